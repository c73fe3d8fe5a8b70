import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { ByFeedToken, ById, CalendarFeedInput, CalendarFeedMade, CalendarFeeds } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { FeedReadingService } from './feed-reading.service.js';

@Controller('calendar-feeds')
export class CalendarFeedController {
  constructor(
    private readonly feeds: CalendarFeedService,
    private readonly reading: FeedReadingService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(CalendarFeeds)
  list(@CurrentActor() actor: RequestActor): Promise<CalendarFeeds> {
    return this.feeds.list(actor);
  }

  @Post()
  @May('signed-in')
  @Answers(CalendarFeedMade, 201)
  make(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: CalendarFeedInput }) input: CalendarFeedInput,
  ): Promise<CalendarFeedMade | Refusal> {
    return this.feeds.make(actor, input);
  }

  @Get(':token.ics')
  @May('public')
  @Answers('file')
  read(@Param({ schema: ByFeedToken }) { token }: ByFeedToken): Promise<Prepared | Refusal> {
    return this.reading.read(token);
  }

  @Delete(':id')
  @May('signed-in')
  @Answers(null)
  revoke(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<undefined | Refusal> {
    return this.feeds.revoke(actor, id);
  }
}

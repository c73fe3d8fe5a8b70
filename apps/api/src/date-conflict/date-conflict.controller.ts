import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  AcceptanceInput,
  ById,
  ConflictCheckQuery,
  ConflictsOfYear,
  ConflictsOfYearQuery,
  HolidaysOfYear,
  OfYear,
  RoundTableConflicts,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CalendarService } from './calendar.service.js';
import { DateConflictService } from './date-conflict.service.js';

@Controller('round-tables')
export class DateConflictController {
  constructor(
    private readonly conflicts: DateConflictService,
    private readonly calendars: CalendarService,
  ) {}

  @Get('conflicts')
  @May('signed-in')
  @Answers(ConflictsOfYear)
  ofYear(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ConflictsOfYearQuery }) query: ConflictsOfYearQuery,
  ): Promise<ConflictsOfYear> {
    return this.conflicts.ofYear(actor, query);
  }

  @Get('conflicts/check')
  @May('round-tables.run')
  @Answers(RoundTableConflicts)
  check(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ConflictCheckQuery }) query: ConflictCheckQuery,
  ): Promise<RoundTableConflicts | Refusal> {
    return this.conflicts.check(actor, query);
  }

  @Get('years/:year/holidays')
  @May('public')
  @Answers(HolidaysOfYear)
  holidays(@CurrentActor() actor: RequestActor, @Param({ schema: OfYear }) { year }: OfYear): Promise<HolidaysOfYear> {
    return this.calendars.year(actor, year);
  }

  @Get(':id/conflicts')
  @May('signed-in')
  @Answers(RoundTableConflicts)
  ofMeeting(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<RoundTableConflicts | Refusal> {
    return this.conflicts.ofMeeting(actor, id);
  }

  @Post(':id/acceptances')
  @May('round-tables.run')
  @Answers(RoundTableConflicts, 200)
  accept(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AcceptanceInput }) input: AcceptanceInput,
  ): Promise<RoundTableConflicts | Refusal> {
    return this.conflicts.accept(actor, id, input);
  }
}

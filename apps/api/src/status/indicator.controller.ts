import { Controller, Get, Query } from '@nestjs/common';
import { Indicators, PublishedFigures, PublishedFiguresQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { IndicatorService } from './indicator.service.js';

@Controller()
export class IndicatorController {
  constructor(private readonly indicators: IndicatorService) {}

  @Get('indicators')
  @May('public')
  @Answers(Indicators)
  list(@CurrentActor() actor: RequestActor): Promise<Indicators> {
    return this.indicators.list(actor);
  }

  @Get('published-figures')
  @May('public')
  @Answers(PublishedFigures)
  figures(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PublishedFiguresQuery }) query: PublishedFiguresQuery,
  ): Promise<PublishedFigures | Refusal> {
    return this.indicators.figures(actor, query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { Coverage, CoverageQuery, MapSheet, MapSheetQuery, Timeline, TimelineQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CoverageService } from './coverage.service.js';
import { MapSheetService } from './map-sheet.service.js';

@Controller()
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly sheets: MapSheetService,
  ) {}

  @Get('coverage')
  @May('public')
  @Answers(Coverage)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CoverageQuery }) query: CoverageQuery,
  ): Promise<Prepared | Refusal> {
    return this.coverage.on(actor, query);
  }

  @Get('coverage/timeline')
  @May('public')
  @Answers(Timeline)
  timeline(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: TimelineQuery }) query: TimelineQuery,
  ): Promise<Prepared | Refusal> {
    return this.coverage.timeline(actor, query);
  }

  @Get('coverage/sheet')
  @May('public')
  @Answers(MapSheet)
  sheet(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: MapSheetQuery }) query: MapSheetQuery,
  ): Promise<Prepared | Refusal> {
    return this.sheets.of(actor, query);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ProgressMap, ProgressMapQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ProgressMapService } from './progress-map.service.js';

/** Before `action-plans/:id` among the controllers: its path is no plan's id. */
@Controller('action-plans/progress-map')
export class ProgressMapController {
  constructor(private readonly map: ProgressMapService) {}

  @Get()
  @May('public')
  @Answers(ProgressMap)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ProgressMapQuery }) query: ProgressMapQuery,
  ): Promise<ProgressMap | Refusal> {
    return this.map.read(actor, query);
  }
}

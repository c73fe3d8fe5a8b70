import { Controller, Get, Query } from '@nestjs/common';
import { SectorMap, SectorMapQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { SectorMapService } from './sector-map.service.js';

@Controller('teams/sector-map')
export class SectorMapController {
  constructor(private readonly map: SectorMapService) {}

  @Get()
  @May('public')
  @Answers(SectorMap)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: SectorMapQuery }) query: SectorMapQuery,
  ): Promise<SectorMap | Refusal> {
    return this.map.read(actor, query);
  }
}

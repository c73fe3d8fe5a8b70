import { Controller, Get, Param, Query } from '@nestjs/common';
import { ByRegionCode, RegionTeams, RegionTeamsQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { TeamRegionsService } from './team-regions.service.js';

@Controller('regions/:code')
export class TeamRegionsController {
  constructor(private readonly regions: TeamRegionsService) {}

  @Get('teams')
  @May('public')
  @Answers(RegionTeams)
  teams(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: RegionTeamsQuery }) { sample }: RegionTeamsQuery,
  ): Promise<RegionTeams | Refusal> {
    return this.regions.teams(actor, code, sample === 'include');
  }
}

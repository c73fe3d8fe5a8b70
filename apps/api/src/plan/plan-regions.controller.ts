import { Controller, Get, Param, Query } from '@nestjs/common';
import { ByRegionCode, CommonNeeds, RegionPlans, RegionPlansQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { PlanRegionsService } from './plan-regions.service.js';

@Controller('regions/:code')
export class PlanRegionsController {
  constructor(private readonly regions: PlanRegionsService) {}

  @Get('plans')
  @May('public')
  @Answers(RegionPlans)
  plans(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: RegionPlansQuery }) { sample }: RegionPlansQuery,
  ): Promise<RegionPlans | Refusal> {
    return this.regions.plans(actor, code, sample === 'include');
  }

  @Get('common-needs')
  @May('public')
  @Answers(CommonNeeds)
  commonNeeds(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: RegionPlansQuery }) { sample }: RegionPlansQuery,
  ): Promise<CommonNeeds | Refusal> {
    return this.regions.commonNeeds(actor, code, sample === 'include');
  }
}

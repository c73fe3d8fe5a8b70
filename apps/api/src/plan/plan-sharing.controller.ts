import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  PlanCompareQuery,
  PlanComparison,
  PlanGrant,
  PlanGrantInput,
  PlanGrantPatch,
  PlanGrants,
  PlanGrantsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { PlanComparisonService } from './plan-comparison.service.js';
import { PlanGrantService } from './plan-grant.service.js';

/** Who sees a plan, and what differs between its versions. */
@Controller()
export class PlanSharingController {
  constructor(
    private readonly grants: PlanGrantService,
    private readonly comparisons: PlanComparisonService,
  ) {}

  @Get('plan-grants')
  @May('signed-in')
  @Answers(PlanGrants)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PlanGrantsQuery }) { plan }: PlanGrantsQuery,
  ): Promise<PlanGrants | Refusal> {
    return this.grants.list(actor, plan);
  }

  @Post('plan-grants')
  @May('plans.run')
  @Answers(PlanGrant, 201)
  grant(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PlanGrantInput }) input: PlanGrantInput,
  ): Promise<PlanGrant | Refusal> {
    return this.grants.add(actor, input);
  }

  @Patch('plan-grants/:id')
  @May('plans.run')
  @Answers(PlanGrant)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PlanGrantPatch }) patch: PlanGrantPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<PlanGrant | Refusal> {
    return this.grants.change(actor, id, patch, ifMatch);
  }

  @Post('plan-grants/:id/withdrawal')
  @May('plans.run')
  @Answers(PlanGrant)
  withdraw(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<PlanGrant | Refusal> {
    return this.grants.withdraw(actor, id);
  }

  @Get('plan-versions/compare')
  @May('public')
  @Answers(PlanComparison)
  compare(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PlanCompareQuery }) { from, to }: PlanCompareQuery,
  ): Promise<PlanComparison | Refusal> {
    return this.comparisons.compare(actor, from, to);
  }
}

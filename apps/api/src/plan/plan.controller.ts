import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ActionPlan,
  ActionPlanInput,
  ActionPlanPatch,
  ActionPlans,
  ActionPlansQuery,
  ById,
  NextVersionInput,
  PlanAnswer,
  PlanContents,
  PlanQuery,
  PlanReaders,
  PlanStepInput,
  WholePlan,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { PlanContentsService } from './plan-contents.service.js';
import { PlanGrantService } from './plan-grant.service.js';
import { PlanLifeService } from './plan-life.service.js';
import { PlanService } from './plan.service.js';

@Controller('action-plans')
export class PlanController {
  constructor(
    private readonly plans: PlanService,
    private readonly lives: PlanLifeService,
    private readonly contents: PlanContentsService,
    private readonly grants: PlanGrantService,
  ) {}

  @Get()
  @May('public')
  @Answers(ActionPlans)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ActionPlansQuery }) query: ActionPlansQuery,
  ): Promise<ActionPlans | Refusal> {
    return this.plans.list(actor, query);
  }

  @Post()
  @May('plans.run')
  @Answers(WholePlan, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ActionPlanInput }) input: ActionPlanInput,
  ): Promise<WholePlan | Refusal> {
    return this.plans.create(actor, input);
  }

  @Get(':id')
  @May('public')
  @Answers(PlanAnswer)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: PlanQuery }) query: PlanQuery,
  ): Promise<PlanAnswer | Refusal> {
    return this.plans.read(actor, id, query);
  }

  @Patch(':id')
  @May('plans.run')
  @Answers(ActionPlan)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ActionPlanPatch }) patch: ActionPlanPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<ActionPlan | Refusal> {
    return this.plans.change(actor, id, patch, ifMatch);
  }

  @Delete(':id')
  @May('plans.run')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.plans.remove(actor, id);
  }

  @Post(':id/steps')
  @May('plans.run')
  @Answers(ActionPlan)
  step(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PlanStepInput }) input: PlanStepInput,
  ): Promise<ActionPlan | Refusal> {
    return this.lives.step(actor, id, input);
  }

  @Post(':id/next-version')
  @May('plans.run')
  @Answers(WholePlan, 201)
  openNext(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: NextVersionInput }) input: NextVersionInput,
  ): Promise<WholePlan | Refusal> {
    return this.lives.openNext(actor, id, input);
  }

  @Post(':id/contents')
  @May('plans.run')
  @Answers(WholePlan, 201)
  fill(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PlanContents }) contents: PlanContents,
  ): Promise<WholePlan | Refusal> {
    return this.contents.add(actor, id, contents);
  }

  @Get(':id/readers')
  @May('signed-in')
  @Answers(PlanReaders)
  readers(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<PlanReaders | Refusal> {
    return this.grants.readers(actor, id);
  }
}

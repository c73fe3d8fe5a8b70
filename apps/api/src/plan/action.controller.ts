import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  Action,
  ActionInput,
  ActionPatch,
  ActionQuery,
  ActionServes,
  ActionServesInput,
  ActionsPatch,
  AssigneesInput,
  ById,
  ChangedActions,
  PlanHeadline,
  ReinstatementInput,
  ReportedAction,
  VerificationInput,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { ActionServesService } from './action-serves.service.js';
import { ActionService } from './action.service.js';
import { ProgressReportService } from './progress-report.service.js';

@Controller('actions')
export class ActionController {
  constructor(
    private readonly actions: ActionService,
    private readonly reports: ProgressReportService,
    private readonly services: ActionServesService,
  ) {}

  @Post()
  @May('plans.run')
  @Answers(Action, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ActionInput }) input: ActionInput,
  ): Promise<Action | Refusal> {
    return this.actions.add(actor, input);
  }

  @Patch()
  @May('plans.work')
  @Answers(ChangedActions)
  changeMany(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ActionsPatch }) patch: ActionsPatch,
  ): Promise<ChangedActions | Refusal> {
    return this.actions.changeMany(actor, patch);
  }

  @Get(':id')
  @May('public')
  @Answers(Action)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: ActionQuery }) { asAt }: ActionQuery,
  ): Promise<Action | Refusal> {
    return this.actions.read(actor, id, asAt);
  }

  @Get(':id/plan')
  @May('public')
  @Answers(PlanHeadline)
  readPlan(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<PlanHeadline | Refusal> {
    return this.actions.planOfAction(actor, id);
  }

  @Get(':id/serves')
  @May('plans.work')
  @Answers(ActionServes)
  serves(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<ActionServes | Refusal> {
    return this.services.read(actor, id);
  }

  @Put(':id/serves')
  @May('plans.run')
  @Answers(ActionServes)
  setServes(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ActionServesInput }) input: ActionServesInput,
  ): Promise<ActionServes | Refusal> {
    return this.services.set(actor, id, input);
  }

  @Patch(':id')
  @May('plans.work')
  @Answers(Action)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ActionPatch }) patch: ActionPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Action | Refusal> {
    return this.actions.change(actor, id, patch, ifMatch);
  }

  @Delete(':id')
  @May('plans.run')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.actions.remove(actor, id);
  }

  @Post(':id/assignees')
  @May('plans.run')
  @Answers(Action)
  assign(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AssigneesInput }) input: AssigneesInput,
  ): Promise<Action | Refusal> {
    return this.actions.assign(actor, id, input);
  }

  @Post(':id/verification')
  @May('plans.work')
  @Answers(ReportedAction, 201)
  verify(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: VerificationInput }) input: VerificationInput,
  ): Promise<ReportedAction | Refusal> {
    return this.reports.verify(actor, id, input);
  }

  @Post(':id/reinstatement')
  @May('plans.run')
  @Answers(ReportedAction, 201)
  reinstate(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ReinstatementInput }) input: ReinstatementInput,
  ): Promise<ReportedAction | Refusal> {
    return this.reports.reinstate(actor, id, input);
  }
}

import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ActionDependency,
  ActionDependencyInput,
  ById,
  ExchangeRate,
  ExchangeRateInput,
  ExchangeRates,
  ExchangeRatesQuery,
  Objective,
  ObjectiveInput,
  ObjectivePatch,
  ProgressReportInput,
  ProgressReports,
  ProgressReportsQuery,
  ReportedAction,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { DependencyService } from './dependency.service.js';
import { ExchangeRateService } from './exchange-rate.service.js';
import { ObjectiveService } from './objective.service.js';
import { ProgressReportService } from './progress-report.service.js';

/** What a plan is made of besides its actions. */
@Controller()
export class PlanPartController {
  constructor(
    private readonly objectives: ObjectiveService,
    private readonly dependencies: DependencyService,
    private readonly reports: ProgressReportService,
    private readonly rates: ExchangeRateService,
  ) {}

  @Post('objectives')
  @May('plans.run')
  @Answers(Objective, 201)
  addObjective(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ObjectiveInput }) input: ObjectiveInput,
  ): Promise<Objective | Refusal> {
    return this.objectives.add(actor, input);
  }

  @Patch('objectives/:id')
  @May('plans.run')
  @Answers(Objective)
  changeObjective(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ObjectivePatch }) patch: ObjectivePatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Objective | Refusal> {
    return this.objectives.change(actor, id, patch, ifMatch);
  }

  @Delete('objectives/:id')
  @May('plans.run')
  @Answers(null)
  removeObjective(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.objectives.remove(actor, id);
  }

  @Post('action-dependencies')
  @May('plans.run')
  @Answers(ActionDependency, 201)
  addDependency(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ActionDependencyInput }) input: ActionDependencyInput,
  ): Promise<ActionDependency | Refusal> {
    return this.dependencies.add(actor, input);
  }

  @Delete('action-dependencies/:id')
  @May('plans.run')
  @Answers(null)
  removeDependency(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<true | Refusal> {
    return this.dependencies.remove(actor, id);
  }

  @Get('progress-reports')
  @May('public')
  @Answers(ProgressReports)
  listReports(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ProgressReportsQuery }) query: ProgressReportsQuery,
  ): Promise<ProgressReports | Refusal> {
    return this.reports.list(actor, query);
  }

  @Post('progress-reports')
  @May('plans.work')
  @Answers(ReportedAction, 201)
  report(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ProgressReportInput }) input: ProgressReportInput,
  ): Promise<ReportedAction | Refusal> {
    return this.reports.add(actor, input);
  }

  @Get('exchange-rates')
  @May('public')
  @Answers(ExchangeRates)
  listRates(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ExchangeRatesQuery }) { plan }: ExchangeRatesQuery,
  ): Promise<ExchangeRates | Refusal> {
    return this.rates.list(actor, plan);
  }

  @Post('exchange-rates')
  @May('plans.run')
  @Answers(ExchangeRate, 201)
  addRate(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ExchangeRateInput }) input: ExchangeRateInput,
  ): Promise<ExchangeRate | Refusal> {
    return this.rates.add(actor, input);
  }
}

import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  NextRiskVersionInput,
  RiskAssessment,
  RiskAssessmentInput,
  RiskAssessmentPatch,
  RiskAssessments,
  RiskAssessmentsQuery,
  RiskComparison,
  RiskComparisonQuery,
  RiskPeopleInput,
  RiskReaders,
  RiskStepInput,
  WholeRiskAssessment,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RiskComparisonService } from './risk-comparison.service.js';
import { RiskLifeService } from './risk-life.service.js';
import { RiskPeopleService } from './risk-people.service.js';
import { RiskVersionService } from './risk-version.service.js';
import { RiskService } from './risk.service.js';

@Controller('risk-assessments')
export class RiskController {
  constructor(
    private readonly risks: RiskService,
    private readonly lives: RiskLifeService,
    private readonly versions: RiskVersionService,
    private readonly people: RiskPeopleService,
    private readonly comparisons: RiskComparisonService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(RiskAssessments)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RiskAssessmentsQuery }) query: RiskAssessmentsQuery,
  ): Promise<RiskAssessments> {
    return this.risks.list(actor, query);
  }

  @Post()
  @May('risks.work')
  @Answers(RiskAssessment, 201)
  begin(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RiskAssessmentInput }) input: RiskAssessmentInput,
  ): Promise<RiskAssessment | Refusal> {
    return this.risks.begin(actor, input);
  }

  @Get('compare')
  @May('signed-in')
  @Answers(RiskComparison)
  compare(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RiskComparisonQuery }) query: RiskComparisonQuery,
  ): Promise<RiskComparison | Refusal> {
    return this.comparisons.compare(actor, query);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(WholeRiskAssessment)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<WholeRiskAssessment | Refusal> {
    return this.risks.read(actor, id);
  }

  @Patch(':id')
  @May('risks.work')
  @Answers(RiskAssessment)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RiskAssessmentPatch }) patch: RiskAssessmentPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RiskAssessment | Refusal> {
    return this.risks.change(actor, id, patch, ifMatch);
  }

  @Post(':id/steps')
  @May('risks.work')
  @Answers(RiskAssessment, 200)
  step(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RiskStepInput }) input: RiskStepInput,
  ): Promise<RiskAssessment | Refusal> {
    return this.lives.step(actor, id, input);
  }

  @Post(':id/next-version')
  @May('risks.work')
  @Answers(RiskAssessment, 201)
  openNext(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: NextRiskVersionInput }) input: NextRiskVersionInput,
  ): Promise<RiskAssessment | Refusal> {
    return this.versions.openNext(actor, id, input);
  }

  @Post(':id/people')
  @May('risks.work')
  @Answers(RiskAssessment, 200)
  name(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RiskPeopleInput }) input: RiskPeopleInput,
  ): Promise<RiskAssessment | Refusal> {
    return this.people.name(actor, id, input);
  }

  @Get(':id/readers')
  @May('signed-in')
  @Answers(RiskReaders)
  readers(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RiskReaders | Refusal> {
    return this.people.readers(actor, id);
  }
}

import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ById,
  CascadesInput,
  Scenario,
  ScenarioHistory,
  ScenarioInput,
  ScenarioPatch,
  SensitivityInput,
  ServedRisks,
  ServedRisksQuery,
  TreatmentsInput,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { ScenarioLinkService } from './scenario-link.service.js';
import { ScenarioService } from './scenario.service.js';

@Controller('scenarios')
export class ScenarioController {
  constructor(
    private readonly scenarios: ScenarioService,
    private readonly links: ScenarioLinkService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(ServedRisks)
  served(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ServedRisksQuery }) { line }: ServedRisksQuery,
  ): Promise<ServedRisks> {
    return this.links.served(actor, line);
  }

  @Post()
  @May('risks.work')
  @Answers(Scenario, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ScenarioInput }) input: ScenarioInput,
  ): Promise<Scenario | Refusal> {
    return this.scenarios.create(actor, input);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(Scenario)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Scenario | Refusal> {
    return this.scenarios.read(actor, id);
  }

  @Patch(':id')
  @May('risks.work')
  @Answers(Scenario)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ScenarioPatch }) patch: ScenarioPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Scenario | Refusal> {
    return this.scenarios.change(actor, id, patch, ifMatch);
  }

  @Delete(':id')
  @May('risks.work')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.scenarios.remove(actor, id);
  }

  @Get(':id/history')
  @May('signed-in')
  @Answers(ScenarioHistory)
  history(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<ScenarioHistory | Refusal> {
    return this.scenarios.history(actor, id);
  }

  @Put(':id/treatments')
  @May('risks.work')
  @Answers(Scenario)
  treat(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: TreatmentsInput }) input: TreatmentsInput,
  ): Promise<Scenario | Refusal> {
    return this.links.treat(actor, id, input);
  }

  @Put(':id/cascades')
  @May('risks.work')
  @Answers(Scenario)
  cascade(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: CascadesInput }) input: CascadesInput,
  ): Promise<Scenario | Refusal> {
    return this.links.cascade(actor, id, input);
  }

  @Post(':id/sensitivities')
  @May('risks.work')
  @Answers(Scenario, 200)
  choose(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: SensitivityInput }) input: SensitivityInput,
  ): Promise<Scenario | Refusal> {
    return this.links.choose(actor, id, input);
  }
}

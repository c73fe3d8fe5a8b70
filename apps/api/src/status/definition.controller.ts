import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import {
  ByIndicator,
  ByLevel,
  IndicatorDefinition,
  IndicatorDefinitions,
  IndicatorInput,
  IndicatorPatch,
  LevelInput,
  LevelPatch,
  SettingHistory,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { DefinitionService } from './definition.service.js';
import { LevelService } from './level.service.js';

/** Indicators and levels as data: coordinators add and change them. */
@Controller()
export class DefinitionController {
  constructor(
    private readonly definitions: DefinitionService,
    private readonly levels: LevelService,
  ) {}

  @Get('indicator-definitions')
  @May('status.define')
  @Answers(IndicatorDefinitions)
  list(@CurrentActor() actor: RequestActor): Promise<IndicatorDefinitions> {
    return this.definitions.list(actor);
  }

  @Post('indicators')
  @May('status.define')
  @Answers(IndicatorDefinition, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: IndicatorInput }) input: IndicatorInput,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.definitions.create(actor, input);
  }

  @Get('indicators/:id/definition')
  @May('status.define')
  @Answers(IndicatorDefinition)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIndicator }) { id }: ByIndicator,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.definitions.read(actor, id);
  }

  @Patch('indicators/:id')
  @May('status.define')
  @Answers(IndicatorDefinition)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIndicator }) { id }: ByIndicator,
    @Body({ schema: IndicatorPatch }) patch: IndicatorPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.definitions.change(actor, id, patch, ifMatch);
  }

  @Get('indicators/:id/history')
  @May('status.define')
  @Answers(SettingHistory)
  history(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIndicator }) { id }: ByIndicator,
  ): Promise<SettingHistory | Refusal> {
    return this.definitions.history(actor, id);
  }

  @Post('indicators/:id/levels')
  @May('status.define')
  @Answers(IndicatorDefinition, 201)
  addLevel(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIndicator }) { id }: ByIndicator,
    @Body({ schema: LevelInput }) input: LevelInput,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.levels.add(actor, id, input);
  }

  @Patch('indicators/:id/levels/:level')
  @May('status.define')
  @Answers(IndicatorDefinition)
  changeLevel(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByLevel }) { id, level }: ByLevel,
    @Body({ schema: LevelPatch }) patch: LevelPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.levels.change(actor, id, level, patch, ifMatch);
  }

  @Delete('indicators/:id/levels/:level')
  @May('status.define')
  @Answers(IndicatorDefinition)
  removeLevel(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByLevel }) { id, level }: ByLevel,
  ): Promise<IndicatorDefinition | Refusal> {
    return this.levels.remove(actor, id, level);
  }
}

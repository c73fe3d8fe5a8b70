import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ByFigure,
  FigureInput,
  FigurePatch,
  PublishedFigureEntry,
  PublishedFigures,
  PublishedFiguresQuery,
  SettingHistory,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { PublishedFigureService } from './published-figure.service.js';

@Controller('published-figures')
export class PublishedFigureController {
  constructor(private readonly figures: PublishedFigureService) {}

  @Get()
  @May('public')
  @Answers(PublishedFigures)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PublishedFiguresQuery }) query: PublishedFiguresQuery,
  ): Promise<PublishedFigures | Refusal> {
    return this.figures.list(actor, query);
  }

  @Get(':id')
  @May('public')
  @Answers(PublishedFigureEntry)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByFigure }) { id }: ByFigure,
  ): Promise<PublishedFigureEntry | Refusal> {
    return this.figures.read(actor, id);
  }

  @Post()
  @May('status.define')
  @Answers(PublishedFigureEntry, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: FigureInput }) input: FigureInput,
  ): Promise<PublishedFigureEntry | Refusal> {
    return this.figures.create(actor, input);
  }

  @Patch(':id')
  @May('status.define')
  @Answers(PublishedFigureEntry)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByFigure }) { id }: ByFigure,
    @Body({ schema: FigurePatch }) patch: FigurePatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<PublishedFigureEntry | Refusal> {
    return this.figures.change(actor, id, patch, ifMatch);
  }

  @Get(':id/history')
  @May('status.define')
  @Answers(SettingHistory)
  history(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByFigure }) { id }: ByFigure,
  ): Promise<SettingHistory | Refusal> {
    return this.figures.history(actor, id);
  }
}

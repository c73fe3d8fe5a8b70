import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ById, ByIso3, Export, Exports, InLanguage } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ExportService } from './export.service.js';

@Controller()
export class ExportController {
  constructor(private readonly exports: ExportService) {}

  @Post('countries/:iso3/export')
  @May('exports.make')
  @Answers(Export, 202)
  ask(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    // The actor speaks it already.
    @Query({ schema: InLanguage }) _language: InLanguage,
  ): Promise<Export | Refusal> {
    return this.exports.ask(actor, iso3);
  }

  @Get('countries/:iso3/exports')
  @May('exports.make')
  @Answers(Exports)
  list(@CurrentActor() actor: RequestActor, @Param({ schema: ByIso3 }) { iso3 }: ByIso3): Promise<Exports | Refusal> {
    return this.exports.list(actor, iso3);
  }

  @Get('exports/:id')
  @May('exports.make')
  @Answers(Export, 202)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Export | Refusal> {
    return this.exports.read(actor, id);
  }

  @Get('exports/:id/content')
  @May('exports.make')
  @Answers('file')
  content(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<MadeFile | Refusal> {
    return this.exports.content(actor, id);
  }
}

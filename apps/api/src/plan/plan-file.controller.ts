import { Controller, Get, Param, Query } from '@nestjs/common';
import { ById, PlanFileQuery, WholePlan } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile, type Prepared } from '../platform/http/answers.js';
import { ForbidsSome, May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { PlanFileService } from './plan-file.service.js';

@Controller('action-plans')
export class PlanFileController {
  constructor(private readonly files: PlanFileService) {}

  @Get(':id.xlsx')
  @May('public')
  @ForbidsSome()
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: PlanFileQuery }) query: PlanFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.table(actor, id, query, 'xlsx');
  }

  @Get(':id.csv')
  @May('public')
  @ForbidsSome()
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: PlanFileQuery }) query: PlanFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.table(actor, id, query, 'csv');
  }

  @Get(':id.docx')
  @May('public')
  @ForbidsSome()
  @Answers('file')
  docx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: PlanFileQuery }) query: PlanFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.document(actor, id, query);
  }

  @Get(':id.json')
  @May('public')
  @ForbidsSome()
  @Answers(WholePlan)
  json(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: PlanFileQuery }) query: PlanFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.json(actor, id, query);
  }
}

import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  ById,
  PlanImport,
  PlanImportConfirmation,
  PlanImportList,
  PlanImportPatch,
  PlanImportsQuery,
} from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch, type PortalRequest } from '../platform/http/request.js';
import { ImportService } from './import.service.js';
import { keyedBy, readBrought } from './import-upload.js';

@Controller('imports')
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Get()
  @May('plans.run')
  @Answers(PlanImportList)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PlanImportsQuery }) { plan }: PlanImportsQuery,
  ): Promise<PlanImportList | Refusal> {
    return this.imports.list(actor, plan);
  }

  @Post()
  @May('plans.run')
  @Answers(PlanImport, 201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'planId'],
      properties: { file: { type: 'string', format: 'binary' }, planId: { type: 'string', format: 'uuid' } },
    },
  })
  async add(@CurrentActor() actor: RequestActor, @Req() request: PortalRequest): Promise<PlanImport | Refusal> {
    const brought = await readBrought(request, (planId) => this.imports.open(actor, planId));
    return isRefusal(brought) ? brought : this.imports.add(keyedBy(actor, brought), brought);
  }

  @Get(':id')
  @May('plans.run')
  @Answers(PlanImport)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<PlanImport | Refusal> {
    return this.imports.read(actor, id);
  }

  @Patch(':id')
  @May('plans.run')
  @Answers(PlanImport)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PlanImportPatch }) patch: PlanImportPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<PlanImport | Refusal> {
    return this.imports.change(actor, id, patch, ifMatch);
  }

  @Post(':id/confirmation')
  @May('plans.run')
  @Answers(PlanImport)
  confirm(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PlanImportConfirmation }) seen: PlanImportConfirmation,
  ): Promise<PlanImport | Refusal> {
    return this.imports.confirm(actor, id, seen);
  }

  @Delete(':id')
  @May('plans.run')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.imports.remove(actor, id);
  }
}

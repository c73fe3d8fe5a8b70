import { Controller, Get, Query } from '@nestjs/common';
import { ClaimFileQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ClaimFileService } from './claim-file.service.js';

@Controller()
export class ClaimFileController {
  constructor(private readonly files: ClaimFileService) {}

  @Get('claims.csv')
  @May('public')
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ClaimFileQuery }) query: ClaimFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.table(actor, query, 'csv');
  }

  @Get('claims.xlsx')
  @May('public')
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ClaimFileQuery }) query: ClaimFileQuery,
  ): Promise<MadeFile | Refusal> {
    return this.files.table(actor, query, 'xlsx');
  }
}

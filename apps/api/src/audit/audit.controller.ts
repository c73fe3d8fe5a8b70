import { Controller, Get, Query } from '@nestjs/common';
import { AuditEntries, AuditFileQuery, AuditQuery, AuditVerification } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { AuditService } from './audit.service.js';

@Controller()
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get('audit')
  @May('audit.read')
  @Answers(AuditEntries)
  list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<AuditEntries | Refusal> {
    return this.audit.list(query);
  }

  @Get('audit/verify')
  @May('audit.read')
  @Answers(AuditVerification)
  verify(): Promise<AuditVerification> {
    return this.audit.verify();
  }

  @Get('audit.csv')
  @May('audit.read')
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: AuditFileQuery }) query: AuditFileQuery,
  ): Promise<MadeFile> {
    return this.audit.file(actor, query, 'csv');
  }

  @Get('audit.xlsx')
  @May('audit.read')
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: AuditFileQuery }) query: AuditFileQuery,
  ): Promise<MadeFile> {
    return this.audit.file(actor, query, 'xlsx');
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { AuditEntries, AuditQuery, AuditVerification } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { AuditService } from './audit.service.js';

@Controller('audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @May('audit.read')
  @Answers(AuditEntries)
  list(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<AuditEntries | Refusal> {
    return this.audit.list(query);
  }

  @Get('verify')
  @May('audit.read')
  @Answers(AuditVerification)
  verify(): Promise<AuditVerification> {
    return this.audit.verify();
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { ById, RiskReport, RiskReportQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type MadeFile } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { RiskReportService } from './risk-report.service.js';

@Controller('risk-assessments')
export class RiskReportController {
  constructor(private readonly reports: RiskReportService) {}

  @Get(':id/report')
  @May('signed-in')
  @Answers(RiskReport)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: RiskReportQuery }) { kind }: RiskReportQuery,
  ): Promise<RiskReport | Refusal> {
    return this.reports.read(actor, id, kind);
  }

  @Get(':id/report.docx')
  @May('signed-in')
  @Answers('file')
  docx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: RiskReportQuery }) { kind }: RiskReportQuery,
  ): Promise<MadeFile | Refusal> {
    return this.reports.document(actor, id, kind);
  }
}

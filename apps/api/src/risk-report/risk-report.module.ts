import { Module } from '@nestjs/common';
import { PlanDocumentModule } from '../plan/plan-document.module.js';
import { RiskLookupModule } from '../risk/risk-lookup.module.js';
import { RiskModule } from '../risk/risk.module.js';
import { ListedScenarioModule } from '../scenario/listed-scenario.module.js';
import { ScenarioModule } from '../scenario/scenario.module.js';
import { RiskReportController } from './risk-report.controller.js';
import { RiskReportService } from './risk-report.service.js';

@Module({
  imports: [PlanDocumentModule, RiskLookupModule, RiskModule, ListedScenarioModule, ScenarioModule],
  controllers: [RiskReportController],
  providers: [RiskReportService],
})
export class RiskReportModule {}

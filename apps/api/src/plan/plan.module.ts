import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { NetworkModule } from '../network/network.module.js';
import { StatusModule } from '../status/status.module.js';
import { ActionController } from './action.controller.js';
import { ActionServesService } from './action-serves.service.js';
import { ActionService } from './action.service.js';
import { DependencyService } from './dependency.service.js';
import { ExchangeRateService } from './exchange-rate.service.js';
import { ImportController } from './import.controller.js';
import { OldImports } from './import.jobs.js';
import { ImportService } from './import.service.js';
import { ImportWriter } from './import-writer.js';
import { ObjectiveService } from './objective.service.js';
import { PlanComparisonService } from './plan-comparison.service.js';
import { PlanContentsService } from './plan-contents.service.js';
import { PlanDocumentModule } from './plan-document.module.js';
import { PlanFileController } from './plan-file.controller.js';
import { PlanFileService } from './plan-file.service.js';
import { PlanGrantService } from './plan-grant.service.js';
import { PlanLifeService } from './plan-life.service.js';
import { PlanPartController } from './plan-part.controller.js';
import { PlanSharingController } from './plan-sharing.controller.js';
import { PlanController } from './plan.controller.js';
import { PlanRegionsController } from './plan-regions.controller.js';
import { PlanRegionsService } from './plan-regions.service.js';
import { PlanReminderService } from './plan-reminder.service.js';
import { PlanService } from './plan.service.js';
import { ProgressReportService } from './progress-report.service.js';
import { ProgressMapController } from './progress-map.controller.js';
import { ProgressMapService } from './progress-map.service.js';
import { ReportWriter } from './report-writer.js';
import { TemplateController } from './template.controller.js';
import { TemplateService } from './template.service.js';

@Module({
  imports: [NetworkModule, NotificationsModule, PlanDocumentModule, StatusModule],
  controllers: [
    ActionController,
    ImportController,
    ProgressMapController,
    PlanController,
    PlanFileController,
    PlanPartController,
    PlanRegionsController,
    PlanSharingController,
    TemplateController,
  ],
  providers: [
    ActionServesService,
    ActionService,
    DependencyService,
    ExchangeRateService,
    ImportService,
    ImportWriter,
    ObjectiveService,
    OldImports,
    PlanComparisonService,
    PlanContentsService,
    PlanFileService,
    PlanGrantService,
    PlanLifeService,
    PlanRegionsService,
    PlanReminderService,
    PlanService,
    ProgressMapService,
    ProgressReportService,
    ReportWriter,
    TemplateService,
  ],
  exports: [ActionService, PlanContentsService, PlanService],
})
export class PlanModule {}

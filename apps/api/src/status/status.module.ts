import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { WorkModule } from '../work/work.module.js';
import { ClaimController } from './claim.controller.js';
import { ClaimService } from './claim.service.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageService } from './coverage.service.js';
import { DefinitionController } from './definition.controller.js';
import { DefinitionService } from './definition.service.js';
import { ExemptionService } from './exemption.service.js';
import { IndicatorController } from './indicator.controller.js';
import { IndicatorService } from './indicator.service.js';
import { LevelService } from './level.service.js';
import { LineWriter } from './line-writer.js';
import { MapSheetService } from './map-sheet.service.js';
import { PictureCache } from './picture-cache.js';
import { PublishedFigureController } from './published-figure.controller.js';
import { PublishedFigureService } from './published-figure.service.js';
import { RetractionService } from './retraction.service.js';
import { SharingController } from './sharing.controller.js';
import { SharingService } from './sharing.service.js';
import { SpansService } from './spans.service.js';
import { StatusPictureService } from './status-picture.service.js';
import { UpdateController } from './update.controller.js';
import { UpdateService } from './update.service.js';
import { ValidationController } from './validation.controller.js';
import { ReminderService } from './reminder.service.js';
import { ValidationService } from './validation.service.js';

@Module({
  imports: [AuditModule, NotificationsModule, WorkModule],
  controllers: [
    CoverageController,
    IndicatorController,
    DefinitionController,
    PublishedFigureController,
    ClaimController,
    UpdateController,
    ValidationController,
    SharingController,
  ],
  providers: [
    ClaimService,
    CoverageService,
    DefinitionService,
    ExemptionService,
    IndicatorService,
    LevelService,
    LineWriter,
    MapSheetService,
    PictureCache,
    PublishedFigureService,
    ReminderService,
    RetractionService,
    SharingService,
    SpansService,
    StatusPictureService,
    UpdateService,
    ValidationService,
  ],
  exports: [StatusPictureService],
})
export class StatusModule {}

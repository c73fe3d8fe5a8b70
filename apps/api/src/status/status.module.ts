import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { WorkModule } from '../work/work.module.js';
import { ClaimController } from './claim.controller.js';
import { ClaimFileController } from './claim-file.controller.js';
import { ClaimFileService } from './claim-file.service.js';
import { ClaimRecordService } from './claim-record.service.js';
import { ClaimService } from './claim.service.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageFileController } from './coverage-file.controller.js';
import { CoverageFileService } from './coverage-file.service.js';
import { CoverageService } from './coverage.service.js';
import { DefinitionController } from './definition.controller.js';
import { DefinitionService } from './definition.service.js';
import { ExemptionService } from './exemption.service.js';
import { IndicatorController } from './indicator.controller.js';
import { IndicatorService } from './indicator.service.js';
import { LevelService } from './level.service.js';
import { LineWriter } from './line-writer.js';
import { LookAgainService } from './look-again.service.js';
import { MapSheetService } from './map-sheet.service.js';
import { PreparedUpdateService } from './prepared-update.service.js';
import { PublishedFigureController } from './published-figure.controller.js';
import { PublishedFigureService } from './published-figure.service.js';
import { RetractionService } from './retraction.service.js';
import { RoundAnswersService } from './round-answers.service.js';
import { RoundController } from './round.controller.js';
import { RoundExceptionService } from './round-exception.service.js';
import { RoundService } from './round.service.js';
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
    CoverageFileController,
    IndicatorController,
    DefinitionController,
    PublishedFigureController,
    ClaimController,
    ClaimFileController,
    UpdateController,
    ValidationController,
    SharingController,
    RoundController,
  ],
  providers: [
    ClaimFileService,
    ClaimRecordService,
    ClaimService,
    CoverageFileService,
    CoverageService,
    DefinitionService,
    ExemptionService,
    IndicatorService,
    LevelService,
    LineWriter,
    LookAgainService,
    MapSheetService,
    PreparedUpdateService,
    PublishedFigureService,
    ReminderService,
    RetractionService,
    RoundAnswersService,
    RoundExceptionService,
    RoundService,
    SharingService,
    SpansService,
    StatusPictureService,
    UpdateService,
    ValidationService,
  ],
  exports: [
    ClaimRecordService,
    IndicatorService,
    LookAgainService,
    PreparedUpdateService,
    PublishedFigureService,
    StatusPictureService,
  ],
})
export class StatusModule {}

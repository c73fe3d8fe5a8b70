import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { ChecklistService } from './checklist.service.js';
import { DelegateService } from './delegate.service.js';
import { DelegationController } from './delegation.controller.js';
import { DelegationService } from './delegation.service.js';
import { ReadinessController } from './readiness.controller.js';
import { ReadinessService } from './readiness.service.js';
import { ReminderService } from './reminder.service.js';
import { RoundTableDayService } from './round-table-day.service.js';
import { RoundTableWorkService } from './round-table-work.service.js';

@Module({
  imports: [NotificationsModule, RoundTableModule],
  controllers: [DelegationController, ReadinessController],
  providers: [
    ChecklistService,
    DelegateService,
    DelegationService,
    ReadinessService,
    ReminderService,
    RoundTableDayService,
    RoundTableWorkService,
  ],
  exports: [RoundTableWorkService],
})
export class DelegationModule {}

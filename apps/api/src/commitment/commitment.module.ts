import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { CommitmentController } from './commitment.controller.js';
import { CommitmentReminderService } from './commitment-reminder.service.js';
import { CommitmentService } from './commitment.service.js';

@Module({
  imports: [NotificationsModule, RoundTableModule],
  controllers: [CommitmentController],
  providers: [CommitmentService, CommitmentReminderService],
})
export class CommitmentModule {}

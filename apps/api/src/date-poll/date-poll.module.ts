import { Module } from '@nestjs/common';
import { DateConflictModule } from '../date-conflict/date-conflict.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { DatePollController } from './date-poll.controller.js';
import { DatePollPictureService } from './date-poll-picture.service.js';
import { DatePollService } from './date-poll.service.js';
import { PollAnswerService } from './poll-answer.service.js';

@Module({
  imports: [DateConflictModule, NotificationsModule, RoundTableModule],
  controllers: [DatePollController],
  providers: [DatePollPictureService, DatePollService, PollAnswerService],
})
export class DatePollModule {}

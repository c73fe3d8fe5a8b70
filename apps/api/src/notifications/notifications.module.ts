import { Module } from '@nestjs/common';
import { NewsMail } from './news-mail.js';
import { NotificationController } from './notification.controller.js';
import { NotificationService } from './notification.service.js';

@Module({
  controllers: [NotificationController],
  providers: [NewsMail, NotificationService],
  exports: [NotificationService],
})
export class NotificationsModule {}

import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ById, Notification, Notifications, NotificationsQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { NotificationService } from './notification.service.js';

@Controller('notifications')
export class NotificationController {
  constructor(private readonly notifications: NotificationService) {}

  @Get()
  @May('signed-in')
  @Answers(Notifications)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: NotificationsQuery }) query: NotificationsQuery,
  ): Promise<Notifications> {
    return this.notifications.list(actor, query);
  }

  @Post(':id/read')
  @May('signed-in')
  @Answers(Notification)
  markRead(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<Notification | Refusal> {
    return this.notifications.markRead(actor, id);
  }
}

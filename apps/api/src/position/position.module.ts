import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { HearingModule } from './hearing.module.js';
import { PositionController } from './position.controller.js';
import { PositionService } from './position.service.js';

@Module({
  imports: [HearingModule, NotificationsModule, RoundTableModule],
  controllers: [PositionController],
  providers: [PositionService],
})
export class PositionModule {}

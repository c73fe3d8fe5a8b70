import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RiskMethodModule } from '../risk-method/risk-method.module.js';
import { PictureDrawingService } from './picture-drawing.service.js';
import { PictureNewsService } from './picture-news.service.js';
import { PictureStateService } from './picture-state.service.js';
import { RegionalRiskPictureController } from './regional-risk-picture.controller.js';
import { RegionalRiskPictureService } from './regional-risk-picture.service.js';

@Module({
  imports: [NotificationsModule, RiskMethodModule],
  controllers: [RegionalRiskPictureController],
  providers: [RegionalRiskPictureService, PictureStateService, PictureDrawingService, PictureNewsService],
})
export class RegionalRiskPictureModule {}

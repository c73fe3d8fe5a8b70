import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RiskMethodModule } from '../risk-method/risk-method.module.js';
import { ScenarioModule } from '../scenario/scenario.module.js';
import { ScoreService } from './score.service.js';
import { ScoringClockService } from './scoring-clock.service.js';
import { ScoringPictureService } from './scoring-picture.service.js';
import { ScoreController, ScoringController } from './scoring.controller.js';
import { ScoringService } from './scoring.service.js';

@Module({
  imports: [NotificationsModule, RiskMethodModule, ScenarioModule],
  controllers: [ScoringController, ScoreController],
  providers: [ScoringService, ScoreService, ScoringPictureService, ScoringClockService],
})
export class ScoringModule {}

import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RiskLookupModule } from '../risk/risk-lookup.module.js';
import { ScenarioModule } from '../scenario/scenario.module.js';
import { GrantController, ReviewController } from './expert-review.controller.js';
import { GrantService } from './grant.service.js';
import { ReviewService } from './review.service.js';

@Module({
  imports: [NotificationsModule, RiskLookupModule, ScenarioModule],
  controllers: [GrantController, ReviewController],
  providers: [GrantService, ReviewService],
})
export class ExpertReviewModule {}

import { Module } from '@nestjs/common';
import { RiskMethodModule } from '../risk-method/risk-method.module.js';
import { RiskLookupModule } from '../risk/risk-lookup.module.js';
import { ListedScenarioModule } from './listed-scenario.module.js';
import { ScenarioCommentController, ScenarioTemplateController } from './scenario-comment.controller.js';
import { ScenarioCommentService } from './scenario-comment.service.js';
import { ScenarioController } from './scenario.controller.js';
import { ScenarioLinkService } from './scenario-link.service.js';
import { ScenarioLookup } from './scenario-lookup.service.js';
import { ScenarioPictureService } from './scenario-picture.service.js';
import { ScenarioRatingService } from './scenario-rating.service.js';
import { ScenarioService } from './scenario.service.js';

@Module({
  imports: [RiskLookupModule, RiskMethodModule, ListedScenarioModule],
  controllers: [ScenarioController, ScenarioCommentController, ScenarioTemplateController],
  providers: [
    ScenarioService,
    ScenarioPictureService,
    ScenarioLinkService,
    ScenarioCommentService,
    ScenarioLookup,
    ScenarioRatingService,
  ],
  exports: [ScenarioPictureService, ScenarioLookup, ScenarioRatingService],
})
export class ScenarioModule {}

import { Module } from '@nestjs/common';
import { RiskMethodModule } from '../risk-method/risk-method.module.js';
import { ListedScenarioService } from './listed-scenario.service.js';
import { ScenarioCopyService } from './scenario-copy.service.js';

/** A module of its own: assessments show their scenarios, and scenarios need their assessment. */
@Module({
  imports: [RiskMethodModule],
  providers: [ListedScenarioService, ScenarioCopyService],
  exports: [ListedScenarioService, ScenarioCopyService],
})
export class ListedScenarioModule {}

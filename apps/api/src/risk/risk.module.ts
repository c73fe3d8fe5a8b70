import { Module } from '@nestjs/common';
import { RiskMethodModule } from '../risk-method/risk-method.module.js';
import { ListedScenarioModule } from '../scenario/listed-scenario.module.js';
import { StatusModule } from '../status/status.module.js';
import { RiskComparisonService } from './risk-comparison.service.js';
import { RiskLifeService } from './risk-life.service.js';
import { RiskLookupModule } from './risk-lookup.module.js';
import { RiskPeopleService } from './risk-people.service.js';
import { RiskPictureService } from './risk-picture.service.js';
import { RiskVersionService } from './risk-version.service.js';
import { RiskController } from './risk.controller.js';
import { RiskService } from './risk.service.js';

@Module({
  imports: [RiskLookupModule, RiskMethodModule, ListedScenarioModule, StatusModule],
  controllers: [RiskController],
  providers: [
    RiskService,
    RiskPictureService,
    RiskLifeService,
    RiskVersionService,
    RiskPeopleService,
    RiskComparisonService,
  ],
  exports: [RiskPictureService],
})
export class RiskModule {}

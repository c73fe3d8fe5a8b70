import { Module } from '@nestjs/common';
import { RiskMethodController } from './risk-method.controller.js';
import { RiskMethodLookup } from './risk-method-lookup.service.js';
import { RiskMethodService } from './risk-method.service.js';

@Module({
  controllers: [RiskMethodController],
  providers: [RiskMethodService, RiskMethodLookup],
  exports: [RiskMethodLookup],
})
export class RiskMethodModule {}

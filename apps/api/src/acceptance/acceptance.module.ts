import { Module } from '@nestjs/common';
import { ScenarioModule } from '../scenario/scenario.module.js';
import { AcceptanceController } from './acceptance.controller.js';
import { AcceptanceService } from './acceptance.service.js';

@Module({ imports: [ScenarioModule], controllers: [AcceptanceController], providers: [AcceptanceService] })
export class AcceptanceModule {}

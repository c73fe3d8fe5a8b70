import { Module } from '@nestjs/common';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { BallotController } from './ballot.controller.js';
import { BallotService } from './ballot.service.js';
import { PriorityController } from './priority.controller.js';
import { PriorityService } from './priority.service.js';

@Module({
  imports: [RoundTableModule],
  controllers: [BallotController, PriorityController],
  providers: [BallotService, PriorityService],
})
export class PriorityModule {}

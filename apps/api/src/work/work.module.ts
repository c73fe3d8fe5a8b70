import { Module } from '@nestjs/common';
import { DelegationModule } from '../delegation/delegation.module.js';
import { OpenCommitmentsModule } from '../commitment/open-commitments.module.js';
import { DueActionModule } from '../plan/due-action.module.js';
import { RoundOwingModule } from '../status/round-owing.module.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

@Module({
  imports: [DelegationModule, DueActionModule, OpenCommitmentsModule, RoundOwingModule],
  controllers: [WorkController],
  providers: [WorkService],
  exports: [WorkService],
})
export class WorkModule {}

import { Module } from '@nestjs/common';
import { RoundOwingModule } from '../status/round-owing.module.js';
import { WorkController } from './work.controller.js';
import { WorkService } from './work.service.js';

@Module({
  imports: [RoundOwingModule],
  controllers: [WorkController],
  providers: [WorkService],
  exports: [WorkService],
})
export class WorkModule {}

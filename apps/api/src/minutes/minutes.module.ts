import { Module } from '@nestjs/common';
import { PlanDocumentModule } from '../plan/plan-document.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesFileService } from './minutes-file.service.js';
import { MinutesRecordService } from './minutes-record.service.js';
import { MinutesService } from './minutes.service.js';
import { RecordedService } from './recorded.service.js';

@Module({
  imports: [PlanDocumentModule, RoundTableModule],
  controllers: [MinutesController],
  providers: [MinutesFileService, MinutesRecordService, MinutesService, RecordedService],
  exports: [MinutesRecordService, RecordedService],
})
export class MinutesModule {}

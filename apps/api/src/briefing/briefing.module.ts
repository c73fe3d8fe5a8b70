import { Module } from '@nestjs/common';
import { OpenCommitmentsModule } from '../commitment/open-commitments.module.js';
import { MinutesModule } from '../minutes/minutes.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { StatusModule } from '../status/status.module.js';
import { BriefingController } from './briefing.controller.js';
import { BriefingContentsService } from './briefing-contents.service.js';
import { BriefingReadService } from './briefing-read.service.js';
import { BriefingService } from './briefing.service.js';

@Module({
  imports: [MinutesModule, OpenCommitmentsModule, RoundTableModule, StatusModule],
  controllers: [BriefingController],
  providers: [BriefingContentsService, BriefingReadService, BriefingService],
  exports: [BriefingReadService],
})
export class BriefingModule {}

import { Module } from '@nestjs/common';
import { MinutesModule } from '../minutes/minutes.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { StatusModule } from '../status/status.module.js';
import { HostMapService } from './host-map.service.js';
import { OverviewController } from './overview.controller.js';
import { OverviewService } from './overview.service.js';
import { RegionOverviewService } from './region-overview.service.js';

@Module({
  imports: [MinutesModule, RoundTableModule, StatusModule],
  controllers: [OverviewController],
  providers: [HostMapService, OverviewService, RegionOverviewService],
})
export class OverviewModule {}

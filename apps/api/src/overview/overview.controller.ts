import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ByRegionCode,
  HostMap,
  HostMapQuery,
  RegionRoundTables,
  RegionRoundTablesQuery,
  RoundTableFigures,
  RoundTableOverview,
  RoundTablesAsAtQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { HostMapService } from './host-map.service.js';
import { OverviewService } from './overview.service.js';
import { RegionOverviewService } from './region-overview.service.js';

@Controller()
export class OverviewController {
  constructor(
    private readonly overviews: OverviewService,
    private readonly regions: RegionOverviewService,
    private readonly hosts: HostMapService,
  ) {}

  @Get('round-tables/overview')
  @May('public')
  @Answers(RoundTableOverview)
  overview(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundTablesAsAtQuery }) query: RoundTablesAsAtQuery,
  ): Promise<RoundTableOverview | Refusal> {
    return this.overviews.overview(actor, query);
  }

  @Get('round-tables/figures')
  @May('public')
  @Answers(RoundTableFigures)
  figures(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundTablesAsAtQuery }) query: RoundTablesAsAtQuery,
  ): Promise<RoundTableFigures | Refusal> {
    return this.overviews.figures(actor, query);
  }

  @Get('round-tables/host-map')
  @May('public')
  @Answers(HostMap)
  hostMap(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: HostMapQuery }) query: HostMapQuery,
  ): Promise<HostMap | Refusal> {
    return this.hosts.read(actor, query);
  }

  @Get('regions/:code/round-tables')
  @May('public')
  @Answers(RegionRoundTables)
  region(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: RegionRoundTablesQuery }) query: RegionRoundTablesQuery,
  ): Promise<RegionRoundTables | Refusal> {
    return this.regions.read(actor, code, query);
  }
}

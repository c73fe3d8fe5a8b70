import { Controller, Get, Query } from '@nestjs/common';
import { CoverageGeoJson, CoverageFileQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CoverageFileService } from './coverage-file.service.js';

@Controller()
export class CoverageFileController {
  constructor(private readonly files: CoverageFileService) {}

  @Get('coverage.csv')
  @May('public')
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CoverageFileQuery }) query: CoverageFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.table(actor, query, 'csv');
  }

  @Get('coverage.xlsx')
  @May('public')
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CoverageFileQuery }) query: CoverageFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.table(actor, query, 'xlsx');
  }

  @Get('coverage.geojson')
  @May('public')
  @Answers(CoverageGeoJson, 200, 'application/geo+json')
  geoJson(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CoverageFileQuery }) query: CoverageFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.geoJson(actor, query);
  }
}

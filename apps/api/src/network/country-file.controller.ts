import { Controller, Get, Param, Query } from '@nestjs/common';
import { ByRegionCode, CountryFileQuery, MatrixFileQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CountryFileService } from './country-file.service.js';

@Controller()
export class CountryFileController {
  constructor(private readonly files: CountryFileService) {}

  @Get('countries.csv')
  @May('public')
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CountryFileQuery }) query: CountryFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.countries(actor, query, 'csv');
  }

  @Get('countries.xlsx')
  @May('public')
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CountryFileQuery }) query: CountryFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.countries(actor, query, 'xlsx');
  }

  @Get('regions/:code/matrix.csv')
  @May('public')
  @Answers('file')
  matrixCsv(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: MatrixFileQuery }) query: MatrixFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.matrix(actor, code, query, 'csv');
  }

  @Get('regions/:code/matrix.xlsx')
  @May('public')
  @Answers('file')
  matrixXlsx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
    @Query({ schema: MatrixFileQuery }) query: MatrixFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.matrix(actor, code, query, 'xlsx');
  }
}

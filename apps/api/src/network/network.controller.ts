import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  ByIso3,
  ByRegionCode,
  Countries,
  CountriesQuery,
  CountryDetail,
  CountryQuery,
  Region,
  Regions,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { NetworkService } from './network.service.js';

@Controller()
export class NetworkController {
  constructor(private readonly network: NetworkService) {}

  @Get('regions')
  @May('public')
  @Answers(Regions)
  regions(@CurrentActor() actor: RequestActor): Promise<Regions> {
    return this.network.regions(actor);
  }

  @Get('regions/:code')
  @May('public')
  @Answers(Region)
  region(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByRegionCode }) { code }: ByRegionCode,
  ): Promise<Region | Refusal> {
    return this.network.region(actor, code);
  }

  @Get('countries')
  @May('public')
  @Answers(Countries)
  countries(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CountriesQuery }) query: CountriesQuery,
  ): Promise<Countries | Refusal> {
    return this.network.countries(actor, query);
  }

  @Get('countries/:iso3')
  @May('public')
  @Answers(CountryDetail)
  country(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: CountryQuery }) query: CountryQuery,
  ): Promise<CountryDetail | Refusal> {
    return this.network.country(actor, iso3, query);
  }
}

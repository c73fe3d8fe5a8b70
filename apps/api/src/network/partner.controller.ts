import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  AddableCountries,
  ById,
  ByIso3,
  CountryDefinition,
  CountryDefinitions,
  CountryInput,
  CountryPatch,
  MembershipInput,
  MembershipPatch,
  SettingHistory,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { MembershipService } from './membership.service.js';
import { PartnerService } from './partner.service.js';

/** Partner countries and their regions, as coordinators keep them. */
@Controller()
export class PartnerController {
  constructor(
    private readonly partners: PartnerService,
    private readonly memberships: MembershipService,
  ) {}

  @Get('addable-countries')
  @May('network.define')
  @Answers(AddableCountries)
  addable(@CurrentActor() actor: RequestActor): Promise<AddableCountries> {
    return this.partners.addable(actor);
  }

  @Get('country-definitions')
  @May('network.define')
  @Answers(CountryDefinitions)
  list(@CurrentActor() actor: RequestActor): Promise<CountryDefinitions> {
    return this.partners.list(actor);
  }

  @Post('countries')
  @May('network.define')
  @Answers(CountryDefinition, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: CountryInput }) input: CountryInput,
  ): Promise<CountryDefinition | Refusal> {
    return this.partners.create(actor, input);
  }

  @Get('countries/:iso3/definition')
  @May('network.define')
  @Answers(CountryDefinition)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
  ): Promise<CountryDefinition | Refusal> {
    return this.partners.read(actor, iso3);
  }

  @Patch('countries/:iso3')
  @May('network.define')
  @Answers(CountryDefinition)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: CountryPatch }) patch: CountryPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<CountryDefinition | Refusal> {
    return this.partners.change(actor, iso3, patch, ifMatch);
  }

  @Get('countries/:iso3/history')
  @May('network.define')
  @Answers(SettingHistory)
  history(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
  ): Promise<SettingHistory | Refusal> {
    return this.partners.history(actor, iso3);
  }

  @Post('countries/:iso3/memberships')
  @May('network.define')
  @Answers(CountryDefinition, 201)
  join(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: MembershipInput }) input: MembershipInput,
  ): Promise<CountryDefinition | Refusal> {
    return this.memberships.create(actor, iso3, input);
  }

  @Patch('memberships/:id')
  @May('network.define')
  @Answers(CountryDefinition)
  changeMembership(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: MembershipPatch }) patch: MembershipPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<CountryDefinition | Refusal> {
    return this.memberships.change(actor, id, patch, ifMatch);
  }
}

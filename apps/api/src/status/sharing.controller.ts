import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  ByIso3,
  Exemption,
  ExemptionInput,
  ExemptionPatch,
  Exemptions,
  ExemptionsQuery,
  SettingHistory,
  Sharing,
  SharingInput,
  SharingList,
  SharingQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { ExemptionService } from './exemption.service.js';
import { SharingService } from './sharing.service.js';

/** What makes a country read as empty: what it does not share, and what it is not asked for. */
@Controller()
export class SharingController {
  constructor(
    private readonly sharing: SharingService,
    private readonly exemptions: ExemptionService,
  ) {}

  @Get('sharing')
  @May('public')
  @Answers(SharingList)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: SharingQuery }) query: SharingQuery,
  ): Promise<SharingList | Refusal> {
    return this.sharing.list(actor, query);
  }

  @Post('countries/:iso3/sharing')
  @May('status.share')
  @Answers(Sharing)
  set(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: SharingInput }) input: SharingInput,
  ): Promise<Sharing | Refusal> {
    return this.sharing.set(actor, iso3, input);
  }

  @Get('countries/:iso3/sharing/history')
  @May('status.define')
  @Answers(SettingHistory)
  sharingHistory(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
  ): Promise<SettingHistory | Refusal> {
    return this.sharing.history(actor, iso3);
  }

  @Get('exemptions/:id/history')
  @May('status.exempt')
  @Answers(SettingHistory)
  exemptionHistory(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<SettingHistory | Refusal> {
    return this.exemptions.history(actor, id);
  }

  @Get('exemptions')
  @May('public')
  @Answers(Exemptions)
  listExemptions(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ExemptionsQuery }) query: ExemptionsQuery,
  ): Promise<Exemptions | Refusal> {
    return this.exemptions.list(actor, query);
  }

  @Post('exemptions')
  @May('status.exempt')
  @Answers(Exemption, 201)
  exempt(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ExemptionInput }) input: ExemptionInput,
  ): Promise<Exemption | Refusal> {
    return this.exemptions.create(actor, input);
  }

  @Patch('exemptions/:id')
  @May('status.exempt')
  @Answers(Exemption)
  endExemption(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ExemptionPatch }) patch: ExemptionPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Exemption | Refusal> {
    return this.exemptions.end(actor, id, patch, ifMatch);
  }
}

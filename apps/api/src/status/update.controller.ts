import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  ByIso3,
  Confirmation,
  Reporting,
  StatusUpdate,
  StatusUpdates,
  UpdateInput,
  UpdatesQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { UpdateService } from './update.service.js';

@Controller()
export class UpdateController {
  constructor(private readonly updates: UpdateService) {}

  @Get('countries/:iso3/updates')
  @May('signed-in')
  @Answers(StatusUpdates)
  list(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: UpdatesQuery }) query: UpdatesQuery,
  ): Promise<StatusUpdates | Refusal> {
    return this.updates.list(actor, iso3, query);
  }

  @Get('countries/:iso3/reporting')
  @May('signed-in')
  @Answers(Reporting)
  reporting(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
  ): Promise<Reporting | Refusal> {
    return this.updates.reporting(actor, iso3);
  }

  @Post('countries/:iso3/updates')
  @May('status.draft')
  @Answers(StatusUpdate, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: UpdateInput }) input: UpdateInput,
  ): Promise<StatusUpdate | Refusal> {
    return this.updates.create(actor, iso3, input);
  }

  @Post('countries/:iso3/confirmations')
  @May('status.draft')
  @Answers(StatusUpdate, 201)
  confirm(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: Confirmation }) confirmation: Confirmation,
  ): Promise<StatusUpdate | Refusal> {
    return this.updates.confirm(actor, iso3, confirmation);
  }

  @Get('updates/:id')
  @May('signed-in')
  @Answers(StatusUpdate)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<StatusUpdate | Refusal> {
    return this.updates.read(actor, id);
  }

  @Patch('updates/:id')
  @May('status.draft')
  @Answers(StatusUpdate)
  edit(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: UpdateInput }) input: UpdateInput,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<StatusUpdate | Refusal> {
    return this.updates.edit(actor, id, input, ifMatch);
  }

  @Delete('updates/:id')
  @May('status.draft')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.updates.remove(actor, id);
  }

  @Post('updates/:id/send')
  @May('status.draft')
  @Answers(StatusUpdate)
  send(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<StatusUpdate | Refusal> {
    return this.updates.send(actor, id);
  }

  @Post('updates/:id/withdraw')
  @May('status.draft')
  @Answers(StatusUpdate)
  withdraw(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<StatusUpdate | Refusal> {
    return this.updates.withdraw(actor, id);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ById,
  ByIso3,
  Handover,
  HandoverInput,
  Invitation,
  InvitationInput,
  Invitations,
  InvitationsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { HandoverService } from './handover.service.js';
import { InvitationService } from './invitation.service.js';

/** How people come to hold what they hold. */
@Controller()
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly handovers: HandoverService,
  ) {}

  @Get('invitations')
  @May('people.grant')
  @Answers(Invitations)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: InvitationsQuery }) query: InvitationsQuery,
  ): Promise<Invitations | Refusal> {
    return this.invitations.list(actor, query);
  }

  @Post('invitations')
  @May('people.grant')
  @Answers(Invitation, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: InvitationInput }) input: InvitationInput,
  ): Promise<Invitation | Refusal> {
    return this.invitations.create(actor, input);
  }

  @Post('invitations/:id/confirm')
  @May('people.grant')
  @Answers(Invitation)
  confirm(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Invitation | Refusal> {
    return this.invitations.confirm(actor, id);
  }

  @Post('invitations/:id/revoke')
  @May('people.grant')
  @Answers(Invitation)
  revoke(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Invitation | Refusal> {
    return this.invitations.revoke(actor, id);
  }

  @Post('invitations/:id/send-again')
  @May('people.grant')
  @Answers(Invitation)
  sendAgain(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Invitation | Refusal> {
    return this.invitations.sendAgain(actor, id);
  }

  @Get('countries/:iso3/handover')
  @May('people.hand-over')
  @Answers(Handover)
  handover(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
  ): Promise<Handover | Refusal> {
    return this.handovers.read(actor, iso3);
  }

  @Post('countries/:iso3/handover')
  @May('people.hand-over')
  @Answers(Invitation, 201)
  handOver(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: HandoverInput }) input: HandoverInput,
  ): Promise<Invitation | Refusal> {
    return this.handovers.announce(actor, iso3, input);
  }
}

import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { ById, MeetingAnswerInput, MeetingInvitations, OfInvitedCountry } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, type PortalRequest } from '../platform/http/request.js';
import { MeetingInvitationService } from './meeting-invitation.service.js';
import { readReplyFile } from './reply-upload.js';

@Controller('round-tables')
export class MeetingInvitationController {
  constructor(private readonly invitations: MeetingInvitationService) {}

  @Get(':id/invitations')
  @May('signed-in')
  @Answers(MeetingInvitations)
  list(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<MeetingInvitations | Refusal> {
    return this.invitations.list(actor, id);
  }

  @Post(':id/invitations/:iso3/mails')
  @May('round-tables.run')
  @Answers(MeetingInvitations, 200)
  sendAgain(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfInvitedCountry }) { id, iso3 }: OfInvitedCountry,
  ): Promise<MeetingInvitations | Refusal> {
    return this.invitations.sendAgain(actor, id, iso3);
  }

  @Post(':id/invitations/:iso3/answers')
  @May('round-tables.answer')
  @Answers(MeetingInvitations, 200)
  answer(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfInvitedCountry }) { id, iso3 }: OfInvitedCountry,
    @Body({ schema: MeetingAnswerInput }) input: MeetingAnswerInput,
  ): Promise<MeetingInvitations | Refusal> {
    return this.invitations.answer(actor, id, iso3, input);
  }

  @Post(':id/invitations/:iso3/replies')
  @May('round-tables.reply')
  @Answers(MeetingInvitations, 200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async bringReply(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: OfInvitedCountry }) { id, iso3 }: OfInvitedCountry,
    @Req() request: PortalRequest,
  ): Promise<MeetingInvitations | Refusal> {
    const brought = await readReplyFile(request, actor);
    return isRefusal(brought) ? brought : this.invitations.bringReply(brought.actor, id, iso3, brought.file);
  }
}

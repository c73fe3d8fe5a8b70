import { Module } from '@nestjs/common';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { RoundTableWordsModule } from '../round-table/round-table-words.module.js';
import { InvitationLetterController } from './invitation-letter.controller.js';
import { InvitationLetterService } from './invitation-letter.service.js';
import { MeetingInvitationController } from './meeting-invitation.controller.js';
import { MeetingInvitationMailModule } from './meeting-invitation-mail.module.js';
import { MeetingInvitationService } from './meeting-invitation.service.js';
import { MeetingLetterController } from './meeting-letter.controller.js';
import { MeetingLetterService } from './meeting-letter.service.js';

@Module({
  imports: [RoundTableModule, RoundTableWordsModule, MeetingInvitationMailModule],
  controllers: [MeetingInvitationController, MeetingLetterController, InvitationLetterController],
  providers: [MeetingInvitationService, MeetingLetterService, InvitationLetterService],
})
export class MeetingInvitationModule {}

import { Module } from '@nestjs/common';
import { RoundTableWordsModule } from '../round-table/round-table-words.module.js';
import { MeetingInvitationMailService } from './meeting-invitation-mail.service.js';

/** Apart from the room's own module, which needs round tables, which need this. */
@Module({
  imports: [RoundTableWordsModule],
  providers: [MeetingInvitationMailService],
  exports: [MeetingInvitationMailService],
})
export class MeetingInvitationMailModule {}

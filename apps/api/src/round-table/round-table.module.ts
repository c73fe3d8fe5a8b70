import { Module } from '@nestjs/common';
import { AdoptedConclusionsModule } from '../conclusion/adopted-conclusions.module.js';
import { MeetingInvitationMailModule } from '../meeting-invitation/meeting-invitation-mail.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { HearingModule } from '../position/hearing.module.js';
import { RoundTableController } from './round-table.controller.js';
import { RoundTableLifeService } from './round-table-life.service.js';
import { RoundTableLookup } from './round-table-lookup.service.js';
import { RoundTableRecordService } from './round-table-record.service.js';
import { RoundTableService } from './round-table.service.js';
import { RoundTableTemplateController } from './round-table-template.controller.js';
import { RoundTableTemplateService } from './round-table-template.service.js';
import { RoundTableTellService } from './round-table-tell.service.js';

@Module({
  imports: [AdoptedConclusionsModule, HearingModule, MeetingInvitationMailModule, NotificationsModule],
  controllers: [RoundTableController, RoundTableTemplateController],
  providers: [
    RoundTableService,
    RoundTableLifeService,
    RoundTableLookup,
    RoundTableRecordService,
    RoundTableTellService,
    RoundTableTemplateService,
  ],
  exports: [RoundTableLifeService, RoundTableLookup, RoundTableRecordService, RoundTableTellService],
})
export class RoundTableModule {}

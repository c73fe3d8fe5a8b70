import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { StatusModule } from '../status/status.module.js';
import { ErasingService } from './erasing.service.js';
import { MeetingController } from './meeting.controller.js';
import { MeetingDecisionService } from './meeting-decision.service.js';
import { MeetingMailService } from './meeting-mail.service.js';
import { MeetingService } from './meeting.service.js';
import { SeatController } from './seat.controller.js';
import { SeatService } from './seat.service.js';
import { TeamLetterController } from './team-letter.controller.js';
import { TeamLetterService } from './team-letter.service.js';
import { TeamController } from './team.controller.js';
import { SectorMapController } from './sector-map.controller.js';
import { SectorMapService } from './sector-map.service.js';
import { TeamFileController } from './team-file.controller.js';
import { TeamFileService } from './team-file.service.js';
import { TeamInstrumentService } from './team-instrument.service.js';
import { TeamMemberController } from './team-member.controller.js';
import { TeamMemberService } from './team-member.service.js';
import { TeamRegionsController } from './team-regions.controller.js';
import { TeamRegionsService } from './team-regions.service.js';
import { TeamService } from './team.service.js';

@Module({
  imports: [NetworkModule, PlanModule, StatusModule],
  controllers: [
    SectorMapController,
    TeamController,
    SeatController,
    TeamMemberController,
    MeetingController,
    TeamRegionsController,
    TeamFileController,
    TeamLetterController,
  ],
  providers: [
    ErasingService,
    MeetingDecisionService,
    MeetingMailService,
    MeetingService,
    SeatService,
    SectorMapService,
    TeamFileService,
    TeamInstrumentService,
    TeamLetterService,
    TeamMemberService,
    TeamRegionsService,
    TeamService,
  ],
})
export class TeamModule {}

import { Module } from '@nestjs/common';
import { StatusModule } from '../status/status.module.js';
import { SeatController } from './seat.controller.js';
import { SeatService } from './seat.service.js';
import { TeamController } from './team.controller.js';
import { TeamInstrumentService } from './team-instrument.service.js';
import { TeamMemberController } from './team-member.controller.js';
import { TeamMemberService } from './team-member.service.js';
import { TeamService } from './team.service.js';

@Module({
  imports: [StatusModule],
  controllers: [TeamController, SeatController, TeamMemberController],
  providers: [SeatService, TeamInstrumentService, TeamMemberService, TeamService],
})
export class TeamModule {}

import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  AttendanceInput,
  ById,
  ByIso3,
  DecisionActionInput,
  DecisionInput,
  DecisionPatch,
  MeetingDecision,
  TeamMeeting,
  TeamMeetingInput,
  TeamMeetingPatch,
  TeamMeetings,
  TeamMeetingsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { MeetingDecisionService } from './meeting-decision.service.js';
import { MeetingService } from './meeting.service.js';

@Controller()
export class MeetingController {
  constructor(
    private readonly meetings: MeetingService,
    private readonly decisions: MeetingDecisionService,
  ) {}

  @Get('team-meetings')
  @May('public')
  @Answers(TeamMeetings)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: TeamMeetingsQuery }) query: TeamMeetingsQuery,
  ): Promise<TeamMeetings | Refusal> {
    return this.meetings.list(actor, query);
  }

  @Post('countries/:iso3/team-meetings')
  @May('team.run')
  @Answers(TeamMeeting, 201)
  call(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: TeamMeetingInput }) input: TeamMeetingInput,
  ): Promise<TeamMeeting | Refusal> {
    return this.meetings.call(actor, iso3, input);
  }

  @Get('team-meetings/:id')
  @May('public')
  @Answers(TeamMeeting)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<TeamMeeting | Refusal> {
    return this.meetings.read(actor, id);
  }

  @Patch('team-meetings/:id')
  @May('team.run')
  @Answers(TeamMeeting)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: TeamMeetingPatch }) patch: TeamMeetingPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<TeamMeeting | Refusal> {
    return this.meetings.change(actor, id, patch, ifMatch);
  }

  @Post('team-meetings/:id/cancel')
  @May('team.run')
  @Answers(TeamMeeting)
  cancel(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<TeamMeeting | Refusal> {
    return this.meetings.cancel(actor, id);
  }

  @Patch('team-meetings/:id/attendance')
  @May('team.run')
  @Answers(TeamMeeting)
  record(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AttendanceInput }) input: AttendanceInput,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<TeamMeeting | Refusal> {
    return this.meetings.record(actor, id, input, ifMatch);
  }

  @Post('team-meetings/:id/decisions')
  @May('team.run')
  @Answers(TeamMeeting, 201)
  decide(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DecisionInput }) input: DecisionInput,
  ): Promise<TeamMeeting | Refusal> {
    return this.decisions.add(actor, id, input);
  }

  @Patch('meeting-decisions/:id')
  @May('team.run')
  @Answers(MeetingDecision)
  changeDecision(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DecisionPatch }) patch: DecisionPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<MeetingDecision | Refusal> {
    return this.decisions.change(actor, id, patch, ifMatch);
  }

  @Post('meeting-decisions/:id/action')
  @May('plans.run')
  @Answers(MeetingDecision, 201)
  becomeAction(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DecisionActionInput }) input: DecisionActionInput,
  ): Promise<MeetingDecision | Refusal> {
    return this.decisions.become(actor, id, input);
  }
}

import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  ByIso3,
  OtherMember,
  TeamMember,
  TeamMemberInput,
  TeamMemberPatch,
  TeamMembers,
  TeamMembersQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { ErasingService } from './erasing.service.js';
import { TeamMemberService } from './team-member.service.js';

@Controller()
export class TeamMemberController {
  constructor(
    private readonly members: TeamMemberService,
    private readonly erasing: ErasingService,
  ) {}

  @Get('team-members')
  @May('public')
  @Answers(TeamMembers)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: TeamMembersQuery }) query: TeamMembersQuery,
  ): Promise<TeamMembers | Refusal> {
    return this.members.list(actor, query);
  }

  @Post('countries/:iso3/team-members')
  @May('team.run')
  @Answers(TeamMember, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: TeamMemberInput }) input: TeamMemberInput,
  ): Promise<TeamMember | Refusal> {
    return this.members.add(actor, iso3, input);
  }

  @Get('team-members/:id')
  @May('public')
  @Answers(TeamMember)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<TeamMember | Refusal> {
    return this.members.read(actor, id);
  }

  @Patch('team-members/:id')
  @May('team.run')
  @Answers(TeamMember)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: TeamMemberPatch }) patch: TeamMemberPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<TeamMember | Refusal> {
    return this.members.change(actor, id, patch, ifMatch);
  }

  @Post('team-members/:id/merge')
  @May('team.run')
  @Answers(TeamMember)
  merge(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: OtherMember }) input: OtherMember,
  ): Promise<TeamMember | Refusal> {
    return this.members.merge(actor, id, input);
  }

  @Post('team-members/:id/erase')
  @May('team.run')
  @Answers(TeamMember)
  erase(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<TeamMember | Refusal> {
    return this.erasing.erase(actor, id);
  }

  @Post('team-members/:id/apart')
  @May('team.run')
  @Answers(TeamMember)
  keepApart(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: OtherMember }) input: OtherMember,
  ): Promise<TeamMember | Refusal> {
    return this.members.keepApart(actor, id, input);
  }
}

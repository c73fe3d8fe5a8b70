import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  ByIso3,
  InstrumentInput,
  InstrumentPatch,
  RenewalInput,
  Sectors,
  Team,
  TeamInput,
  TeamInstrument,
  TeamPatch,
  TeamPicture,
  TeamQuery,
  Teams,
  TeamsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { TeamInstrumentService } from './team-instrument.service.js';
import { TeamService } from './team.service.js';

@Controller()
export class TeamController {
  constructor(
    private readonly teams: TeamService,
    private readonly instruments: TeamInstrumentService,
  ) {}

  @Get('sectors')
  @May('public')
  @Answers(Sectors)
  sectors(@CurrentActor() actor: RequestActor): Promise<Sectors> {
    return this.teams.sectors(actor);
  }

  @Get('teams')
  @May('public')
  @Answers(Teams)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: TeamsQuery }) query: TeamsQuery,
  ): Promise<Teams | Refusal> {
    return this.teams.list(actor, query);
  }

  @Get('countries/:iso3/team')
  @May('public')
  @Answers(TeamPicture)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: TeamQuery }) query: TeamQuery,
  ): Promise<TeamPicture | Refusal> {
    return this.teams.read(actor, iso3, query);
  }

  @Post('countries/:iso3/team')
  @May('team.run')
  @Answers(Team, 201)
  create(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Body({ schema: TeamInput }) input: TeamInput,
  ): Promise<Team | Refusal> {
    return this.teams.create(actor, iso3, input);
  }

  @Patch('teams/:id')
  @May('team.run')
  @Answers(Team)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: TeamPatch }) patch: TeamPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Team | Refusal> {
    return this.teams.change(actor, id, patch, ifMatch);
  }

  @Post('teams/:id/renewals')
  @May('team.run')
  @Answers(Team, 201)
  renew(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RenewalInput }) input: RenewalInput,
  ): Promise<Team | Refusal> {
    return this.teams.renew(actor, id, input);
  }

  @Post('teams/:id/instruments')
  @May('team.run')
  @Answers(TeamInstrument, 201)
  record(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: InstrumentInput }) input: InstrumentInput,
  ): Promise<TeamInstrument | Refusal> {
    return this.instruments.record(actor, id, input);
  }

  @Patch('team-instruments/:id')
  @May('team.run')
  @Answers(TeamInstrument)
  correct(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: InstrumentPatch }) patch: InstrumentPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<TeamInstrument | Refusal> {
    return this.instruments.change(actor, id, patch, ifMatch);
  }
}

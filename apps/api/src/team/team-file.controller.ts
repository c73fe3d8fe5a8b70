import { Controller, Get, Param, Query } from '@nestjs/common';
import { ByIso3, TeamFileQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers, type Prepared } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { TeamFileService } from './team-file.service.js';

@Controller()
export class TeamFileController {
  constructor(private readonly files: TeamFileService) {}

  @Get('countries/:iso3/team.csv')
  @May('public')
  @Answers('file')
  csv(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: TeamFileQuery }) query: TeamFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.seats(actor, iso3, query, 'csv');
  }

  @Get('countries/:iso3/team.xlsx')
  @May('public')
  @Answers('file')
  xlsx(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: TeamFileQuery }) query: TeamFileQuery,
  ): Promise<Prepared | Refusal> {
    return this.files.seats(actor, iso3, query, 'xlsx');
  }
}

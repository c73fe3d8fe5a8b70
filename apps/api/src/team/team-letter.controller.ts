import { Body, Controller, Param, Post } from '@nestjs/common';
import { ById, TeamLetter, TeamLetterInput } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { TeamLetterService } from './team-letter.service.js';

@Controller('teams')
export class TeamLetterController {
  constructor(private readonly letters: TeamLetterService) {}

  @Post(':id/letters')
  @May('team.write-to')
  @Answers(TeamLetter, 201)
  send(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: TeamLetterInput }) input: TeamLetterInput,
  ): Promise<TeamLetter | Refusal> {
    return this.letters.send(actor, id, input);
  }
}

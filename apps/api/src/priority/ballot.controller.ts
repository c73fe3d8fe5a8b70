import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { BallotInput, Ballots, OfRoundTable, PriorityMatrix, VotingOpening } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { BallotService } from './ballot.service.js';

@Controller('ballots')
export class BallotController {
  constructor(private readonly ballots: BallotService) {}

  @Get()
  @May('signed-in')
  @Answers(Ballots)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) query: OfRoundTable,
  ): Promise<Ballots | Refusal> {
    return this.ballots.list(actor, query);
  }

  @Post()
  @May('round-tables.answer')
  @Answers(PriorityMatrix, 200)
  cast(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: BallotInput }) input: BallotInput,
  ): Promise<PriorityMatrix | Refusal> {
    return this.ballots.cast(actor, input);
  }

  @Post('openings')
  @May('round-tables.run')
  @Answers(PriorityMatrix, 200)
  open(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: VotingOpening }) input: VotingOpening,
  ): Promise<PriorityMatrix | Refusal> {
    return this.ballots.open(actor, input);
  }

  @Post('closings')
  @May('round-tables.run')
  @Answers(PriorityMatrix, 200)
  close(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: OfRoundTable }) input: OfRoundTable,
  ): Promise<PriorityMatrix | Refusal> {
    return this.ballots.close(actor, input);
  }
}

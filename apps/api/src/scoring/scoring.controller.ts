import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  AgreementInput,
  ById,
  ClosingInput,
  ExplanationInput,
  Score,
  ScoreInput,
  ScoringRound,
  ScoringRoundInput,
  ScoringRounds,
  ScoringRoundsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ScoreService } from './score.service.js';
import { ScoringService } from './scoring.service.js';

@Controller('scoring-rounds')
export class ScoringController {
  constructor(private readonly scoring: ScoringService) {}

  @Get()
  @May('signed-in')
  @Answers(ScoringRounds)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ScoringRoundsQuery }) query: ScoringRoundsQuery,
  ): Promise<ScoringRounds | Refusal> {
    return this.scoring.list(actor, query);
  }

  @Post()
  @May('risks.work')
  @Answers(ScoringRound, 201)
  open(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ScoringRoundInput }) input: ScoringRoundInput,
  ): Promise<ScoringRound | Refusal> {
    return this.scoring.open(actor, input);
  }

  @Post(':id/closing')
  @May('risks.work')
  @Answers(ScoringRound, 200)
  close(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ClosingInput }) input: ClosingInput,
  ): Promise<ScoringRound | Refusal> {
    return this.scoring.close(actor, id, input);
  }

  @Post(':id/agreement')
  @May('risks.work')
  @Answers(ScoringRound, 200)
  agree(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AgreementInput }) input: AgreementInput,
  ): Promise<ScoringRound | Refusal> {
    return this.scoring.agree(actor, id, input);
  }
}

@Controller('scores')
export class ScoreController {
  constructor(private readonly scores: ScoreService) {}

  @Put()
  @May('risks.work')
  @Answers(Score)
  give(@CurrentActor() actor: RequestActor, @Body({ schema: ScoreInput }) input: ScoreInput): Promise<Score | Refusal> {
    return this.scores.give(actor, input);
  }

  @Post(':id/explanation')
  @May('risks.work')
  @Answers(Score, 200)
  explain(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ExplanationInput }) input: ExplanationInput,
  ): Promise<Score | Refusal> {
    return this.scores.explain(actor, id, input);
  }
}

import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  Round,
  RoundAnswers,
  RoundException,
  RoundExceptionInput,
  RoundExceptions,
  RoundExceptionsQuery,
  RoundInput,
  RoundPatch,
  RoundQuery,
  Rounds,
  RoundsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RoundAnswersService } from './round-answers.service.js';
import { RoundExceptionService } from './round-exception.service.js';
import { RoundService } from './round.service.js';

@Controller('reporting-rounds')
export class RoundController {
  constructor(
    private readonly rounds: RoundService,
    private readonly answers: RoundAnswersService,
    private readonly exceptions: RoundExceptionService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(Rounds)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundsQuery }) query: RoundsQuery,
  ): Promise<Rounds | Refusal> {
    return this.rounds.list(actor, query);
  }

  @Post()
  @May('rounds.open')
  @Answers(Round, 201)
  open(@CurrentActor() actor: RequestActor, @Body({ schema: RoundInput }) input: RoundInput): Promise<Round | Refusal> {
    return this.rounds.open(actor, input);
  }

  @Get(':id')
  @May('signed-in')
  @Answers(Round)
  read(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: RoundQuery }) { sample }: RoundQuery,
  ): Promise<Round | Refusal> {
    return this.rounds.read(actor, id, sample === 'include');
  }

  @Patch(':id')
  @May('rounds.open')
  @Answers(Round)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RoundPatch }) patch: RoundPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Round | Refusal> {
    return this.rounds.change(actor, id, patch, ifMatch);
  }

  @Get(':id/answers')
  @May('signed-in')
  @Answers(RoundAnswers)
  answersOf(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: RoundQuery }) { sample }: RoundQuery,
  ): Promise<RoundAnswers | Refusal> {
    return this.answers.read(actor, id, sample);
  }

  @Get(':id/exceptions')
  @May('signed-in')
  @Answers(RoundExceptions)
  listExceptions(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Query({ schema: RoundExceptionsQuery }) query: RoundExceptionsQuery,
  ): Promise<RoundExceptions | Refusal> {
    return this.exceptions.list(actor, id, query);
  }

  @Post(':id/exceptions')
  @May('rounds.open')
  @Answers(RoundException, 201)
  except(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RoundExceptionInput }) input: RoundExceptionInput,
  ): Promise<RoundException | Refusal> {
    return this.exceptions.grant(actor, id, input);
  }
}

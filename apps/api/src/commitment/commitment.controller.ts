import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ById,
  Commitment,
  CommitmentInput,
  Commitments,
  CommitmentsQuery,
  CommitmentStepInput,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { CommitmentService } from './commitment.service.js';

@Controller()
export class CommitmentController {
  constructor(private readonly commitments: CommitmentService) {}

  @Get('commitments')
  @May('signed-in')
  @Answers(Commitments)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: CommitmentsQuery }) query: CommitmentsQuery,
  ): Promise<Commitments> {
    return this.commitments.list(actor, query);
  }

  @Get('commitments/:id')
  @May('signed-in')
  @Answers(Commitment)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Commitment | Refusal> {
    return this.commitments.read(actor, id);
  }

  @Post('conclusions/:id/commitments')
  @May('round-tables.run')
  @Answers(Commitments, 201)
  take(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: CommitmentInput }) input: CommitmentInput,
  ): Promise<Commitments | Refusal> {
    return this.commitments.take(actor, id, input);
  }

  @Post('commitments/:id/steps')
  @May('signed-in')
  @Answers(Commitment, 200)
  step(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: CommitmentStepInput }) input: CommitmentStepInput,
  ): Promise<Commitment | Refusal> {
    return this.commitments.step(actor, id, input);
  }
}

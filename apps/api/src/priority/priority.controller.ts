import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ById,
  OfRoundTable,
  Priorities,
  PrioritiesQuery,
  Priority,
  PriorityDecisionInput,
  PriorityHoldingInput,
  PriorityInput,
  PriorityMatrix,
  PriorityPatch,
  PrioritySupportInput,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { PriorityService } from './priority.service.js';

@Controller('priorities')
export class PriorityController {
  constructor(private readonly priorities: PriorityService) {}

  @Get()
  @May('signed-in')
  @Answers(Priorities)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PrioritiesQuery }) query: PrioritiesQuery,
  ): Promise<Priorities | Refusal> {
    return this.priorities.list(actor, query);
  }

  @Get('matrix')
  @May('signed-in')
  @Answers(PriorityMatrix)
  matrix(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) query: OfRoundTable,
  ): Promise<PriorityMatrix | Refusal> {
    return this.priorities.matrix(actor, query);
  }

  @Post()
  @May('priorities.propose')
  @Answers(Priority, 201)
  propose(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PriorityInput }) input: PriorityInput,
  ): Promise<Priority | Refusal> {
    return this.priorities.propose(actor, input);
  }

  @Patch(':id')
  @May('priorities.propose')
  @Answers(Priority)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PriorityPatch }) patch: PriorityPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Priority | Refusal> {
    return this.priorities.change(actor, id, patch, ifMatch);
  }

  @Post(':id/supports')
  @May('round-tables.answer')
  @Answers(Priority, 200)
  support(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PrioritySupportInput }) input: PrioritySupportInput,
  ): Promise<Priority | Refusal> {
    return this.priorities.support(actor, id, input);
  }

  @Post(':id/decisions')
  @May('round-tables.run')
  @Answers(Priority, 200)
  decide(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PriorityDecisionInput }) input: PriorityDecisionInput,
  ): Promise<Priority | Refusal> {
    return this.priorities.decide(actor, id, input);
  }

  @Post(':id/holdings')
  @May('round-tables.answer')
  @Answers(Priority, 200)
  hold(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: PriorityHoldingInput }) input: PriorityHoldingInput,
  ): Promise<Priority | Refusal> {
    return this.priorities.hold(actor, id, input);
  }
}

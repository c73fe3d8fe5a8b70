import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  OfRoundTable,
  PositionDraftInput,
  PositionInput,
  PositionNotHeardInput,
  Positions,
  PositionTakenDownInput,
  PositionVersions,
  PositionVersionsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { PositionService } from './position.service.js';

@Controller('positions')
export class PositionController {
  constructor(private readonly positions: PositionService) {}

  @Get()
  @May('signed-in')
  @Answers(Positions)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) query: OfRoundTable,
  ): Promise<Positions | Refusal> {
    return this.positions.list(actor, query);
  }

  @Get('versions')
  @May('signed-in')
  @Answers(PositionVersions)
  versions(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: PositionVersionsQuery }) query: PositionVersionsQuery,
  ): Promise<PositionVersions | Refusal> {
    return this.positions.versions(actor, query);
  }

  @Post()
  @May('round-tables.answer')
  @Answers(Positions, 200)
  give(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PositionInput }) input: PositionInput,
  ): Promise<Positions | Refusal> {
    return this.positions.give(actor, input);
  }

  @Post('drafts')
  @May('round-tables.answer')
  @Answers(Positions, 200)
  draft(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PositionDraftInput }) input: PositionDraftInput,
  ): Promise<Positions | Refusal> {
    return this.positions.draft(actor, input);
  }

  @Post('taken-down')
  @May('round-tables.run')
  @Answers(Positions, 200)
  takeDown(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PositionTakenDownInput }) input: PositionTakenDownInput,
  ): Promise<Positions | Refusal> {
    return this.positions.takeDown(actor, input);
  }

  @Post('not-heard')
  @May('round-tables.run')
  @Answers(Positions, 200)
  notHeard(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PositionNotHeardInput }) input: PositionNotHeardInput,
  ): Promise<Positions | Refusal> {
    return this.positions.notHeard(actor, input);
  }

  @Post('asks')
  @May('round-tables.run')
  @Answers(Positions, 200)
  ask(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: OfRoundTable }) input: OfRoundTable,
  ): Promise<Positions | Refusal> {
    return this.positions.ask(actor, input);
  }
}

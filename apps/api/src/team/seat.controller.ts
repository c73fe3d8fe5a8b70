import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ById, HoldingEnd, HoldingInput, Seat, SeatInput, SeatPatch, Seats, SeatsQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { SeatService } from './seat.service.js';

@Controller()
export class SeatController {
  constructor(private readonly seats: SeatService) {}

  @Get('seats')
  @May('public')
  @Answers(Seats)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: SeatsQuery }) query: SeatsQuery,
  ): Promise<Seats | Refusal> {
    return this.seats.list(actor, query);
  }

  @Post('teams/:id/seats')
  @May('team.run')
  @Answers(Seat, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: SeatInput }) input: SeatInput,
  ): Promise<Seat | Refusal> {
    return this.seats.add(actor, id, input);
  }

  @Get('seats/:id')
  @May('public')
  @Answers(Seat)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Seat | Refusal> {
    return this.seats.read(actor, id);
  }

  @Patch('seats/:id')
  @May('team.run')
  @Answers(Seat)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: SeatPatch }) patch: SeatPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Seat | Refusal> {
    return this.seats.change(actor, id, patch, ifMatch);
  }

  @Post('seats/:id/holdings')
  @May('team.run')
  @Answers(Seat, 201)
  name(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: HoldingInput }) input: HoldingInput,
  ): Promise<Seat | Refusal> {
    return this.seats.name(actor, id, input);
  }

  @Post('seat-holdings/:id/end')
  @May('team.run')
  @Answers(Seat)
  end(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: HoldingEnd }) input: HoldingEnd,
  ): Promise<Seat | Refusal> {
    return this.seats.end(actor, id, input);
  }
}

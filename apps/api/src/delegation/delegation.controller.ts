import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  AttendanceNotes,
  ById,
  Delegate,
  DelegateInput,
  DelegateNeedsInput,
  DelegatePatch,
  Delegation,
  Delegations,
  DelegationSeatsInput,
  OfRoundTable,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { DelegateService } from './delegate.service.js';
import { DelegationService } from './delegation.service.js';

@Controller()
export class DelegationController {
  constructor(
    private readonly delegations: DelegationService,
    private readonly delegates: DelegateService,
  ) {}

  @Get('delegations')
  @May('signed-in')
  @Answers(Delegations)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<Delegations | Refusal> {
    return this.delegations.list(actor, roundTable);
  }

  @Post('delegations/seats')
  @May('round-tables.run')
  @Answers(Delegation, 200)
  setSeats(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: DelegationSeatsInput }) input: DelegationSeatsInput,
  ): Promise<Delegation | Refusal> {
    return this.delegations.setSeats(actor, input);
  }

  @Post('delegations/attendance')
  @May('round-tables.run')
  @Answers(Delegations, 200)
  noteAttendance(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AttendanceNotes }) notes: AttendanceNotes,
  ): Promise<Delegations | Refusal> {
    return this.delegations.noteAttendance(actor, notes);
  }

  @Post('delegates')
  @May('round-tables.answer')
  @Answers(Delegate, 201)
  name(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: DelegateInput }) input: DelegateInput,
  ): Promise<Delegate | Refusal> {
    return this.delegates.name(actor, input);
  }

  @Patch('delegates/:id')
  @May('round-tables.answer')
  @Answers(Delegate)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DelegatePatch }) patch: DelegatePatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<Delegate | Refusal> {
    return this.delegates.change(actor, id, patch, ifMatch);
  }

  @Post('delegates/:id/needs')
  @May('round-tables.answer')
  @Answers(Delegate, 200)
  setNeeds(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: DelegateNeedsInput }) input: DelegateNeedsInput,
  ): Promise<Delegate | Refusal> {
    return this.delegates.setNeeds(actor, id, input);
  }

  @Post('delegates/:id/erase')
  @May('round-tables.answer')
  @Answers(Delegate, 200)
  erase(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Delegate | Refusal> {
    return this.delegates.erase(actor, id);
  }
}

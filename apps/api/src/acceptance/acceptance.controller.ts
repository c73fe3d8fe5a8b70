import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ById, RiskAcceptance, RiskAcceptanceInput, RiskAcceptances, RiskAcceptancesQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { AcceptanceService } from './acceptance.service.js';

@Controller('acceptances')
export class AcceptanceController {
  constructor(private readonly acceptances: AcceptanceService) {}

  @Get()
  @May('signed-in')
  @Answers(RiskAcceptances)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RiskAcceptancesQuery }) query: RiskAcceptancesQuery,
  ): Promise<RiskAcceptances | Refusal> {
    return this.acceptances.list(actor, query);
  }

  @Post()
  @May('risks.work')
  @Answers(RiskAcceptance, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RiskAcceptanceInput }) input: RiskAcceptanceInput,
  ): Promise<RiskAcceptance | Refusal> {
    return this.acceptances.add(actor, input);
  }

  @Post(':id/withdrawal')
  @May('risks.work')
  @Answers(RiskAcceptance, 200)
  withdraw(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<RiskAcceptance | Refusal> {
    return this.acceptances.withdraw(actor, id);
  }
}

import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ById, ByIso3, Claim, Claims, ClaimsQuery, Decision, RetractionInput } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ClaimService } from './claim.service.js';
import { LookAgainService } from './look-again.service.js';
import { RetractionService } from './retraction.service.js';
import { ValidationService } from './validation.service.js';

@Controller()
export class ClaimController {
  constructor(
    private readonly claims: ClaimService,
    private readonly validation: ValidationService,
    private readonly retractions: RetractionService,
    private readonly lookAgain: LookAgainService,
  ) {}

  @Get('claims/:id')
  @May('public')
  @Answers(Claim)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Claim | Refusal> {
    return this.claims.read(actor, id);
  }

  @Get('countries/:iso3/claims')
  @May('public')
  @Answers(Claims)
  list(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ByIso3 }) { iso3 }: ByIso3,
    @Query({ schema: ClaimsQuery }) query: ClaimsQuery,
  ): Promise<Claims | Refusal> {
    return this.claims.ofCountry(actor, iso3, query);
  }

  // Whoever sees the claim is told why they may not decide it: decided already (409), their own (403).
  @Post('claims/:id/decision')
  @May('signed-in')
  @Answers(Claim)
  decide(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Decision }) decision: Decision,
  ): Promise<Claim | Refusal> {
    return this.validation.decide(actor, id, decision);
  }

  @Post('claims/:id/retraction')
  @May('signed-in')
  @Answers(Claim)
  retract(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RetractionInput }) input: RetractionInput,
  ): Promise<Claim | Refusal> {
    return this.retractions.ask(actor, id, input);
  }

  @Post('claims/:id/look-again')
  @May('signed-in')
  @Answers(Claim)
  looked(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Claim | Refusal> {
    return this.lookAgain.looked(actor, id);
  }
}

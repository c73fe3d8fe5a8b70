import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ById,
  Review,
  ReviewInput,
  Reviews,
  ReviewsQuery,
  RiskGrant,
  RiskGrantInput,
  RiskGrants,
  RiskGrantsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { GrantService } from './grant.service.js';
import { ReviewService } from './review.service.js';

@Controller('grants')
export class GrantController {
  constructor(private readonly grants: GrantService) {}

  @Get()
  @May('signed-in')
  @Answers(RiskGrants)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RiskGrantsQuery }) query: RiskGrantsQuery,
  ): Promise<RiskGrants | Refusal> {
    return this.grants.list(actor, query);
  }

  @Get('mine')
  @May('signed-in')
  @Answers(RiskGrants)
  mine(@CurrentActor() actor: RequestActor): Promise<RiskGrants> {
    return this.grants.mine(actor);
  }

  @Post()
  @May('risks.work')
  @Answers(RiskGrant, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RiskGrantInput }) input: RiskGrantInput,
  ): Promise<RiskGrant | Refusal> {
    return this.grants.add(actor, input);
  }

  @Post(':id/withdrawal')
  @May('risks.work')
  @Answers(RiskGrant, 200)
  withdraw(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RiskGrant | Refusal> {
    return this.grants.withdraw(actor, id);
  }
}

@Controller('reviews')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @Get()
  @May('signed-in')
  @Answers(Reviews)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ReviewsQuery }) query: ReviewsQuery,
  ): Promise<Reviews | Refusal> {
    return this.reviews.list(actor, query);
  }

  /** Whoever is asked, whatever office they hold. */
  @Post()
  @May('signed-in')
  @Answers(Review, 200)
  give(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ReviewInput }) input: ReviewInput,
  ): Promise<Review | Refusal> {
    return this.reviews.give(actor, input);
  }
}

import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import {
  ById,
  RetentionPatch,
  RetentionRule,
  RetentionRules,
  RetentionRuns,
  RetentionRunsQuery,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RetentionService } from './retention.service.js';

@Controller('retention-rules')
export class RetentionController {
  constructor(private readonly retention: RetentionService) {}

  @Get()
  @May('audit.read')
  @Answers(RetentionRules)
  rules(@CurrentActor() actor: RequestActor): Promise<RetentionRules> {
    return this.retention.rules(actor);
  }

  @Get('runs')
  @May('audit.read')
  @Answers(RetentionRuns)
  runs(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RetentionRunsQuery }) query: RetentionRunsQuery,
  ): Promise<RetentionRuns> {
    return this.retention.runs(actor, query);
  }

  @Get(':id')
  @May('audit.read')
  @Answers(RetentionRule)
  rule(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<RetentionRule | Refusal> {
    return this.retention.rule(actor, id);
  }

  @Patch(':id')
  @May('audit.retain')
  @Answers(RetentionRule)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: RetentionPatch }) patch: RetentionPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RetentionRule | Refusal> {
    return this.retention.change(actor, id, patch, ifMatch);
  }
}

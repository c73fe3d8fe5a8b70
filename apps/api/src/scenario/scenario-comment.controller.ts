import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ById,
  ScenarioComment,
  ScenarioCommentInput,
  ScenarioComments,
  ScenarioCommentsQuery,
  ScenarioTemplates,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ScenarioCommentService } from './scenario-comment.service.js';
import { templatesIn } from './template.js';

@Controller('scenario-comments')
export class ScenarioCommentController {
  constructor(private readonly comments: ScenarioCommentService) {}

  @Get()
  @May('signed-in')
  @Answers(ScenarioComments)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ScenarioCommentsQuery }) { scenario }: ScenarioCommentsQuery,
  ): Promise<ScenarioComments | Refusal> {
    return this.comments.list(actor, scenario);
  }

  @Post()
  @May('risks.work')
  @Answers(ScenarioComment, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ScenarioCommentInput }) input: ScenarioCommentInput,
  ): Promise<ScenarioComment | Refusal> {
    return this.comments.add(actor, input);
  }

  @Post(':id/settlement')
  @May('risks.work')
  @Answers(ScenarioComment, 200)
  settle(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<ScenarioComment | Refusal> {
    return this.comments.settle(actor, id);
  }
}

@Controller('scenario-templates')
export class ScenarioTemplateController {
  @Get()
  @May('signed-in')
  @Answers(ScenarioTemplates)
  list(@CurrentActor() { language }: RequestActor): ScenarioTemplates {
    return templatesIn(language);
  }
}

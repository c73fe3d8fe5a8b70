import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import { RoundTableTemplate, RoundTableTemplateInput, RoundTableTemplateQuery } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { RoundTableTemplateService } from './round-table-template.service.js';

@Controller('round-table-templates')
export class RoundTableTemplateController {
  constructor(private readonly templates: RoundTableTemplateService) {}

  @Get()
  @May('signed-in')
  @Answers(RoundTableTemplate)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: RoundTableTemplateQuery }) { region }: RoundTableTemplateQuery,
  ): Promise<RoundTableTemplate | Refusal> {
    return this.templates.read(actor, region);
  }

  @Patch()
  @May('round-tables.run')
  @Answers(RoundTableTemplate)
  change(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RoundTableTemplateInput }) input: RoundTableTemplateInput,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RoundTableTemplate | Refusal> {
    return this.templates.change(actor, input, ifMatch);
  }
}

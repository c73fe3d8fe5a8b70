import { Body, Controller, Get, Post } from '@nestjs/common';
import { PlanImport, PlanTemplates, TemplateImportInput } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { TemplateService } from './template.service.js';

@Controller('plan-templates')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  @Get()
  @May('public')
  @Answers(PlanTemplates)
  list(@CurrentActor() actor: RequestActor): PlanTemplates {
    return this.templates.list(actor);
  }

  @Post('import')
  @May('plans.run')
  @Answers(PlanImport, 201)
  bring(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: TemplateImportInput }) input: TemplateImportInput,
  ): Promise<PlanImport | Refusal> {
    return this.templates.bring(actor, input);
  }
}

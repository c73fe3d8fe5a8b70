import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import {
  Checklist,
  ChecklistMarkInput,
  ChecklistTemplate,
  ChecklistTemplateAsked,
  ChecklistTemplateInput,
  OfRoundTable,
  Readiness,
  ReadinessMarkInput,
  RemindInput,
  ReminderAsked,
  ReminderPreview,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { ChecklistService } from './checklist.service.js';
import { ReadinessService } from './readiness.service.js';
import { ReminderService } from './reminder.service.js';

@Controller()
export class ReadinessController {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly reminders: ReminderService,
    private readonly checklists: ChecklistService,
  ) {}

  @Get('readiness')
  @May('signed-in')
  @Answers(Readiness)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<Readiness | Refusal> {
    return this.readiness.read(actor, roundTable);
  }

  @Post('readiness/marks')
  @May('signed-in')
  @Answers(Readiness, 200)
  mark(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ReadinessMarkInput }) input: ReadinessMarkInput,
  ): Promise<Readiness | Refusal> {
    return this.readiness.mark(actor, input);
  }

  @Get('readiness/reminder')
  @May('round-tables.run')
  @Answers(ReminderPreview)
  preview(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ReminderAsked }) asked: ReminderAsked,
  ): Promise<ReminderPreview | Refusal> {
    return this.reminders.preview(actor, asked);
  }

  @Post('readiness/reminders')
  @May('round-tables.run')
  @Answers(Readiness, 200)
  remind(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: RemindInput }) input: RemindInput,
  ): Promise<Readiness | Refusal> {
    return this.reminders.remind(actor, input);
  }

  @Get('checklists')
  @May('signed-in')
  @Answers(Checklist)
  checklist(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<Checklist | Refusal> {
    return this.checklists.read(actor, roundTable);
  }

  @Post('checklists/marks')
  @May('round-tables.run')
  @Answers(Checklist, 200)
  markLine(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ChecklistMarkInput }) input: ChecklistMarkInput,
  ): Promise<Checklist | Refusal> {
    return this.checklists.mark(actor, input);
  }

  @Get('checklist-templates')
  @May('signed-in')
  @Answers(ChecklistTemplate)
  template(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ChecklistTemplateAsked }) { region }: ChecklistTemplateAsked,
  ): Promise<ChecklistTemplate | Refusal> {
    return this.checklists.template(actor, region);
  }

  @Patch('checklist-templates')
  @May('round-tables.run')
  @Answers(ChecklistTemplate)
  setTemplate(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: ChecklistTemplateInput }) input: ChecklistTemplateInput,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<ChecklistTemplate | Refusal> {
    return this.checklists.setTemplate(actor, input, ifMatch);
  }
}

import { Body, Controller, Get, Header, Param, Post, StreamableFile } from '@nestjs/common';
import {
  ById,
  ConclusionAdoption,
  ConclusionCorrection,
  ConclusionPresence,
  Conclusions,
  ConclusionUpdate,
} from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ConclusionDraftService } from './conclusion-draft.service.js';
import { ConclusionService } from './conclusion.service.js';

@Controller()
export class ConclusionController {
  constructor(
    private readonly conclusions: ConclusionService,
    private readonly drafts: ConclusionDraftService,
  ) {}

  @Get('round-tables/:id/conclusions')
  @May('signed-in')
  @Answers(Conclusions)
  read(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<Conclusions | Refusal> {
    return this.conclusions.read(actor, id);
  }

  @Get('round-tables/:id/conclusions/stream')
  @May('signed-in')
  @Answers('file')
  @Header('Cache-Control', 'private, no-store, no-transform')
  @Header('X-Accel-Buffering', 'no')
  async follow(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
  ): Promise<StreamableFile | Refusal> {
    const stream = await this.drafts.follow(actor, id);
    return isRefusal(stream) ? stream : new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  @Post('round-tables/:id/conclusions/updates')
  @May('round-tables.run')
  @Answers(null)
  keep(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ConclusionUpdate }) update: ConclusionUpdate,
  ): Promise<true | Refusal> {
    return this.drafts.keep(actor, id, update);
  }

  @Post('round-tables/:id/conclusions/presence')
  @May('round-tables.run')
  @Answers(null)
  tellPresence(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ConclusionPresence }) presence: ConclusionPresence,
  ): Promise<true | Refusal> {
    return this.drafts.tellPresence(actor, id, presence);
  }

  @Post('round-tables/:id/conclusions/adoption')
  @May('round-tables.run')
  @Answers(Conclusions, 200)
  adopt(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ConclusionAdoption }) adoption: ConclusionAdoption,
  ): Promise<Conclusions | Refusal> {
    return this.conclusions.adopt(actor, id, adoption);
  }

  @Post('conclusions/:id/corrections')
  @May('round-tables.run')
  @Answers(Conclusions, 200)
  correct(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: ConclusionCorrection }) correction: ConclusionCorrection,
  ): Promise<Conclusions | Refusal> {
    return this.conclusions.correct(actor, id, correction);
  }
}

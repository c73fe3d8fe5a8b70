import { Injectable } from '@nestjs/common';
import { isRefusal, minutesOutline, type Refusal, writtenIn } from '@portal/domain';
import { sentence } from '@portal/texts';
import { PlanDocumentService } from '../plan/plan-document.service.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { MadeFile } from '../platform/http/answers.js';
import { MinutesService } from './minutes.service.js';

/** Minutes as a document for Word, in the language that was asked for. */
@Injectable()
export class MinutesFileService {
  constructor(
    private readonly minutes: MinutesService,
    private readonly documents: PlanDocumentService,
  ) {}

  async document(actor: RequestActor, id: string): Promise<MadeFile | Refusal> {
    const minutes = await this.minutes.read(actor, id);
    if (isRefusal(minutes)) return minutes;
    const { language } = actor;
    const outline = minutesOutline(
      { ...minutes, releasedAt: minutes.released?.at ?? null },
      {
        say: (key, values = {}) => sentence('minutes', key, language, values),
        written: writtenIn(language),
        language,
        names: minutes.names,
      },
    );
    return this.documents.word(outline, language, `minutes-${minutes.facts.meeting.reference}-v${minutes.number}`);
  }
}

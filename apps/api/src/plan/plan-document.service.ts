import { Injectable } from '@nestjs/common';
import type { Language, PlanOutline } from '@portal/domain';
import { Readable } from 'node:stream';
import type { MadeFile } from '../platform/http/answers.js';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** An outline as a document for Word: of a plan, of minutes. */
@Injectable()
export class PlanDocumentService {
  /** @param name of the file, without its ending */
  async word(outline: PlanOutline, language: Language, name: string): Promise<MadeFile> {
    // What writes documents weighs more than the rest of the room, and few ask for one.
    const { documentOf } = await import('./plan-document.js');
    const bytes = await documentOf(outline, language);
    return {
      bytes: Readable.from(bytes, { objectMode: false }),
      size: bytes.length,
      mediaType: wordType,
      fileName: `${name}.docx`,
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { Document, DocumentPatch } from '@portal/contracts';
import { conflict, invalid, isRefusal, notFound, type Refusal, refusalToChangeDocument } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { LookAgainService } from '../status/look-again.service.js';
import { type DocumentRow, toChange, toDocument } from './document.row.js';
import { documentRow, narrowEarlier } from './document.service.js';

/** What is said of a document, who sees it, and its removal; its bytes never change. */
@Injectable()
export class DocumentChangeService {
  constructor(
    private readonly database: Database,
    private readonly lookAgain: LookAgainService,
  ) {}

  change(
    actor: RequestActor,
    id: string,
    patch: DocumentPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Document | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await documentRow(tx, id);
      if (!row) return notFound;
      const refusal = refusalToChangeDocument(actor, toChange(row), row.regions, patch.visibility);
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      // The versions of one language follow each other: with a second one its language is settled.
      if (patch.language !== undefined && patch.language !== row.language && row.number > 1) {
        return invalid({ pointer: '/language', code: 'not-allowed' });
      }
      const values = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const changed = await tx.change<DocumentRow>('document', row, values, ifMatch === '*' ? row.version : ifMatch);
      if (isRefusal(changed)) {
        return changed.refused === 'stale' ? { refused: 'stale', current: toDocument(row, actor) } : changed;
      }
      if (patch.visibility !== undefined) await narrowEarlier(tx, row, patch.visibility);
      return toDocument({ ...row, ...changed }, actor);
    });
  }

  /** Takes its bytes out of reach; the row with its checksum stays, for whoever decided on it. */
  remove(actor: RequestActor, id: string): Promise<Document | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await documentRow(tx, id);
      if (!row) return notFound;
      // An earlier version is removed as well as the latest one.
      const refusal = refusalToChangeDocument(actor, { ...toChange(row), isReplaced: false }, row.regions);
      if (refusal) return refusal;
      const changed = await tx.change<DocumentRow>('document', row, { removed_at: tx.now, removed_by: actor.id });
      if (isRefusal(changed)) return conflict('removed');
      await this.lookAgain.askForDocument(tx, actor, id);
      return toDocument({ ...row, ...changed }, actor);
    });
  }
}

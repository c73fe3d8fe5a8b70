import { Injectable } from '@nestjs/common';
import type { ByRegionLanguage, InvitationLetter, InvitationLetterPatch } from '@portal/contracts';
import {
  forbidden,
  invalid,
  isRefusal,
  letterPlaceholders,
  notFound,
  type Refusal,
  runsRoundTable,
  unknownPlaceholdersIn,
} from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Versioned } from '../platform/database/transaction.js';

interface LetterRow extends Versioned {
  readonly text: string;
}

/** What a region's letters of invitation say: one text a language, the portal's own until the secretariat writes one. */
@Injectable()
export class InvitationLetterService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, of: ByRegionLanguage): Promise<InvitationLetter | Refusal> {
    return this.database.read(actor, (tx) => pictureOf(tx, actor, of));
  }

  change(
    actor: RequestActor,
    of: ByRegionLanguage,
    { text }: InvitationLetterPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<InvitationLetter | Refusal> {
    return this.database.write(actor, async (tx) => {
      const current = await pictureOf(tx, actor, of);
      if (isRefusal(current)) return current;
      if (!current.mayWrite) return forbidden('not-your-region');
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== current.version) return { refused: 'stale', current };
      if (unknownPlaceholdersIn(text).length > 0) return invalid({ pointer: '/text', code: 'unknown-placeholder' });
      const row = await letterRow(tx, of);
      const said = { text, changed_by: actor.id, changed_at: tx.now };
      if (row) {
        const changed = await tx.change<LetterRow>('invitation_letter', row, said);
        if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      } else {
        const made = await tx.rows(
          `INSERT INTO invitation_letter (region, language, text, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (region, language) DO NOTHING RETURNING id`,
          [of.code, of.language, text, actor.id, tx.now],
        );
        // Somebody else wrote the first one at the same instant.
        if (made.length === 0) return { refused: 'stale', current };
      }
      return pictureOf(tx, actor, of);
    });
  }
}

function letterRow(tx: ReadTransaction, { code, language }: ByRegionLanguage): Promise<LetterRow | undefined> {
  return tx.row<LetterRow>('SELECT id, text, version FROM invitation_letter WHERE region = $1 AND language = $2', [
    code,
    language,
  ]);
}

async function pictureOf(
  tx: ReadTransaction,
  actor: RequestActor,
  of: ByRegionLanguage,
): Promise<InvitationLetter | Refusal> {
  const { code, language } = of;
  const region = await tx.row<{ has_secretariat: boolean }>(
    `SELECT cardinality(app.holders('secretariat', ARRAY[code], app.today())) > 0 AS has_secretariat
     FROM region WHERE code = $1`,
    [code],
  );
  if (!region) return notFound;
  const row = await letterRow(tx, of);
  return {
    region: code,
    language,
    text: row?.text ?? sentence('meeting-letters', 'letter-text', language, {}),
    isOwn: row !== undefined,
    placeholders: [...letterPlaceholders],
    mayWrite: runsRoundTable(actor, { region: code, hasSecretariat: region.has_secretariat }),
    version: row?.version ?? 0,
  };
}

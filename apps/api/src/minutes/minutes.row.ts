import type { Minutes } from '@portal/contracts';
import type { Instant, Language, MinutesFacts, MinutesText, Role } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

type Hand = NonNullable<Minutes['released']>['by'];

/** A row of `minutes`, with the name of who released it. */
export interface MinutesRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly number: number;
  readonly language: Language;
  readonly sections: readonly MinutesText[];
  readonly facts: MinutesFacts | null;
  readonly released_at: Instant | null;
  readonly released_role: Role | null;
  readonly released_scope: Hand['scope'] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly sample: boolean;
  readonly version: number;
}

const selectMinutes = `
  SELECT m.id, m.round_table_id, m.number, m.language, m.sections, m.facts, m.released_at, m.released_role,
    m.released_scope, p.id AS person_id, p.name AS person_name, m.sample, m.version
  FROM minutes m LEFT JOIN person p ON p.id = m.released_by`;

export function minutesById(tx: ReadTransaction, id: string): Promise<MinutesRow | undefined> {
  return tx.row<MinutesRow>(`${selectMinutes} WHERE m.id = $1`, [id]);
}

/** Newest first. */
export function minutesOf(tx: ReadTransaction, roundTable: string): Promise<MinutesRow[]> {
  return tx.rows<MinutesRow>(`${selectMinutes} WHERE m.round_table_id = $1 ORDER BY m.number DESC`, [roundTable]);
}

export function toVersion(row: MinutesRow) {
  const { id, round_table_id, number, language, released_at, released_role, released_scope, sample, version } = row;
  const person =
    row.person_id === null || row.person_name === null ? null : { id: row.person_id, name: row.person_name };
  return {
    id,
    roundTableId: round_table_id,
    number,
    language,
    released:
      released_at === null || released_role === null || released_scope === null
        ? null
        : { at: released_at, by: { role: released_role, scope: released_scope, person } },
    sample,
    version,
  };
}

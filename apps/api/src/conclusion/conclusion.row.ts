import type { Conclusion } from '@portal/contracts';
import type { ConclusionKind, Instant, Language, Role } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A row of `conclusion`: one edition of a numbered conclusion. */
export interface ConclusionRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly number: number;
  readonly edition: number;
  readonly kind: ConclusionKind;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly behind: readonly Language[];
  readonly answers: readonly string[];
  readonly reason: string;
  readonly adopted_at: Instant;
  readonly adopted_role: Role;
  readonly adopted_scope: Conclusion['by']['scope'];
  readonly person_id: string | null;
  readonly person_name: string | null;
}

const selectConclusions = `
  SELECT c.id, c.round_table_id, c.number, c.edition, c.kind, c.texts, to_jsonb(c.behind) AS behind,
    to_jsonb(c.answers) AS answers, c.reason, c.adopted_at, c.adopted_role, c.adopted_scope,
    p.id AS person_id, p.name AS person_name
  FROM conclusion c LEFT JOIN person p ON p.id = c.adopted_by`;

/** All editions of the conclusions of a round table, the newest of each number first. */
export function conclusionsOf(tx: ReadTransaction, roundTable: string): Promise<ConclusionRow[]> {
  return tx.rows<ConclusionRow>(`${selectConclusions} WHERE c.round_table_id = $1 ORDER BY c.number, c.edition DESC`, [
    roundTable,
  ]);
}

export function conclusionById(tx: ReadTransaction, id: string): Promise<ConclusionRow | undefined> {
  return tx.row<ConclusionRow>(`${selectConclusions} WHERE c.id = $1`, [id]);
}

/** Each number once, with what it said before. */
export function toConclusions(rows: readonly ConclusionRow[]): Conclusion[] {
  return [...Map.groupBy(rows, ({ number }) => number)].flatMap(([number, [present, ...earlier]]) =>
    present ? [{ ...toVersion(present), number, earlier: earlier.map(toVersion) }] : [],
  );
}

function toVersion(row: ConclusionRow) {
  const { id, edition, kind, texts, behind, answers, reason, person_id: person, person_name: name } = row;
  return {
    id,
    edition,
    kind,
    texts,
    behind: [...behind],
    answers: [...answers],
    reason,
    by: {
      role: row.adopted_role,
      scope: row.adopted_scope,
      person: person === null || name === null ? null : { id: person, name },
    },
    at: row.adopted_at,
  };
}

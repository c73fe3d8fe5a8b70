import type { Day } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A country at one round table. */
export interface PresenceRow {
  readonly round_table_id: string;
  readonly iso3: string;
  readonly is: boolean;
}

/** Of which countries it is recorded whether they took part in these. */
export function attendanceAt(tx: ReadTransaction, roundTables: readonly string[]): Promise<PresenceRow[]> {
  return tx.rows<PresenceRow>(
    `SELECT round_table_id, iso3, took_part AS is FROM delegation
     WHERE round_table_id = ANY ($1) AND took_part IS NOT NULL`,
    [roundTables],
  );
}

/** Of which countries it is recorded by a day whether they were heard at these; the latest that was said of each counts. */
export function hearingAt(tx: ReadTransaction, roundTables: readonly string[], day: Day): Promise<PresenceRow[]> {
  return tx.rows<PresenceRow>(
    `SELECT DISTINCT ON (round_table_id, iso3) round_table_id, iso3, kind IN ('given', 'heard') AS is
     FROM country_position WHERE round_table_id = ANY ($1) AND written_at < $2::date + 1
     ORDER BY round_table_id, iso3, number DESC`,
    [roundTables, day],
  );
}

/** How many commitments of these were due by a day, and how many of them were done by their own; null: the reader sees none. */
export async function commitmentsKeptBy(
  tx: ReadTransaction,
  roundTables: readonly string[],
  day: Day,
): Promise<{ readonly kept: number; readonly due: number } | null> {
  const row = await tx.row<{ kept: number; due: number }>(
    `SELECT count(*)::int AS due, (count(*) FILTER (WHERE EXISTS (SELECT FROM commitment_step s
         WHERE s.commitment_id = m.id AND s.state = 'done' AND s.taken_at < m.due_on + 1)))::int AS kept
     FROM commitment m WHERE m.round_table_id = ANY ($1) AND m.due_on <= $2 AND m.state <> 'withdrawn'`,
    [roundTables, day],
  );
  return row && row.due > 0 ? { kept: row.kept, due: row.due } : null;
}

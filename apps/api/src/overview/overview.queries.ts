import type { AlikeTitles, CbrnDomain, Day } from '@portal/domain';
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

/** A priority as its region endorsed it. */
export interface EndorsedRow {
  readonly id: string;
  readonly title: string;
  readonly region: string;
  readonly domains: readonly CbrnDomain[];
  readonly round_table_id: string;
}

/** What regions had endorsed by a day, as far as the reader takes part there; with or without what is invented. */
export function endorsedBy(tx: ReadTransaction, day: Day, withSample: boolean): Promise<EndorsedRow[]> {
  return tx.rows<EndorsedRow>(
    `SELECT p.id, p.title, t.region, p.domains, p.round_table_id ${endorsed} ORDER BY g.position, p.decided_at, p.id`,
    [day, withSample],
  );
}

/** Of these, which titles of two regions are alike. */
export function alikeTitles(tx: ReadTransaction, day: Day, withSample: boolean): Promise<AlikeTitles[]> {
  return tx.rows<AlikeTitles>(
    `WITH all_of AS (SELECT p.id, lower(p.title) AS title, t.region ${endorsed})
     SELECT a.id AS "oneId", b.id AS "otherId", similarity(a.title, b.title) AS similarity
     FROM all_of a JOIN all_of b ON a.id < b.id AND a.region <> b.region`,
    [day, withSample],
  );
}

const endorsed = `FROM regional_priority p JOIN round_table t ON t.id = p.round_table_id JOIN region g ON g.code = t.region
  WHERE p.status = 'endorsed' AND p.decided_at < $1::date + 1 AND ($2 OR NOT p.sample)`;

import type { IndicatorDefinition, KeptTexts } from '@portal/contracts';
import type { Day } from '@portal/domain';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { levelsNow } from './known-world.queries.js';

export interface IndicatorRow {
  readonly id: string;
  readonly names: KeptTexts;
  readonly closed_on: Day | null;
  readonly version: number;
}

interface DefinitionRow extends IndicatorRow {
  readonly asks_since: Day | null;
  readonly shelf_life_months: number;
  readonly levels: readonly LevelRow[] | null;
  readonly breaks: Day[];
}

interface LevelRow {
  readonly id: string;
  readonly names: KeptTexts;
  readonly means: KeptTexts;
  readonly closed_on: Day | null;
}

/** An indicator as a coordinator edits it; undefined where there is none. */
export async function definitionOf(tx: ReadTransaction, id: string): Promise<IndicatorDefinition | undefined> {
  return (await definitionsOf(tx, id))[0];
}

/** All of them in order, or the one of an id. */
export async function definitionsOf(tx: ReadTransaction, id: string | null): Promise<IndicatorDefinition[]> {
  const rows = await tx.rows<DefinitionRow>(
    `SELECT i.id, i.names, i.closed_on, i.version, d.asks_since, d.shelf_life_months, ${levelsNow} AS levels,
       to_jsonb(ARRAY(SELECT DISTINCT (b.recorded_at AT TIME ZONE 'UTC')::date FROM indicator_definition b
         WHERE b.indicator = i.id AND b.is_break ORDER BY 1)) AS breaks
     FROM indicator i CROSS JOIN LATERAL (SELECT asks_since, shelf_life_months FROM indicator_definition d
       WHERE d.indicator = i.id ORDER BY recorded_at DESC LIMIT 1) d
     WHERE $1::text IS NULL OR i.id = $1 ORDER BY i.position`,
    [id],
  );
  return rows.map((row) => ({
    id: row.id,
    names: row.names,
    asksSince: row.asks_since,
    shelfLifeMonths: row.shelf_life_months,
    closedOn: row.closed_on,
    levels: (row.levels ?? []).map(({ closed_on: closedOn, ...level }, order) => ({ ...level, order, closedOn })),
    breaks: row.breaks,
    version: row.version,
  }));
}

/** Before anything is changed: what was known until now is written down, as it stands. */
export async function keepAsKnown(tx: Transaction, id: string): Promise<void> {
  // As the system: what is appended is nobody's to change.
  await tx.derive(() =>
    tx.rows(
      `UPDATE indicator_definition d SET names = i.names, levels = ${levelsNow}
       FROM indicator i WHERE i.id = d.indicator AND i.id = $1 AND d.levels IS NULL`,
      [id],
    ),
  );
}

/** Appends what is known of an indicator from now on; what is not said stays as it was. */
export async function appendDefinition(
  tx: Transaction,
  id: string,
  {
    asksSince,
    shelfLifeMonths,
    isBreak,
  }: {
    readonly asksSince: Day | null | undefined;
    readonly shelfLifeMonths: number | undefined;
    readonly isBreak: boolean;
  },
): Promise<void> {
  await tx.rows(
    `INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months, names, levels, is_break)
     SELECT i.id, CASE WHEN $2 THEN $3 ELSE d.asks_since END, coalesce($4, d.shelf_life_months), i.names, ${levelsNow}, $5
     FROM indicator i LEFT JOIN LATERAL (SELECT asks_since, shelf_life_months FROM indicator_definition d
       WHERE d.indicator = i.id ORDER BY recorded_at DESC LIMIT 1) d ON true
     WHERE i.id = $1`,
    [id, asksSince !== undefined, asksSince ?? null, shelfLifeMonths ?? null, isBreak],
  );
}

/** How a level, or any of an indicator's, is used; also in drafts, which only their country reads. */
export async function usesOf(
  tx: Transaction,
  indicator: string,
  level: string | null,
): Promise<{ readonly drafts: number; readonly claims: number }> {
  const row = await tx.derive(() =>
    tx.row<{ drafts: number; claims: number }>(
      `SELECT count(*) FILTER (WHERE state = 'draft')::int AS drafts, count(*) FILTER (WHERE state <> 'draft')::int AS claims
       FROM claim WHERE indicator = $1 AND ($2::text IS NULL OR level = $2)`,
      [indicator, level],
    ),
  );
  return row ?? { drafts: 0, claims: 0 };
}

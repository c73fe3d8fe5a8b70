import type { Day, PlannedMeeting } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** A meeting with days, and by what it is named. */
export interface PlannedRow extends PlannedMeeting {
  readonly id: string;
  readonly reference: string;
  readonly city: string;
  readonly sample: boolean;
  readonly is_inside: boolean;
}

/** Those that have a day in common with a span, but for what is postponed or cancelled. */
export function plannedWithin(tx: ReadTransaction, first: Day, last: Day, withSample: boolean): Promise<PlannedRow[]> {
  return tx.rows<PlannedRow>(
    `WITH near AS (SELECT * FROM round_table t WHERE t.starts < ($2::date + 1) AND t.ends >= $1::date
         AND t.life NOT IN ('postponed', 'cancelled') AND ($3 OR NOT t.sample)),
       coming AS (SELECT c.round_table_id, array_agg(c.iso3 ORDER BY c.iso3) AS countries
         FROM app.round_table_countries(ARRAY(SELECT id FROM near)) c GROUP BY c.round_table_id),
       of_region AS (SELECT r.round_table_id, array_agg(r.region ORDER BY r.region) AS regions
         FROM round_table_region r WHERE r.round_table_id IN (SELECT id FROM near) GROUP BY r.round_table_id)
     SELECT t.id, t.reference, t.city, t.sample, t.host_country AS host, t.alongside_id AS "alongsideId",
       to_char(t.starts, 'YYYY-MM-DD') AS first, to_char(t.ends, 'YYYY-MM-DD') AS last,
       coalesce(g.regions, '{}') AS regions, coalesce(c.countries, '{}') AS countries,
       t.id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[]) AS is_inside
     FROM near t LEFT JOIN coming c ON c.round_table_id = t.id LEFT JOIN of_region g ON g.round_table_id = t.id
     ORDER BY t.starts, t.reference`,
    [first, last, withSample],
  );
}

/** The regions of each country today. */
export async function regionsByCountry(tx: ReadTransaction): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.rows<{ iso3: string; regions: string[] }>(
    `SELECT iso3, array_agg(region ORDER BY region) AS regions FROM membership
     WHERE (since IS NULL OR since <= app.today()) AND (until IS NULL OR app.today() <= until) GROUP BY iso3`,
  );
  return new Map(rows.map(({ iso3, regions }) => [iso3, regions]));
}

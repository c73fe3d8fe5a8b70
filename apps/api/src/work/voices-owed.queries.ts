import type { WorkItem } from '@portal/contracts';
import type { Day } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';

interface OwedRow {
  readonly id: string;
  readonly reference: string;
  readonly iso3: string;
  readonly sample: boolean;
  readonly country: string;
  readonly region: string | null;
  readonly due_on: Day | null;
}

/** What the actor's country still owes the round tables in which it is a member: its position, its ballot while open. */
export async function voicesOwed(tx: ReadTransaction, actor: RequestActor): Promise<readonly WorkItem[]> {
  const own = actor.assignments.flatMap(({ role, scope }) =>
    role === 'focal-point' && scope.kind === 'country' ? [scope.iso3] : [],
  );
  if (own.length === 0) return [];
  const items = (kind: 'give-position' | 'cast-ballot', part: string, rows: readonly OwedRow[]) =>
    rows.map((row) => ({
      id: `${kind}:${row.id}:${row.iso3}`,
      kind,
      title: sentence('work', kind, actor.language, {
        country: row.country,
        meeting: [row.reference, row.region].filter(Boolean).join(', '),
      }),
      dueOn: row.due_on,
      url: `/round-tables/${row.id}/${part}`,
      iso3: row.iso3,
      indicator: null,
      claimId: null,
      sample: row.sample,
    }));
  return [
    ...items('give-position', 'positions', await tx.rows<OwedRow>(positionsSql, [own, actor.language])),
    ...items('cast-ballot', 'priorities', await tx.rows<OwedRow>(ballotsSql, [own, actor.language])),
  ];
}

const columns = `t.id, t.reference, t.sample, m.iso3, c.names->>$2 AS country, g.names->>$2 AS region`;
const members = `CROSS JOIN LATERAL (SELECT iso3 FROM app.round_table_countries(ARRAY[t.id])
    WHERE participation = 'member' AND iso3 = ANY ($1)) m
  JOIN partner_country c USING (iso3) LEFT JOIN region g ON g.code = t.region`;

/** Seven days before the meeting begins. */
const positionsSql = `
  SELECT ${columns}, t.starts::date - 7 AS due_on
  FROM round_table t ${members}
  WHERE t.life IN ('invited', 'held') AND t.fact IS NULL
    AND coalesce((SELECT p.kind FROM country_position p WHERE p.round_table_id = t.id AND p.iso3 = m.iso3
      ORDER BY p.number DESC LIMIT 1), 'will-speak') = 'will-speak'
  ORDER BY t.starts, m.iso3`;

const ballotsSql = `
  SELECT ${columns}, (v.until AT TIME ZONE coalesce(t.zone, 'UTC'))::date AS due_on
  FROM priority_voting v JOIN round_table t ON t.id = v.round_table_id ${members}
  WHERE v.closed_at IS NULL AND (v.until IS NULL OR v.until > now()) AND t.life NOT IN ('concluded', 'cancelled')
    AND NOT EXISTS (SELECT FROM ballot b WHERE b.round_table_id = t.id AND b.iso3 = m.iso3)
  ORDER BY v.until NULLS LAST, m.iso3`;

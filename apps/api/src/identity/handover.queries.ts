import type { Handover } from '@portal/contracts';
import { type Actor, addDays, type Day } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** For so many days after they took over, somebody is shown what came to them. */
const newDays = 30;

export interface OwnTerm {
  readonly id: string;
  readonly since: string;
  readonly until: string | null;
  readonly invitation_id: string | null;
  readonly version: number;
}

export function ownTerm(tx: ReadTransaction, actor: Actor, iso3: string): Promise<OwnTerm | undefined> {
  return tx.row<OwnTerm>(
    `SELECT id, since, until, invitation_id, version FROM role_assignment
     WHERE person_id = $1 AND role = 'focal-point' AND scope = $2
       AND since <= app.today() AND (until IS NULL OR app.today() <= until)`,
    [actor.id, iso3],
  );
}

/** From whom the office came, where it was handed over and that is not long ago. */
export async function receivedBy(
  tx: ReadTransaction,
  term: OwnTerm | undefined,
  today: Day,
): Promise<Handover['received']> {
  if (!term?.invitation_id || term.since < addDays(today, -newDays)) return null;
  const row = await tx.row<{ name: string | null }>('SELECT app.handed_over_by($1) AS name', [term.invitation_id]);
  return row === undefined || row.name === null ? null : { from: row.name, on: term.since };
}

export type Counts = Pick<Handover, 'openItems' | 'drafts' | 'returned' | 'waiting'>;

/** What waits in a country's status reporting. */
export async function countsOf(tx: ReadTransaction, iso3: string): Promise<Counts> {
  const counts = await tx.row<Counts>(countsSql, [iso3]);
  return counts ?? { openItems: 0, drafts: 0, returned: 0, waiting: 0 };
}

const countsSql = `
  SELECT
    (SELECT count(*)::int FROM work_item WHERE iso3 = $1 AND office = 'country' AND done_at IS NULL) AS "openItems",
    (SELECT count(*)::int FROM status_update WHERE iso3 = $1 AND state = 'draft') AS drafts,
    (SELECT count(*)::int FROM work_item WHERE iso3 = $1 AND kind = 'answer-return' AND done_at IS NULL) AS returned,
    (SELECT count(*)::int FROM claim WHERE iso3 = $1 AND state = 'submitted') AS waiting`;

/** Updates that were prepared from what was recorded, and wait to be sent. */
export function preparedIn(tx: ReadTransaction, iso3: string): Promise<Handover['prepared']> {
  return tx.rows<Handover['prepared'][number]>(
    `SELECT u.id AS "updateId", made."from", made.title FROM status_update u JOIN (
       SELECT update_id, 'team' AS "from", title FROM team_instrument WHERE iso3 = $1 UNION ALL
       SELECT update_id, 'plan', title FROM action_plan WHERE iso3 = $1) made ON made.update_id = u.id
     WHERE u.state = 'draft' AND EXISTS (SELECT FROM claim c WHERE c.update_id = u.id) ORDER BY u.written_at, u.id`,
    [iso3],
  );
}

import type { ScenarioHistory } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { type HandRow, toHand } from '../platform/hand.js';
import type { DataKey } from '../platform/vault/data-key.js';
import { officeIn } from '../risk/risk-lookup.service.js';
import type { FieldChange } from './scenario-change.js';
import type { ScenarioRow } from './scenario.row.js';

const placeOf = (id: string) => ({ table: 'scenario_change', id, column: 'words' });

/** Keeps what changed and by whom, sealed. */
export async function enter(
  tx: Transaction,
  actor: RequestActor,
  key: DataKey,
  { id: scenario, assessment_id, iso3, sample }: ScenarioRow,
  changes: readonly FieldChange[],
): Promise<void> {
  const [made] = await tx.rows<{ id: string; number: number }>(
    'SELECT uuidv7() AS id, coalesce(max(number), 0) + 1 AS number FROM scenario_change WHERE scenario_id = $1',
    [scenario],
  );
  const { id = '', number = 1 } = made ?? {};
  const { role, scope } = officeIn(actor, iso3);
  await tx.post('scenario_change', {
    ...{ id, number, scenario_id: scenario, assessment_id, iso3, sample },
    words: key.seal(placeOf(id), changes),
    changed_by: actor.id,
    changed_role: role,
    changed_scope: scope,
    changed_at: tx.now,
  });
}

interface ChangeRow extends HandRow {
  readonly id: string;
  readonly number: number;
  readonly words: Buffer;
  readonly changed_at: string;
}

export async function historyOf(tx: ReadTransaction, key: DataKey, id: string): Promise<ScenarioHistory['items']> {
  const rows = await tx.rows<ChangeRow>(
    `SELECT x.id, x.number, x.words, x.changed_at, x.changed_role AS role, x.changed_scope AS scope,
       x.changed_by AS person_id, p.name AS person_name
     FROM scenario_change x LEFT JOIN person p ON p.id = x.changed_by WHERE x.scenario_id = $1 ORDER BY x.number`,
    [id],
  );
  return rows.map((row) => ({
    number: row.number,
    at: row.changed_at,
    by: toHand(row),
    changes: key.open<FieldChange[]>(placeOf(row.id), row.words),
  }));
}

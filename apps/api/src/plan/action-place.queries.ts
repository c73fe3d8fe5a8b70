import { invalid, type Refusal } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { step } from './plan-contents.service.js';

/** Where an action is to stand: in which objective, after which other one (null: first; undefined: last). */
export interface WantedPlace {
  readonly objectiveId: string;
  readonly after: string | null | undefined;
  /** The action itself, where it is there already. */
  readonly self: string | null;
}

/** The position between its two neighbours to be; a refusal where the one before is not of that objective. */
export async function positionOf(
  tx: ReadTransaction,
  { objectiveId, after, self }: WantedPlace,
  pointer = '',
): Promise<number | Refusal> {
  const others = await tx.rows<{ id: string; position: number }>(
    'SELECT id, position FROM action WHERE objective_id = $1 AND id IS DISTINCT FROM $2 ORDER BY position, reference',
    [objectiveId, self],
  );
  if (after === undefined) return (others.at(-1)?.position ?? 0) + step;
  if (after === null) return (others[0]?.position ?? 2 * step) - step;
  const place = others.findIndex(({ id }) => id === after);
  const before = others[place];
  if (!before) return invalid({ pointer: `${pointer}/after`, code: 'unknown-action' });
  const next = others[place + 1];
  return next ? (before.position + next.position) / 2 : before.position + step;
}

/** Whether this objective is one of the plan's. */
export async function isObjectiveOf(tx: ReadTransaction, planId: string, objectiveId: string): Promise<boolean> {
  return (await tx.row('SELECT 1 FROM objective WHERE plan_id = $1 AND id = $2', [planId, objectiveId])) !== undefined;
}

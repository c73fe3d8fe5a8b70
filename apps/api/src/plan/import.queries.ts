import { latestDayBegun, type PresentPlan } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { contentsOf } from './action.mapping.js';
import { ableIn } from './action.queries.js';
import { ratesOf, today } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';

/** What is in the plan now, as an import is compared with it. */
export async function presentPlan(tx: ReadTransaction, actor: RequestActor, plan: PlanRow): Promise<PresentPlan> {
  const { objectives, actions } = await contentsOf(tx, actor, plan, today(tx.now));
  const assigned = actions.flatMap(({ assignees }) => assignees.map(({ id }) => id));
  const able = await ableIn(tx, plan);
  const addresses = await addressesOf(tx, [...able, ...assigned]);
  return {
    startsOn: plan.starts_on,
    endsOn: plan.ends_on,
    lastDay: latestDayBegun(tx.now),
    people: new Set([...addresses].flatMap(([id, address]) => (able.has(id) ? [address] : []))),
    exchangeRates: await ratesOf(tx, plan),
    objectives,
    actions: actions.map(({ assignees, ...action }) => ({
      ...action,
      assignees: assignees.flatMap(({ id }) => addresses.get(id) ?? []),
    })),
  };
}

/** E-mail addresses by person, in small letters; of those whom the reader may know. */
export async function addressesOf(
  tx: ReadTransaction,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ readonly id: string; readonly address: string }>(
    'SELECT id, lower(email) AS address FROM person WHERE id = ANY ($1)',
    [[...new Set(people)]],
  );
  return new Map(rows.map(({ id, address }) => [id, address]));
}

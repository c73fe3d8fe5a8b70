import type { PresentPlan } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { contentsOf } from './action.mapping.js';
import { today } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';

/** What is in the plan now, as an import is compared with it. */
export async function presentPlan(tx: ReadTransaction, actor: RequestActor, plan: PlanRow): Promise<PresentPlan> {
  const { objectives, actions } = await contentsOf(tx, actor, plan, today(tx.now));
  return { startsOn: plan.starts_on, endsOn: plan.ends_on, objectives, actions };
}

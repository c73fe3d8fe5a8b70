import { Injectable } from '@nestjs/common';
import type { Objective, ObjectiveInput, ObjectivePatch } from '@portal/contracts';
import {
  conflict,
  isRefusal,
  notFound,
  type NumberedObjective,
  type Refusal,
  refusalToEditPlan,
  renumbered,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { toObjective } from './action.mapping.js';
import type { ObjectiveRow } from './action.queries.js';
import { planById } from './plan.queries.js';
import { toPlanToChange } from './plan.row.js';

/** Objectives of a plan, while it is not frozen. */
@Injectable()
export class ObjectiveService {
  constructor(private readonly database: Database) {}

  add(actor: RequestActor, { planId, title, theme, number }: ObjectiveInput): Promise<Objective | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planById(tx, planId);
      if (!plan) return notFound;
      const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      const [made] = await tx.rows<{ id: string; next: number; taken: boolean }>(
        `SELECT uuidv7() AS id, coalesce(max(number), 0) + 1 AS next, coalesce(bool_or(number = $2), false) AS taken
         FROM objective WHERE plan_id = $1`,
        [planId, number ?? null],
      );
      if (made?.taken) return conflict('number-taken', '/number');
      const row = await tx.insert<ObjectiveRow>('objective', {
        id: made?.id,
        plan_id: planId,
        line_id: made?.id,
        number: number ?? made?.next,
        title,
        theme,
        sample: plan.sample,
      });
      return toObjective(row);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { title, theme, number }: ObjectivePatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Objective | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await objectiveById(tx, id);
      if (!row) return notFound;
      const refusal = await refusalToEdit(tx, actor, row);
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      if (ifMatch !== '*' && ifMatch !== row.version) return { refused: 'stale', current: toObjective(row) };
      if (number !== undefined) await renumber(tx, row, number);
      const changed = await tx.change<ObjectiveRow>('objective', row, {
        title: title ?? row.title,
        theme: theme ?? row.theme,
        number: number ?? row.number,
      });
      if (!isRefusal(changed)) return toObjective(changed);
      const present = await objectiveById(tx, id);
      return changed.refused === 'stale' && present ? { refused: 'stale', current: toObjective(present) } : changed;
    });
  }

  /** Only an empty one: its actions are moved or removed first. */
  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await objectiveById(tx, id);
      if (!row) return notFound;
      const refusal = await refusalToEdit(tx, actor, row);
      if (refusal) return refusal;
      const used = await tx.row('SELECT 1 FROM action WHERE objective_id = $1 LIMIT 1', [id]);
      if (used) return conflict('objective-in-use');
      await tx.rows('DELETE FROM objective WHERE id = $1', [id]);
      return true as const;
    });
  }
}

/** Gives an objective its number in one statement with those that make room for it; its own version changes after. */
async function renumber(tx: Transaction, { id, plan_id: planId }: ObjectiveRow, number: number): Promise<void> {
  const all = await tx.rows<NumberedObjective>('SELECT id, number FROM objective WHERE plan_id = $1 FOR UPDATE', [
    planId,
  ]);
  const moved = renumbered(all, id, number);
  if (moved.length === 0) return;
  await tx.rows(
    `UPDATE objective o SET number = n.number, version = o.version + (o.id <> $1)::int
     FROM unnest($2::uuid[], $3::int[]) AS n (id, number) WHERE o.id = n.id`,
    [id, moved.map((each) => each.id), moved.map((each) => each.number)],
  );
}

function objectiveById(tx: ReadTransaction, id: string): Promise<ObjectiveRow | undefined> {
  return tx.row<ObjectiveRow>('SELECT * FROM objective WHERE id = $1', [id]);
}

async function refusalToEdit(tx: ReadTransaction, actor: RequestActor, row: ObjectiveRow): Promise<Refusal | null> {
  const plan = await planById(tx, row.plan_id);
  return plan ? refusalToEditPlan(actor, toPlanToChange(plan)) : notFound;
}

import { Injectable } from '@nestjs/common';
import type {
  Action,
  ActionInput,
  ActionPatch,
  ActionsPatch,
  AssigneesInput,
  ChangedActions,
  PlanHeadline,
} from '@portal/contracts';
import {
  invalid,
  isRefusal,
  mostActions,
  notFound,
  type Refusal,
  refusalToAssignAction,
  refusalToEditPlan,
  refusalToRemovePlan,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { asValues, changeActions, refusalToChange, undoOf, type WantedChange } from './action-change.js';
import { positionOf } from './action-place.queries.js';
import { contentsOf } from './action.mapping.js';
import { ableIn, type ActionRow, actionRows, type ObjectiveRow, writeAssignees } from './action.queries.js';
import { columnsOf } from './action.values.js';
import { referencesOf, replaceDependencies } from './dependency.queries.js';
import { newReferences } from './plan-contents.service.js';
import { headlineById, planById, today, toListed, type When, whenOf } from './plan.queries.js';
import { type PlanRow, toPlanToChange } from './plan.row.js';

/** Actions of a plan: added and changed until it is frozen, assigned as long as it is not over. */
@Injectable()
export class ActionService {
  constructor(private readonly database: Database) {}

  async read(actor: RequestActor, id: string, asAt: string | undefined): Promise<Action | Refusal> {
    const found = await this.database.read(actor, async (tx) => {
      const when = whenOf(tx.now, { asAt });
      if (isRefusal(when)) return when;
      const plan = await planOf(tx, id);
      return plan ? actionOf(tx, actor, plan, id, when) : notFound;
    });
    if (!isRefusal(found)) await this.database.witness(actor, 'action_plan', found.planId);
    return found;
  }

  /** The plan that it is an action of, without its contents: for whoever came by a link to the action alone. */
  planOfAction(actor: RequestActor, id: string): Promise<PlanHeadline | Refusal> {
    return this.database.read(actor, async (tx) => {
      const plan = await planOf(tx, id);
      const when = today(tx.now);
      const row = plan && (await headlineById(tx, plan.id, when));
      return row ? { ...toListed(row, when.day), sight: 'headline', asAt: when.day } : notFound;
    });
  }

  add(actor: RequestActor, input: ActionInput): Promise<Action | Refusal> {
    return this.database.write(actor, (tx) => this.addIn(tx, actor, input));
  }

  /** The same as a part of what another room writes. */
  async addIn(tx: Transaction, actor: RequestActor, input: ActionInput): Promise<Action | Refusal> {
    const objective = await tx.row<ObjectiveRow>('SELECT * FROM objective WHERE id = $1', [input.objectiveId]);
    const plan = objective && (await planById(tx, objective.plan_id));
    if (!plan) return notFound;
    const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
    if (refusal) return refusal;
    const { objectiveId, after, dependsOn, ...fields } = input;
    const [startsOn, endsOn] = [fields.startsOn ?? plan.starts_on, fields.endsOn ?? plan.ends_on];
    if (startsOn > endsOn) return invalid({ pointer: '/endsOn', code: 'until-before-since' });
    const position = await positionOf(tx, { objectiveId, after, self: null });
    if (isRefusal(position)) return position;
    const references = await referencesOf(tx, plan.id);
    if (references.size >= mostActions) return invalid({ pointer: '/objectiveId', code: 'too-many' });
    const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
    const id = made?.id ?? '';
    const [reference = ''] = await newReferences(tx, plan, 1);
    await tx.insert(
      'action',
      asValues({
        ...columnsOf({ ...fields, startsOn, endsOn }),
        id,
        plan_id: plan.id,
        objective_id: objectiveId,
        line_id: id,
        reference,
        position,
        sample: plan.sample,
      }),
    );
    const wanted = [{ actionId: id, dependsOn, pointer: '/dependsOn' }];
    const refused = await replaceDependencies(tx, plan, wanted, new Map([...references, [id, reference]]));
    return refused ?? actionOf(tx, actor, plan, id, today(tx.now));
  }

  change(
    actor: RequestActor,
    id: string,
    patch: ActionPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Action | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planOf(tx, id);
      const when = today(tx.now);
      const row = plan && (await actionRows(tx, plan, when)).find((each) => each.id === id);
      if (!plan || !row) return notFound;
      const wanted = { row, patch, version: ifMatch === '*' ? row.version : (ifMatch ?? 0), pointer: '' };
      const refusal = await refusalToChange(tx, actor, plan, [wanted]);
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      // Who did not see the latest is told that first.
      if (wanted.version !== row.version)
        return { refused: 'stale', current: await actionOf(tx, actor, plan, id, when) };
      const refused = await changeActions(tx, plan, [wanted]);
      const current = await actionOf(tx, actor, plan, id, when);
      return refused?.refused === 'stale' ? { refused: 'stale', current } : (refused ?? current);
    });
  }

  /** Many changes, all or none; answers what takes them back. */
  changeMany(actor: RequestActor, { changes }: ActionsPatch): Promise<ChangedActions | Refusal> {
    return this.database.write(actor, async (tx): Promise<ChangedActions | Refusal> => {
      const when = today(tx.now);
      const ids = changes.map(({ id }) => id);
      const plan = await planOfAll(tx, ids);
      if (isRefusal(plan)) return plan;
      const rows = await actionRows(tx, plan, when);
      const byId = new Map(rows.map((row) => [row.id, row]));
      const wanted = changes.flatMap(({ id, patch, version }, place): readonly WantedChange[] => {
        const row = byId.get(id);
        return row ? [{ row, patch, version, pointer: `/changes/${place}/patch` }] : [];
      });
      const refusal = await refusalToChange(tx, actor, plan, wanted);
      if (refusal) return refusal;
      const isStale = wanted.some(({ row, version }) => row.version !== version);
      const undo = await undoOf(tx, plan, rows, wanted);
      const refused = isStale ? null : await changeActions(tx, plan, wanted);
      if (refused && refused.refused !== 'stale') return refused;
      const { actions } = await contentsOf(tx, actor, plan, when);
      const items = actions.filter(({ id }) => ids.includes(id));
      if (isStale || refused) return { refused: 'stale', current: { items } };
      const versions = new Map(items.map(({ id, version }) => [id, version]));
      return { items, undo: { changes: undo.map((each) => ({ ...each, version: versions.get(each.id) ?? 0 })) } };
    });
  }

  /** Only what was never reported on; anything else is cancelled. */
  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planOf(tx, id);
      if (!plan) return notFound;
      const reported = await tx.row(
        'SELECT 1 FROM progress_report r JOIN action a ON a.line_id = r.line_id WHERE a.id = $1 LIMIT 1',
        [id],
      );
      const refusal = refusalToRemovePlan(actor, toPlanToChange(plan), reported !== undefined);
      if (refusal) return refusal;
      await tx.rows('DELETE FROM action WHERE id = $1', [id]);
      return true as const;
    });
  }

  /** Says whose work it is, of the country's own people (or the secretariat's). */
  assign(actor: RequestActor, id: string, { personIds }: AssigneesInput): Promise<Action | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planOf(tx, id);
      if (!plan) return notFound;
      const refusal = refusalToAssignAction(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      const able = await ableIn(tx, plan);
      const unknown = personIds.findIndex((person) => !able.has(person));
      if (unknown >= 0) return invalid({ pointer: `/personIds/${unknown}`, code: 'unknown-person' });
      await writeAssignees(tx, plan, id, personIds);
      return actionOf(tx, actor, plan, id, today(tx.now));
    });
  }
}

/** The plan of an action, where the actor sees it whole. */
export function planOf(tx: ReadTransaction, actionId: string): Promise<PlanRow | undefined> {
  return tx
    .row<{ plan_id: string }>('SELECT plan_id FROM action WHERE id = $1', [actionId])
    .then((row) => (row ? planById(tx, row.plan_id) : undefined));
}

/** One action as it stands. */
export async function actionOf(
  tx: ReadTransaction,
  actor: RequestActor,
  plan: PlanRow,
  id: string,
  when: When,
): Promise<Action | Refusal> {
  const { actions } = await contentsOf(tx, actor, plan, when);
  return actions.find((action) => action.id === id) ?? notFound;
}

/** The one plan to which all of these belong; one that is hidden is as one that is not there. */
async function planOfAll(tx: Transaction, ids: readonly string[]): Promise<PlanRow | Refusal> {
  if (new Set(ids).size < ids.length) return invalid({ pointer: '/changes', code: 'not-allowed' });
  const rows = await tx.rows<Pick<ActionRow, 'id' | 'plan_id'>>('SELECT id, plan_id FROM action WHERE id = ANY ($1)', [
    ids,
  ]);
  const [first] = rows;
  const plan = first && rows.length === ids.length ? await planById(tx, first.plan_id) : undefined;
  if (!plan) return notFound;
  const other = ids.findIndex((id) => rows.find((row) => row.id === id)?.plan_id !== plan.id);
  return other < 0 ? plan : { refused: 'conflict', code: 'other-plan', pointer: `/changes/${other}/id` };
}

import type { ActionPatch } from '@portal/contracts';
import { forbidden, invalid, isRefusal, ownsPlan, type Refusal, refusalToEditAction } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import {
  AsArray,
  type ReadTransaction,
  type Transaction,
  type Values,
  type Versioned,
} from '../platform/database/transaction.js';
import { isObjectiveOf, positionOf } from './action-place.queries.js';
import { type ActionRow, assigneesOf, dependencyRows } from './action.queries.js';
import { columnsOf, fieldsOf } from './action.values.js';
import { referencesOf, replaceDependencies, type WantedDependencies } from './dependency.queries.js';
import { type PlanRow, toPlanToChange } from './plan.row.js';

/** One wanted change of an action, with the version that was seen. */
export interface WantedChange {
  readonly row: ActionRow;
  readonly patch: ActionPatch;
  readonly version: number;
  /** Where it stands in what was sent, for pointers. */
  readonly pointer: string;
}

/** Columns that hold lists of the database; other lists are JSON. */
const lists: ReadonlySet<string> = new Set(['domains', 'supporting', 'answers_to']);

/** The values of columns as a statement takes them. */
export function asValues(columns: Readonly<Record<string, unknown>>): Values {
  return Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [
      column,
      lists.has(column) && Array.isArray(value) ? new AsArray(value) : value,
    ]),
  );
}

/** Why the actor may not change these actions: what is said of them, where they stand, what they wait for. */
export async function refusalToChange(
  tx: ReadTransaction,
  actor: RequestActor,
  plan: PlanRow,
  wanted: readonly WantedChange[],
): Promise<Refusal | null> {
  const toChange = toPlanToChange(plan);
  const isOwner = ownsPlan(actor, toChange);
  const assignees = isOwner ? null : await assigneesOf(tx, plan.series_id);
  for (const { row, patch } of wanted) {
    const isAssigned = assignees?.get(row.line_id)?.some(({ id }) => id === actor.id) ?? false;
    const refusal = refusalToEditAction(actor, toChange, isAssigned);
    if (refusal) return refusal;
    // Whose work an action is fills it in; how it stands in the plan is for whoever runs the plan.
    const isOfPlan = [patch.objectiveId, patch.after, patch.priority, patch.dependsOn].some(
      (each) => each !== undefined,
    );
    if (isOfPlan && !isOwner) return forbidden('not-your-plan');
  }
  return null;
}

/** Changes these actions of one plan; the first that somebody else changed meanwhile is told as stale. */
export async function changeActions(
  tx: Transaction,
  plan: PlanRow,
  wanted: readonly WantedChange[],
): Promise<Refusal | null> {
  const waits: WantedDependencies[] = [];
  for (const { row, patch, version, pointer } of wanted) {
    const { objectiveId, after, dependsOn, ...fields } = patch;
    if ((fields.startsOn ?? row.starts_on) > (fields.endsOn ?? row.ends_on)) {
      const at = fields.endsOn === undefined ? 'startsOn' : 'endsOn';
      return invalid({ pointer: `${pointer}/${at}`, code: 'until-before-since' });
    }
    const place = await placeOf(tx, plan, row, objectiveId, after, pointer);
    if (isRefusal(place)) return place;
    const changed = await tx.change<Versioned>('action', row, asValues({ ...columnsOf(fields), ...place }), version);
    if (isRefusal(changed)) return changed;
    if (dependsOn !== undefined) waits.push({ actionId: row.id, dependsOn, pointer: `${pointer}/dependsOn` });
  }
  return waits.length === 0 ? null : replaceDependencies(tx, plan, waits, await referencesOf(tx, plan.id));
}

async function placeOf(
  tx: Transaction,
  plan: PlanRow,
  row: ActionRow,
  objectiveId: string | undefined,
  after: string | null | undefined,
  pointer: string,
): Promise<Values | Refusal> {
  const isMoved = objectiveId !== undefined && objectiveId !== row.objective_id;
  if (!isMoved && after === undefined) return {};
  const objective = objectiveId ?? row.objective_id;
  if (isMoved && !(await isObjectiveOf(tx, plan.id, objective))) {
    return invalid({ pointer: `${pointer}/objectiveId`, code: 'unknown-objective' });
  }
  const position = await positionOf(tx, { objectiveId: objective, after, self: row.id }, pointer);
  return isRefusal(position) ? position : { objective_id: objective, position };
}

/**
 * The patches that take these changes back, as things stand before them: in the order of the actions, so that each finds
 * the one that it follows in its place.
 */
export async function undoOf(
  tx: ReadTransaction,
  plan: PlanRow,
  rows: readonly ActionRow[],
  wanted: readonly WantedChange[],
): Promise<readonly { readonly id: string; readonly patch: ActionPatch }[]> {
  const waits = await dependencyRows(tx, plan.id);
  const places = new Map(rows.map(({ id }, place) => [id, place]));
  const inOrder = [...wanted].sort((one, other) => (places.get(one.row.id) ?? 0) - (places.get(other.row.id) ?? 0));
  return inOrder.map(({ row, patch }) => {
    const former = Object.entries(fieldsOf(row)).filter(([field]) => field in patch);
    const isPlaced = patch.objectiveId !== undefined || patch.after !== undefined;
    const siblings = rows.filter((each) => each.objective_id === row.objective_id);
    const place = siblings.findIndex(({ id }) => id === row.id);
    return {
      id: row.id,
      patch: {
        ...(Object.fromEntries(former) as ActionPatch),
        ...(isPlaced ? { objectiveId: row.objective_id, after: siblings[place - 1]?.id ?? null } : {}),
        ...(patch.dependsOn === undefined
          ? {}
          : { dependsOn: waits.filter(({ actionId }) => actionId === row.id).map(({ dependsOnId }) => dependsOnId) }),
      },
    };
  });
}

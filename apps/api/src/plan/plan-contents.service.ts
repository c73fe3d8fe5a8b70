import { Injectable } from '@nestjs/common';
import type { PlanContents, WholePlan } from '@portal/contracts';
import {
  addDays,
  daysBetween,
  type Dependency,
  invalid,
  type InvalidValue,
  mostActions,
  notFound,
  type Refusal,
  refusalToEditPlan,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { actionRows, dependencyRows, type ObjectiveRow, objectiveRows } from './action.queries.js';
import { columnsOf, fieldsOf } from './action.values.js';
import { insertDependencies, referencesOf, refusalOfCircle } from './dependency.queries.js';
import { planById, today } from './plan.queries.js';
import { type PlanRow, toPlanToChange } from './plan.row.js';
import { toWholePlan } from './whole-plan.js';

/** Distance of two neighbours when they are added, so that many can be put between them. */
export const step = 1024;

type WantedObjective = PlanContents['objectives'][number];
type WantedAction = WantedObjective['actions'][number];

/** Objectives and actions added in one, all or none: pasted, imported, copied. */
@Injectable()
export class PlanContentsService {
  constructor(private readonly database: Database) {}

  add(actor: RequestActor, id: string, contents: PlanContents): Promise<WholePlan | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await planById(tx, id);
      if (!row) return notFound;
      const refusal = await this.fill(tx, actor, row, contents);
      return refusal ?? toWholePlan(tx, actor, row, today(tx.now));
    });
  }

  /**
   * The same within the transaction of whatever brings them.
   *
   * @param at where the contents stand in what was sent, for pointers
   */
  async fill(
    tx: Transaction,
    actor: RequestActor,
    plan: PlanRow,
    { objectives }: PlanContents,
    at = '',
  ): Promise<Refusal | null> {
    const refusal = refusalToEditPlan(actor, toPlanToChange(plan));
    if (refusal) return refusal;
    const known = await objectiveRows(tx, plan.id);
    const errors = objectives.flatMap((each, place) => errorsIn(each, `${at}/objectives/${place}`, plan, known));
    const there = await referencesOf(tx, plan.id);
    const all = objectives.flatMap(({ actions }) => actions);
    if (there.size + all.length > mostActions) errors.push({ pointer: `${at}/objectives`, code: 'too-many' });
    if (errors.length > 0) return invalid(...errors);

    const ids = await newIds(tx, objectives.length + all.length);
    const objectiveIds = await this.addObjectives(tx, plan, objectives, known, ids.slice(all.length));
    const added = await addActions(tx, plan, objectives, objectiveIds, ids);
    return addWaits(tx, plan, objectives, at, ids, new Map([...there, ...added]));
  }

  /** Copies what another plan says, its days moved with the period; references are new, and nothing was reported. */
  async copy(tx: Transaction, actor: RequestActor, from: PlanRow, to: PlanRow): Promise<Refusal | null> {
    const objectives = await objectiveRows(tx, from.id);
    const actions = await actionRows(tx, from, today(tx.now));
    const waits = await dependencyRows(tx, from.id);
    const days = daysBetween(from.starts_on, to.starts_on);
    return this.fill(tx, actor, to, {
      objectives: objectives.map(({ id, number, title, theme }) => ({
        number,
        title,
        theme,
        actions: actions
          .filter((action) => action.objective_id === id)
          .map((action) => ({
            ...fieldsOf(action),
            startsOn: addDays(action.starts_on, days),
            endsOn: addDays(action.ends_on, days),
            key: action.id,
            dependsOn: waits.filter(({ actionId }) => actionId === action.id).map(({ dependsOnId }) => dependsOnId),
          })),
      })),
    });
  }

  private async addObjectives(
    tx: Transaction,
    plan: PlanRow,
    objectives: readonly WantedObjective[],
    known: readonly ObjectiveRow[],
    ids: readonly string[],
  ): Promise<readonly string[]> {
    let last = Math.max(0, ...known.map(({ number }) => number), ...objectives.map(({ number }) => number ?? 0));
    const objectiveIds: string[] = [];
    for (const [place, { id, number, title, theme }] of objectives.entries()) {
      const own = id ?? ids[place] ?? '';
      objectiveIds.push(own);
      if (id !== undefined) continue;
      await tx.insert('objective', {
        id: own,
        plan_id: plan.id,
        line_id: own,
        number: number ?? (last += 1),
        title,
        theme,
        sample: plan.sample,
      });
    }
    return objectiveIds;
  }
}

async function newIds(tx: ReadTransaction, howMany: number): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>('SELECT uuidv7() AS id FROM generate_series(1, $1::int)', [howMany]);
  return rows.map(({ id }) => id);
}

/** So many running numbers of the plan's country, region or of the network, in this year. */
export async function newReferences(
  tx: Transaction,
  { iso3, region }: Pick<PlanRow, 'iso3' | 'region'>,
  howMany: number,
): Promise<readonly string[]> {
  const place = iso3 ?? region ?? 'NET';
  const year = tx.now.slice(0, 4);
  const row = await tx.row<{ first: number }>('SELECT app.next_references($1, $2, $3) AS first', [
    place,
    Number(year),
    howMany,
  ]);
  const first = row?.first ?? 1;
  return Array.from({ length: howMany }, (_, each) => `${place}-${year}-${String(first + each).padStart(3, '0')}`);
}

/** Adds the actions in one statement, in their order, after those that are there; answers their references by id. */
async function addActions(
  tx: Transaction,
  plan: PlanRow,
  objectives: readonly WantedObjective[],
  objectiveIds: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const lasts = await tx.rows<{ objective_id: string; last: number }>(
    'SELECT objective_id, max(position) AS last FROM action WHERE plan_id = $1 GROUP BY objective_id',
    [plan.id],
  );
  const positions = new Map(lasts.map((row) => [row.objective_id, row.last]));
  const wanted = objectives.flatMap(({ actions }, place) =>
    actions.map((action) => ({ action, objective: objectiveIds[place] ?? '' })),
  );
  if (wanted.length === 0) return new Map();
  const references = await newReferences(tx, plan, wanted.length);
  const records = wanted.map(({ action, objective }, place) => {
    const position = (positions.get(objective) ?? 0) + step;
    positions.set(objective, position);
    const { key: _key, dependsOn: _waits, ...fields } = action;
    return {
      starts_on: plan.starts_on,
      ends_on: plan.ends_on,
      ...columnsOf(fields),
      id: ids[place],
      plan_id: plan.id,
      objective_id: objective,
      line_id: ids[place],
      reference: references[place],
      position,
      sample: plan.sample,
    };
  });
  await tx.rows(
    `INSERT INTO action (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::action, $1::jsonb)`,
    [JSON.stringify(records)],
  );
  return new Map(wanted.map((_, place) => [ids[place] ?? '', references[place] ?? '']));
}

const columns = `id, plan_id, objective_id, line_id, reference, position, title, description, domains, phase, priority, lead,
  supporting, starts_on, ends_on, cost, currency, funding, funding_source, funded, indicator, target, answers_to,
  support_requested, sample`;

/** Lets the new actions wait for each other by their keys, and by references for those that were there. */
async function addWaits(
  tx: Transaction,
  plan: PlanRow,
  objectives: readonly WantedObjective[],
  at: string,
  ids: readonly string[],
  references: ReadonlyMap<string, string>,
): Promise<Refusal | null> {
  const named = new Map([...references].map(([id, reference]) => [reference, id]));
  const all = objectives.flatMap(({ actions }, place) =>
    actions.map((action, row) => ({ action, pointer: `${at}/objectives/${place}/actions/${row}` })),
  );
  all.forEach(({ action }, place) => action.key !== undefined && named.set(action.key, ids[place] ?? ''));
  const waits = new Map<string, Dependency>();
  const errors: InvalidValue[] = [];
  for (const [place, { action, pointer }] of all.entries()) {
    const actionId = ids[place] ?? '';
    for (const [each, name] of action.dependsOn.entries()) {
      const dependsOnId = named.get(name);
      if (dependsOnId === undefined) errors.push({ pointer: `${pointer}/dependsOn/${each}`, code: 'unknown-action' });
      else waits.set(`${actionId}:${dependsOnId}`, { actionId, dependsOnId });
    }
  }
  if (errors.length > 0) return invalid(...errors);
  const refusal = refusalOfCircle([...(await dependencyRows(tx, plan.id)), ...waits.values()], references);
  if (refusal) return refusal;
  await insertDependencies(tx, plan, [...waits.values()]);
  return null;
}

function errorsIn(
  { id, title, theme, actions }: WantedObjective,
  at: string,
  plan: PlanRow,
  known: readonly ObjectiveRow[],
): InvalidValue[] {
  const errors: InvalidValue[] = [];
  if (id !== undefined && !known.some((row) => row.id === id)) {
    errors.push({ pointer: `${at}/id`, code: 'unknown-objective' });
  }
  if (id === undefined && title === undefined) errors.push({ pointer: `${at}/title`, code: 'required' });
  if (id === undefined && theme === undefined) errors.push({ pointer: `${at}/theme`, code: 'required' });
  return [...errors, ...actions.flatMap((action, place) => errorsInDays(action, `${at}/actions/${place}`, plan))];
}

/** Days that are left out are those of the plan, so that one that is said may lie behind the other. */
function errorsInDays({ startsOn, endsOn }: Pick<WantedAction, 'startsOn' | 'endsOn'>, at: string, plan: PlanRow) {
  const isWrong = (startsOn ?? plan.starts_on) > (endsOn ?? plan.ends_on);
  return isWrong ? [{ pointer: `${at}/endsOn`, code: 'until-before-since' as const }] : [];
}

import type { Action, Objective } from '@portal/contracts';
import {
  type ActionState,
  criticalPath,
  type Day,
  daysBetween,
  type Dependency,
  isDelayed,
  isOutside,
  isOverdue,
  refusalToAssignAction,
  refusalToCancelAction,
  refusalToEditAction,
  refusalToRemovePlan,
  refusalToReportAction,
  refusalToVerify,
  type Reported,
} from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import {
  type ActionRow,
  actionRows,
  assigneesOf,
  baselinesOf,
  decisionsOf,
  type DependencyRow,
  dependencyRows,
  historiesOf,
  type ObjectiveRow,
  objectiveRows,
} from './action.queries.js';
import type { When } from './plan.queries.js';
import { type PlanRow, rightOf, toPlanToChange } from './plan.row.js';

/** What a version holds on a day, as the reader sees it. */
export interface Contents {
  readonly objectives: readonly ObjectiveRow[];
  readonly rows: readonly ActionRow[];
  readonly actions: readonly Action[];
  readonly dependencies: readonly DependencyRow[];
  readonly histories: ReadonlyMap<string, readonly Reported[]>;
  readonly criticalPath: readonly string[];
}

/** All of a version's actions with what is derived of them: one reading each of six tables, however many there are. */
export async function contentsOf(
  tx: ReadTransaction,
  actor: RequestActor,
  plan: PlanRow,
  when: When,
): Promise<Contents> {
  const objectives = await objectiveRows(tx, plan.id);
  const rows = await actionRows(tx, plan, when);
  const dependencies = await dependencyRows(tx, plan.id);
  const histories = await historiesOf(tx, plan, when);
  const critical = criticalPath(rows.map(toPlaced), dependencies);
  const beside: Beside = {
    actor,
    plan,
    day: when.day,
    numbers: numbersOf(objectives, rows),
    dependsOn: byAction(dependencies),
    assignees: await assigneesOf(tx, plan.series_id),
    histories,
    baselines: await baselinesOf(tx, plan),
    decisions: await decisionsOf(tx, plan.id),
    critical: new Set(critical),
  };
  return {
    objectives,
    rows,
    actions: rows.map((row) => toAction(row, beside)),
    dependencies,
    histories,
    criticalPath: critical,
  };
}

export function stateOf(row: ActionRow): ActionState {
  return row.report_state ?? 'not-started';
}

function toPlaced(row: ActionRow) {
  return { id: row.id, startsOn: row.starts_on, endsOn: row.ends_on, state: stateOf(row) };
}

interface Beside {
  readonly actor: RequestActor;
  readonly plan: PlanRow;
  readonly day: Day;
  readonly numbers: ReadonlyMap<string, string>;
  readonly dependsOn: ReadonlyMap<string, string[]>;
  readonly assignees: Awaited<ReturnType<typeof assigneesOf>>;
  readonly histories: ReadonlyMap<string, readonly Reported[]>;
  readonly baselines: ReadonlyMap<string, { readonly startsOn: Day; readonly endsOn: Day }>;
  readonly critical: ReadonlySet<string>;
  readonly decisions: Awaited<ReturnType<typeof decisionsOf>>;
}

/** `2.3`: the objective's number and the action's place in it. */
function numbersOf(objectives: readonly ObjectiveRow[], rows: readonly ActionRow[]): ReadonlyMap<string, string> {
  const numberOf = new Map(objectives.map(({ id, number }) => [id, number]));
  const places = new Map<string, number>();
  return new Map(
    rows.map(({ id, objective_id: objective }) => {
      const place = (places.get(objective) ?? 0) + 1;
      places.set(objective, place);
      return [id, `${numberOf.get(objective) ?? 0}.${place}`];
    }),
  );
}

function byAction(dependencies: readonly Dependency[]): ReadonlyMap<string, string[]> {
  const waits = new Map<string, string[]>();
  for (const { actionId, dependsOnId } of dependencies) {
    const known = waits.get(actionId);
    if (known) known.push(dependsOnId);
    else waits.set(actionId, [dependsOnId]);
  }
  return waits;
}

function toAction(row: ActionRow, beside: Beside): Action {
  const { plan, day } = beside;
  const state = stateOf(row);
  const period = { startsOn: row.starts_on, endsOn: row.ends_on };
  const overdue = isOverdue(day, { ...period, state });
  return {
    id: row.id,
    planId: row.plan_id,
    objectiveId: row.objective_id,
    lineId: row.line_id,
    reference: row.reference,
    number: beside.numbers.get(row.id) ?? '',
    title: row.title,
    description: row.description,
    domains: [...row.domains],
    phase: row.phase,
    priority: row.priority,
    lead: row.lead,
    supporting: [...row.supporting],
    ...period,
    cost: row.cost === null || row.currency === null ? null : { amount: row.cost, currency: row.currency },
    funding: { state: row.funding, source: row.funding_source, funded: row.funded },
    indicator: row.indicator,
    target: row.target,
    answersTo: [...row.answers_to],
    supportRequested: row.support_requested,
    dependsOn: beside.dependsOn.get(row.id) ?? [],
    assignees: beside.assignees.get(row.line_id) ?? [],
    state,
    progress: row.report_progress ?? 0,
    latest: latestOf(row),
    reports: beside.histories.get(row.line_id)?.length ?? 0,
    decision: beside.decisions.get(row.line_id) ?? null,
    baseline: beside.baselines.get(row.line_id) ?? null,
    isOverdue: overdue,
    daysLate: overdue ? daysBetween(row.ends_on, day) : 0,
    isDelayed: isDelayed(day, { ...period, state, expectedEndsOn: row.report_expected }),
    isOutsidePeriod: isOutside({ startsOn: plan.starts_on, endsOn: plan.ends_on }, period),
    isOnCriticalPath: beside.critical.has(row.id),
    rights: rightsOf(row, state, beside),
    sample: row.sample,
    version: row.version,
  };
}

function latestOf(row: ActionRow): Action['latest'] {
  if (row.report_id === null || row.report_day === null || row.report_at === null) return null;
  return {
    id: row.report_id,
    day: row.report_day,
    at: row.report_at,
    note: row.report_note ?? '',
    reason: row.report_reason,
    blockedBy: row.report_blocked_by,
    expectedEndsOn: row.report_expected,
    evidence: row.report_evidence ?? 0,
  };
}

function rightsOf(
  row: ActionRow,
  state: ActionState,
  { actor, plan: of, assignees, histories }: Beside,
): Action['rights'] {
  const plan = toPlanToChange(of);
  const isAssigned = (assignees.get(row.line_id) ?? []).some(({ id }) => id === actor.id);
  const doneById = state === 'done' ? row.report_by : null;
  return {
    edit: rightOf(refusalToEditAction(actor, plan, isAssigned)),
    assign: rightOf(refusalToAssignAction(actor, plan)),
    report: rightOf(refusalToReportAction(actor, plan, { state, isAssigned })),
    verify: rightOf(refusalToVerify(actor, plan, { state, doneById })),
    cancel: rightOf(refusalToCancelAction(actor, plan, { state })),
    remove: rightOf(refusalToRemovePlan(actor, plan, histories.has(row.line_id))),
  };
}

export function toObjective(row: ObjectiveRow): Objective {
  return {
    id: row.id,
    planId: row.plan_id,
    lineId: row.line_id,
    number: row.number,
    title: row.title,
    theme: row.theme,
    sample: row.sample,
    version: row.version,
  };
}

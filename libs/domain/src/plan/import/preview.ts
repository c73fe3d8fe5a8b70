import { isActionOver } from '../progress.js';
import { type ActionState, mostActions } from '../vocabulary.js';
import type { ImportedValues } from './action-values.js';
import { type ImportChange, changesOf } from './changes.js';
import { type Links, linksOf, type RowLinks } from './links.js';
import type { CellError, ImportWarningCode } from './errors.js';
import { matchable } from './fold.js';
import type { ImportObjective } from './objectives.js';
import { type ImportedReport, reportOf, waitsForOthers } from './reports.js';
import type { PresentAction, PresentPlan } from './present.js';
import type { ReadAction } from './read-rows.js';
import type { ReadTable } from './read-table.js';

/** What a row will become. `over`: a plan has at most 2000 actions, and this one would be beyond. */
export const rowFates = ['new', 'changed', 'unchanged', 'error', 'left-out', 'over'] as const;
export type RowFate = (typeof rowFates)[number];

/** One action of the file with what it will become. */
export interface PreviewRow {
  readonly row: number;
  readonly fate: RowFate;
  readonly number: string;
  readonly reference: string;
  /** The key of its objective; null where none is to be found. */
  readonly objective: string | null;
  readonly values: ImportedValues;
  /** The action of the plan that it is; null: a new one. */
  readonly actionId: string | null;
  readonly changes: readonly ImportChange[];
  readonly errors: readonly CellError[];
  readonly warnings: readonly ImportWarningCode[];
  /** Rows of the file, and actions of the plan, that it waits for; null: the file does not say. */
  readonly waitsFor: Links | null;
  /** What it becomes a report of, of whoever brings it in; null: nothing. */
  readonly report: ImportedReport | null;
}

export interface ImportPreview {
  readonly objectives: readonly ImportObjective[];
  readonly rows: readonly PreviewRow[];
}

/**
 * What a file would make of a plan. A row is an action of the plan by its reference, else by its title within its
 * objective. The same file on the plan that it made changes nothing.
 */
export function previewOf(table: ReadTable, plan: PresentPlan, leftOut: ReadonlySet<number>): ImportPreview {
  const objectives = table.objectives.map((objective) => inPlan(objective, plan));
  const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
  const judged = judgedRows(
    table.actions.filter(({ row }) => !leftOut.has(row)),
    byKey,
    plan,
  );
  const links = linksAmong(table.actions, judged, plan);
  const titles = new Map(plan.objectives.map(({ id, title }) => [id, title]));
  const isOpen = openAmong(table.actions, judged, plan);
  const columnOf = new Map(table.columns.map(({ field, column }) => [field, column]));
  const rows = table.actions.map((action): PreviewRow => {
    const { row, number, reference, values } = action;
    const own = judged.get(row);
    const present = own?.present ?? null;
    const base = { row, number, reference, objective: action.objective, values, actionId: present?.id ?? null };
    if (!own) return { ...base, changes: [], errors: [], warnings: [], waitsFor: null, report: null, fate: 'left-out' };
    const link = links.get(row);
    const waitsFor = link?.links ?? null;
    const report = own.errors.length === 0 ? reportOf(values, present, plan.lastDay) : nothingReported;
    const awaited =
      report.report &&
      waitsForOthers(report.report, waitsFor ?? { actions: present?.dependsOn ?? [], rows: [] }, isOpen);
    const errors = [...own.errors, ...(link?.errors ?? []), ...report.errors, ...(awaited ? [awaited] : [])].map(
      (error) => inColumn(error, columnOf),
    );
    const warnings = warningsOf(action, present, plan, link?.isCutShort ?? false);
    const changes = present
      ? changesOf(
          action,
          { ...present, objectiveTitle: titles.get(present.objectiveId) ?? '' },
          byKey.get(action.objective ?? '') ?? null,
          waitsFor,
        )
      : [];
    const told = { ...base, changes, errors, warnings, waitsFor, report: report.report };
    if (errors.length > 0) return { ...told, fate: 'error' };
    if (present) return { ...told, fate: changes.length > 0 || report.report ? 'changed' : 'unchanged' };
    return { ...told, fate: own.isOver ? 'over' : 'new' };
  });
  return { objectives, rows };
}

const nothingReported = { report: null, errors: [] };

/** Tells whether an action or a row is still open once the file is brought in. */
function openAmong(
  actions: readonly ReadAction[],
  judged: ReadonlyMap<number, Judged>,
  plan: PresentPlan,
): (each: string | number) => boolean {
  const states = new Map<string | number, ActionState>(plan.actions.map(({ id, state }) => [id, state]));
  for (const { row, values } of actions) {
    const own = judged.get(row);
    if (!own || own.errors.length > 0) continue;
    const { report, errors } = reportOf(values, own.present, plan.lastDay);
    if (errors.length === 0 && report) states.set(own.present?.id ?? row, report.state);
  }
  return (each) => !isActionOver(states.get(each) ?? 'not-started');
}

/** The error at the cell of its field, where the field has a column. */
function inColumn(error: CellError, columnOf: ReadonlyMap<string | null, number>): CellError {
  return error.column === null ? { ...error, column: columnOf.get(error.field) ?? null } : error;
}

/** A row by itself: which action it is, what is wrong with it, whether the plan is full before it. */
interface Judged {
  readonly present: PresentAction | null;
  readonly errors: readonly CellError[];
  readonly isOver: boolean;
}

function judgedRows(
  actions: readonly ReadAction[],
  objectives: ReadonlyMap<string, ImportObjective>,
  plan: PresentPlan,
): ReadonlyMap<number, Judged> {
  const find = finder(plan, objectives);
  const met = new Map<string, number>();
  let count = plan.actions.length;
  const judged = new Map<number, Judged>();
  for (const action of actions) {
    const present = find(action);
    const twice = twiceErrors(action, present, met);
    const objective = objectives.get(action.objective ?? '') ?? null;
    const errors = [
      ...action.errors,
      ...daysErrors(action, present, plan),
      ...objectiveErrors(objective),
      ...peopleErrors(action, present, plan),
      ...twice,
    ];
    if (errors.length === 0 && !present) count += 1;
    judged.set(action.row, {
      present: twice.length > 0 ? null : present,
      errors,
      isOver: errors.length === 0 && !present && count > mostActions,
    });
  }
  return judged;
}

/** Links among the rows that are brought in; one that is refused for its links takes those to it along. */
function linksAmong(
  actions: readonly ReadAction[],
  judged: ReadonlyMap<number, Judged>,
  plan: PresentPlan,
): ReadonlyMap<number, RowLinks> {
  const found = new Map([...judged].map(([row, { present }]) => [row, present]));
  const refused = new Set(
    actions
      .filter(({ row }) => {
        const own = judged.get(row);
        return !own || own.errors.length > 0 || own.isOver;
      })
      .map(({ row }) => row),
  );
  const ended = new Map<number, RowLinks>();
  for (;;) {
    const links = linksOf(actions, plan, { found, refused });
    const more = [...links].filter(([row, { errors }]) => errors.length > 0 && !refused.has(row));
    if (more.length === 0) return new Map([...links, ...ended]);
    for (const [row, link] of more) {
      refused.add(row);
      ended.set(row, link);
    }
  }
}

/** The objective of the plan by its title, else by its number. */
function inPlan(objective: ImportObjective, plan: PresentPlan): ImportObjective {
  const title = matchable(objective.title);
  const present =
    plan.objectives.find((known) => matchable(known.title) === title) ??
    (title === '' ? plan.objectives.find(({ number }) => number === objective.number) : undefined);
  if (!present) return objective;
  const { id, number } = present;
  return { ...objective, id, number, title: present.title, theme: present.theme, themeBy: 'plan' };
}

function finder(plan: PresentPlan, objectives: ReadonlyMap<string, ImportObjective>) {
  const byReference = new Map(plan.actions.map((action) => [matchable(action.reference), action]));
  const byTitle = new Map<string, PresentAction>();
  for (const action of plan.actions) {
    const key = `${action.objectiveId} ${matchable(action.title)}`;
    if (!byTitle.has(key)) byTitle.set(key, action);
  }
  return ({ reference, objective, values }: ReadAction): PresentAction | null => {
    const named = reference === '' ? undefined : byReference.get(matchable(reference));
    if (named) return named;
    const id = objectives.get(objective ?? '')?.id ?? null;
    return (id === null ? undefined : byTitle.get(`${id} ${matchable(values.title ?? '')}`)) ?? null;
  };
}

function objectiveErrors(objective: ImportObjective | null): readonly CellError[] {
  const nowhere = { column: null, shown: '' };
  if (objective === null || objective.title === '') {
    return [{ ...nowhere, field: 'objective', code: 'objective-missing' }];
  }
  if ([...objective.title].length > 300) {
    return [{ ...nowhere, field: 'objective', code: 'too-long', shown: objective.title }];
  }
  return objective.theme === null
    ? [{ ...nowhere, field: 'theme', code: 'theme-missing', shown: objective.title }]
    : [];
}

/** An action is assigned to the country's own people; whoever left office may stay where they are. */
function peopleErrors(
  { values: { assignees = [] } }: ReadAction,
  present: PresentAction | null,
  { people }: PresentPlan,
): readonly CellError[] {
  const unknown = assignees.filter((each) => !people.has(each) && !present?.assignees.includes(each));
  return unknown.length === 0
    ? []
    : [{ column: null, field: 'assignees', code: 'unknown-person', shown: unknown.join('; ') }];
}

/** A day that is said alone may lie behind the other one that stays, or that the plan gives. */
function daysErrors(
  { values, errors }: ReadAction,
  present: PresentAction | null,
  plan: PresentPlan,
): readonly CellError[] {
  const { startsOn, endsOn } = values;
  const isSaid = startsOn !== undefined || endsOn !== undefined;
  const isWrong = (startsOn ?? (present ?? plan).startsOn) > (endsOn ?? (present ?? plan).endsOn);
  if (!isSaid || !isWrong || errors.some(({ code }) => code === 'end-before-start')) return [];
  const field = endsOn === undefined ? 'startsOn' : 'endsOn';
  return [{ column: null, field, code: 'end-before-start', shown: endsOn ?? startsOn ?? '' }];
}

/** Two rows that would be one action: the second is refused, so that nothing is written twice or over the first. */
function twiceErrors(
  { row, objective, values }: ReadAction,
  present: PresentAction | null,
  met: Map<string, number>,
): readonly CellError[] {
  if (values.title === undefined) return [];
  const key = present?.id ?? `${objective ?? ''} ${matchable(values.title)}`;
  const first = met.get(key);
  if (first === undefined) {
    met.set(key, row);
    return [];
  }
  return [{ column: null, field: 'title', code: 'same-action-twice', shown: String(first) }];
}

function warningsOf(
  { reference, values, hasFormula }: ReadAction,
  present: PresentAction | null,
  plan: PresentPlan,
  isCutShort: boolean,
): readonly ImportWarningCode[] {
  const { startsOn = plan.startsOn, endsOn = plan.endsOn } = values;
  const warnings: ImportWarningCode[] = [];
  if (startsOn < plan.startsOn || endsOn > plan.endsOn) warnings.push('outside-period');
  if (reference !== '' && matchable(reference) !== matchable(present?.reference ?? ''))
    warnings.push('unknown-reference');
  if (hasFormula) warnings.push('formula');
  if (isCutShort) warnings.push('link-left-out');
  return warnings;
}

/** How many rows become what. */
export function countsOf(rows: readonly Pick<PreviewRow, 'fate'>[]): Readonly<Record<RowFate, number>> {
  const counts: Record<RowFate, number> = { new: 0, changed: 0, unchanged: 0, error: 0, 'left-out': 0, over: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}

import type { ImportedValues } from './action-values.js';
import type { ImportObjective } from './objectives.js';
import type { PresentPlan } from './present.js';
import type { ImportedReport } from './reports.js';
import type { ImportPreview, PreviewRow } from './preview.js';

/** What is written of one action: only what the file says. */
export interface WrittenFields {
  readonly title?: string;
  readonly description?: string;
  readonly domains?: NonNullable<ImportedValues['domains']>;
  readonly phase?: Exclude<ImportedValues['phase'], undefined>;
  readonly priority?: NonNullable<ImportedValues['priority']>;
  readonly lead?: string;
  readonly supporting?: readonly string[];
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly cost?: Exclude<ImportedValues['cost'], undefined>;
  readonly funding?: {
    readonly state: NonNullable<ImportedValues['fundingState']>;
    readonly source: string;
    readonly funded: number | null;
  };
  readonly indicator?: string;
  readonly target?: string;
  readonly answersTo?: NonNullable<ImportedValues['answersTo']>;
  readonly supportRequested?: string;
}

/** What a confirmed import writes, in this order, all or none. */
export interface ImportWrites {
  /** Objectives with their new actions; `row` names an action until it has an id. */
  readonly objectives: readonly {
    readonly objective: ImportObjective;
    readonly actions: readonly { readonly row: number; readonly title: string; readonly fields: WrittenFields }[];
  }[];
  readonly changes: readonly {
    readonly id: string;
    readonly version: number;
    readonly fields: WrittenFields;
    /** The objective that it moves to. */
    readonly movesTo: ImportObjective | null;
  }[];
  /** What is reported of actions that are in the plan; new ones are in it once they are written. */
  readonly reports: readonly { readonly id: string; readonly report: ImportedReport }[];
  /** Whether anything is reported, of new actions too. */
  readonly hasReports: boolean;
  /** Whose work actions of the plan become, by e-mail addresses: all of them. */
  readonly assignments: readonly { readonly id: string; readonly assignees: readonly string[] }[];
  /** Whether any action is assigned, of new ones too. */
  readonly hasAssignments: boolean;
  /** Actions whose dependencies the file says, with all of them. */
  readonly links: readonly {
    readonly of: { readonly row: number } | { readonly id: string };
    readonly on: readonly ({ readonly row: number } | { readonly id: string })[];
  }[];
}

/** What confirming a preview writes: new rows and changed ones; nothing of rows with errors, unchanged or left out. */
export function writesOf({ objectives, rows }: ImportPreview, plan: PresentPlan): ImportWrites {
  const byKey = new Map(objectives.map((objective) => [objective.key, objective]));
  const present = new Map(plan.actions.map((action) => [action.id, action]));
  const written = new Set(rows.filter(({ fate }) => fate === 'new').map(({ row }) => row));
  const fresh = new Map<string, PreviewRow[]>();
  for (const row of rows.filter(({ fate }) => fate === 'new')) {
    const key = row.objective ?? '';
    const others = fresh.get(key);
    if (others) others.push(row);
    else fresh.set(key, [row]);
  }
  const changed = rows.filter(({ fate }) => fate === 'changed');
  const movedTo = new Set(changed.filter(hasMoved).map(({ objective }) => objective ?? ''));
  const used = objectives.filter(({ key, id }) => fresh.has(key) || (id === null && movedTo.has(key)));
  return {
    objectives: used.map((objective) => ({
      objective,
      actions: (fresh.get(objective.key) ?? []).map((row) => ({
        row: row.row,
        title: row.values.title ?? '',
        fields: freshFields(row.values),
      })),
    })),
    reports: changed.flatMap(({ actionId, report }) => (actionId && report ? [{ id: actionId, report }] : [])),
    hasReports: rows.some(({ fate, report }) => report !== null && (fate === 'new' || fate === 'changed')),
    assignments: changed.flatMap(({ actionId, changes, values }) =>
      actionId && changes.some(({ field }) => field === 'assignees')
        ? [{ id: actionId, assignees: values.assignees ?? [] }]
        : [],
    ),
    hasAssignments: rows.some(
      ({ fate, values, changes }) =>
        (fate === 'new' && (values.assignees ?? []).length > 0) ||
        (fate === 'changed' && changes.some(({ field }) => field === 'assignees')),
    ),
    changes: changed.flatMap((row) => {
      const action = present.get(row.actionId ?? '');
      if (!action || row.changes.every(({ field }) => field === 'assignees')) return [];
      const { id, version } = action;
      const movesTo = hasMoved(row) ? (byKey.get(row.objective ?? '') ?? null) : null;
      const fields = Object.fromEntries(
        row.changes
          .filter(({ field }) => field !== 'objective' && field !== 'dependsOn' && field !== 'assignees')
          .map(({ field, after }) => [field, after]),
      ) as WrittenFields;
      return [{ id, version, fields, movesTo }];
    }),
    links: rows.flatMap((row) => {
      const isNewLink = row.fate === 'new' || row.changes.some(({ field }) => field === 'dependsOn');
      const { waitsFor } = row;
      if (!waitsFor || !isNewLink || (row.fate !== 'new' && row.fate !== 'changed')) return [];
      const on = [
        ...waitsFor.actions.map((id) => ({ id })),
        // A row that is not brought in is nothing to wait for.
        ...waitsFor.rows.filter((other) => written.has(other)).map((other) => ({ row: other })),
      ];
      const of = row.actionId === null ? { row: row.row } : { id: row.actionId };
      return on.length === 0 && row.actionId === null ? [] : [{ of, on }];
    }),
  };
}

const hasMoved = (row: PreviewRow) => row.changes.some(({ field }) => field === 'objective');

function freshFields(values: ImportedValues): WrittenFields {
  const {
    fundingState,
    fundingSource,
    funded,
    theme: _theme,
    state: _state,
    progress: _progress,
    note: _note,
    reason: _reason,
    reportedOn: _reportedOn,
    blockedBy: _blockedBy,
    expectedEndsOn: _expectedEndsOn,
    assignees: _assignees,
    ...fields
  } = values;
  const isFunded = funded !== undefined && funded !== null;
  if (fundingState === undefined && !fundingSource && !isFunded) return fields;
  const state = fundingState ?? (isFunded ? 'partly' : 'none');
  return { ...fields, funding: { state, source: fundingSource ?? '', funded: funded ?? null } };
}

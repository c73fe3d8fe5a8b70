import type { Action, EvidenceInput, Problem, ProgressReportInput } from '@portal/contracts';
import { type Day, isRefusal, refusalOfReport, type ReportableState } from '@portal/domain';

/** A file or link under a report while it is written; the file itself waits on the device under its key. */
export type ReportEvidence =
  | { readonly kind: 'link'; readonly key: string; readonly title: string; readonly url: string }
  | { readonly kind: 'file'; readonly key: string; readonly title: string; readonly documentId: string | null };

/** What somebody has written of an action's progress so far. */
export interface ReportDraft {
  readonly state: ReportableState;
  readonly progress: number;
  readonly note: string;
  readonly reason: string;
  readonly blockedBy: string;
  readonly despite: string;
  /** Empty where nothing is expected but the plan's day. */
  readonly expectedEndsOn: Day;
  readonly evidence: readonly ReportEvidence[];
}

/** The fields that can be wrong, in the order of the form. */
export const reportFields = [
  'progress',
  'state',
  'reason',
  'blockedBy',
  'note',
  'despite',
  'expectedEndsOn',
  'evidence',
] as const;
export type ReportField = (typeof reportFields)[number];
export type ReportProblems = Readonly<Partial<Record<ReportField, string>>>;

/** A report that is begun: where the action stands now; whoever reports on one that has not begun says that it has. */
export function freshReport({ state, progress }: Pick<Action, 'state' | 'progress'>): ReportDraft {
  return {
    state: state === 'blocked' ? 'blocked' : state === 'done' || state === 'verified' ? 'done' : 'in-progress',
    progress,
    note: '',
    reason: '',
    blockedBy: '',
    despite: '',
    expectedEndsOn: '',
    evidence: [],
  };
}

/** Done is 100 %, not started 0; back from either, the progress is what it was. */
export function withState(draft: ReportDraft, state: ReportableState, before: number): ReportDraft {
  if (state === 'done') return { ...draft, state, progress: 100 };
  if (state === 'not-started') return { ...draft, state, progress: 0 };
  const progress = draft.state === 'done' || draft.state === 'not-started' ? before : draft.progress;
  return { ...draft, state, progress: draft.state === 'done' && progress === 100 ? 95 : progress };
}

/** Whether the report says that it is done while one of those it waits for is not: then it says why. */
export function needsDespite(draft: ReportDraft, waitsFor: readonly Pick<Action, 'state'>[]): boolean {
  return draft.state === 'done' && waitsFor.some(({ state }) => !['done', 'verified', 'cancelled'].includes(state));
}

function needsReason(state: ReportableState): boolean {
  return state === 'blocked' || state === 'cancelled';
}

/** What is missing, by the rule that the server has; each with the key of its sentence. */
export function problemsOfReport(
  draft: ReportDraft,
  action: Pick<Action, 'priority'>,
  waitsFor: readonly Pick<Action, 'state'>[],
  now: string,
): ReportProblems {
  const refusal = refusalOfReport(
    {
      day: now.slice(0, 10),
      state: draft.state,
      progress: draft.progress,
      note: draft.note,
      reason: draft.reason.trim() === '' ? null : draft.reason,
      evidence: draft.evidence.length,
    },
    action.priority,
    now,
  );
  const found = refusal && isRefusal(refusal) && refusal.refused === 'invalid' ? refusal.errors : [];
  const isBadLink = (each: ReportEvidence) =>
    each.kind === 'link' && (!/^https?:\/\/\S+$/.test(each.url.trim()) || each.title.trim() === '');
  return {
    ...Object.fromEntries(
      found.map(({ pointer }) => {
        const field = pointer.slice(1);
        return [field, field === 'reason' ? `wrong.reason.${draft.state}` : `wrong.${field}`];
      }),
    ),
    ...(draft.evidence.some(isBadLink) ? { evidence: 'wrong.link' } : {}),
    ...(needsDespite(draft, waitsFor) && draft.despite.trim() === '' ? { despite: 'wrong.despite' } : {}),
  };
}

/** What the server said, by field; what has no field here stands in `rest`. */
export function saidOfReport({ detail, pointer, errors = [] }: Problem): {
  readonly fields: ReportProblems;
  readonly rest: string;
} {
  const told = pointer === undefined ? errors : [{ pointer, detail }, ...errors];
  const fields: Partial<Record<ReportField, string>> = {};
  let isAll = told.length > 0;
  for (const each of told) {
    const field = reportFields.find((name) => each.pointer.split('/')[1] === name);
    if (field) fields[field] ??= each.detail;
    else isAll = false;
  }
  return { fields, rest: isAll ? '' : detail };
}

export function firstWrong(problems: ReportProblems): ReportField | undefined {
  return reportFields.find((field) => problems[field] !== undefined);
}

/** What is sent; null while a file has not reached the server. */
export function inputOf(actionId: string, draft: ReportDraft): ProgressReportInput | null {
  const evidence: EvidenceInput[] = [];
  for (const each of draft.evidence) {
    if (each.kind === 'link') evidence.push({ kind: 'link', title: each.title.trim(), url: each.url.trim() });
    else if (each.documentId === null) return null;
    else evidence.push({ kind: 'document', documentId: each.documentId, title: each.title });
  }
  const said = (value: string) => (value.trim() === '' ? undefined : value.trim());
  const { state, progress } = draft;
  return {
    actionId,
    state,
    ...(state === 'cancelled' ? {} : { progress }),
    note: draft.note.trim(),
    ...(needsReason(state) && said(draft.reason) ? { reason: said(draft.reason) } : {}),
    ...(state === 'blocked' && said(draft.blockedBy) ? { blockedBy: said(draft.blockedBy) } : {}),
    ...(state === 'done' && said(draft.despite) ? { despite: said(draft.despite) } : {}),
    ...(draft.expectedEndsOn !== '' && state !== 'done' ? { expectedEndsOn: draft.expectedEndsOn } : {}),
    evidence,
  };
}

import type { ActionState } from '../vocabulary.js';
import type { ImportedValues } from './action-values.js';
import type { CellError, ImportErrorCode } from './errors.js';
import type { ImportField } from './fields.js';
import type { Links } from './links.js';
import type { PresentAction } from './present.js';

/** What a row reports of its action. What is done although it waits for others says why in `reason`. */
export interface ImportedReport {
  readonly state: ActionState;
  readonly progress: number;
  readonly note: string;
  readonly reason: string | null;
}

interface Reported {
  readonly report: ImportedReport | null;
  readonly errors: readonly CellError[];
}

type Before = Pick<PresentAction, 'state' | 'progress' | 'priority' | 'latest'>;

const unreported: Before = { state: 'not-started', progress: 0, priority: 'medium', latest: null };

/**
 * The report that state, progress, note and reason of a row are, where they differ from what was last reported; by the
 * rules of every report. Nothing is ever verified so: somebody else looks at what was done.
 */
export function reportOf(values: ImportedValues, present: PresentAction | null): Reported {
  const before = present ?? unreported;
  const state = values.state ?? stateBy(values.progress, before);
  const progress = progressBy(state, values, before);
  const isOther = state !== before.state || progress !== before.progress;
  const { latest } = before;
  const isOtherReason = isReasoned(state) && differs(values.reason, latest?.reason ?? '');
  const isSaidAgain = latest !== null && (differs(values.note, latest.note) || isOtherReason);
  if (!isOther && !isSaidAgain) return { report: null, errors: [] };
  const report = { state, progress, note: values.note ?? '', reason: values.reason ?? null };
  const errors = wrongIn(report, before.state, values.priority ?? before.priority).map(([field, code]) => ({
    column: null,
    field,
    code,
    shown: field === 'progress' ? String(progress) : '',
  }));
  return { report: errors.length > 0 ? null : report, errors };
}

/** What is done may not wait for what is open, unless the row says why. */
export function waitsForOthers(
  { state, reason }: ImportedReport,
  { actions, rows }: Links,
  isOpen: (each: string | number) => boolean,
): CellError | null {
  if (state !== 'done' || reason !== null || ![...actions, ...rows].some(isOpen)) return null;
  return { column: null, field: 'state', code: 'waits-for-others', shown: '' };
}

/** Progress alone says that work goes on where nothing had begun. */
function stateBy(progress: number | undefined, { state }: Before): ActionState {
  return state === 'not-started' && (progress ?? 0) > 0 ? 'in-progress' : state;
}

function progressBy(state: ActionState, { progress, state: said }: ImportedValues, before: Before): number {
  if (progress !== undefined) return progress;
  if (said === undefined) return before.progress;
  if (state === 'done') return 100;
  return state === 'not-started' ? 0 : before.progress;
}

function wrongIn(
  { state, progress, note, reason }: ImportedReport,
  before: ActionState,
  priority: PresentAction['priority'],
): readonly (readonly [ImportField, ImportErrorCode])[] {
  if (before === 'cancelled') return [['state', 'action-cancelled']];
  if (state === 'verified') return [['state', 'verified-elsewhere']];
  const isDone = state === 'done';
  const contradicts = (isDone && progress !== 100) || (state === 'not-started' && progress !== 0);
  return [
    ...(contradicts ? [['progress', 'state-and-progress'] as const] : []),
    ...(isDone && note === '' ? [['note', 'note-missing'] as const] : []),
    ...(isDone && priority === 'high' ? [['state', 'evidence-missing'] as const] : []),
    ...(isReasoned(state) && reason === null ? [['reason', 'reason-missing'] as const] : []),
  ];
}

const isReasoned = (state: ActionState) => state === 'blocked' || state === 'cancelled';

/** What a cell leaves empty takes nothing back of what was reported. */
function differs(said: string | undefined, before: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  return said !== undefined && plain(said) !== plain(before);
}

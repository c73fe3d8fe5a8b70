import type { Day } from '../../day.js';
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
  readonly blockedBy: string | null;
  readonly expectedEndsOn: Day | null;
  /** The day that the file says; null: that of whoever brings it in. */
  readonly day: Day | null;
}

interface Reported {
  readonly report: ImportedReport | null;
  readonly errors: readonly CellError[];
}

type Before = Pick<PresentAction, 'state' | 'progress' | 'priority' | 'latest'>;

const unreported: Before = { state: 'not-started', progress: 0, priority: 'medium', latest: null };

/**
 * The report that a row is, where it differs from what was last reported; by the rules of every report. Nothing is ever
 * verified so: somebody else looks at what was done. A file that is older than the last report says nothing over it.
 *
 * @param lastDay the last day of which anything can be reported
 */
export function reportOf(values: ImportedValues, present: PresentAction | null, lastDay: Day): Reported {
  const before = present ?? unreported;
  const state = values.state ?? stateBy(values.progress, before);
  const progress = progressBy(state, values, before);
  const isOther = state !== before.state || progress !== before.progress;
  const { latest } = before;
  const isOtherReason = isReasoned(state) && differs(values.reason, latest?.reason ?? '');
  const { reportedOn, expectedEndsOn = null, blockedBy = null } = values;
  const day = reportedOn === undefined || reportedOn === latest?.day ? null : reportedOn;
  const isSaidAgain =
    latest !== null &&
    (differs(values.note, latest.note) ||
      isOtherReason ||
      differs(values.blockedBy, latest.blockedBy ?? '') ||
      differs(values.expectedEndsOn, latest.expectedEndsOn ?? ''));
  if (!isOther && !isSaidAgain && day === null) return { report: null, errors: [] };
  const { note = '', reason = null } = values;
  const report = { state, progress, note, reason, blockedBy, expectedEndsOn, day };
  const wrong = [
    ...wrongIn(report, before.state, values.priority ?? before.priority),
    ...wrongDay(day, latest?.day ?? null, lastDay),
  ];
  const shown: Readonly<Partial<Record<ImportField, string>>> = {
    progress: String(progress),
    reportedOn: latest?.day ?? '',
  };
  const errors = wrong.map(([field, code]) => ({ column: null, field, code, shown: shown[field] ?? '' }));
  return { report: errors.length > 0 ? null : report, errors };
}

function wrongDay(
  day: Day | null,
  before: Day | null,
  lastDay: Day,
): readonly (readonly [ImportField, ImportErrorCode])[] {
  if (day === null) return [];
  if (day > lastDay) return [['reportedOn', 'day-to-come']];
  return before !== null && day < before ? [['reportedOn', 'before-last-report']] : [];
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

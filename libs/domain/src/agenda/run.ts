import type { Instant } from '../day.js';
import type { AgendaTapKind } from './vocabulary.js';

/** A tap in the room; `at` is the time on the device that was tapped. */
export interface AgendaTap {
  readonly itemId: string;
  readonly kind: AgendaTapKind;
  readonly at: Instant;
}

/** When an item really began and ended; null: not yet, or nobody said so. */
export interface AgendaRun {
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What taps say of each item, whatever their order of arrival: the later time counts; a slip takes back what was before. */
export function agendaRuns(taps: readonly AgendaTap[]): ReadonlyMap<string, AgendaRun> {
  const runs = new Map<string, AgendaRun>();
  const inTime = [...taps].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  for (const { itemId, kind, at } of inTime) {
    const before = runs.get(itemId) ?? { startedAt: null, endedAt: null };
    if (kind === 'undone') runs.set(itemId, { startedAt: null, endedAt: null });
    else runs.set(itemId, kind === 'started' ? { startedAt: at, endedAt: null } : { ...before, endedAt: at });
  }
  return runs;
}

/** An item of the run sheet: as planned, and as it went. */
export interface RunItem extends AgendaRun {
  readonly id: string;
  readonly track: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Where a meeting stands in its programme. */
export interface RunState {
  /** Begun and not over. */
  readonly now: readonly string[];
  /** The next that has not begun; null: nothing follows. */
  readonly next: string | null;
  /** Minutes behind the programme; less than none: before it. Null: nothing has begun. */
  readonly behind: number | null;
}

/**
 * What runs now, what comes next, and how many minutes over or under: what runs is behind by how late it began, and by
 * what it takes longer than planned; between two items, by how late the last one ended.
 *
 * @param items in their order, without those that are left out
 */
export function runState(items: readonly RunItem[], now: Instant): RunState {
  const running = items.filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null);
  const begun = items.filter(({ startedAt, endedAt }) => startedAt !== null || endedAt !== null);
  const last = items.lastIndexOf(begun.at(-1) ?? nothing);
  const next = items.slice(last + 1).find(({ startedAt, endedAt }) => startedAt === null && endedAt === null);
  return {
    now: running.map(({ id }) => id),
    next: next?.id ?? null,
    behind: behindOf(running, begun.at(-1), now),
  };
}

const nothing: RunItem = { id: '', track: 0, startsAt: '', endsAt: '', startedAt: null, endedAt: null };

function behindOf(running: readonly RunItem[], last: RunItem | undefined, now: Instant): number | null {
  if (!last) return null;
  const late = running.map(({ startsAt, endsAt, startedAt }) =>
    Math.max(minutesFrom(startsAt, startedAt ?? startsAt), minutesFrom(endsAt, now)),
  );
  if (late.length > 0) return Math.max(...late);
  return minutesFrom(last.endsAt, last.endedAt ?? last.endsAt);
}

function minutesFrom(planned: Instant, real: Instant): number {
  return Math.round((Date.parse(real) - Date.parse(planned)) / 60_000);
}

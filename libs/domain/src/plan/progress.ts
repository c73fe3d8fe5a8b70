import { type Day, daysBetween, type Instant } from '../day.js';
import type { ActionPriority, ActionState } from './vocabulary.js';

/** How much an action counts in its plan's progress (domain.md, "Progress report"). */
export const priorityWeights: Readonly<Record<ActionPriority, number>> = { high: 3, medium: 2, low: 1 };

/** A plan is behind when it is more than so many points under what was planned. */
export const behindAfter = 10;

/** What of an action its plan's progress depends on. */
export interface CountedAction {
  readonly priority: ActionPriority;
  readonly state: ActionState;
  /** 0 to 100. */
  readonly progress: number;
}

/** First and last day, both inclusive. */
export interface ActionPeriod {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/** What a report says of an action on a day. */
export interface Reported {
  readonly id: string;
  /** The action through all versions of its plan. */
  readonly lineId: string;
  readonly day: Day;
  readonly at: Instant;
  readonly state: ActionState;
  readonly progress: number;
}

/** An action that nobody has reported on. */
export const unreported: { readonly state: ActionState; readonly progress: number } = {
  state: 'not-started',
  progress: 0,
};

/** Orders reports by the day they speak of, then by when they were entered: the last one counts. */
export function inOrderOfReports(one: Omit<Reported, 'lineId'>, other: Omit<Reported, 'lineId'>): number {
  return compared(one.day, other.day) || compared(one.at, other.at) || compared(one.id, other.id);
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The report of each action that counts on a day, by its line; whatever the order in which they are given. */
export function latestReports<T extends Reported>(day: Day, reports: readonly T[]): ReadonlyMap<string, T> {
  const latest = new Map<string, T>();
  for (const report of reports) {
    if (report.day > day) continue;
    const before = latest.get(report.lineId);
    if (!before || inOrderOfReports(before, report) < 0) latest.set(report.lineId, report);
  }
  return latest;
}

/**
 * Mean of the actions' progress, weighted by priority, cancelled ones left out: 0 to 100; null where nothing counts.
 */
export function planProgress(actions: readonly CountedAction[]): number | null {
  return weightedMean(actions, ({ progress }) => progress);
}

/** The share of an action's period that has gone by at the end of a day: 0 to 100. */
export function elapsedShare(day: Day, { startsOn, endsOn }: ActionPeriod): number {
  if (day < startsOn) return 0;
  if (day >= endsOn) return 100;
  return ((daysBetween(startsOn, day) + 1) / (daysBetween(startsOn, endsOn) + 1)) * 100;
}

/** The same mean as the plan's progress, of what should have been done by a day. Never falls with time. */
export function plannedProgress(
  day: Day,
  actions: readonly (Omit<CountedAction, 'progress'> & ActionPeriod)[],
): number | null {
  return weightedMean(actions, (action) => elapsedShare(day, action));
}

function weightedMean<T extends Omit<CountedAction, 'progress'>>(
  actions: readonly T[],
  valueOf: (action: T) => number,
): number | null {
  let sum = 0;
  let weights = 0;
  for (const action of actions) {
    if (action.state === 'cancelled') continue;
    const weight = priorityWeights[action.priority];
    sum += weight * valueOf(action);
    weights += weight;
  }
  return weights === 0 ? null : Math.min(100, Math.max(0, sum / weights));
}

/** How many points under what was planned; 0 where it is not under, or nothing counts. */
export function behindBy(progress: number | null, planned: number | null): number {
  return progress === null || planned === null ? 0 : Math.max(0, planned - progress);
}

export function isBehind(progress: number | null, planned: number | null): boolean {
  return behindBy(progress, planned) > behindAfter;
}

/** Whether nothing is left to do: done, verified or cancelled. */
export function isActionOver(state: ActionState): boolean {
  return state === 'done' || state === 'verified' || state === 'cancelled';
}

/** Its end is past and it is not done, verified or cancelled; derived from days, never stored. */
export function isOverdue(day: Day, { endsOn, state }: { readonly endsOn: Day; readonly state: ActionState }): boolean {
  return endsOn < day && !isActionOver(state);
}

/** Not overdue yet, but its start is past and it has not begun, or its end is expected after its end. */
export function isDelayed(
  day: Day,
  action: ActionPeriod & { readonly state: ActionState; readonly expectedEndsOn: Day | null },
): boolean {
  if (isActionOver(action.state) || isOverdue(day, action)) return false;
  const hasNotBegun = action.state === 'not-started' && action.startsOn < day;
  return hasNotBegun || (action.expectedEndsOn !== null && action.expectedEndsOn > action.endsOn);
}

/** Whether an action reaches out of its plan's period: told and kept, never refused. */
export function isOutside(plan: ActionPeriod, action: ActionPeriod): boolean {
  return action.startsOn < plan.startsOn || action.endsOn > plan.endsOn;
}

/** One decimal, as figures are told. */
export function roundedProgress(value: number): number {
  return Math.round(value * 10) / 10;
}

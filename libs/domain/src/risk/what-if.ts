import type { ActionState } from '../plan/vocabulary.js';
import type { Ratings } from './rating.js';
import type { Judgement } from './vocabulary.js';

/** A plan action that treats a scenario, by its line: the action through all versions of its plan. */
export interface TreatingLine {
  readonly line: string;
  readonly state: ActionState;
}

/**
 * Where a scenario would stand if these actions were done: at its target once all that treats it is done, where it
 * stands today as long as something is missing; null where that was not rated. Cancelled actions are not waited for, and
 * what nobody treats stays where it is.
 */
export function judgementIfDone(
  { inherent, current, target }: Ratings,
  treatedBy: readonly TreatingLine[],
  done: ReadonlySet<string>,
): Judgement | null {
  const counting = treatedBy.filter(({ state }) => state !== 'cancelled');
  const isTreated = counting.every(({ line, state }) => state === 'done' || state === 'verified' || done.has(line));
  const today = current ?? inherent;
  return counting.length > 0 && isTreated ? (target ?? today) : today;
}

import type { Action, ActionDependency } from '@portal/contracts';
import { type ActionMove, addDays, type Day, daysBetween, isActionOver, whatADelayMoves } from '@portal/domain';
import type { Days } from './gantt-scale';

/** What of an action says whether and where it moves. */
export type ShiftedAction = Pick<Action, 'id' | 'startsOn' | 'endsOn' | 'state'> & {
  readonly rights: { readonly edit: { readonly may: boolean } };
};

/** One action gets other days: its own move, those of the actions that wait for it, and those that may not move. */
export interface Shift {
  readonly own: ActionMove;
  readonly others: readonly ActionMove[];
  /** They would move too, but whoever asks may not change them. */
  readonly held: readonly ActionMove[];
}

/** The shift of an action that begins on another day and keeps its length; null where it stays or is not there. */
export function shiftTo(
  id: string,
  startsOn: Day,
  actions: readonly ShiftedAction[],
  dependencies: readonly ActionDependency[],
): Shift | null {
  const action = actions.find((each) => each.id === id);
  if (!action) return null;
  const days = daysBetween(action.startsOn, startsOn);
  if (days === 0) return null;
  const own = { id, startsOn, endsOn: addDays(action.endsOn, days), days };
  const mayEdit = new Set(actions.filter(({ rights }) => rights.edit.may).map((each) => each.id));
  // What stays where it is pushes nobody on.
  const among = dependencies.filter(({ actionId }) => mayEdit.has(actionId));
  return {
    own,
    others: whatADelayMoves(own, actions, among),
    held: whatADelayMoves(own, actions, dependencies).filter((move) => !mayEdit.has(move.id)),
  };
}

/** New days by action, as they would be drawn. */
export function daysAfter(shift: Shift | null): ReadonlyMap<string, Days> {
  return new Map(shift ? [shift.own, ...shift.others].map((move) => [move.id, move]) : []);
}

/** How many days late an action is expected to be as things stand: its own word, else until today where it is overdue. */
export function expectedDelay(
  action: Pick<Action, 'state' | 'endsOn'> & { readonly latest: Pick<Action['latest'] & {}, 'expectedEndsOn'> | null },
  today: Day,
): number {
  if (isActionOver(action.state)) return 0;
  const until = [action.latest?.expectedEndsOn ?? action.endsOn, today].sort().at(-1) ?? today;
  return Math.max(0, daysBetween(action.endsOn, until));
}

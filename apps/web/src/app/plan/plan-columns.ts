import type { Action } from '@portal/contracts';
import { type ActionState, actionStates } from '@portal/domain';

export interface BoardColumn {
  readonly state: ActionState;
  readonly actions: readonly Action[];
}

/** The columns of the board, what is late first and then by end day; cancelled only where there is any. */
export function columnsOf(actions: readonly Action[]): readonly BoardColumn[] {
  return actionStates
    .map((state) => ({
      state,
      actions: actions
        .filter((action) => action.state === state)
        .sort((one, other) => other.daysLate - one.daysLate || (one.endsOn < other.endsOn ? -1 : 1)),
    }))
    .filter(({ state, actions: own }) => state !== 'cancelled' || own.length > 0);
}

/** Whether a card may be set down there: as a report says it, a verification, or a cancellation. */
export function mayMove({ state, rights }: Pick<Action, 'state' | 'rights'>, to: ActionState): boolean {
  if (to === state) return false;
  switch (to) {
    case 'verified':
      return rights.verify.may;
    case 'cancelled':
      return rights.cancel.may;
    case 'not-started':
    case 'in-progress':
    case 'blocked':
    case 'done':
      return rights.report.may;
  }
}

/** Whether setting it down there asks for something first; else it is reported at once. */
export function asksFirst(to: ActionState): boolean {
  return to === 'done' || to === 'blocked' || to === 'cancelled';
}

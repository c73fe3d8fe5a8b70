import type { Action, PlanOverview } from '@portal/contracts';
import type { ActionState } from '@portal/domain';

/** One line of the counts: a state, how many, the states that its link filters by, and what is worth saying beside it. */
export interface CountRow {
  readonly id: 'done' | 'in-progress' | 'blocked' | 'not-started' | 'cancelled';
  readonly count: number;
  readonly states: readonly ActionState[];
  readonly beside:
    | { readonly kind: 'verified' | 'overdue'; readonly count: number }
    | { readonly kind: 'since'; readonly day: string }
    | { readonly kind: 'none-due' }
    | null;
}

/** How many actions stand where. What is verified counts as done; what is cancelled is told only where there is any. */
export function countRows(overview: PlanOverview, actions: readonly Action[], today: string): readonly CountRow[] {
  const { byState } = overview;
  const overdueOf = (state: ActionState) => actions.filter((each) => each.state === state && each.isOverdue).length;
  const late = (state: ActionState) => {
    const count = overdueOf(state);
    return count === 0 ? null : { kind: 'overdue' as const, count };
  };
  const blockedSince = actions
    .flatMap(({ state, latest }) => (state === 'blocked' && latest ? [latest.day] : []))
    .sort()[0];
  const isAnyDue = actions.some(({ state, startsOn }) => state === 'not-started' && startsOn <= today);
  const rows: readonly CountRow[] = [
    {
      id: 'done',
      count: byState.done + byState.verified,
      states: ['done', 'verified'],
      beside: byState.verified === 0 ? null : { kind: 'verified', count: byState.verified },
    },
    { id: 'in-progress', count: byState['in-progress'], states: ['in-progress'], beside: late('in-progress') },
    {
      id: 'blocked',
      count: byState.blocked,
      states: ['blocked'],
      beside: blockedSince === undefined ? null : { kind: 'since', day: blockedSince },
    },
    {
      id: 'not-started',
      count: byState['not-started'],
      states: ['not-started'],
      beside: late('not-started') ?? (byState['not-started'] > 0 && !isAnyDue ? { kind: 'none-due' } : null),
    },
  ];
  if (byState.cancelled === 0) return rows;
  return [...rows, { id: 'cancelled', count: byState.cancelled, states: ['cancelled'], beside: null }];
}

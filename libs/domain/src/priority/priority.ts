import type { Instant } from '../day.js';
import { conflict, invalid, type InvalidValue, type Refusal } from '../refusal.js';

/** The life of a regional priority (domain.md): `proposed → endorsed | dropped`. */
export const priorityStatuses = ['proposed', 'endorsed', 'dropped'] as const;
export type PriorityStatus = (typeof priorityStatuses)[number];

/** What the secretariat writes down of a region's decision. */
export const priorityDecisions = ['endorse', 'drop'] as const;
export type PriorityDecision = (typeof priorityDecisions)[number];

/** Where the voting of a round table stands. */
export const votingStates = ['not-open', 'open', 'closed'] as const;
export type VotingState = (typeof votingStates)[number];

/** The voting of a round table; null closing: not closed yet. */
export interface Voting {
  readonly until: Instant | null;
  readonly closedAt: Instant | null;
}

/** Null voting: it was never opened. Over with its last minute, whether or not somebody closed it by hand. */
export function votingState(voting: Voting | null, now: Instant): VotingState {
  if (voting === null) return 'not-open';
  const isOver = voting.until !== null && Date.parse(voting.until) <= Date.parse(now);
  return voting.closedAt !== null || isOver ? 'closed' : 'open';
}

/** What can be chosen stays as it is from the opening on: proposals are made, worded and dropped before. */
export function refusalToProposePriority(state: VotingState): Refusal | null {
  if (state === 'not-open') return null;
  return conflict(state === 'open' ? 'voting-open' : 'voting-closed');
}

/** A proposal is dropped before the voting, or decided after it. */
export function refusalToDecidePriority(
  status: PriorityStatus,
  decision: PriorityDecision,
  state: VotingState,
): Refusal | null {
  if (status !== 'proposed') return conflict('priority-decided');
  if (state === 'open') return conflict('voting-open');
  return decision === 'endorse' && state === 'not-open' ? conflict('voting-not-closed') : null;
}

/** A ballot is cast while the voting is open: priorities of this round table that stand, each once. */
export function refusalToCastBallot(
  state: VotingState,
  choices: readonly string[],
  priorities: ReadonlyMap<string, PriorityStatus>,
): Refusal | null {
  if (state !== 'open') return conflict(state === 'closed' ? 'voting-closed' : 'voting-not-open');
  const errors = choices.flatMap((choice, place): readonly InvalidValue[] => {
    const pointer = `/choices/${place}`;
    const status = priorities.get(choice);
    if (status === undefined) return [{ pointer, code: 'unknown-priority' }];
    if (status === 'dropped') return [{ pointer, code: 'priority-dropped' }];
    return choices.indexOf(choice) === place ? [] : [{ pointer, code: 'priority-twice' }];
  });
  return errors.length > 0 ? invalid(...errors) : null;
}

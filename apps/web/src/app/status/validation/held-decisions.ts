import type { Decision } from '@portal/contracts';

/** Seconds for which a decision can be taken back; until then nothing of it has left the client. */
export const secondsToUndo = 10;

/** A decision with the key under which it is sent, once, however often it has to be tried. */
export interface HeldDecision {
  readonly claimId: string;
  readonly iso3: string;
  readonly indicator: string;
  readonly decision: Decision;
  readonly key: string;
  /** Milliseconds of the client's clock at which it was taken. */
  readonly takenAt: number;
}

/** Why the server did not take a decision, and what it said. */
export interface RefusedDecision extends HeldDecision {
  readonly status: number;
  readonly code: string | null;
  readonly detail: string;
}

export interface HeldDecisions {
  /** The one that can still be undone. */
  readonly held: HeldDecision | null;
  /** On their way; asked to be sent, not answered yet. */
  readonly sending: readonly HeldDecision[];
  /** Without a line: kept on the device, sent when it is back. */
  readonly kept: readonly HeldDecision[];
  /** Refused: the line is back in the queue, with what happened. */
  readonly refused: readonly RefusedDecision[];
  /** The last that the server has: whose focal point has been told. */
  readonly answered: HeldDecision | null;
}

export const nothingHeld: HeldDecisions = { held: null, sending: [], kept: [], refused: [], answered: null };

export type DecisionEvent =
  | { readonly event: 'taken'; readonly decision: HeldDecision }
  | { readonly event: 'undone' }
  /** Its time is over, the next one is taken, or the page is left. */
  | { readonly event: 'let-go' }
  | { readonly event: 'answered'; readonly claimId: string }
  | { readonly event: 'line-lost'; readonly claimId: string }
  | { readonly event: 'line-back' }
  | {
      readonly event: 'refused';
      readonly claimId: string;
      readonly status: number;
      readonly code: string | null;
      readonly detail: string;
    }
  | { readonly event: 'read'; readonly claimId: string };

/** The state after an event. What newly stands in `sending` is what the page must now send. */
export function afterEvent(state: HeldDecisions, event: DecisionEvent): HeldDecisions {
  switch (event.event) {
    case 'taken': {
      const free = letGo(state);
      const refused = without(free.refused, event.decision.claimId);
      return { ...free, held: event.decision, refused, answered: null };
    }
    case 'undone':
      return { ...state, held: null };
    case 'let-go':
      return letGo(state);
    case 'answered':
      return {
        ...state,
        sending: without(state.sending, event.claimId),
        answered: state.sending.find((each) => each.claimId === event.claimId) ?? state.answered,
      };
    case 'line-lost':
      return {
        ...state,
        sending: without(state.sending, event.claimId),
        kept: [...state.kept, ...state.sending.filter((each) => each.claimId === event.claimId)],
      };
    case 'line-back':
      return { ...state, sending: [...state.sending, ...state.kept], kept: [] };
    case 'refused': {
      const { status, code, detail, claimId } = event;
      const back = state.sending.filter((each) => each.claimId === claimId);
      return {
        ...state,
        sending: without(state.sending, claimId),
        refused: [...state.refused, ...back.map((each) => ({ ...each, status, code, detail }))],
      };
    }
    case 'read':
      return { ...state, refused: without(state.refused, event.claimId) };
  }
}

/** Claims that are decided as far as this person is concerned: they do not stand in the queue. */
export function decidedHere(state: HeldDecisions): ReadonlySet<string> {
  const all = [...(state.held ? [state.held] : []), ...state.sending, ...state.kept];
  if (state.answered) all.push(state.answered);
  return new Set(all.map((each) => each.claimId));
}

/** All that must outlive the tab: whatever the server has not answered. */
export function toKeep(state: HeldDecisions): readonly HeldDecision[] {
  return [...(state.held ? [state.held] : []), ...state.sending, ...state.kept];
}

/** Whole seconds in which a decision can still be undone; never negative. */
export function secondsLeft(decision: HeldDecision, now: number): number {
  return Math.max(0, Math.ceil(secondsToUndo - (now - decision.takenAt) / 1000));
}

function letGo(state: HeldDecisions): HeldDecisions {
  if (!state.held) return state;
  return { ...state, held: null, sending: [...state.sending, state.held] };
}

function without<T extends HeldDecision>(decisions: readonly T[], claimId: string): readonly T[] {
  return decisions.filter((each) => each.claimId !== claimId);
}

import type { DecisionEvent, HeldDecision, HeldDecisions } from './held-decisions';
import { afterEvent, decidedHere, nothingHeld, secondsLeft, toKeep } from './held-decisions';

const first: HeldDecision = {
  claimId: 'c1',
  iso3: 'MRT',
  indicator: 'action-plan',
  decision: { decision: 'validated' },
  key: 'k1',
  takenAt: 1000,
};
const second: HeldDecision = { ...first, claimId: 'c2', key: 'k2' };

function after(...events: readonly DecisionEvent[]): HeldDecisions {
  return events.reduce(afterEvent, nothingHeld);
}

const taken = { event: 'taken', decision: first } as const;

describe('a decision', () => {
  it('is held and counts down before anything is sent', () => {
    const state = after(taken);
    expect(state.held).toEqual(first);
    expect(state.sending).toEqual([]);
    expect(secondsLeft(first, 1000)).toBe(10);
    expect(secondsLeft(first, 9500)).toBe(2);
    expect(secondsLeft(first, 99_000)).toBe(0);
  });

  it('undone in time was never sent', () => {
    expect(after(taken, { event: 'undone' })).toEqual(nothingHeld);
    expect(toKeep(after(taken, { event: 'undone' }))).toEqual([]);
  });

  it('goes when its time is over, and when the next one is taken', () => {
    expect(after(taken, { event: 'let-go' }).sending).toEqual([first]);
    const next = after(taken, { event: 'taken', decision: second });
    expect(next.sending).toEqual([first]);
    expect(next.held).toEqual(second);
  });

  it('cannot be undone once it is on its way', () => {
    expect(after(taken, { event: 'let-go' }, { event: 'undone' }).sending).toEqual([first]);
  });

  it('is kept without a line and goes when it is back, under the same key', () => {
    const lost = after(taken, { event: 'let-go' }, { event: 'line-lost', claimId: 'c1' });
    expect(lost.kept).toEqual([first]);
    expect(toKeep(lost)).toEqual([first]);
    expect(afterEvent(lost, { event: 'line-back' })).toMatchObject({ kept: [], sending: [{ key: 'k1' }] });
  });

  it('that was refused brings the line back with what happened, until it is read', () => {
    const refusal = { event: 'refused', claimId: 'c1', status: 409, code: 'decided', detail: 'Decided.' } as const;
    const state = after(taken, { event: 'let-go' }, refusal);
    expect(decidedHere(state).has('c1')).toBe(false);
    expect(state.refused).toEqual([{ ...first, status: 409, code: 'decided', detail: 'Decided.' }]);
    expect(afterEvent(state, { event: 'read', claimId: 'c1' }).refused).toEqual([]);
  });

  it('stays out of the queue while it is held, on its way, kept or answered', () => {
    expect(decidedHere(after(taken)).has('c1')).toBe(true);
    expect(decidedHere(after(taken, { event: 'let-go' })).has('c1')).toBe(true);
    const done = after(taken, { event: 'let-go' }, { event: 'answered', claimId: 'c1' });
    expect(done.answered).toEqual(first);
    expect(decidedHere(done).has('c1')).toBe(true);
    expect(toKeep(done)).toEqual([]);
  });
});

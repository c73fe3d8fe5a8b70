import { asksFirst, columnsOf, mayMove } from './plan-columns';
import { may, mayNot, sampleAction } from './sample-plan.harness';

const rights = { edit: may, assign: may, report: may, verify: mayNot, cancel: mayNot, remove: may };

describe('the board', () => {
  it('has a column for each state, cancelled only where there is any', () => {
    expect(columnsOf([]).map(({ state }) => state)).toEqual([
      'not-started',
      'in-progress',
      'blocked',
      'done',
      'verified',
    ]);
    expect(columnsOf([sampleAction({ state: 'cancelled' })]).at(-1)?.state).toBe('cancelled');
  });

  it('puts what is late first, then what ends first', () => {
    const actions = [
      sampleAction({ id: 'a', endsOn: '2027-03-01' }),
      sampleAction({ id: 'b', endsOn: '2027-01-01' }),
      sampleAction({ id: 'c', endsOn: '2026-09-01', daysLate: 85 }),
    ];
    expect(columnsOf(actions)[1]?.actions.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('lets a card go where its reader may bring it', () => {
    const action = sampleAction({ state: 'in-progress', rights });
    expect(mayMove(action, 'done')).toBe(true);
    expect(mayMove(action, 'in-progress')).toBe(false);
    expect(mayMove(action, 'verified')).toBe(false);
    expect(mayMove(action, 'cancelled')).toBe(false);
  });

  it('asks before what needs words', () => {
    expect((['done', 'blocked', 'in-progress'] as const).map(asksFirst)).toEqual([true, true, false]);
  });
});

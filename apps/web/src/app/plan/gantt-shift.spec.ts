import fc from 'fast-check';
import { addDays } from '@portal/domain';
import { daysAfter, expectedDelay, type ShiftedAction, shiftTo } from './gantt-shift';

const action = (id: string, startsOn: string, endsOn: string, may = true): ShiftedAction => ({
  id,
  startsOn,
  endsOn,
  state: 'in-progress',
  rights: { edit: { may } },
});
const waits = (actionId: string, dependsOnId: string) => ({
  id: `${actionId}-${dependsOnId}`,
  planId: 'plan',
  actionId,
  dependsOnId,
});

const actions = [
  action('kits', '2026-01-01', '2026-03-31'),
  action('training', '2026-04-01', '2026-05-31'),
  action('exercise', '2026-06-01', '2026-06-30', false),
  action('law', '2026-01-01', '2026-12-31'),
];
const dependencies = [waits('training', 'kits'), waits('exercise', 'training')];

describe('moving an action', () => {
  it('moves with it whoever waits for it, and tells who may not be moved', () => {
    const shift = shiftTo('kits', '2026-01-15', actions, dependencies);
    expect(shift?.own).toEqual({ id: 'kits', startsOn: '2026-01-15', endsOn: '2026-04-14', days: 14 });
    expect(shift?.others).toEqual([{ id: 'training', startsOn: '2026-04-15', endsOn: '2026-06-14', days: 14 }]);
    expect(shift?.held.map(({ id }) => id)).toEqual(['exercise']);
    expect([...daysAfter(shift).keys()]).toEqual(['kits', 'training']);
  });

  it('is nothing where it stays or is not there', () => {
    expect(shiftTo('kits', '2026-01-01', actions, dependencies)).toBeNull();
    expect(shiftTo('gone', '2026-01-01', actions, dependencies)).toBeNull();
    expect(daysAfter(null).size).toBe(0);
  });

  it('moves nobody when it comes earlier', () => {
    expect(shiftTo('kits', '2025-12-01', actions, dependencies)).toMatchObject({ others: [], held: [] });
  });

  it('keeps the length of whatever moves', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const shift = shiftTo('kits', addDays('2026-01-01', days), actions, dependencies);
        for (const { id, startsOn, endsOn, days: by } of shift ? [shift.own, ...shift.others, ...shift.held] : []) {
          const before = actions.find((each) => each.id === id);
          expect([startsOn, endsOn]).toEqual([before?.startsOn, before?.endsOn].map((day) => addDays(day ?? '', by)));
        }
      }),
    );
  });
});

describe('the delay that is to be expected', () => {
  const late = { state: 'in-progress', endsOn: '2026-03-31', latest: null } as const;

  it('is until today where the end is past, else as it was reported', () => {
    expect(expectedDelay(late, '2026-04-10')).toBe(10);
    expect(expectedDelay({ ...late, latest: { expectedEndsOn: '2026-05-01' } }, '2026-04-10')).toBe(31);
    expect(expectedDelay(late, '2026-01-01')).toBe(0);
  });

  it('is none of what is over', () => {
    expect(expectedDelay({ ...late, state: 'done' }, '2026-04-10')).toBe(0);
  });
});

import fc from 'fast-check';
import { addDays } from '../day.js';
import { isNoteNewer, isSeatFree } from './attendance.js';
import { checklistDay, checklistState } from './checklist.js';
import { compareReadiness, isStepNeeded, isToCall, type ReadinessStand, stepStand } from './readiness.js';
import { defaultQuota, readinessSteps } from './vocabulary.js';

const today = '2026-11-24';
const anyDay = fc.integer({ min: -400, max: 400 }).map((offset) => addDays(today, offset));
const known = fc.record({
  doneOn: fc.option(anyDay, { nil: null }),
  dueOn: fc.option(anyDay, { nil: null }),
  isAccepted: fc.boolean(),
  isNeeded: fc.boolean(),
});

describe('readiness', () => {
  it('never says done for what is not, and late only for what was due and is open', () => {
    fc.assert(
      fc.property(known, (step) => {
        const { state, daysLate } = stepStand(step, today);
        const isDone = step.doneOn !== null && step.doneOn <= today;
        if (state === 'done') expect(isDone && step.isNeeded).toBe(true);
        expect(state === 'late').toBe(
          step.isNeeded && !isDone && !step.isAccepted && step.dueOn !== null && step.dueOn < today,
        );
        expect(daysLate > 0).toBe(state === 'late');
      }),
    );
  });

  it('asks the host neither for a letter nor a journey', () => {
    expect(readinessSteps.filter((step) => !isStepNeeded(step, true))).toEqual(['invited', 'letter', 'travel']);
    expect(readinessSteps.every((step) => isStepNeeded(step, false))).toBe(true);
  });

  const standing = (name: string, late: number, days: number): ReadinessStand => {
    const cell = (place: number) =>
      place < late ? ({ state: 'late', daysLate: days } as const) : ({ state: 'done', daysLate: 0 } as const);
    return {
      name,
      steps: {
        invited: cell(0),
        nominated: cell(1),
        letter: cell(2),
        travel: cell(3),
        briefing: cell(4),
        position: cell(5),
        status: cell(6),
      },
    };
  };

  it('puts what is latest first, and calls from two late steps on', () => {
    const rows = [standing('Togo', 0, 0), standing('Gabon', 2, 2), standing('Benin', 2, 9), standing('Ghana', 1, 30)];
    const collator = new Intl.Collator('en');
    expect(rows.sort((one, other) => compareReadiness(one, other, collator)).map(({ name }) => name)).toEqual([
      'Benin',
      'Gabon',
      'Ghana',
      'Togo',
    ]);
    expect(rows.map(isToCall)).toEqual([true, true, false, false]);
  });
});

describe('attendance', () => {
  it('is the later note of the two, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1e9 }), { minLength: 1 }), (times) => {
        const noted = times.map((time) => new Date(time * 1000).toISOString());
        const kept = noted.reduce<string | null>((last, each) => (isNoteNewer(each, last) ? each : last), null);
        expect(kept).toBe(new Date(Math.max(...times) * 1000).toISOString());
        expect(isNoteNewer(kept ?? '', kept)).toBe(false);
      }),
    );
  });

  it('takes the seat of whoever declined', () => {
    expect(isSeatFree(defaultQuota, 'head', [{ seat: 'head', answer: 'nominated' }])).toBe(false);
    expect(isSeatFree(defaultQuota, 'head', [{ seat: 'head', answer: 'declined' }])).toBe(true);
  });
});

describe('a checklist', () => {
  it('is late from the day after', () => {
    const due = checklistDay(today, -7);
    expect(due).toBe('2026-11-17');
    expect(checklistState(due, false, '2026-11-17')).toBe('due');
    expect(checklistState(due, false, '2026-11-18')).toBe('late');
    expect(checklistState(due, true, '2026-11-18')).toBe('done');
    expect(checklistState(checklistDay(null, -7), false, today)).toBe('due');
  });
});

import fc from 'fast-check';
import { addDays } from '../day.js';
import { freshness } from './freshness.js';
import { ageingStep, ageingSteps, silenceStep, silenceSteps } from './reminders.js';

const sent = '2026-03-01';

describe('a silent validator', () => {
  it.each([
    [2, null],
    [3, 3],
    [6, 3],
    [7, 7],
    [13, 7],
    [14, 14],
    [400, 14],
  ])('after %i days is at step %s', (days, step) => {
    expect(silenceStep(sent, addDays(sent, days))).toBe(step);
  });

  it('never goes back, and is at no step on the day it was sent', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (one, more) => {
        const [earlier, later] = [silenceStep(sent, addDays(sent, one)), silenceStep(sent, addDays(sent, one + more))];
        expect(later ?? 0).toBeGreaterThanOrEqual(earlier ?? 0);
      }),
    );
    expect(silenceStep(sent, sent)).toBeNull();
    // The clock was set back: what was sent tomorrow waits for nobody yet.
    expect(silenceStep(addDays(sent, 1), sent)).toBeNull();
    expect(silenceSteps).toEqual([3, 7, 14]);
  });
});

describe('an ageing level', () => {
  it('is told 30 and 7 days before it is out of date, and on its first day out of date', () => {
    const steps = new Map<number, string>();
    for (let day = 0; day <= 500; day += 1) {
      const step = ageingStep(sent, 12, addDays(sent, day));
      if (step !== null && !steps.has(step)) steps.set(step, addDays(sent, day));
    }
    expect([...steps]).toEqual([
      [30, '2027-01-31'],
      [7, '2027-02-23'],
      [0, '2027-03-02'],
    ]);
  });

  it('is told out of date on exactly the days on which it reads so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 3000 }), (months, day) => {
        const today = addDays(sent, day);
        expect(ageingStep(sent, months, today) === 0).toBe(freshness(today, sent, months) === 'stale');
      }),
    );
    expect(ageingSteps).toEqual([30, 7, 0]);
  });
});

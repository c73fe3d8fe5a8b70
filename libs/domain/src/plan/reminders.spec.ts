import fc from 'fast-check';
import { addDays } from '../day.js';
import { isOverdue } from './progress.js';
import { actionReminderStep, actionReminderSteps, isReminded, remindedUpTo, whoAnswers } from './reminders.js';
import { actionStates, planLives } from './vocabulary.js';

const endsOn = '2026-06-30';
const stepAfter = (days: number) => actionReminderStep(endsOn, addDays(endsOn, days));

describe("the reminders of an action's last day", () => {
  it('come 30 and 7 days before it, and 1, 7 and 30 after', () => {
    const first = new Map<number, number>();
    for (let day = -60; day <= 400; day += 1) {
      const step = stepAfter(day);
      if (step !== null && !first.has(step)) first.set(step, day);
    }
    expect([...first]).toEqual(actionReminderSteps.map((step) => [step, step]));
    expect(stepAfter(-31)).toBeNull();
    expect(stepAfter(0)).toBe(-7);
  });

  it('never go back as days go on, and say nothing beyond the day up to which anything is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: -90, max: 90 }), fc.nat({ max: 90 }), (day, more) => {
        expect(stepAfter(day + more) ?? -99).toBeGreaterThanOrEqual(stepAfter(day) ?? -99);
        const today = addDays(endsOn, day);
        expect(stepAfter(day) === null).toBe(endsOn > remindedUpTo(today));
      }),
    );
  });

  it('call it overdue on exactly the days on which it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (day) => {
        const today = addDays(endsOn, day);
        expect((stepAfter(day) ?? 0) > 0).toBe(isOverdue(today, { endsOn, state: 'in-progress' }));
      }),
    );
  });

  it('are for what is left to do of a plan in force', () => {
    const told = planLives.flatMap((life) =>
      actionStates.filter((state) => isReminded(life, state)).map((state) => `${life} ${state}`),
    );
    expect(told).toEqual(['adopted not-started', 'adopted in-progress', 'adopted blocked']);
  });
});

describe('who answers for an action', () => {
  it('is whoever it is assigned to while they are in office, else who runs the plan', () => {
    const people = { own: ['nfp', 'member'], runs: ['nfp'] };
    expect(whoAnswers({ ...people, assigned: ['member'] })).toEqual(['member']);
    expect(whoAnswers({ ...people, assigned: ['member', 'left'] })).toEqual(['member']);
    expect(whoAnswers({ ...people, assigned: ['left'] })).toEqual(['nfp']);
    expect(whoAnswers({ ...people, assigned: [] })).toEqual(['nfp']);
  });

  it('is never anybody who is not of the plan', () => {
    const someone = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(someone, someone, someone, (assigned, own, among) => {
        const runs = own.filter((person) => among.includes(person));
        for (const person of whoAnswers({ assigned, own, runs })) expect(own).toContain(person);
      }),
    );
  });
});

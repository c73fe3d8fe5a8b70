import * as fc from 'fast-check';
import { addDays, type Day } from '../day.js';
import { curveDays, progressCurve } from './curve.js';
import {
  behindBy,
  elapsedShare,
  isBehind,
  isDelayed,
  isOutside,
  isOverdue,
  latestReports,
  plannedProgress,
  planProgress,
  type Reported,
  roundedProgress,
} from './progress.js';
import { actionPriorities, actionStates } from './vocabulary.js';

const aDay = (from = '2024-01-01') => fc.integer({ min: 0, max: 2000 }).map((days) => addDays(from, days));
const aPeriod = fc
  .tuple(aDay(), fc.integer({ min: 0, max: 900 }))
  .map(([startsOn, days]) => ({ startsOn, endsOn: addDays(startsOn, days) }));
const aStanding = fc.record({
  priority: fc.constantFrom(...actionPriorities),
  state: fc.constantFrom(...actionStates),
  progress: fc.float({ min: 0, max: 100, noNaN: true }),
});
const anAction = fc.tuple(aStanding, aPeriod).map(([standing, period]) => ({ ...standing, ...period }));
const aReport = (lines: readonly string[]): fc.Arbitrary<Reported> =>
  fc.record({
    id: fc.uuid(),
    lineId: fc.constantFrom(...lines),
    day: aDay(),
    at: aDay().map((day) => `${day}T10:00:00.000000Z`),
    state: fc.constantFrom(...actionStates),
    progress: fc.integer({ min: 0, max: 100 }),
  });

describe('progress of a plan', () => {
  it('weighs by priority and leaves out what was cancelled', () => {
    const actions = [
      { priority: 'high', state: 'done', progress: 100 },
      { priority: 'low', state: 'not-started', progress: 0 },
      { priority: 'medium', state: 'cancelled', progress: 80 },
    ] as const;
    expect(planProgress(actions)).toBe(75);
    expect(planProgress([])).toBeNull();
    expect(planProgress([{ priority: 'high', state: 'cancelled', progress: 50 }])).toBeNull();
  });

  it('lies between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(aStanding), (actions) => {
        const progress = planProgress(actions) ?? 0;
        return progress >= 0 && progress <= 100;
      }),
    );
  });

  it('is unchanged by cancelled actions', () => {
    fc.assert(
      fc.property(fc.array(aStanding), fc.array(aStanding), (actions, others) => {
        const cancelled = others.map((each) => ({ ...each, state: 'cancelled' as const }));
        expect(planProgress([...actions, ...cancelled])).toEqual(planProgress(actions));
      }),
    );
  });

  it('is unchanged by splitting an objective, or by the order of its actions', () => {
    fc.assert(
      fc.property(fc.array(aStanding), fc.nat(), (actions, place) => {
        const at = actions.length === 0 ? 0 : place % actions.length;
        const split = [...actions.slice(at), ...actions.slice(0, at)];
        expect(planProgress(split) ?? -1).toBeCloseTo(planProgress(actions) ?? -1, 6);
      }),
    );
  });

  it('is that of the latest report, whatever the order in which reports come', () => {
    const reports = fc.array(aReport(['a', 'b', 'c']), { maxLength: 30 });
    fc.assert(
      fc.property(reports, aDay(), fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (told, day, order) => {
        const mixed = told
          .map((report, place) => ({ report, key: order[place] ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ report }) => report);
        const standing = (some: readonly Reported[]) => Object.fromEntries(latestReports(day, some));
        expect(standing(mixed)).toEqual(standing(told));
      }),
    );
  });

  it('takes the later entry of two reports on one day', () => {
    const report = { lineId: 'a', day: '2026-03-01', state: 'in-progress' } as const;
    const first = { ...report, id: '1', at: '2026-03-01T08:00:00.000000Z', progress: 40 };
    const second = { ...report, id: '2', at: '2026-03-01T09:00:00.000000Z', progress: 30 };
    expect(latestReports('2026-03-02', [second, first]).get('a')).toBe(second);
    expect(latestReports('2026-02-28', [second, first]).size).toBe(0);
  });
});

describe('planned progress', () => {
  it('is the share of the period that went by', () => {
    const year = { startsOn: '2026-01-01', endsOn: '2026-01-10' };
    expect(elapsedShare('2025-12-31', year)).toBe(0);
    expect(elapsedShare('2026-01-01', year)).toBe(10);
    expect(elapsedShare('2026-01-10', year)).toBe(100);
    expect(elapsedShare('2027-01-10', year)).toBe(100);
  });

  it('never falls with time, and lies between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(anAction), aDay(), fc.integer({ min: 0, max: 400 }), (actions, day, later) => {
        const [now, then] = [plannedProgress(day, actions) ?? 0, plannedProgress(addDays(day, later), actions) ?? 0];
        expect(now).toBeGreaterThanOrEqual(0);
        expect(then).toBeLessThanOrEqual(100);
        expect(then).toBeGreaterThanOrEqual(now - 1e-9);
      }),
    );
  });

  it('tells a plan that is more than ten points under it', () => {
    expect(isBehind(48, 58)).toBe(false);
    expect(isBehind(47.9, 58)).toBe(true);
    expect(isBehind(null, 58)).toBe(false);
    expect(behindBy(60, 50)).toBe(0);
    expect(roundedProgress(46.04)).toBe(46);
  });
});

describe('overdue and delayed', () => {
  const action = { startsOn: '2026-01-01', endsOn: '2026-06-30', expectedEndsOn: null } as const;

  it('are derived from days', () => {
    expect(isOverdue('2026-06-30', { ...action, state: 'in-progress' })).toBe(false);
    expect(isOverdue('2026-07-01', { ...action, state: 'in-progress' })).toBe(true);
    for (const state of ['done', 'verified', 'cancelled'] as const) {
      expect(isOverdue('2026-07-01', { ...action, state })).toBe(false);
    }
    expect(isDelayed('2026-01-02', { ...action, state: 'not-started' })).toBe(true);
    expect(isDelayed('2026-01-01', { ...action, state: 'not-started' })).toBe(false);
    expect(isDelayed('2026-03-01', { ...action, state: 'in-progress', expectedEndsOn: '2026-08-01' })).toBe(true);
    expect(isDelayed('2026-07-01', { ...action, state: 'in-progress', expectedEndsOn: '2026-08-01' })).toBe(false);
  });

  it('are never both', () => {
    fc.assert(
      fc.property(anAction, aDay(), (each, day) => {
        expect(isOverdue(day, each) && isDelayed(day, { ...each, expectedEndsOn: null })).toBe(false);
      }),
    );
  });

  it('flag an action that reaches out of its plan', () => {
    const plan = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
    expect(isOutside(plan, plan)).toBe(false);
    expect(isOutside(plan, { startsOn: '2025-12-31', endsOn: '2026-12-31' })).toBe(true);
    expect(isOutside(plan, { startsOn: '2026-01-01', endsOn: '2027-01-01' })).toBe(true);
  });
});

describe('the curve', () => {
  const lines = ['a', 'b', 'c', 'd'];
  const some = fc.tuple(
    fc
      .array(anAction, { minLength: 4, maxLength: 4 })
      .map((all) => all.map((each, n) => ({ ...each, lineId: lines[n] ?? '' }))),
    fc.array(aReport(lines), { maxLength: 40 }),
  );
  const plan = { startsOn: '2024-01-01', endsOn: '2028-12-31' };

  it('says on each day what the reports up to that day say', () => {
    fc.assert(
      fc.property(some, aDay(), ([actions, reports], asAt) => {
        const curve = progressCurve(curveDays(plan, asAt), asAt, actions, reports);
        for (const { day, progress } of curve) {
          const latest = latestReports(day, reports);
          const standing = actions.map(({ priority, lineId }) => ({
            priority,
            state: latest.get(lineId)?.state ?? ('not-started' as const),
            progress: latest.get(lineId)?.progress ?? 0,
          }));
          const expected = day > asAt ? null : planProgress(standing);
          if (expected === null) expect(progress).toBeNull();
          else expect(progress).toBeCloseTo(expected, 6);
        }
      }),
    );
  });

  it('plans on each day what the mean of all periods plans', () => {
    fc.assert(
      fc.property(some, aDay(), ([actions], asAt) => {
        for (const { day, planned } of progressCurve(curveDays(plan, asAt), asAt, actions, [])) {
          expect(planned).toBeCloseTo(plannedProgress(day, actions) ?? 0, 6);
        }
      }),
    );
  });

  it('of a past day is the same whatever was reported for later days', () => {
    fc.assert(
      fc.property(some, aDay(), ([actions, reports], asAt) => {
        const known = reports.filter(({ day }) => day <= asAt);
        const days = curveDays(plan, asAt);
        expect(progressCurve(days, asAt, actions, reports)).toEqual(progressCurve(days, asAt, actions, known));
      }),
    );
  });

  it('has a point a month, the first and last day, and the day asked for; never many', () => {
    const days = curveDays({ startsOn: '2026-01-15', endsOn: '2026-04-10' }, '2026-03-05');
    expect(days).toEqual(['2026-01-15', '2026-01-31', '2026-02-28', '2026-03-05', '2026-03-31', '2026-04-10']);
    const long: readonly Day[] = curveDays({ startsOn: '2000-01-01', endsOn: '2049-12-31' }, '2026-03-05');
    expect(long.length).toBeLessThan(70);
    expect(curveDays({ startsOn: '2026-01-01', endsOn: '2026-01-01' }, '2030-01-01')).toEqual(['2026-01-01']);
  });
});

import fc from 'fast-check';
import { addDays, daysBetween } from '@portal/domain';
import {
  arrowOf,
  type BarAction,
  barOf,
  bracketOf,
  elbowOf,
  ganttRows,
  heightOf,
  pathOf,
  placedRows,
  rowsBetween,
  spanOf,
  todayOf,
} from './gantt-layout';
import { axisOf, daysMoved, endsAlong, type Scale, ticksOf, xOf } from './gantt-scale';

const scale: Scale = { startsOn: '2024-01-01', endsOn: '2028-12-31', width: 1827, isMirrored: false };
const mirrored = { ...scale, isMirrored: true };

const action: BarAction = {
  startsOn: '2025-10-15',
  endsOn: '2026-11-12',
  state: 'in-progress',
  progress: 60,
  isOverdue: true,
  baseline: { startsOn: '2025-07-01', endsOn: '2026-08-31' },
  latest: null,
};
const today = '2026-11-24';

const someDay = fc.integer({ min: -400, max: 2400 }).map((days) => addDays('2024-01-01', days));
const someDays = fc
  .tuple(someDay, fc.integer({ min: 0, max: 900 }))
  .map(([startsOn, length]) => ({ startsOn, endsOn: addDays(startsOn, length) }));
const someScale = fc
  .record({ length: fc.integer({ min: 60, max: 4000 }), width: fc.integer({ min: 40, max: 2000 }) })
  .map(({ length, width }) => ({
    startsOn: '2024-01-01',
    endsOn: addDays('2024-01-01', length),
    width,
    isMirrored: false,
  }));
const someAction = fc
  .record({ days: someDays, progress: fc.double({ min: -5, max: 120, noNaN: true }), isOverdue: fc.boolean() })
  .map(({ days, progress, isOverdue }) => ({ ...action, ...days, progress, isOverdue, baseline: days }));

describe('the axis', () => {
  it('holds the plan and all its actions in whole quarters', () => {
    const plan = { startsOn: '2024-02-10', endsOn: '2025-01-05' };
    const early = { startsOn: '2023-12-31', endsOn: '2025-04-01' };
    expect(axisOf(plan, [], '2024-06-01')).toEqual({ startsOn: '2024-01-01', endsOn: '2025-03-31' });
    expect(axisOf(plan, [early], '2024-06-01')).toEqual({ startsOn: '2023-10-01', endsOn: '2025-06-30' });
  });

  it('reaches today where that is near, and not years after the plan', () => {
    const plan = { startsOn: '2024-01-01', endsOn: '2024-12-31' };
    expect(axisOf(plan, [], '2025-05-02').endsOn).toBe('2025-06-30');
    expect(axisOf(plan, [], '2027-05-02').endsOn).toBe('2024-12-31');
  });

  it('never runs back: a later day is never drawn before an earlier one', () => {
    fc.assert(
      fc.property(someScale, someDay, someDay, (axis, one, other) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        expect(xOf(axis, earlier)).toBeLessThanOrEqual(xOf(axis, later));
        const rtl = { ...axis, isMirrored: true };
        expect(xOf(rtl, earlier)).toBeGreaterThanOrEqual(xOf(rtl, later));
      }),
    );
  });

  it('is mirrored from right to left', () => {
    fc.assert(
      fc.property(someScale, someDay, (axis, day) => {
        expect(xOf({ ...axis, isMirrored: true }, day)).toBeCloseTo(axis.width - xOf(axis, day), 6);
      }),
    );
  });

  it('names years, and quarters where there is room', () => {
    const years = (axis: Scale) => ticksOf(axis).filter(({ quarter, isNamed }) => quarter === 1 && isNamed);
    expect(years({ ...scale, width: 620 })).toHaveLength(5);
    expect(ticksOf({ ...scale, width: 620 }).filter(({ quarter, isNamed }) => quarter > 1 && isNamed)).toEqual([]);
    const short = { ...scale, endsOn: '2025-12-31', width: 620 };
    expect(ticksOf(short)).toHaveLength(8);
    expect(ticksOf(short).every(({ isNamed }) => isNamed)).toBe(true);
    expect(ticksOf({ ...scale, width: 100 })).toHaveLength(5);
  });

  it('turns pixels into the days that were moved', () => {
    expect(daysMoved(scale, 7)).toBe(7);
    expect(daysMoved(mirrored, 7)).toBe(-7);
    expect(daysMoved({ ...scale, width: 0 }, 7)).toBe(0);
  });
});

describe('a bar', () => {
  it('shows what is done, what is late and what was adopted', () => {
    const bar = barOf(action, scale, today);
    const start = daysBetween(scale.startsOn, action.startsOn);
    const length = daysBetween(action.startsOn, action.endsOn) + 1;
    expect(bar.whole).toEqual({ x: start, width: length });
    expect(bar.done.x).toBe(start);
    expect(bar.done.width).toBeCloseTo(length * 0.6);
    expect(bar.late?.x).toBe(start + length);
    expect(bar.late?.width).toBeCloseTo(11);
    expect(bar.baseline?.x).toBe(daysBetween(scale.startsOn, '2025-07-01'));
    expect(bar.before).toBeNull();
  });

  it('is done from the right where time runs to the left', () => {
    const bar = barOf(action, mirrored, today);
    expect(bar.done.x + bar.done.width).toBeCloseTo(bar.whole.x + bar.whole.width);
    expect((bar.late?.x ?? 0) + (bar.late?.width ?? 0)).toBeCloseTo(bar.whole.x);
  });

  it('is not late any more once it was moved past today, and remembers where it stood', () => {
    const bar = barOf(action, scale, today, { startsOn: '2025-11-15', endsOn: '2026-12-13' });
    expect(bar.late).toBeNull();
    expect(bar.before).toEqual(barOf(action, scale, today).whole);
  });

  it('is outlined to where its latest report expects the end, unless it is over or moved there', () => {
    const report = { day: today, note: '', reason: null, blockedBy: null, id: '', at: '', evidence: 0 };
    const expected = (more: Partial<BarAction>) => ({
      ...action,
      latest: { ...report, expectedEndsOn: '2027-02-28' },
      ...more,
    });
    const { whole, expected: span } = barOf(expected({}), scale, today);
    expect(span?.x).toBe(whole.x + whole.width);
    expect(span?.width).toBeCloseTo(daysBetween(action.endsOn, '2027-02-28'));
    for (const state of ['done', 'verified', 'cancelled'] as const) {
      expect(barOf(expected({ state }), scale, today).expected).toBeNull();
    }
    expect(barOf(expected({ endsOn: '2027-02-28' }), scale, today).expected).toBeNull();
    expect(barOf(expected({}), scale, today, { startsOn: '2026-01-01', endsOn: '2027-03-01' }).expected).toBeNull();
    expect(barOf(action, scale, today).expected).toBeNull();
    const turned = barOf(expected({}), mirrored, today);
    expect((turned.expected?.x ?? 0) + (turned.expected?.width ?? 0)).toBeCloseTo(turned.whole.x);
  });

  it('is never negative, lies on the axis, and can always be seen', () => {
    fc.assert(
      fc.property(someScale, someAction, someDay, fc.boolean(), (axis, each, day, isMirrored) => {
        const bar = barOf(each, { ...axis, isMirrored }, day);
        for (const span of [bar.whole, bar.done, bar.late, bar.baseline]) {
          if (!span) continue;
          expect(span.width).toBeGreaterThanOrEqual(0);
          expect(span.x).toBeGreaterThanOrEqual(-1e-6);
          expect(span.x + span.width).toBeLessThanOrEqual(axis.width + 1e-6);
        }
        expect(bar.whole.width).toBeGreaterThanOrEqual(4 - 1e-6);
        expect(bar.done.width).toBeLessThanOrEqual(bar.whole.width + 1e-6);
      }),
    );
  });

  it('of an objective reaches from the first to the last of its actions', () => {
    expect(bracketOf([], scale)).toBeNull();
    const span = bracketOf(
      [
        { startsOn: '2024-03-01', endsOn: '2024-04-01' },
        { startsOn: '2024-02-01', endsOn: '2024-03-01' },
      ],
      scale,
    );
    expect(span?.x).toBeCloseTo(31);
    expect(span?.width).toBeCloseTo(61);
  });
});

describe('a dependency', () => {
  const place = { half: 6, middle: 18, edge: 36 };
  const from = { ...place, days: { startsOn: '2024-01-01', endsOn: '2024-03-31' } };
  const to = { ...place, days: { startsOn: '2024-06-01', endsOn: '2024-08-31' }, middle: 54 };

  it('is an elbow down and on, also to what begins the next day, and goes round where that begins too early', () => {
    expect(elbowOf(scale, from, to)).toHaveLength(3);
    expect(elbowOf(scale, from, { ...to, days: { startsOn: '2024-04-01', endsOn: '2024-08-31' } })).toHaveLength(3);
    expect(elbowOf(scale, from, { ...to, days: from.days })).toHaveLength(6);
  });

  it('leaves one bar and ends at the beginning of the other, in right angles, either way up', () => {
    fc.assert(
      fc.property(someScale, someDays, someDays, fc.boolean(), fc.boolean(), (axis, one, other, isMirrored, isUp) => {
        const both = { ...axis, isMirrored };
        const [first, last] = isUp ? [90, 18] : [18, 90];
        const points = elbowOf(
          both,
          { days: one, middle: first, half: 6, edge: 72 },
          { days: other, middle: last, half: 6, edge: 36 },
        );
        const { x, width } = spanOf(one, both);
        expect(points[0]?.x).toBeGreaterThanOrEqual(x - 1e-6);
        expect(points[0]?.x).toBeLessThanOrEqual(x + width + 1e-6);
        expect(Math.abs((points[0]?.y ?? 0) - first)).toBeLessThanOrEqual(6);
        const begin = endsAlong(both, other).start;
        expect(points.at(-1)).toEqual({ x: isMirrored ? axis.width - begin : begin, y: last });
        points.slice(1).forEach((point, index) => {
          const before = points[index];
          expect(point.x === before?.x || point.y === before?.y).toBe(true);
        });
      }),
    );
  });

  it('is drawn with its arrow towards the bar', () => {
    const points = elbowOf(scale, from, to);
    expect(pathOf(points)).toBe('M90.0 24.0L90.0 54.0L152.0 54.0');
    expect(arrowOf(points, scale)).toBe('M152.0 54.0L147.0 50.5L147.0 57.5Z');
    expect(arrowOf([], scale)).toBe('');
  });
});

describe('rows', () => {
  it('are those of the table, with a gap for what the open one shows', () => {
    const table = [
      { kind: 'objective', id: 'a' },
      { kind: 'action', id: 'b' },
    ] as const;
    expect(ganttRows(table, null).map(({ height }) => height)).toEqual([36, 36]);
    expect(ganttRows(table, { id: 'b', height: 540 }).at(-1)).toEqual({ kind: 'gap', id: 'b', height: 540 });
  });

  const rows = placedRows([
    { kind: 'objective', id: 'a', height: 36 },
    { kind: 'action', id: 'b', height: 36 },
    { kind: 'gap', id: 'b', height: 540 },
    { kind: 'action', id: 'c', height: 36 },
  ]);

  it('lie under each other, and those outside the window are not drawn', () => {
    expect(rows.map(({ top }) => top)).toEqual([0, 36, 72, 612]);
    expect(heightOf(rows)).toBe(648);
    expect(heightOf([])).toBe(0);
    expect(rowsBetween(rows, 40, 600).map(({ id, kind }) => `${kind} ${id}`)).toEqual(['action b', 'gap b']);
  });

  it('have today through them only while it lies on the axis', () => {
    expect(todayOf(scale, '2024-01-02')).toBe(1);
    expect(todayOf(scale, '2029-01-01')).toBeNull();
  });
});

import fc from 'fast-check';
import { addDays } from '@portal/domain';
import { type CurvePoint, curveLayout, lineOf } from './plan-curve-layout';

const points: readonly CurvePoint[] = [
  { day: '2024-01-01', planned: 0, progress: 0 },
  { day: '2024-12-31', planned: 18, progress: 15 },
  { day: '2026-11-24', planned: 58, progress: 46 },
  { day: '2028-12-31', planned: 100, progress: null },
];

const somePoints = fc
  .array(fc.record({ planned: fc.integer({ min: 0, max: 100 }), progress: fc.integer({ min: 0, max: 100 }) }), {
    minLength: 2,
    maxLength: 60,
  })
  .map((each) => each.map((values, place) => ({ ...values, day: addDays('2024-01-01', place * 30) })));

describe('the curve of a plan', () => {
  it('goes as far as it is known, and marks today on both lines', () => {
    const layout = curveLayout(points, '2026-11-24');
    expect(layout?.planned).toHaveLength(4);
    expect(layout?.done).toHaveLength(3);
    expect(layout?.today?.percents).toEqual({ planned: 58, done: 46 });
    expect(layout?.today?.planned.down).toBeCloseTo(0.42);
    expect(layout?.years.map(({ year }) => year)).toEqual(['2024', '2025', '2026', '2027', '2028']);
    expect(layout?.years.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  it('has no today before the plan begins, and is nothing without days', () => {
    expect(curveLayout(points, '2023-01-01')?.today).toBeNull();
    expect(curveLayout([], '2026-01-01')).toBeNull();
    expect(curveLayout(points.slice(0, 1), '2026-01-01')).toBeNull();
  });

  it('stays inside its drawing and runs with time', () => {
    fc.assert(
      fc.property(somePoints, (some) => {
        const layout = curveLayout(some, '2025-01-01');
        for (const line of [layout?.planned ?? [], layout?.done ?? []]) {
          line.forEach(({ along, down }, place) => {
            expect(along).toBeGreaterThanOrEqual(line[place - 1]?.along ?? 0);
            expect(along).toBeLessThanOrEqual(1);
            expect(down).toBeGreaterThanOrEqual(0);
            expect(down).toBeLessThanOrEqual(1);
          });
        }
      }),
    );
  });

  it('is written as a line', () => {
    expect(
      lineOf(
        [
          { along: 0, down: 1 },
          { along: 0.5, down: 0.25 },
        ],
        200,
        100,
      ),
    ).toBe('0.0,100.0 100.0,25.0');
  });
});

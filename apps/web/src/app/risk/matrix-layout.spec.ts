import type { ListedScenario } from '@portal/contracts';
import fc from 'fast-check';
import { blockOn, cellOf, marksOn, middleOf, steppedTo } from './matrix-layout';

const steps = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ id: `s${place}`, label: '', definition: '' }));
const impact = steps(3).map(({ id }) => ({
  id,
  label: '',
  definitions: { people: '', economy: '', environment: '', 'state-and-society': '' },
}));
const shape = { likelihood: steps(4), impact, grid: [] };
const rated = (likelihood: number, step: number) => ({ likelihood: `s${likelihood}`, impact: `s${step}` });
const scenario = (number: number, likelihood: number, step: number) =>
  ({
    number,
    ratings: { inherent: null, current: rated(likelihood, step), target: null },
  }) as unknown as ListedScenario;

describe('the square of a method', () => {
  it('has the gravest impact on top and the least likely at the start', () => {
    expect(cellOf(shape, rated(0, 2))).toEqual({ column: 0, row: 0 });
    expect(cellOf(shape, rated(3, 0))).toEqual({ column: 3, row: 2 });
    expect(cellOf(shape, { likelihood: 'none', impact: 's0' })).toBeNull();
    expect(middleOf(shape, null)).toBeNull();
  });

  it('keeps every mark inside of its own cell, whatever the crowd', () => {
    const places = fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 60 });
    fc.assert(
      fc.property(places, (all) => {
        const scenarios = all.map(([likelihood, step], number) => scenario(number, likelihood, step));
        const { marks, heaps } = marksOn(shape, scenarios);
        expect(marks.length + heaps.flatMap((heap) => heap.scenarios).length).toBe(scenarios.length);
        for (const { x, y, scenario: each } of marks) {
          const cell = each.ratings.current ? cellOf(shape, each.ratings.current) : null;
          expect([Math.floor(x), Math.floor(y)]).toEqual([cell?.column, cell?.row]);
        }
      }),
    );
  });

  it('draws the marks of one cell at places of their own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
        const { marks } = marksOn(
          shape,
          Array.from({ length: count }, (_, number) => scenario(number, 1, 1)),
        );
        expect(new Set(marks.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
      }),
    );
  });

  it('shows the block of cells that people chose', () => {
    expect(blockOn(shape, { spread: { likelihood: ['s1', 's3'], impact: ['s0', 's1'] } })).toEqual({
      x: 1,
      y: 1,
      width: 3,
      height: 2,
    });
    expect(blockOn(shape, { spread: null })).toBeNull();
  });

  it('is walked by arrows and never left', () => {
    const keys = fc.array(fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'));
    fc.assert(
      fc.property(keys, (pressed) => {
        const at = pressed.reduce((place, key) => steppedTo(shape, place, key) ?? place, { column: 0, row: 0 });
        expect(at.column).toBeGreaterThanOrEqual(0);
        expect(at.column).toBeLessThan(4);
        expect(at.row).toBeGreaterThanOrEqual(0);
        expect(at.row).toBeLessThan(3);
      }),
    );
    expect(steppedTo(shape, { column: 0, row: 0 }, 'Enter')).toBeNull();
  });
});

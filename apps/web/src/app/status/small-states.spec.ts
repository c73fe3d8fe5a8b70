import fc from 'fast-check';
import { discsOf } from './small-states';

describe('the discs of small states', () => {
  it('stay where the country is when nothing is near', () => {
    expect(discsOf([{ iso3: 'SYC', x: 100, y: 100 }], [])).toEqual([{ members: ['SYC'], x: 100, y: 100, from: null }]);
  });

  it('move aside on a leader when a neighbour is near', () => {
    const [disc] = discsOf([{ iso3: 'QAT', x: 100, y: 100 }], [{ iso3: 'SAU', x: 95, y: 100 }]);
    expect(disc?.from).toEqual({ x: 100, y: 100 });
  });

  it('lie nearer to the diamond of a secretariat than to a target', () => {
    const diamond = { iso3: 'GCC', x: 115, y: 100 };
    const state = { iso3: 'QAT', x: 100, y: 100 };
    expect(discsOf([state], [diamond])[0]?.from).not.toBeNull();
    expect(discsOf([state], [{ ...diamond, reach: 13 }])[0]?.from).toBeNull();
  });

  it('never overlap, and lose no country', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 120 }), y: fc.integer({ min: 0, max: 120 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        const states = points.map((each, index) => ({ iso3: `S${index}`, ...each }));
        const discs = discsOf(states, []);
        expect(discs.flatMap(({ members }) => members).sort()).toEqual(states.map(({ iso3 }) => iso3).sort());
        for (const [index, one] of discs.entries()) {
          for (const other of discs.slice(index + 1))
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(24);
        }
      }),
    );
  });
});

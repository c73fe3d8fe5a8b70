import fc from 'fast-check';
import { rightHanded, turning } from './rings.js';

describe('a polygon by the right-hand rule', () => {
  it('has its outer ring against the clock and its holes with it, whichever way they were given', () => {
    const square = (size: number): [number, number][] => [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
      [0, 0],
    ];
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.integer({ min: 2, max: 90 }), (outer, inner, size) => {
        const given = [
          outer ? square(size) : square(size).reverse(),
          inner ? square(size / 2) : square(size / 2).reverse(),
        ];
        const [first = [], hole = []] = rightHanded(given);
        expect(turning(first)).toBe(2 * size * size);
        expect(turning(hole)).toBeLessThan(0);
        expect(new Set(first.map(String))).toEqual(new Set(square(size).map(String)));
      }),
    );
  });
});

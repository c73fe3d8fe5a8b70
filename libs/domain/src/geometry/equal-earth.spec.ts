import fc from 'fast-check';
import { project, unproject } from './equal-earth.js';

describe('the Equal Earth projection', () => {
  it('comes back to where it began', () => {
    const degrees = {
      longitude: fc.double({ min: -168, max: 190, noNaN: true }),
      latitude: fc.double({ min: -85, max: 85, noNaN: true }),
    };
    fc.assert(
      fc.property(degrees.longitude, degrees.latitude, (longitude, latitude) => {
        const [back, up] = unproject(...project(longitude, latitude));
        expect(Math.abs(back - longitude)).toBeLessThan(1e-10);
        expect(Math.abs(up - latitude)).toBeLessThan(1e-10);
        const [x, y] = project(longitude, latitude);
        const [again, over] = project(back, up);
        expect(Math.hypot(again - x, over - y)).toBeLessThan(1e-12);
      }),
    );
  });

  it('has its middle at 11° E on the equator', () => {
    expect(project(11, 0)).toEqual([0, 0]);
  });

  it('keeps areas: a cell at 60° is half as large as one at the equator', () => {
    const area = (latitude: number) => {
      const [left, bottom] = project(20, latitude - 0.005);
      const [right] = project(20.01, latitude - 0.005);
      const [, top] = project(20, latitude + 0.005);
      return (right - left) * (top - bottom);
    };
    expect(area(60) / area(0)).toBeCloseTo(Math.cos((60 * Math.PI) / 180), 3);
  });
});

import fc from 'fast-check';
import { isOnMap, placeOf, quartersUntil, shareOf, stepFrom } from './quarters';

const today = '2026-11-24';
const quarters = quartersUntil(today);

describe('the quarters of the slider', () => {
  it('run from the report of 2019 to today', () => {
    expect(quarters[0]).toBe('2019-12-31');
    expect(quarters[1]).toBe('2020-03-31');
    expect(quarters.at(-2)).toBe('2026-09-30');
    expect(quarters.at(-1)).toBe(today);
  });

  it('are stepped through one by one, and stop at both ends', () => {
    expect(stepFrom('2019-12-31', 1, quarters)).toBe('2020-03-31');
    expect(stepFrom('2019-12-31', -1, quarters)).toBe('2019-12-31');
    expect(stepFrom(today, 1, quarters)).toBe(today);
    expect(stepFrom('2020-05-05', -1, quarters)).toBe('2020-03-31');
  });

  it('keep the order of days on the track', () => {
    const day = fc
      .integer({ min: 0, max: 2500 })
      .map((days) => new Date(Date.UTC(2019, 11, 31) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (one, other) => {
        fc.pre(one <= other && other <= today);
        expect(shareOf(one, quarters)).toBeLessThanOrEqual(shareOf(other, quarters));
        expect(placeOf(one, quarters)).toBeLessThanOrEqual(placeOf(other, quarters));
      }),
    );
  });

  it('leave any day from the beginning of the network to today, and no other', () => {
    expect(['2010-01-01', '2015-02-28', today].map((day) => isOnMap(day, today))).toEqual([true, true, true]);
    expect(
      ['2009-12-31', '0002-12-31', '2015-02-29', '2026-11-25', 'soon', ''].filter((day) => isOnMap(day, today)),
    ).toEqual([]);
  });
});

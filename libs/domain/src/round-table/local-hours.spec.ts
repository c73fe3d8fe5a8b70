import fc from 'fast-check';
import { addDays } from '../day.js';
import { instantIn, localIn } from '../zones.js';
import { firstDayEnd, localHoursOf } from './local-hours.js';

describe('the local hours of a meeting', () => {
  it('are told for every clock of a country once, the earliest first', () => {
    const hours = localHoursOf(
      '2027-02-02T02:00:00Z',
      '2027-02-02T09:30:00Z',
      ['Asia/Jayapura', 'Asia/Pontianak', 'Asia/Jakarta', 'Asia/Makassar'],
      '2027-02-02',
    );
    expect(hours).toEqual({
      clocks: [
        { starts: '2027-02-02T09:00', ends: '2027-02-02T16:30' },
        { starts: '2027-02-02T10:00', ends: '2027-02-02T17:30' },
        { starts: '2027-02-02T11:00', ends: '2027-02-02T18:30' },
      ],
      daysApart: 0,
      isAtNight: false,
    });
  });

  it('say that it is night there, and another day', () => {
    const hours = localHoursOf('2027-02-02T16:00:00Z', '2027-02-02T20:00:00Z', ['Asia/Manila'], '2027-02-02');
    expect(hours).toMatchObject({ clocks: [{ starts: '2027-02-03T00:00' }], daysApart: 1, isAtNight: true });
  });

  it('follow the clocks when they change on one side alone', () => {
    const before = localHoursOf('2027-03-26T08:00:00Z', '2027-03-26T15:00:00Z', ['Europe/Belgrade'], '2027-03-26');
    const after = localHoursOf('2027-03-29T08:00:00Z', '2027-03-29T15:00:00Z', ['Europe/Belgrade'], '2027-03-29');
    expect([before?.clocks[0]?.starts.slice(11), after?.clocks[0]?.starts.slice(11)]).toEqual(['09:00', '10:00']);
  });

  it('are none where no clock is known', () => {
    expect(localHoursOf('2027-02-02T16:00:00Z', '2027-02-02T20:00:00Z', [], '2027-02-02')).toBeNull();
  });

  it.each([
    // Manila's morning is Greenwich's day before.
    ['Asia/Manila', '2027-05-04T07:30', '2027-05-06T16:30', '2027-05-04T16:30'],
    // Clocks go forward in Brussels on 28 March 2027, between the two days.
    ['Europe/Brussels', '2027-03-26T09:00', '2027-03-29T16:30', '2027-03-26T16:30'],
    ['Asia/Tashkent', '2027-05-04T09:00', '2027-05-04T16:30', '2027-05-04T16:30'],
    // Past midnight.
    ['Asia/Amman', '2027-05-04T20:00', '2027-05-06T01:00', '2027-05-05T01:00'],
    // The hour at which the last day ends is left out on the first one.
    ['Europe/Brussels', '2027-03-28T00:30', '2027-03-30T02:30', '2027-03-28T03:30'],
  ])('end the first day in %s, from %s to %s, at %s', (zone, starts, ends, firstEnds) => {
    expect(localIn(firstDayEnd(starts, ends, zone), zone)).toBe(firstEnds);
  });

  it('lie after the beginning and within a day, in every zone and at every hour', () => {
    const hour = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'));
    const zones = fc.constantFrom('Asia/Manila', 'Europe/Brussels', 'Africa/Casablanca', 'America/New_York', 'UTC');
    const told = ([hours, minutes]: readonly [number, string]) => `${String(hours).padStart(2, '0')}:${minutes}`;
    fc.assert(
      fc.property(zones, hour, hour, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 5 }), (...made) => {
        const [zone, from, to, first, days] = made;
        const day = addDays('2026-01-01', first);
        const starts = `${day}T${told(from)}`;
        const startsAt = instantIn(starts, zone);
        fc.pre(startsAt !== null);
        const dayEnds = firstDayEnd(starts, `${addDays(day, days)}T${told(to)}`, zone);
        const lasts = Date.parse(dayEnds) - Date.parse(startsAt ?? '');
        expect(lasts).toBeGreaterThanOrEqual(0);
        expect(lasts).toBeLessThanOrEqual(25 * 3_600_000);
      }),
    );
  });

  it('are at night when the night lies between a beginning and an end by day', () => {
    const overnight = localHoursOf('2027-02-02T12:00:00Z', '2027-02-03T08:00:00Z', ['UTC'], '2027-02-02');
    expect(overnight?.isAtNight).toBe(true);
    const byDay = localHoursOf('2027-02-02T07:00:00Z', '2027-02-02T22:00:00Z', ['UTC'], '2027-02-02');
    expect(byDay?.isAtNight).toBe(false);
  });
});

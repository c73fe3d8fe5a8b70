import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  isDay,
  isWithin,
  lastDayOf,
  latestDayBegun,
  precisions,
  toInstant,
} from './day.js';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

describe('a day', () => {
  it('exists in the calendar', () => {
    expect(['2024-02-29', '2019-12-31', '1900-01-01'].every(isDay)).toBe(true);
    expect(['2023-02-29', '2026-02-31', '2026-04-31', '0000-01-01', '2026-1-1', 'today'].some(isDay)).toBe(false);
  });

  it('is as far from another as adding says', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it('stays in its month when the month is shorter', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2023-03-31', -1)).toBe('2023-02-28');
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
  });

  it('known less precisely ends no earlier', () => {
    fc.assert(
      fc.property(day, (on) => {
        const ends = precisions.map((precision) => lastDayOf(on, precision));
        expect([...ends].sort()).toEqual(ends);
        expect(ends[0]).toBe(on);
      }),
    );
    expect(lastDayOf('2024-02-10', 'month')).toBe('2024-02-29');
    expect(lastDayOf('2024-02-10', 'quarter')).toBe('2024-03-31');
    expect(lastDayOf('2024-02-10', 'year')).toBe('2024-12-31');
  });

  it('lies within a term that includes both its ends', () => {
    expect(isWithin('2024-01-01', '2024-01-01', '2024-01-01')).toBe(true);
    expect(isWithin('2024-01-02', '2024-01-01', '2024-01-01')).toBe(false);
    expect(isWithin('2024-01-02', null, null)).toBe(true);
  });

  it('begins first where the clock is fourteen hours ahead', () => {
    expect(latestDayBegun('2026-11-24T09:59:59.000000Z')).toBe('2026-11-24');
    expect(latestDayBegun('2026-11-24T10:00:00.000000Z')).toBe('2026-11-25');
  });
});

describe('an instant', () => {
  it('is told in UTC with microseconds, so that two compare as text', () => {
    expect(toInstant('2026-11-24T15:00:00.1234567+02:00')).toBe('2026-11-24T13:00:00.123456Z');
    expect(toInstant('2026-11-24T13:00:00Z')).toBe('2026-11-24T13:00:00.000000Z');
  });

  it('needs a real day, a real time and a zone', () => {
    for (const text of ['2026-02-30T00:00:00Z', '2026-11-24T24:61:00Z', '2026-11-24T10:00:00', '2026-11-24', '']) {
      expect(toInstant(text)).toBeNull();
    }
  });
});

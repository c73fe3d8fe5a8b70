import fc from 'fast-check';
import { addDays } from '../day.js';
import { type Calendars, conflictsOf, type PlannedMeeting } from './conflicts.js';
import { feastDaysOf, keepsRamadan, ramadansOf } from './feasts.js';
import { freeDays } from './free-days.js';
import { weekdayOf } from './weekends.js';

const calendars: Calendars = {
  calendarOf: (iso3) => ({
    known: 'all',
    holidays: iso3 === 'TJK' ? new Map([['2026-09-09', { name: 'Independence Day', feast: null }]]) : new Map(),
  }),
  ramadans: ramadansOf(2027),
  regionsOf: (iso3) => (iso3 === 'MAR' ? ['AAF', 'NAS'] : ['AAF']),
};
const meeting: PlannedMeeting = {
  id: 'one',
  first: '2027-10-05',
  last: '2027-10-07',
  regions: ['AAF'],
  alongsideId: null,
  host: 'GAB',
  countries: ['GAB', 'MAR'],
};
const tunis: PlannedMeeting = {
  ...meeting,
  id: 'two',
  regions: ['NAS'],
  host: 'TUN',
  countries: ['DZA', 'MAR', 'TUN'],
};

describe('weekends', () => {
  it('count from Monday', () => {
    expect([weekdayOf('2027-10-04'), weekdayOf('2027-10-10')]).toEqual([1, 7]);
  });
});

describe('feasts that move', () => {
  it('fall where the calendar of Umm al-Qura puts them, also twice into one year', () => {
    expect(ramadansOf(2027)).toEqual([{ first: '2027-02-08', last: '2027-03-08' }]);
    expect(ramadansOf(2030)).toHaveLength(2);
    expect([...feastDaysOf(2027)]).toEqual([
      ['2027-03-09', 'eid-al-fitr'],
      ['2027-05-16', 'eid-al-adha'],
    ]);
  });

  it('are not kept everywhere', () => {
    expect([keepsRamadan('MAR'), keepsRamadan('PHL')]).toEqual([true, false]);
  });
});

describe('conflicts', () => {
  it('name the country of two regions, and not what is one gathering', () => {
    expect(conflictsOf(meeting, [meeting, tunis], calendars)).toMatchObject([
      { kind: 'elsewhere', countries: ['MAR'], ofTwoRegions: ['MAR'], otherId: 'two', isOfHost: false },
    ]);
    expect(conflictsOf({ ...meeting, alongsideId: 'two' }, [tunis], calendars)).toEqual([]);
    expect(conflictsOf(meeting, [{ ...tunis, first: '2027-10-08', last: '2027-10-09' }], calendars)).toEqual([]);
  });

  it('say that a secretariat would have to be at two places', () => {
    const found = conflictsOf(meeting, [{ ...tunis, regions: ['AAF', 'NAS'], countries: [] }], calendars);
    expect(found).toMatchObject([{ kind: 'secretariat', regions: ['AAF'] }]);
  });

  it('are the same in whatever order the other meetings are given, and for both sides', () => {
    const some = fc.array(
      fc.record({ offset: fc.integer({ min: -10, max: 10 }), length: fc.integer({ min: 0, max: 5 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (given) => {
        const others = given.map(({ offset, length }, place) => {
          const first = addDays(meeting.first, offset);
          return { ...tunis, id: `other-${place}`, first, last: addDays(first, length) };
        });
        const found = conflictsOf(meeting, others, calendars);
        expect(conflictsOf(meeting, others.toReversed(), calendars)).toEqual(found);
        for (const other of others) {
          const here = found.filter(({ otherId }) => otherId === other.id).map(({ countries: each }) => each);
          const there = conflictsOf(other, [meeting], calendars).filter(({ otherId }) => otherId === meeting.id);
          expect(there.map(({ countries: each }) => each)).toEqual(here);
        }
      }),
    );
  });
});

describe('free days', () => {
  const open = { id: null, regions: ['CA'], alongsideId: null, host: 'TJK', countries: ['AFG', 'KAZ', 'TJK'] };
  const search = { within: { first: '2026-09-01', last: '2026-10-31' }, days: 3, today: '2026-06-01', notice: 60 };

  it('have nothing against them, at most five, one a week', () => {
    const found = freeDays(open, [], calendars, search);
    expect(found).toHaveLength(5);
    for (const { first, last } of found) {
      expect(conflictsOf({ ...open, first, last }, [], calendars)).toEqual([]);
      expect(last).toBe(addDays(first, 2));
    }
    expect(new Set(found.map(({ first }) => addDays(first, 1 - weekdayOf(first)))).size).toBe(5);
    // Thursday is a day of rest in Kabul, Saturday in Astana: Monday to Wednesday is all that is left.
    expect(found.map(({ first }) => weekdayOf(first))).toEqual([1, 1, 1, 1, 1]);
    expect(found.map(({ first }) => first)).not.toContain('2026-09-07');
  });

  it('are none before people have had notice, nor where another meeting lies', () => {
    expect(freeDays(open, [], calendars, { ...search, notice: 500 })).toEqual([]);
    const all = { ...tunis, first: '2026-08-01', last: '2026-11-30', countries: ['TJK'] };
    expect(freeDays(open, [all], calendars, search)).toEqual([]);
  });
});

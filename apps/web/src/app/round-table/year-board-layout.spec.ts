import type { RoundTableSummary } from '@portal/contracts';
import fc from 'fast-check';
import { addDays } from '@portal/domain';
import {
  boardColumns,
  boardRows,
  daysAlong,
  firstDayOf,
  isMovable,
  monthsOf,
  movedBy,
  shareOf,
} from './year-board-layout';

const meeting = (change: Partial<RoundTableSummary> = {}): RoundTableSummary => ({
  id: 'a',
  reference: 'AAF-2027-RT1',
  kind: 'regional',
  region: 'AAF',
  regions: ['AAF'],
  number: 27,
  title: '',
  language: 'fr',
  format: 'in-person',
  host: { iso3: 'SEN', name: 'Senegal' },
  city: 'Dakar',
  venue: '',
  zone: 'Africa/Dakar',
  starts: '2027-03-02T09:00',
  ends: '2027-03-04T17:00',
  startsAt: '2027-03-02T09:00:00Z',
  endsAt: '2027-03-04T17:00:00Z',
  year: 2027,
  life: 'confirmed',
  alongsideId: null,
  isDocumented: false,
  sample: false,
  version: 1,
  ...change,
});
const onDay = (day: string) => meeting({ starts: `${day}T09:00`, ends: `${addDays(day, 2)}T17:00` });

describe('the year board', () => {
  it('never lets two bars of one line touch, whatever their days', () => {
    const days = fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 8 });
    fc.assert(
      fc.property(days, (offsets) => {
        const meetings = offsets.map((offset) => onDay(addDays('2027-01-01', offset)));
        const [row] = boardRows(['AAF'], meetings, 2027);
        const bars = row?.bars ?? [];
        expect(bars).toHaveLength(meetings.length);
        for (const [place, bar] of bars.entries()) {
          expect(bar.start + bar.length).toBeLessThanOrEqual(1.000001);
          for (const other of bars.slice(place + 1)) {
            const isApart =
              bar.start + bar.length <= other.start + 1e-9 || other.start + other.length <= bar.start + 1e-9;
            expect(isApart || bar.line !== other.line).toBe(true);
          }
        }
        expect(row?.lines).toBeLessThanOrEqual(Math.max(1, meetings.length));
      }),
    );
  });

  it('puts a meeting on the rows of all its regions, and one without days beside them', () => {
    const rows = boardRows(
      ['AAF', 'NAS', 'CA'],
      [meeting({ regions: ['AAF', 'NAS'] }), meeting({ starts: null, ends: null, regions: ['CA'] })],
      2027,
    );
    expect(rows.map(({ bars, undated }) => [bars.length, undated.length])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  it('puts what a source knows for its year across the year’s end, each on a line', () => {
    const documented = meeting({ starts: null, ends: null, isDocumented: true });
    const [row] = boardRows(['AAF'], [documented, documented], 2019);
    expect(row?.bars.map(({ line, days }) => [line, days])).toEqual([
      [0, null],
      [1, null],
    ]);
  });

  it('draws the international meeting once, through all rows', () => {
    const international = meeting({ kind: 'international-meeting', region: null, regions: ['AAF', 'CA'] });
    expect(boardRows(['AAF'], [international], 2027)[0]?.bars).toEqual([]);
    expect(boardColumns([international], 2027)).toHaveLength(1);
  });

  it('has twelve months that fill the year', () => {
    for (const year of [2027, 2028]) {
      const months = monthsOf(year);
      expect(months).toHaveLength(12);
      expect(months.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(1);
    }
  });

  it('goes along the board as far as the days it stands for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), (days) => {
        expect(daysAlong(shareOf(addDays(firstDayOf(2027), days), 2027), 2027)).toBe(days);
      }),
    );
  });

  it('moves by whole days of the calendar, and only what can be moved', () => {
    expect(movedBy('2027-03-27T09:00', 7)).toBe('2027-04-03T09:00');
    expect(isMovable(meeting())).toBe(true);
    expect(isMovable(meeting({ life: 'held' }))).toBe(false);
    expect(isMovable(meeting({ isDocumented: true, starts: null }))).toBe(false);
  });
});

import fc from 'fast-check';
import { addDays } from '../day.js';
import { byLacks, currentVersions, isQuiet, lacksOf, planLacks, quarterOf } from './regions.js';

const plan = { life: 'adopted', isBehind: false, isQuiet: false, isExpired: false, overdue: 0 } as const;

describe("a region's view of plans", () => {
  it('counts quarters as calendars do', () => {
    expect(quarterOf('2026-02-28')).toEqual({ from: '2026-01-01', until: '2026-03-31' });
    expect(quarterOf('2026-12-31')).toEqual({ from: '2026-10-01', until: '2026-12-31' });
    fc.assert(
      fc.property(fc.nat({ max: 4000 }), (days) => {
        const day = addDays('2024-01-01', days);
        const { from, until } = quarterOf(day);
        expect(from <= day && day <= until).toBe(true);
        expect(quarterOf(until).from).toBe(from);
        expect(quarterOf(addDays(until, 1)).from).toBe(addDays(until, 1));
      }),
    );
  });

  it('takes one version of each plan: the one in force, else the newest', () => {
    const version = (
      seriesId: string,
      number: number,
      life: 'adopted' | 'draft' | 'superseded',
      startsOn = '2026-01-01',
    ) => ({
      seriesId,
      number,
      life,
      startsOn,
    });
    const versions = [
      version('draft', 1, 'draft', '2027-01-01'),
      version('a', 1, 'superseded'),
      version('a', 2, 'adopted'),
      version('a', 3, 'draft'),
      version('b', 2, 'superseded'),
      version('b', 1, 'superseded'),
    ];
    expect(currentVersions(versions).map(({ seriesId, number }) => `${seriesId} ${number}`)).toEqual([
      'a 2',
      'draft 1',
      'b 2',
    ]);
    expect(currentVersions([...versions].reverse())).toEqual(currentVersions(versions));
  });

  it('calls a plan in force quiet after 90 days without a report', () => {
    const adopted = { life: 'adopted', adoptedOn: '2026-01-01', lastReportOn: null } as const;
    expect(isQuiet('2026-04-01', adopted)).toBe(false);
    expect(isQuiet('2026-04-02', adopted)).toBe(true);
    expect(isQuiet('2026-04-02', { ...adopted, lastReportOn: '2026-01-02' })).toBe(false);
    expect(isQuiet('2026-04-02', { ...adopted, life: 'draft' })).toBe(false);
  });

  it('puts first what lacks something', () => {
    expect(lacksOf([plan], null)).toEqual([]);
    expect(lacksOf([{ ...plan, isBehind: true, overdue: 2, isQuiet: true }], null)).toEqual([
      'behind',
      'overdue',
      'quiet',
    ]);
    expect(lacksOf([{ ...plan, life: 'draft', overdue: null, isExpired: true }], null)).toEqual([
      'expired',
      'not-adopted',
    ]);
    expect(lacksOf([], 'not-shared')).toEqual(['not-shared']);
    const lacks = planLacks.map((lack) => [lack]);
    expect([[], ...lacks].sort(byLacks)).toEqual([...lacks, []]);
    expect([['behind'], ['behind', 'quiet']].sort((a, b) => byLacks(a as never, b as never))[0]).toHaveLength(2);
  });
});

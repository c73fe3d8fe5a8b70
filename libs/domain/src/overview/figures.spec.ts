import fc from 'fast-check';
import {
  countRoundTables,
  daysToMinutes,
  isBesideInternational,
  meanDays,
  regionProgress,
  type RoundTableCounted,
} from './figures.js';
import { roundTableKinds, roundTableLives } from '../round-table/vocabulary.js';

const regions = ['AAF', 'CA', 'ECA', 'GCC', 'MIE', 'NAS', 'SEA', 'SEEE'];
const of2019 = (region: string, place: 'hosted' | 'lahulpe'): RoundTableCounted => ({
  id: `${region}-${place}`,
  kind: 'regional',
  year: 2019,
  isHostPartner: place === 'hosted',
  isBesideInternational: isBesideInternational(null, place === 'hosted' ? 'region-from-host' : 'day-not-given'),
  heldOn: '2019-12-31',
});
const all2019 = regions.flatMap((region) => [of2019(region, 'hosted'), of2019(region, 'lahulpe')]);
const counts = (roundTables: readonly RoundTableCounted[], year: number, day: string) =>
  Object.values(countRoundTables(roundTables, year, day)).map(({ length }) => length);

describe('the figures of a year', () => {
  it('are those of the report for 2019: 16, 8 with a partner country, 8 beside the international meeting', () => {
    expect(counts(all2019, 2019, '2026-11-27')).toEqual([16, 8, 8]);
  });

  it('count what was held by the day, and nothing of other years', () => {
    expect(counts(all2019, 2019, '2019-12-30')).toEqual([0, 0, 0]);
    expect(counts(all2019, 2020, '2026-11-27')).toEqual([0, 0, 0]);
  });

  it('count nothing but regional round tables, and none that was not held', () => {
    const [one = of2019('CA', 'hosted')] = all2019;
    expect(counts([{ ...one, kind: 'other' }], 2019, '2026-11-27')).toEqual([0, 0, 0]);
    expect(counts([{ ...one, heldOn: null }], 2019, '2026-11-27')).toEqual([0, 0, 0]);
    expect(counts([{ ...one, isHostPartner: false }], 2019, '2026-11-27')).toEqual([1, 0, 0]);
  });

  it('never shrink as days go by, and no part is more than the whole', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => {
      const at = new Date(Date.UTC(2019, 0, 1 + days));
      return at.toISOString().slice(0, 10);
    });
    const some = fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom(...roundTableKinds),
        year: fc.constantFrom(2019, 2020),
        isHostPartner: fc.boolean(),
        isBesideInternational: fc.boolean(),
        heldOn: fc.option(day),
      }),
    );
    fc.assert(
      fc.property(some, day, day, (roundTables, one, other) => {
        const [early, late] = [one, other].toSorted();
        const before = counts(roundTables, 2019, early ?? one);
        const after = counts(roundTables, 2019, late ?? other);
        before.forEach((count, place) => expect(after[place]).toBeGreaterThanOrEqual(count));
        const [held = 0, hosted = 0, beside = 0] = after;
        expect(hosted + beside).toBeLessThanOrEqual(held);
      }),
    );
  });
});

describe('the year of the regions', () => {
  it('puts those first that miss most, and tells held from planned', () => {
    const one = { kind: 'regional', isPlaced: true } as const;
    expect(
      regionProgress(
        ['CA', 'AAF'],
        [
          { ...one, regions: ['CA'], life: 'held' },
          { ...one, regions: ['CA'], life: 'confirmed' },
          { ...one, regions: ['AAF'], life: 'proposed' },
        ],
      ).map(({ region, held, planned, missing }) => ({ region, held, planned, missing })),
    ).toEqual([
      { region: 'AAF', held: 0, planned: 1, missing: 1 },
      { region: 'CA', held: 1, planned: 1, missing: 0 },
    ]);
  });

  it('never plans less than none', () => {
    const some = fc.array(
      fc.record({
        kind: fc.constantFrom(...roundTableKinds),
        regions: fc.subarray(['CA', 'AAF']),
        life: fc.constantFrom(...roundTableLives),
        isPlaced: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(some, (roundTables) => {
        for (const { held, planned } of regionProgress(['CA', 'AAF'], roundTables)) {
          expect(held).toBeGreaterThanOrEqual(0);
          expect(planned).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('the time from a meeting to its minutes', () => {
  it('is counted in whole days, and nothing where there is none', () => {
    expect(daysToMinutes('2026-12-10', '2026-12-15')).toBe(5);
    expect(daysToMinutes('2026-12-10', '2026-12-09')).toBe(0);
    expect(meanDays([])).toBeNull();
    expect(meanDays([5, 6, 6])).toBe(5.7);
  });
});

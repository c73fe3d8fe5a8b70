import { matchingRows, nextSort, type RoundRow, rowsOf, sortedRows } from './round-rows';

const country = (iso3: string, answered: number, change: Partial<RoundRow> = {}): RoundRow => ({
  iso3,
  name: iso3,
  regions: ['AAF'],
  mainRegion: 'AAF',
  asked: ['national-team', 'action-plan'],
  exempt: [],
  answered: ['national-team', 'action-plan']
    .slice(0, answered)
    .map((indicator) => ({ indicator, sentAt: '2026-03-01T09:30:00Z' })),
  owed: ['national-team', 'action-plan'].slice(answered),
  complete: answered === 2,
  onTime: answered === 2,
  lastSentAt: answered === 0 ? null : `2026-03-0${answered}T09:30:00Z`,
  exceptions: [],
  before: null,
  ...change,
});

const morocco = country('MAR', 1, { regions: ['AAF', 'NAS'] });
const late = country('GAB', 2, { onTime: false });
const silent = country('BEN', 0);
const all = [morocco, late, silent];
const codes = (rows: readonly RoundRow[]) => rows.map(({ iso3 }) => iso3);
const collator = new Intl.Collator('en');

describe('the countries of a round', () => {
  it('are narrowed by region and by how they stand', () => {
    const found = (region: string, standing: string) => codes(matchingRows(all, { region, standing }));
    expect(found('', '')).toEqual(['MAR', 'GAB', 'BEN']);
    expect(found('NAS', '')).toEqual(['MAR']);
    expect(found('', 'owing')).toEqual(['MAR', 'BEN']);
    expect(found('', 'complete')).toEqual(['GAB']);
    expect(found('', 'late')).toEqual(['GAB']);
    expect(found('', 'excepted')).toEqual([]);
  });

  it('are ordered, never sent last either way', () => {
    expect(codes(sortedRows(all, 'name', collator))).toEqual(['BEN', 'GAB', 'MAR']);
    expect(codes(sortedRows(all, '-name', collator))).toEqual(['MAR', 'GAB', 'BEN']);
    expect(codes(sortedRows(all, 'answered', collator))).toEqual(['BEN', 'MAR', 'GAB']);
    expect(codes(sortedRows(all, 'sent', collator))).toEqual(['MAR', 'GAB', 'BEN']);
    expect(codes(sortedRows(all, '-sent', collator))).toEqual(['GAB', 'MAR', 'BEN']);
    expect([nextSort('name', 'name'), nextSort('name', 'sent')]).toEqual(['-name', 'sent']);
  });

  it('stand beside how they stood in the round before', () => {
    const sums = { countries: 1, complete: 0, onTime: 0, asked: 2, answered: 1 };
    const before = { iso3: 'MAR', asked: 2, answered: 1, complete: false, onTime: false };
    const rows = rowsOf(
      {
        round: {
          ...{ id: '1', title: 'Now', state: 'open', opens: '2026-03-01', due: '2026-04-01', closes: '2026-04-15' },
          ...{ indicators: [], countries: [], openedAt: '', figures: sums, sample: false, version: 1 },
        },
        sample: 'exclude',
        countries: all,
        regions: [],
        before: {
          ...{ id: '0', title: 'Before', opens: '2025-03-01', due: '2025-04-01', closes: '2025-04-15' },
          ...{ indicators: [], figures: sums, countries: [before], comparison: { before: sums, now: sums } },
        },
      },
      (iso3) => `Name of ${iso3}`,
    );
    expect(rows.map(({ name, before: then }) => [name, then?.answered])).toEqual([
      ['Name of MAR', 1],
      ['Name of GAB', undefined],
      ['Name of BEN', undefined],
    ]);
  });
});

import type { CountryRound, Round } from '@portal/contracts';
import { placeInRound, roundColumns } from './round-columns';

const round: Round = {
  ...{ id: '1', title: 'Yearly', state: 'open', opens: '2026-03-01', due: '2026-04-01', closes: '2026-04-15' },
  ...{ indicators: ['action-plan'], countries: ['MAR', 'GAB', 'TUN'], openedAt: '', figures: null },
  ...{ sample: false, version: 1 },
};
const answers = (iso3: string, asked: readonly string[], answered: readonly string[]): CountryRound => ({
  ...{ iso3, regions: ['AAF'], mainRegion: 'AAF', asked: [...asked], exempt: [], owed: [] },
  answered: answered.map((indicator) => ({ indicator, sentAt: '2026-03-02T09:30:00Z' })),
  ...{ complete: false, onTime: false, lastSentAt: null, exceptions: [] },
});
const countries = [{ iso3: 'MAR' }, { iso3: 'GAB' }, { iso3: 'BEN' }];
const known = [answers('MAR', ['action-plan', 'national-team'], ['action-plan']), answers('GAB', [], [])];
const work = [{ iso3: 'MAR' }, { iso3: 'MAR' }, { iso3: null }, { iso3: 'PHL' }];

describe('the columns of an open round', () => {
  it('say of each country how much was answered, and how much waits for the reader', () => {
    const columns = roundColumns({ round, countries: known }, work, countries);
    expect([...(columns?.answered ?? [])]).toEqual([
      ['MAR', { count: 1, total: 2 }],
      ['GAB', null],
      ['BEN', null],
    ]);
    expect([...(columns?.todo.values() ?? [])]).toEqual([2, 0, 0]);
    expect(['MAR', 'GAB'].map((iso3) => placeInRound(columns, 'answered', iso3))).toEqual([0.5, null]);
    expect(placeInRound(columns, 'todo', 'MAR')).toBe(2);
    expect(placeInRound(columns, 'name', 'MAR')).toBeUndefined();
  });

  it('are not there where the reader may not know of one of them, or none is asked', () => {
    expect(roundColumns({ round, countries: known }, work, [...countries, { iso3: 'TUN' }])).toBeNull();
    expect(roundColumns({ round, countries: known }, work, [{ iso3: 'PHL' }])).toBeNull();
    expect(placeInRound(null, 'answered', 'MAR')).toBeUndefined();
  });
});

import type { CommonNeed, CountryPlans, RegionPlan } from '@portal/contracts';
import { membersOf, rowsOfRegion, showing } from './region-plan-rows';

const plan = (id: string) => ({ id }) as RegionPlan;
const countries: readonly CountryPlans[] = [
  { iso3: 'MAR', empty: null, plans: [plan('one'), plan('two')], lacks: ['behind'] },
  { iso3: 'TUN', empty: 'not-shared', plans: [], lacks: ['not-shared'] },
];

describe("the region's table", () => {
  it('has a line for each plan, the country once, and one for a country without', () => {
    expect(rowsOfRegion(countries).map(({ key, span, lacks, empty }) => [key, span, lacks, empty])).toEqual([
      ['one', 2, ['behind'], null],
      ['two', 0, [], null],
      ['TUN', 1, ['not-shared'], 'not-shared'],
    ]);
    expect(showing(countries)).toBe(1);
  });

  it('lists a need with its first action, then those matched with it and why', () => {
    const action = { id: 'a' } as CommonNeed['first'];
    const match = { action: { ...action, id: 'b' }, words: ['kits'], domains: [], similarity: 0.5 };
    const need: CommonNeed = { theme: 'awareness', countries: ['MAR', 'TUN'], first: action, matches: [match] };
    expect(membersOf(need)).toEqual([
      { action, why: null },
      { action: match.action, why: match },
    ]);
  });
});

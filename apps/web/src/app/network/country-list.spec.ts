import type { Country, IndicatorEntry } from '@portal/contracts';
import { answered, countsOf, folded, matching, sorted } from './country-list.js';

const blank: Omit<IndicatorEntry, 'indicator' | 'level' | 'empty'> = {
  effectiveOn: null,
  effectivePrecision: null,
  since: null,
  sincePrecision: null,
  attestedOn: null,
  freshness: null,
  claimId: null,
  sample: false,
};

function country(iso3: string, name: string, plan: string | null, empty: IndicatorEntry['empty'] = null): Country {
  return {
    iso3,
    iso2: iso3.slice(0, 2),
    m49: '000',
    name,
    regions: iso3 === 'MAR' ? ['AAF', 'NAS'] : ['AAF'],
    mainRegion: 'AAF',
    joinedOn: null,
    joinedPrecision: null,
    joinedAfter: null,
    countsFrom: null,
    leftOn: null,
    absences: [],
    frame: [0, 0, 1, 1],
    labelPoint: [0, 0],
    status: [{ indicator: 'action-plan', level: plan, empty: plan ? null : (empty ?? 'silent'), ...blank }],
  };
}

const morocco = country('MAR', 'Morocco', 'adopted');
const ivory = country('CIV', 'Côte d’Ivoire', 'none');
const gabon = country('GAB', 'Gabon', null);
const all = [morocco, ivory, gabon];
const anything = { search: '', region: '', indicator: 'action-plan', reads: '' };
const order = new Map([
  ['action-plan/none', 0],
  ['action-plan/adopted', 3],
]);

describe('the list of countries', () => {
  it('finds a name without its accents and apostrophes', () => {
    expect(matching(all, { ...anything, search: ' cote divoire' })).toEqual([ivory]);
    expect(folded('Côte d’Ivoire')).toBe('cote divoire');
  });

  it('shows a country of two regions in both', () => {
    expect(matching(all, { ...anything, region: 'NAS' })).toEqual([morocco]);
    expect(matching(all, { ...anything, region: 'AAF' })).toHaveLength(3);
  });

  it('tells the level none from having no level', () => {
    expect(matching(all, { ...anything, reads: 'none' })).toEqual([ivory]);
    expect(matching(all, { ...anything, reads: 'silent' })).toEqual([gabon]);
  });

  it('puts countries without a level last in either direction', () => {
    const collator = new Intl.Collator('en');
    expect(sorted(all, 'action-plan', order, collator).map((each) => each.iso3)).toEqual(['CIV', 'MAR', 'GAB']);
    expect(sorted(all, '-action-plan', order, collator).map((each) => each.iso3)).toEqual(['MAR', 'CIV', 'GAB']);
    expect(sorted(all, '-name', order, collator).map((each) => each.iso3)).toEqual(['MAR', 'GAB', 'CIV']);
  });

  it('orders by how much was answered, and then by name', () => {
    const collator = new Intl.Collator('en');
    expect(sorted(all, 'answered', order, collator).map((each) => each.iso3)).toEqual(['GAB', 'CIV', 'MAR']);
    expect(sorted(all, '-answered', order, collator).map((each) => each.iso3)).toEqual(['CIV', 'MAR', 'GAB']);
  });

  it('counts each level and each empty kind', () => {
    expect([...countsOf(all, 'action-plan')]).toEqual([
      ['adopted', 1],
      ['none', 1],
      ['silent', 1],
    ]);
  });

  it('counts an indicator as answered unless it is silent, and asks no more than is asked', () => {
    expect(answered(morocco)).toEqual({ count: 1, total: 1 });
    expect(answered(gabon)).toEqual({ count: 0, total: 1 });
    expect(answered(country('KAZ', 'Kazakhstan', null, 'not-asked'))).toEqual({ count: 0, total: 0 });
  });
});

import { answered, folded, matching } from './country-filter.js';

const country = (iso3: string, name: string, level: string | null, empty: string | null = level ? null : 'silent') => ({
  iso3,
  name,
  regions: iso3 === 'MAR' ? ['AAF', 'NAS'] : ['AAF'],
  status: [{ indicator: 'action-plan', level, empty }],
});

const morocco = country('MAR', 'Morocco', 'adopted');
const ivory = country('CIV', 'Côte d’Ivoire', 'none');
const gabon = country('GAB', 'Gabon', null);
const all = [morocco, ivory, gabon];
const anything = { search: '', region: '', indicator: 'action-plan', reads: '' };

describe('a list of countries', () => {
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

  it('counts an indicator as answered unless it is silent, and asks no more than is asked', () => {
    expect(answered(morocco)).toEqual({ count: 1, total: 1 });
    expect(answered(gabon)).toEqual({ count: 0, total: 1 });
    expect(answered(country('KAZ', 'Kazakhstan', null, 'not-asked'))).toEqual({ count: 0, total: 0 });
  });
});

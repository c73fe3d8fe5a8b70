import type { Actor, Assignment } from '@portal/domain';
import { placeOf, placesToAsk, placesToGrant, scopeAt } from './places';

const countries = [
  { iso3: 'MAR', name: 'Morocco', mainRegion: 'AAF' },
  { iso3: 'TUN', name: 'Tunisia', mainRegion: 'NAS' },
];
const regions = [
  { code: 'AAF', name: 'African Atlantic Façade', countries: ['MAR'] },
  { code: 'NAS', name: 'North Africa and Sahel', countries: ['MAR', 'TUN'] },
];
const holding = (role: Assignment['role'], scope: Assignment['scope']): Actor => ({
  kind: 'person',
  id: 'me',
  language: 'en',
  assignments: [{ role, scope, title: null, from: '2020-01-01', until: null }],
});
const codes = (choices: readonly { readonly code: string }[]) => choices.map(({ code }) => code);

describe('a place of the address', () => {
  it('is a country, or a region with its countries', () => {
    expect(placesToAsk('', regions)).toEqual({ iso3: [], region: [] });
    expect(placesToAsk('TUN', regions)).toEqual({ iso3: ['TUN'], region: [] });
    expect(placesToAsk('NAS', regions)).toEqual({ iso3: ['MAR', 'TUN'], region: ['NAS'] });
  });
});

describe('the places to grant at', () => {
  it('are one’s own country for its team, and those of the main region for a focal point', () => {
    const focalPoint = holding('focal-point', { kind: 'country', iso3: 'TUN' });
    expect(codes(placesToGrant('team-member', focalPoint, countries, regions))).toEqual(['TUN']);
    const secretariat = holding('secretariat', { kind: 'region', code: 'NAS' });
    expect(codes(placesToGrant('focal-point', secretariat, countries, regions))).toEqual(['TUN']);
  });

  it('are all regions for a secretariat, and none for the whole network', () => {
    const coordinator = holding('coordinator', { kind: 'network' });
    expect(codes(placesToGrant('secretariat', coordinator, countries, regions))).toEqual(['AAF', 'NAS']);
    expect(placesToGrant('observer', coordinator, countries, regions)).toEqual([]);
    expect(codes(placesToGrant('focal-point', coordinator, countries, regions))).toEqual(['MAR', 'TUN']);
  });

  it('make a scope, where one is due', () => {
    expect(scopeAt('secretariat', 'AAF')).toEqual({ kind: 'region', code: 'AAF' });
    expect(scopeAt('team-member', '')).toBeNull();
    expect(scopeAt('administrator', '')).toEqual({ kind: 'system' });
    expect(placeOf({ kind: 'country', iso3: 'MAR' })).toBe('MAR');
    expect(placeOf({ kind: 'network' })).toBeNull();
  });
});

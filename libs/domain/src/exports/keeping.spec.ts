import type { Actor, Role } from '../identity/actor.js';
import { roles } from '../identity/actor.js';
import { refusalToExport } from './keeping.js';

const holding = (role: Role, iso3: string): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'en',
  assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: '2026-01-01', until: null }],
});

describe('an export of everything on a country', () => {
  it('is for its focal point alone', () => {
    const may = roles.filter((role) => refusalToExport(holding(role, 'MAR'), 'MAR') === null);
    expect(may).toEqual(['focal-point']);
    expect(refusalToExport(holding('focal-point', 'TUN'), 'MAR')).toEqual({
      refused: 'forbidden',
      code: 'not-your-country',
    });
  });
});

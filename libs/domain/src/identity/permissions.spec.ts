import type { Actor, Assignment } from './actor.js';
import { inForceOn, system, visitor } from './actor.js';
import { may, permissions, permissionsOf } from './permissions.js';

const term = (from: string, until: string | null): Assignment => ({
  role: 'focal-point',
  scope: { kind: 'country', iso3: 'MAR' },
  title: null,
  from,
  until,
});
const actor = (...assignments: readonly Assignment[]): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'en',
  assignments,
});

describe('an assignment', () => {
  it('holds on its first and its last day', () => {
    const whole = term('2026-01-01', '2026-06-30');
    expect(inForceOn('2026-01-01', [whole])).toEqual([whole]);
    expect(inForceOn('2026-06-30', [whole])).toEqual([whole]);
  });

  it('that ended yesterday gives nothing', () => {
    expect(inForceOn('2026-07-01', [term('2026-01-01', '2026-06-30')])).toEqual([]);
  });
});

describe('a permission', () => {
  it('is denied to a visitor unless it is public', () => {
    expect(permissions.filter((permission) => may(visitor('en'), permission))).toEqual(['public']);
  });

  it('needs a role beyond having signed in', () => {
    expect(permissionsOf([])).toEqual(['public', 'signed-in']);
    expect(may(actor(), 'status.draft')).toBe(false);
    expect(may(actor(term('2026-01-01', null)), 'status.draft')).toBe(true);
    expect(may(actor(term('2026-01-01', null)), 'status.validate')).toBe(false);
  });

  it('is the system’s, which acts for the portal itself', () => {
    expect(permissions.every((permission) => may(system, permission))).toBe(true);
  });
});

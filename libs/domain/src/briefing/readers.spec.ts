import type { Actor } from '../identity/actor.js';
import { isOwnBriefing, isStaleForBriefing } from './readers.js';

const of = (role: 'focal-point' | 'team-member' | 'observer', iso3: string): Actor => ({
  kind: 'person',
  id: '0190f3b8-0000-7000-8000-00000000000a',
  language: 'en',
  assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: '2020-01-01', until: null }],
});

describe('a briefing', () => {
  it('is the country’s own people’s', () => {
    expect(isOwnBriefing(of('focal-point', 'MAR'), 'MAR')).toBe(true);
    expect(isOwnBriefing(of('team-member', 'MAR'), 'MAR')).toBe(true);
    expect(isOwnBriefing(of('focal-point', 'TUN'), 'MAR')).toBe(false);
    expect(isOwnBriefing(of('observer', 'MAR'), 'MAR')).toBe(false);
  });

  it('names as stale what is silent, ageing or out of date, and nothing that was not asked', () => {
    expect(isStaleForBriefing({ empty: 'silent', freshness: null })).toBe(true);
    expect(isStaleForBriefing({ empty: null, freshness: 'ageing' })).toBe(true);
    expect(isStaleForBriefing({ empty: null, freshness: 'fresh' })).toBe(false);
    expect(isStaleForBriefing({ empty: 'not-applicable', freshness: null })).toBe(false);
  });
});

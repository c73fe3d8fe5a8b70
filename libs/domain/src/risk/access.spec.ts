import type { Actor } from '../identity/actor.js';
import { errorsInGrant, isGrantInForce, refusalToWithdrawRiskGrant } from './access.js';
import { riskLives } from './vocabulary.js';

const known = new Set(['a', 'b']);
const day = '2026-03-01';
const errors = (purpose: 'read' | 'review', scenarioIds: readonly string[], until = '2026-04-01') =>
  errorsInGrant({ purpose, scenarioIds, until }, known, day).map(({ pointer, code }) => `${pointer} ${code}`);

describe('access by name', () => {
  it('is to all of a version, or to single scenarios of it', () => {
    expect([errors('read', []), errors('review', ['a', 'b'])]).toEqual([[], []]);
    expect(errors('read', ['a'])).toEqual(['/scenarioIds not-allowed']);
    expect(errors('review', [])).toEqual(['/scenarioIds required']);
    expect(errors('review', ['a', 'c', 'a'])).toEqual(['/scenarioIds/1 unknown-scenario', '/scenarioIds/2 twice']);
  });

  it('ends on a day to come, a year ahead at most', () => {
    expect(errors('read', [], '2026-02-28')).toEqual(['/until past-day']);
    expect([errors('read', [], day), errors('read', [], '2027-03-01')]).toEqual([[], []]);
    expect(errors('read', [], '2027-03-02')).toEqual(['/until over-a-year']);
  });

  it('holds through its last day, unless it is withdrawn', () => {
    expect(isGrantInForce(day, { until: day, withdrawnAt: null })).toBe(true);
    expect(isGrantInForce('2026-03-02', { until: day, withdrawnAt: null })).toBe(false);
    expect(isGrantInForce(day, { until: day, withdrawnAt: '2026-03-01T00:00:00.000000Z' })).toBe(false);
  });

  it('is ended by whoever runs the assessment, whatever became of the version', () => {
    const focal: Actor = {
      kind: 'person',
      id: 'x',
      language: 'fr',
      assignments: [
        { role: 'focal-point', scope: { kind: 'country', iso3: 'MAR' }, title: null, from: '2020-01-01', until: null },
      ],
    };
    for (const life of riskLives) {
      expect(refusalToWithdrawRiskGrant(focal, { iso3: 'MAR', life, part: null }, true)).toBeNull();
      expect(refusalToWithdrawRiskGrant(focal, { iso3: 'TUN', life, part: null }, true)).toMatchObject({
        code: 'not-your-assessment',
      });
    }
    expect(refusalToWithdrawRiskGrant(focal, { iso3: 'MAR', life: 'draft', part: null }, false)).toMatchObject({
      code: 'grant-ended',
    });
  });
});

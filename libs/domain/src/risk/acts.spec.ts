import fc from 'fast-check';
import type { Actor, Role } from '../identity/actor.js';
import {
  refusalToComment,
  refusalToGrantRisk,
  refusalToNamePeople,
  refusalToOpenScoring,
  refusalToRemoveScenario,
} from './acts.js';
import type { RiskToChange } from './life.js';
import { riskLives, riskParts } from './vocabulary.js';

const actor = (role: Role, iso3 = 'MAR'): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'fr',
  assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: '2020-01-01', until: null }],
});
const risk = (): fc.Arbitrary<RiskToChange> =>
  fc.record({
    iso3: fc.constant('MAR'),
    life: fc.constantFrom(...riskLives),
    part: fc.constantFrom(null, ...riskParts),
  });
const codeOf = (refusal: object | null) => (refusal && 'code' in refusal ? refusal.code : refusal);

describe('acts around an assessment', () => {
  it('are the focal point’s until it is approved; letting people in, until it is superseded', () => {
    fc.assert(
      fc.property(risk(), (each) => {
        const isFrozen = each.life === 'approved' || each.life === 'superseded';
        const focal = actor('focal-point');
        for (const refusal of [refusalToNamePeople, refusalToOpenScoring, refusalToComment]) {
          expect(codeOf(refusal(focal, each))).toBe(isFrozen ? 'risk-frozen' : null);
        }
        expect(codeOf(refusalToGrantRisk(focal, each))).toBe(each.life === 'superseded' ? 'risk-frozen' : null);
      }),
    );
  });

  it('are a team member’s as far as their part goes, but all of the team comments', () => {
    fc.assert(
      fc.property(risk(), (each) => {
        const draft = { ...each, life: 'draft' as const };
        const member = actor('team-member');
        expect(codeOf(refusalToNamePeople(member, draft))).toBe(each.part === 'lead' ? null : 'not-your-assessment');
        expect(refusalToComment(member, draft)).toBeNull();
        const mayEdit = each.part === 'lead' || each.part === 'scorer';
        expect(codeOf(refusalToRemoveScenario(member, draft, false))).toBe(mayEdit ? null : 'not-your-assessment');
      }),
    );
  });

  it('are nobody’s from another country', () => {
    const draft: RiskToChange = { iso3: 'MAR', life: 'draft', part: null };
    for (const role of ['focal-point', 'team-member'] as const) {
      const stranger = actor(role, 'TUN');
      for (const refusal of [refusalToNamePeople, refusalToGrantRisk, refusalToOpenScoring, refusalToComment]) {
        expect(codeOf(refusal(stranger, draft))).toBe('not-your-assessment');
      }
    }
  });

  it('leave a scenario that was scored', () => {
    const draft: RiskToChange = { iso3: 'MAR', life: 'draft', part: null };
    expect(codeOf(refusalToRemoveScenario(actor('focal-point'), draft, true))).toBe('scenario-scored');
    expect(refusalToRemoveScenario(actor('focal-point'), draft, false)).toBeNull();
  });
});

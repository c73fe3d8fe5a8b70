import { type Actor, visitor } from '../identity/actor.js';
import {
  isFrozenRisk,
  nextRiskLife,
  refusalToAcceptRisk,
  refusalToActOnRisk,
  refusalToApproveAs,
  refusalToEditRisk,
  refusalToEditScenario,
  refusalToOpenNextRisk,
  type RiskToApprove,
  type RiskToChange,
} from './life.js';
import { riskActs, riskLives } from './vocabulary.js';

const person = (role: 'focal-point' | 'team-member', iso3: string): Actor => ({
  ...visitor('en'),
  kind: 'person',
  assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: '2020-01-01', until: null }],
});
const focalPoint = person('focal-point', 'BEN');
const neighbour = person('focal-point', 'TGO');
const member = person('team-member', 'BEN');
const risk = (change: Partial<RiskToChange> = {}): RiskToChange => ({
  iso3: 'BEN',
  life: 'draft',
  part: null,
  ...change,
});
const ready: RiskToApprove = { scenarios: ['1', '2'], unrated: [], scoring: [], contradictory: [] };
const codeOf = (refusal: unknown) => (refusal as { code?: string } | null)?.code ?? null;

describe('the life of an assessment', () => {
  it('goes from draft to peer review and back, and on to approval; the rest comes by itself', () => {
    const ways = riskLives.flatMap((life) =>
      riskActs.map((act) => `${life} ${act} ${nextRiskLife(life, act)}`).filter((way) => !way.endsWith('null')),
    );
    expect(ways).toEqual(['draft review peer-review', 'peer-review return draft', 'peer-review approve approved']);
    expect(riskLives.filter(isFrozenRisk)).toEqual(['approved', 'superseded']);
  });

  it('is moved by whoever runs it, and approved by the focal point alone', () => {
    const inReview = risk({ life: 'peer-review' });
    expect(refusalToActOnRisk(focalPoint, risk(), 'review', ready)).toBeNull();
    expect(refusalToActOnRisk(member, risk({ part: 'lead' }), 'review', ready)).toBeNull();
    expect(codeOf(refusalToActOnRisk(member, risk({ part: 'scorer' }), 'review', ready))).toBe('not-your-assessment');
    expect(codeOf(refusalToActOnRisk(neighbour, risk(), 'review', ready))).toBe('not-your-assessment');
    expect(refusalToActOnRisk(member, { ...inReview, part: 'lead' }, 'return', ready)).toBeNull();
    expect(codeOf(refusalToActOnRisk(member, { ...inReview, part: 'lead' }, 'approve', ready))).toBe(
      'focal-point-approves',
    );
    expect(refusalToActOnRisk(focalPoint, inReview, 'approve', ready)).toBeNull();
    expect(codeOf(refusalToActOnRisk(focalPoint, risk(), 'approve', ready))).toBe('act-not-possible');
  });

  it('is approved only whole, and the refusal names what is missing', () => {
    expect(refusalToApproveAs(ready)).toBeNull();
    expect(codeOf(refusalToApproveAs({ ...ready, scenarios: [] }))).toBe('no-scenarios');
    expect(refusalToApproveAs({ ...ready, unrated: ['2'], scoring: ['1'] })).toEqual({
      refused: 'conflict',
      code: 'scenarios-unrated',
      involved: ['2'],
    });
    expect(codeOf(refusalToApproveAs({ ...ready, scoring: ['1'] }))).toBe('scoring-open');
    expect(codeOf(refusalToApproveAs({ ...ready, contradictory: ['1'] }))).toBe('ratings-contradict');
  });

  it('never changes what was approved', () => {
    for (const refusalOf of [refusalToEditRisk, refusalToEditScenario]) {
      expect(refusalOf(focalPoint, risk())).toBeNull();
      expect(codeOf(refusalOf(focalPoint, risk({ life: 'approved' })))).toBe('risk-frozen');
      expect(codeOf(refusalOf(focalPoint, risk({ life: 'superseded' })))).toBe('risk-frozen');
      expect(codeOf(refusalOf(neighbour, risk()))).toBe('not-your-assessment');
    }
  });

  it('keeps its scope in peer review, and goes on writing its scenarios', () => {
    const inReview = risk({ life: 'peer-review' });
    expect(codeOf(refusalToEditRisk(focalPoint, inReview))).toBe('in-peer-review');
    expect(refusalToEditScenario(focalPoint, inReview)).toBeNull();
  });

  it('lets those who score write scenarios, and not the assessment; readers neither', () => {
    expect(refusalToEditScenario(member, risk({ part: 'scorer' }))).toBeNull();
    expect(codeOf(refusalToEditRisk(member, risk({ part: 'scorer' })))).toBe('not-your-assessment');
    expect(codeOf(refusalToEditScenario(member, risk({ part: 'reader' })))).toBe('not-your-assessment');
  });

  it('goes on in one next version of what is approved', () => {
    expect(refusalToOpenNextRisk(focalPoint, risk({ life: 'approved' }), false)).toBeNull();
    expect(codeOf(refusalToOpenNextRisk(focalPoint, risk({ life: 'approved' }), true))).toBe('version-open');
    expect(codeOf(refusalToOpenNextRisk(focalPoint, risk(), false))).toBe('not-approved');
    expect(codeOf(refusalToOpenNextRisk(neighbour, risk({ life: 'approved' }), false))).toBe('not-your-assessment');
  });

  it('lets the focal point alone bear a risk, also of an approved version', () => {
    expect(refusalToAcceptRisk(focalPoint, risk({ life: 'approved' }))).toBeNull();
    expect(codeOf(refusalToAcceptRisk(member, risk({ part: 'lead' })))).toBe('focal-point-accepts');
    expect(codeOf(refusalToAcceptRisk(focalPoint, risk({ life: 'superseded' })))).toBe('risk-frozen');
  });
});

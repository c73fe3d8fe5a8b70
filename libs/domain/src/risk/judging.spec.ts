import fc from 'fast-check';
import type { Actor, Role } from '../identity/actor.js';
import {
  errorsInClosing,
  errorsInReview,
  errorsInScore,
  refusalToAgree,
  refusalToCloseScoring,
  refusalToExplain,
  refusalToReview,
  refusalToScore,
  refusalToScoreAgain,
  type RoundToChange,
} from './judging.js';
import type { RiskToChange } from './life.js';
import { riskLives, riskParts } from './vocabulary.js';

const actor = (role: Role, iso3 = 'MAR'): Actor => ({
  kind: 'person',
  id: 'x',
  language: 'fr',
  assignments: [{ role, scope: { kind: 'country', iso3 }, title: null, from: '2020-01-01', until: null }],
});
const focal = actor('focal-point');
const draft: RiskToChange = { iso3: 'MAR', life: 'draft', part: null };
const over: RoundToChange = { isOver: true, isAgreed: false, isAsked: true, isLast: true, scored: 3 };
const open: RoundToChange = { ...over, isOver: false };
const risks = (): fc.Arbitrary<RiskToChange> =>
  fc.record({
    iso3: fc.constant('MAR'),
    life: fc.constantFrom(...riskLives),
    part: fc.constantFrom(null, ...riskParts),
  });
const rounds = (): fc.Arbitrary<RoundToChange> =>
  fc.record({
    isOver: fc.boolean(),
    isAgreed: fc.boolean(),
    isAsked: fc.boolean(),
    isLast: fc.boolean(),
    scored: fc.nat(5),
  });
const codeOf = (refusal: object | null) => (refusal && 'code' in refusal ? refusal.code : refusal);

describe('a scoring round', () => {
  it('takes a score of whoever is asked, while it is open', () => {
    expect(refusalToScore(draft, open)).toBeNull();
    expect(codeOf(refusalToScore(draft, { ...open, isAsked: false }))).toBe('not-a-scorer');
    expect(codeOf(refusalToScore(draft, over))).toBe('scoring-closed');
  });

  it('is closed once, by whoever runs the assessment', () => {
    expect(refusalToCloseScoring(focal, draft, open)).toBeNull();
    expect(codeOf(refusalToCloseScoring(focal, draft, over))).toBe('scoring-closed');
    const member = actor('team-member');
    expect(codeOf(refusalToCloseScoring(member, { ...draft, part: 'scorer' }, open))).toBe('not-your-assessment');
    expect(refusalToCloseScoring(member, { ...draft, part: 'lead' }, open)).toBeNull();
  });

  it('closes with fewer than two scores for a reason alone', () => {
    expect(errorsInClosing(1, ' ')).toEqual([{ pointer: '/reason', code: 'one-scorer' }]);
    expect(errorsInClosing(0, '')).toEqual([{ pointer: '/reason', code: 'nobody-scored' }]);
    expect([errorsInClosing(2, ''), errorsInClosing(1, 'Others are ill.')]).toEqual([[], []]);
  });

  it('is agreed on once it is over, once, the last one, with scores', () => {
    expect(refusalToAgree(focal, draft, over)).toBeNull();
    expect(codeOf(refusalToAgree(focal, draft, open))).toBe('scoring-open');
    expect(codeOf(refusalToAgree(focal, draft, { ...over, isAgreed: true }))).toBe('agreed-already');
    expect(codeOf(refusalToAgree(focal, draft, { ...over, isLast: false }))).toBe('scored-again');
    expect(codeOf(refusalToAgree(focal, draft, { ...over, scored: 0 }))).toBe('nothing-scored');
    expect(codeOf(refusalToAgree(actor('focal-point', 'TUN'), draft, over))).toBe('not-your-assessment');
  });

  it('is explained by each for themselves, when all see the scores and before they agree', () => {
    expect(refusalToExplain(draft, over, true)).toBeNull();
    expect(codeOf(refusalToExplain(draft, over, false))).toBe('not-your-score');
    expect(codeOf(refusalToExplain(draft, open, true))).toBe('scoring-open');
    expect(codeOf(refusalToExplain(draft, { ...over, isAgreed: true }, true))).toBe('agreed-already');
  });

  it('is followed by another one when it is over', () => {
    expect(codeOf(refusalToScoreAgain(focal, draft, true))).toBe('scoring-open');
    expect(refusalToScoreAgain(focal, draft, false)).toBeNull();
  });

  it('takes nothing once the assessment is approved', () => {
    fc.assert(
      fc.property(risks(), rounds(), (risk, round) => {
        const isFrozen = risk.life === 'approved' || risk.life === 'superseded';
        const refusals = [
          refusalToScore(risk, round),
          refusalToCloseScoring(focal, risk, round),
          refusalToAgree(focal, risk, round),
          refusalToExplain(risk, round, true),
          refusalToScoreAgain(focal, risk, !round.isOver),
        ];
        expect(refusals.map(codeOf).every((code) => code === 'risk-frozen')).toBe(isFrozen);
      }),
    );
  });
});

const method = { likelihood: ['low', 'high'], impact: ['slight', 'grave'] };
const impacts = { people: 'slight', economy: 'slight', environment: 'slight', 'state-and-society': 'slight' };

describe('a judgement', () => {
  it('is by steps of the method', () => {
    expect(errorsInScore(method, { likelihood: 'low', impacts })).toEqual([]);
    expect(errorsInScore(method, { likelihood: 'never', impacts: { ...impacts, economy: 'low' } })).toEqual([
      { pointer: '/judgement/likelihood', code: 'unknown-step' },
      { pointer: '/judgement/impacts/economy', code: 'unknown-step' },
    ]);
  });

  it('is reviewed once each, by whom the country asked, until it is frozen', () => {
    const verdict = 'disagree' as const;
    expect(
      errorsInReview(method, [
        { on: 'likelihood', verdict, step: 'high' },
        { on: 'people', verdict, step: 'high' },
        { on: 'likelihood', verdict, step: null },
        { on: 'treatment', verdict, step: 'low' },
      ]),
    ).toEqual([
      { pointer: '/judgements/1/step', code: 'unknown-step' },
      { pointer: '/judgements/2/on', code: 'twice' },
      { pointer: '/judgements/3/step', code: 'not-allowed' },
    ]);
    expect([refusalToReview(true, false), codeOf(refusalToReview(false, true))]).toEqual([null, 'not-a-reviewer']);
    expect(codeOf(refusalToReview(true, true))).toBe('risk-frozen');
  });
});

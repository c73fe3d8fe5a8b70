import type { Actor } from '../identity/actor.js';
import { conflict, forbidden, type InvalidValue, type Refusal } from '../refusal.js';
import { refusalToOpenScoring } from './acts.js';
import { isFrozenRisk, type RiskToChange, runsRisk } from './life.js';
import { errorsInJudgement } from './rating.js';
import { type Judgement, type MethodShape, type ReviewJudgement, type ReviewVerdict } from './vocabulary.js';

/** What of a scoring round an act on it depends on. A round is over once somebody closed it, or when its time has come. */
export interface RoundToChange {
  readonly isOver: boolean;
  readonly isAgreed: boolean;
  /** The actor is among those who are asked. */
  readonly isAsked: boolean;
  /** No later round of the scenario was opened. */
  readonly isLast: boolean;
  /** How many have scored. */
  readonly scored: number;
}

const frozen = conflict('risk-frozen');
const notYours = forbidden('not-your-assessment');

/** Whoever is asked scores for themselves alone, until the round is over. */
export function refusalToScore(risk: RiskToChange, round: RoundToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return frozen;
  if (round.isOver) return conflict('scoring-closed');
  return round.isAsked ? null : forbidden('not-a-scorer');
}

/** Whoever runs the assessment closes a round before its time. */
export function refusalToCloseScoring(actor: Actor, risk: RiskToChange, round: RoundToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return frozen;
  if (round.isOver) return conflict('scoring-closed');
  return runsRisk(actor, risk) ? null : notYours;
}

/**
 * What is missing where a round closes with fewer than two scores: one shows no spread, and what its only scorer chose is
 * known to be theirs; none is a round without a result. Either needs its reason.
 */
export function errorsInClosing(scored: number, reason: string): readonly InvalidValue[] {
  if (scored > 1 || reason.trim() !== '') return [];
  return [{ pointer: '/reason', code: scored === 1 ? 'one-scorer' : 'nobody-scored' }];
}

/** Whoever runs the assessment writes down what the group agreed: once, on the last round, when it is over. */
export function refusalToAgree(actor: Actor, risk: RiskToChange, round: RoundToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return frozen;
  if (!round.isOver) return conflict('scoring-open');
  if (round.isAgreed) return conflict('agreed-already');
  if (!round.isLast) return conflict('scored-again');
  if (round.scored === 0) return conflict('nothing-scored');
  return runsRisk(actor, risk) ? null : notYours;
}

/** Whoever runs the assessment asks again once the round before is over. */
export function refusalToScoreAgain(actor: Actor, risk: RiskToChange, hasOpenRound: boolean): Refusal | null {
  if (isFrozenRisk(risk.life)) return frozen;
  return hasOpenRound ? conflict('scoring-open') : refusalToOpenScoring(actor, risk);
}

/** Each says of their own score why it is far from the others: when all see them, and before a value is agreed. */
export function refusalToExplain(risk: RiskToChange, round: RoundToChange, isOwn: boolean): Refusal | null {
  if (isFrozenRisk(risk.life)) return frozen;
  if (!round.isOver) return conflict('scoring-open');
  if (round.isAgreed) return conflict('agreed-already');
  return isOwn ? null : forbidden('not-your-score');
}

/** Only whom the country asked by name, for this very scenario, until the day that it said. */
export function refusalToReview(isAsked: boolean, isFrozen: boolean): Refusal | null {
  if (!isAsked) return forbidden('not-a-reviewer');
  return isFrozen ? frozen : null;
}

/** What an expert says of one judgement; `step` is the one that they would choose. */
export interface ReviewedJudgement {
  readonly on: ReviewJudgement;
  readonly verdict: ReviewVerdict;
  readonly step: string | null;
}

/** Each judgement once, by steps of the method; the treatment has none. */
export function errorsInReview(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  judgements: readonly ReviewedJudgement[],
): readonly InvalidValue[] {
  return judgements.flatMap(({ on, step }, place): readonly InvalidValue[] => {
    if (judgements.findIndex((each) => each.on === on) < place) {
      return [{ pointer: `/judgements/${place}/on`, code: 'twice' }];
    }
    if (step === null) return [];
    const pointer = `/judgements/${place}/step`;
    if (on === 'treatment') return [{ pointer, code: 'not-allowed' }];
    const steps = on === 'likelihood' ? method.likelihood : method.impact;
    return steps.includes(step) ? [] : [{ pointer, code: 'unknown-step' }];
  });
}

/** A score outside the method's steps, by where it stands in what was sent. */
export function errorsInScore(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  judgement: Judgement,
): readonly InvalidValue[] {
  return errorsInJudgement(method, judgement, '/judgement');
}

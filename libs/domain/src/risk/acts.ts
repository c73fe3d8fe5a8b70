import { type Actor, isFocalPointOf, isTeamMemberOf } from '../identity/actor.js';
import { conflict, forbidden, type Refusal } from '../refusal.js';
import { isFrozenRisk, refusalToEditScenario, type RiskToChange, runsRisk } from './life.js';

const notYours = forbidden('not-your-assessment');

/** Who leads, scores and reads is said by whoever runs it, until it is approved. */
export function refusalToNamePeople(actor: Actor, risk: RiskToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return conflict('risk-frozen');
  return runsRisk(actor, risk) ? null : notYours;
}

/** Whoever runs it lets people in from outside, on every version that is not superseded. */
export function refusalToGrantRisk(actor: Actor, risk: RiskToChange): Refusal | null {
  if (risk.life === 'superseded') return conflict('risk-frozen');
  return runsRisk(actor, risk) ? null : notYours;
}

/** Whoever runs it asks its people to score, until it is approved. */
export function refusalToOpenScoring(actor: Actor, risk: RiskToChange): Refusal | null {
  return refusalToNamePeople(actor, risk);
}

/** All of the country's own people comment on its scenarios, until they are approved. */
export function refusalToComment(actor: Actor, risk: RiskToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return conflict('risk-frozen');
  return isFocalPointOf(actor, risk.iso3) || isTeamMemberOf(actor, risk.iso3) ? null : notYours;
}

/** A scenario that somebody scored or reviewed stays. */
export function refusalToRemoveScenario(actor: Actor, risk: RiskToChange, isScored: boolean): Refusal | null {
  return refusalToEditScenario(actor, risk) ?? (isScored ? conflict('scenario-scored') : null);
}

import { type Actor, isFocalPointOf } from '../identity/actor.js';
import { conflict, type ConflictCode, forbidden, type Refusal } from '../refusal.js';
import type { RiskAct, RiskLife, RiskPart } from './vocabulary.js';

/** What of a version an act on it depends on. */
export interface RiskToChange {
  readonly iso3: string;
  readonly life: RiskLife;
  /** What the actor may do in it beside their office; null: no part. */
  readonly part: RiskPart | null;
}

const acts: Readonly<Record<RiskAct, { readonly from: RiskLife; readonly to: RiskLife }>> = {
  review: { from: 'draft', to: 'peer-review' },
  return: { from: 'peer-review', to: 'draft' },
  approve: { from: 'peer-review', to: 'approved' },
};

/** Where an act leads from this state of the life; null: nowhere. */
export function nextRiskLife(life: RiskLife, act: RiskAct): RiskLife | null {
  const { from, to } = acts[act];
  return life === from ? to : null;
}

/** What was approved never changes again; a change of it is the next version. */
export function isFrozenRisk(life: RiskLife): boolean {
  return life === 'approved' || life === 'superseded';
}

/** Whether the actor runs this assessment: its country's focal point, and who leads it. */
export function runsRisk(actor: Actor, { iso3, part }: Pick<RiskToChange, 'iso3' | 'part'>): boolean {
  return isFocalPointOf(actor, iso3) || part === 'lead';
}

const notYours = forbidden('not-your-assessment');

/** Scope, year and partners: who runs it, while it is a draft. In peer review they stand until it is returned. */
export function refusalToEditRisk(actor: Actor, risk: RiskToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return conflict('risk-frozen');
  if (!runsRisk(actor, risk)) return notYours;
  return risk.life === 'draft' ? null : conflict('in-peer-review');
}

/**
 * Who runs it and who scores may write its scenarios until it is approved: peers comment, and what they say is worked in
 * and scored again before the approval.
 */
export function refusalToEditScenario(actor: Actor, risk: RiskToChange): Refusal | null {
  if (isFrozenRisk(risk.life)) return conflict('risk-frozen');
  return runsRisk(actor, risk) || risk.part === 'scorer' ? null : notYours;
}

/** What stands in an assessment's way to being approved. */
export interface RiskToApprove {
  /** References of its scenarios. */
  readonly scenarios: readonly string[];
  /** Those without a current rating or its confidence. */
  readonly unrated: readonly string[];
  /** Those with a round that is still open. */
  readonly scoring: readonly string[];
  /** Those with a rating above the one before it, without a reason. */
  readonly contradictory: readonly string[];
}

/**
 * Approved with scenarios, each of them rated, none contradictory or still being scored. Gaps do not stand in its way: an
 * assessment that says what nobody treats is a true one, and they stay on top of its page.
 */
export function refusalToApproveAs(risk: RiskToApprove): Refusal | null {
  if (risk.scenarios.length === 0) return conflict('no-scenarios');
  const standing: readonly (readonly [ConflictCode, readonly string[]])[] = [
    ['scenarios-unrated', risk.unrated],
    ['scoring-open', risk.scoring],
    ['ratings-contradict', risk.contradictory],
  ];
  for (const [code, involved] of standing) {
    if (involved.length > 0) return { refused: 'conflict', code, involved };
  }
  return null;
}

/** Who runs it sends it to review and takes it back; the country's focal point approves it. */
export function refusalToActOnRisk(
  actor: Actor,
  risk: RiskToChange,
  act: RiskAct,
  ready: RiskToApprove,
): Refusal | null {
  if (nextRiskLife(risk.life, act) === null) return conflict('act-not-possible');
  if (act !== 'approve') return runsRisk(actor, risk) ? null : notYours;
  return isFocalPointOf(actor, risk.iso3) ? refusalToApproveAs(ready) : forbidden('focal-point-approves');
}

/** Only what is approved has a next version, and one at a time. */
export function refusalToOpenNextRisk(actor: Actor, risk: RiskToChange, hasOpenVersion: boolean): Refusal | null {
  if (risk.life !== 'approved') return conflict('not-approved');
  if (hasOpenVersion) return conflict('version-open');
  return runsRisk(actor, risk) ? null : notYours;
}

/** The focal point bears a risk for the country, on every version that is not superseded; nobody else has the authority. */
export function refusalToAcceptRisk(actor: Actor, risk: RiskToChange): Refusal | null {
  if (risk.life === 'superseded') return conflict('risk-frozen');
  return isFocalPointOf(actor, risk.iso3) ? null : forbidden('focal-point-accepts');
}

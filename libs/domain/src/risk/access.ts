import { addMonths, type Day } from '../day.js';
import type { Actor } from '../identity/actor.js';
import { conflict, forbidden, type InvalidValue, type Refusal } from '../refusal.js';
import { type RiskToChange, runsRisk } from './life.js';
import type { RiskGrantPurpose } from './vocabulary.js';

/** Longest that somebody from outside is let in by one act. */
export const longestGrantMonths = 12;

/** What somebody is let in for, until the end of a day. */
export interface RiskAccess {
  readonly purpose: RiskGrantPurpose;
  /** For `read` none: all of the version. */
  readonly scenarioIds: readonly string[];
  readonly until: Day;
}

/** A grant in force: on its last day too, unless it was withdrawn before. */
export function isGrantInForce(day: Day, { until, withdrawnAt }: { until: Day; withdrawnAt: string | null }): boolean {
  return withdrawnAt === null && day <= until;
}

/**
 * What is wrong with letting somebody in: single scenarios are named where they review, and of this version; the last day
 * lies ahead and not too far.
 *
 * @param known the scenarios of the version
 */
export function errorsInGrant(
  { purpose, scenarioIds, until }: RiskAccess,
  known: ReadonlySet<string>,
  day: Day,
): readonly InvalidValue[] {
  const errors: InvalidValue[] = [];
  if (until < day) errors.push({ pointer: '/until', code: 'past-day' });
  if (until > addMonths(day, longestGrantMonths)) errors.push({ pointer: '/until', code: 'over-a-year' });
  if (purpose === 'read' && scenarioIds.length > 0) errors.push({ pointer: '/scenarioIds', code: 'not-allowed' });
  if (purpose === 'review' && scenarioIds.length === 0) errors.push({ pointer: '/scenarioIds', code: 'required' });
  if (purpose === 'read') return errors;
  scenarioIds.forEach((id, place) => {
    const pointer = `/scenarioIds/${place}`;
    if (!known.has(id)) errors.push({ pointer, code: 'unknown-scenario' });
    else if (scenarioIds.indexOf(id) < place) errors.push({ pointer, code: 'twice' });
  });
  return errors;
}

/** Whoever runs the assessment ends what they gave, on any version: also on one that another took the place of. */
export function refusalToWithdrawRiskGrant(actor: Actor, risk: RiskToChange, isInForce: boolean): Refusal | null {
  if (!isInForce) return conflict('grant-ended');
  return runsRisk(actor, risk) ? null : forbidden('not-your-assessment');
}

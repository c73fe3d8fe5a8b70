import type { Indicator, WaitingClaim } from '@portal/contracts';
import { dayOfInstant } from '@portal/domain';

/** How a check reads: all is well, good to know, or worth a second look. A check never decides. */
export type CheckTone = 'ok' | 'note' | 'caution';

export interface Check {
  readonly code:
    | 'confirmation'
    | 'same-level'
    | 'first-level'
    | 'one-up'
    | 'skips'
    | 'down'
    | 'before-sent'
    | 'after-sent'
    | 'before-present'
    | 'imprecise'
    | 'evidence'
    | 'no-evidence'
    | 'another-waits';
  readonly tone: CheckTone;
  /** How many, where the sentence counts. */
  readonly count: number;
}

/**
 * What the portal can see for itself in a waiting claim: the step from the present level, the day against
 * the day on which it was sent and the day of what shows, evidence, and other lines on the same case.
 *
 * @param others all claims that wait, this one included
 */
export function checksOf(claim: WaitingClaim, indicator: Indicator, others: readonly WaitingClaim[]): readonly Check[] {
  return [stepCheck(claim, indicator), ...dayChecks(claim), ...evidenceChecks(claim), ...caseChecks(claim, others)];
}

function check(code: Check['code'], tone: CheckTone, count = 0): Check {
  return { code, tone, count };
}

function stepCheck(claim: WaitingClaim, indicator: Indicator): Check {
  if (claim.confirms !== null) return check('confirmation', 'ok');
  const order = new Map(indicator.levels.map((level) => [level.id, level.order]));
  const asked = order.get(claim.level);
  const present = claim.before.level === null ? undefined : order.get(claim.before.level);
  if (asked === undefined || present === undefined) return check('first-level', 'note');
  if (asked === present) return check('same-level', 'note');
  if (asked < present) return check('down', 'caution');
  const skipped = asked - present - 1;
  return skipped === 0 ? check('one-up', 'ok') : check('skips', 'caution', skipped);
}

function dayChecks(claim: WaitingClaim): readonly Check[] {
  if (claim.confirms !== null) return [];
  const checks: Check[] = [];
  const sentOn = claim.sentAt === null ? null : dayOfInstant(claim.sentAt);
  if (sentOn !== null) {
    checks.push(claim.effectiveOn <= sentOn ? check('before-sent', 'ok') : check('after-sent', 'note'));
  }
  const present = claim.before.effectiveOn;
  if (present !== null && claim.effectiveOn < present) checks.push(check('before-present', 'caution'));
  if (claim.effectivePrecision !== 'day') checks.push(check('imprecise', 'note'));
  return checks;
}

function evidenceChecks(claim: WaitingClaim): readonly Check[] {
  if (claim.evidence.length > 0) return [check('evidence', 'ok', claim.evidence.length)];
  return [claim.confirms === null ? check('no-evidence', 'caution') : check('no-evidence', 'note')];
}

function caseChecks(claim: WaitingClaim, others: readonly WaitingClaim[]): readonly Check[] {
  const more = others.filter((other) => other.id !== claim.id && isSameCase(other, claim)).length;
  return more === 0 ? [] : [check('another-waits', 'caution', more)];
}

/** Two lines on one indicator of one country are one case. */
export function isSameCase(one: WaitingClaim, other: WaitingClaim): boolean {
  return one.iso3 === other.iso3 && one.indicator === other.indicator;
}

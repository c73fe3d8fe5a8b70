import type { Day } from '../day.js';
import { conflict, type InvalidValue, invalid, type Refusal } from '../refusal.js';
import { countsFrom, type PartnerTerm } from './membership.js';

/** A country's time in one region, both days inclusive; null: ever, still. */
export interface MembershipTerm {
  readonly region: string;
  readonly since: Day | null;
  readonly until: Day | null;
}

/** What a coordinator changes of a country's being a partner. */
export interface TermChange {
  readonly joinedOn?: Day | null | undefined;
  readonly leftOn?: Day | null | undefined;
  readonly returnedOn?: Day | undefined;
}

/**
 * Whether a membership can stand beside the others of its country: it ends after it begins, and no day lies in two
 * memberships of one region.
 */
export function refusalToBelong(membership: MembershipTerm, others: readonly MembershipTerm[]): Refusal | null {
  const { region, since, until } = membership;
  if (since !== null && until !== null && until < since) {
    return invalid({ pointer: '/until', code: 'until-before-since' });
  }
  const isTaken = others.some((other) => other.region === region && overlap(membership, other));
  return isTaken ? conflict('member-already', '/since') : null;
}

function overlap(one: MembershipTerm, other: MembershipTerm): boolean {
  const beginsInTime = (first: Day | null, last: Day | null) => first === null || last === null || first <= last;
  return beginsInTime(one.since, other.until) && beginsInTime(other.since, one.until);
}

/** The regions of which a country is a member on a day or from a later one on. */
export function regionsFrom(day: Day, memberships: readonly MembershipTerm[]): readonly string[] {
  return memberships.filter(({ until }) => until === null || day <= until).map(({ region }) => region);
}

/**
 * A country's term after a change. Whoever comes back keeps the time away, so that a past day reads as it was.
 *
 * @param latestDay the latest day that has begun somewhere: nobody joined in the future
 */
export function termAfter(term: PartnerTerm, change: TermChange, latestDay: Day): PartnerTerm | Refusal {
  const joinedOn = change.joinedOn === undefined ? term.joinedOn : change.joinedOn;
  const joined = { ...term, joinedOn };
  if (joinedOn !== null && joinedOn > latestDay) return invalid({ pointer: '/joinedOn', code: 'future-day' });
  if (change.returnedOn !== undefined) return cameBack(joined, change.returnedOn);
  const leftOn = change.leftOn === undefined ? term.leftOn : change.leftOn;
  const changed = { ...joined, leftOn };
  const errors = errorsInTerm(changed, change.leftOn === undefined ? '/joinedOn' : '/leftOn');
  return errors.length > 0 ? invalid(...errors) : changed;
}

function cameBack(term: PartnerTerm, returnedOn: Day): PartnerTerm | Refusal {
  const { leftOn } = term;
  if (leftOn === null) return conflict('has-not-left', '/returnedOn');
  if (returnedOn <= leftOn) return invalid({ pointer: '/returnedOn', code: 'until-before-since' });
  return { ...term, leftOn: null, absences: [...term.absences, { leftOn, returnedOn }] };
}

function errorsInTerm(term: PartnerTerm, pointer: string): readonly InvalidValue[] {
  const from = countsFrom(term);
  const firstLeft = [...term.absences.map(({ leftOn }) => leftOn), term.leftOn].find((day) => day !== null) ?? null;
  const lastReturn = term.absences.at(-1)?.returnedOn ?? null;
  const leavesTooEarly =
    (from !== null && firstLeft !== null && firstLeft <= from) ||
    (term.leftOn !== null && lastReturn !== null && term.leftOn <= lastReturn);
  return leavesTooEarly ? [{ pointer, code: 'left-before-joined' }] : [];
}

import type { Actor } from '../identity/actor.js';
import { isCoordinator, isFocalPointOf, isSecretariatOf, isTeamMemberOf } from '../identity/actor.js';
import type { Day, Instant } from '../day.js';
import { addDays, dayOfInstant } from '../day.js';
import type { Refusal } from '../refusal.js';
import { conflict, forbidden } from '../refusal.js';
import type { ClaimState, UpdateState } from './vocabulary.js';

/** Days of silence after which a coordinator may decide too (domain.md, "A silent validator"). */
export const coordinatorMayDecideAfterDays = 14;

/** Whether the offices that a country's report passes through are held on the day. */
export interface Offices {
  /** Codes of the country's regions on the day, the main one first. */
  readonly regions: readonly string[];
  readonly hasSecretariat: boolean;
  readonly hasFocalPoint: boolean;
}

/** What of a claim its decision depends on. */
export interface ClaimToDecide {
  readonly iso3: string;
  readonly state: ClaimState;
  readonly sentById: string | null;
  readonly sentAsRole: string | null;
  readonly sentAt: Instant | null;
}

/** Who may decide a claim on a day, and from when somebody else may. */
export interface Deciders {
  /** The regions whose secretariat may decide; empty where only a coordinator may. */
  readonly regions: readonly string[];
  readonly coordinatorNow: boolean;
  /** The first day on which a coordinator may decide too; null where they may now, or before it is sent. */
  readonly coordinatorFrom: Day | null;
}

/** What stands against deciding in each state, for whoever it is. */
const againstState: Readonly<Record<Exclude<ClaimState, 'submitted'>, Refusal>> = {
  draft: conflict('not-sent'),
  validated: conflict('decided'),
  returned: conflict('decided'),
  withdrawn: conflict('withdrawn'),
};

/**
 * Who decides: the secretariats of the country's regions; a coordinator where none is in office, where
 * a secretariat sent it itself (because no focal point is in office), or after 14 days of silence.
 */
export function decidersOn(day: Day, claim: ClaimToDecide, offices: Offices): Deciders {
  if (claim.sentAsRole === 'secretariat') return { regions: [], coordinatorNow: true, coordinatorFrom: null };
  if (!offices.hasSecretariat) return { regions: offices.regions, coordinatorNow: true, coordinatorFrom: null };
  if (claim.sentAt === null) return { regions: offices.regions, coordinatorNow: false, coordinatorFrom: null };
  const from = addDays(dayOfInstant(claim.sentAt), coordinatorMayDecideAfterDays);
  const isNow = from <= day;
  return { regions: offices.regions, coordinatorNow: isNow, coordinatorFrom: isNow ? null : from };
}

/** Whether the actor is among those deciders. */
export function isDecider(actor: Actor, deciders: Deciders): boolean {
  return isSecretariatOf(actor, deciders.regions) || (deciders.coordinatorNow && isCoordinator(actor));
}

/**
 * Why the actor may not decide this claim on this day, or null. State first (409), then: nobody decides
 * what they sent, whatever roles they hold (law 2); then who may decide there now.
 */
export function refusalToDecide(actor: Actor, day: Day, claim: ClaimToDecide, offices: Offices): Refusal | null {
  if (claim.state !== 'submitted') return againstState[claim.state];
  if (claim.sentById === actor.id) return forbidden('own-claim');
  const deciders = decidersOn(day, claim, offices);
  if (isDecider(actor, deciders)) return null;
  return forbidden(deciders.coordinatorNow ? 'coordinator-decides' : 'secretariat-decides');
}

/** What of an update its sending and withdrawing depend on. */
export interface UpdateToSend {
  readonly iso3: string;
  readonly state: UpdateState;
  readonly lineCount: number;
}

/** Who may write a draft: the country's own people, and the secretariats of its regions. */
export function refusalToDraft(actor: Actor, iso3: string, offices: Offices): Refusal | null {
  if (isFocalPointOf(actor, iso3) || isTeamMemberOf(actor, iso3) || isSecretariatOf(actor, offices.regions))
    return null;
  return forbidden('not-your-country');
}

/** Only the focal point sends; where none is in office, a secretariat of its regions does. */
export function refusalToSend(actor: Actor, update: UpdateToSend, offices: Offices): Refusal | null {
  if (update.state !== 'draft') return conflict(update.state);
  if (isFocalPointOf(actor, update.iso3)) return update.lineCount === 0 ? conflict('nothing-to-send') : null;
  const sendsInstead = !offices.hasFocalPoint && isSecretariatOf(actor, offices.regions);
  if (!sendsInstead) return forbidden('focal-point-sends');
  return update.lineCount === 0 ? conflict('nothing-to-send') : null;
}

/** The role in which whoever may send, sends. */
export function sendsAs(actor: Actor, iso3: string): 'focal-point' | 'secretariat' {
  return isFocalPointOf(actor, iso3) ? 'focal-point' : 'secretariat';
}

/** A draft is withdrawn by who may draft; what was sent by who may send. */
export function refusalToWithdraw(actor: Actor, update: UpdateToSend, offices: Offices): Refusal | null {
  if (update.state === 'decided' || update.state === 'withdrawn') return conflict(update.state);
  if (update.state === 'draft') return refusalToDraft(actor, update.iso3, offices);
  if (isFocalPointOf(actor, update.iso3)) return null;
  return !offices.hasFocalPoint && isSecretariatOf(actor, offices.regions) ? null : forbidden('focal-point-sends');
}

/** The two sides that must agree on a retraction. */
export type Side = 'country' | 'validator';

/** What of a claim and its retraction the next act on it depends on. */
export interface ClaimToRetract extends ClaimToDecide {
  readonly retraction: { readonly askedBySide: Side; readonly askedById: string; readonly isAgreed: boolean } | null;
}

/**
 * On which side the actor acts in a retraction, or why not: the country's focal point on one, whoever
 * may decide there now on the other; two acts by two persons, either first.
 */
export function sideOfRetraction(actor: Actor, day: Day, claim: ClaimToRetract, offices: Offices): Side | Refusal {
  if (claim.state !== 'validated') return conflict('not-validated');
  if (claim.retraction?.isAgreed) return conflict('retracted');
  const sides = sidesOf(actor, day, claim, offices);
  if (sides.length === 0) return forbidden('not-in-office');
  if (claim.retraction?.askedById === actor.id) return forbidden('own-retraction');
  const open = sides.find((side) => side !== claim.retraction?.askedBySide);
  return open ?? conflict('retraction-agreed');
}

function sidesOf(actor: Actor, day: Day, claim: ClaimToRetract, offices: Offices): readonly Side[] {
  const sides: Side[] = [];
  if (isFocalPointOf(actor, claim.iso3)) sides.push('country');
  const isValidator =
    isSecretariatOf(actor, offices.regions) ||
    (isCoordinator(actor) && decidersOn(day, { ...claim, sentAsRole: null, sentAt: null }, offices).coordinatorNow);
  if (isValidator) sides.push('validator');
  return sides;
}

/** Why the actor may not say that a decision stands after what it rests on changed: as with deciding (law 2), state apart. */
export function refusalToLookAgain(actor: Actor, sentById: string | null, offices: Offices): Refusal | null {
  if (sentById === actor.id) return forbidden('own-claim');
  const deciders = { regions: offices.regions, coordinatorNow: !offices.hasSecretariat, coordinatorFrom: null };
  if (isDecider(actor, deciders)) return null;
  return forbidden(offices.hasSecretariat ? 'secretariat-decides' : 'coordinator-decides');
}

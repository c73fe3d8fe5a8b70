import { addDays, type Day, daysBetween } from '../day.js';
import { conflict, forbidden, invalid, type Refusal } from '../refusal.js';
import {
  type Actor,
  type Assignment,
  holds,
  isCoordinator,
  isFocalPointOf,
  isSecretariatOf,
  type Role,
  type Scope,
  type SecretariatTitle,
} from './actor.js';

/** Where each role holds. */
export const scopeKindOf: Readonly<Record<Role, Scope['kind']>> = {
  'focal-point': 'country',
  'team-member': 'country',
  secretariat: 'region',
  coordinator: 'network',
  observer: 'network',
  administrator: 'system',
};

/** Roles in whose name somebody proposes an assignment of each role (domain.md, "Who grants what"). */
const proposersOf: Readonly<Record<Role, readonly Role[]>> = {
  'team-member': ['focal-point'],
  'focal-point': ['secretariat', 'coordinator'],
  secretariat: ['coordinator'],
  observer: ['coordinator'],
  coordinator: ['administrator'],
  administrator: ['administrator'],
};

/** Roles in whose name somebody ends an assignment of each role before its time; its holder always may. */
const endersOf: Readonly<Record<Role, readonly Role[]>> = {
  'team-member': ['focal-point'],
  'focal-point': ['coordinator'],
  secretariat: ['coordinator'],
  observer: ['coordinator'],
  coordinator: ['administrator'],
  administrator: ['administrator'],
};

/** An assignment that somebody is to get. */
export interface Grant {
  readonly role: Role;
  readonly scope: Scope;
  readonly title: SecretariatTitle | null;
  readonly from: Day;
  readonly until: Day | null;
}

/** Who is in office where an assignment is to be granted. */
export interface GrantOffices {
  /** On the first day of the assignment. */
  readonly hasFocalPoint: boolean;
  /** Of the country that a focal point is to be granted for; else null. */
  readonly mainRegion: string | null;
  readonly hasMainSecretariat: boolean;
  readonly hasCoordinator: boolean;
}

/** The roles that the actor may propose for somebody somewhere, in the order of `roles`. A handover is an act of its own. */
export function grantableRoles(actor: Actor): readonly Role[] {
  return (Object.keys(proposersOf) as Role[]).filter((role) => proposersOf[role].some((each) => holds(actor, each)));
}

/** Whether another person must confirm the grant: a coordinator, once there is one. */
export function needsConfirmation(role: Role, { hasCoordinator }: Pick<GrantOffices, 'hasCoordinator'>): boolean {
  if (role === 'focal-point') return true;
  return (role === 'coordinator' || role === 'administrator') && hasCoordinator;
}

/** What is wrong with the grant itself, whoever asks for it: its place, title and days. Pointers are into the grant. */
export function refusalOfGrant({ role, scope, title, from, until }: Grant, today: Day): Refusal | null {
  if (scope.kind !== scopeKindOf[role]) return invalid({ pointer: '/scope', code: 'not-allowed' });
  if (role === 'secretariat' && title === null) return invalid({ pointer: '/title', code: 'required' });
  if (role !== 'secretariat' && title !== null) return invalid({ pointer: '/title', code: 'not-allowed' });
  if (from < today) return invalid({ pointer: '/from', code: 'past-day' });
  if (until !== null && until < from) return invalid({ pointer: '/until', code: 'until-before-since' });
  return null;
}

/**
 * Why the actor may not propose this grant.
 *
 * @param personId the account it is for, where the actor may know of one
 */
export function refusalToPropose(
  actor: Actor,
  { role, scope }: Pick<Grant, 'role' | 'scope'>,
  personId: string | null,
  offices: GrantOffices,
): Refusal | null {
  if (personId === actor.id) return forbidden('own-grant');
  if (role === 'focal-point') return refusalToProposeFocalPoint(actor, offices);
  if (!proposersOf[role].some((each) => holds(actor, each))) return forbidden('no-permission');
  if (role === 'team-member' && scope.kind === 'country' && !isFocalPointOf(actor, scope.iso3)) {
    return forbidden('not-your-country');
  }
  return null;
}

/** Where none is in office the main region's secretariat proposes; a coordinator where that is not in office either. */
function refusalToProposeFocalPoint(actor: Actor, offices: GrantOffices): Refusal | null {
  if (!holds(actor, 'secretariat') && !isCoordinator(actor)) return forbidden('no-permission');
  const { mainRegion, hasMainSecretariat, hasFocalPoint } = offices;
  const isMain = mainRegion !== null && isSecretariatOf(actor, [mainRegion]);
  if (!isMain && (hasMainSecretariat || !isCoordinator(actor))) return forbidden('main-secretariat-proposes');
  return hasFocalPoint ? conflict('focal-point-in-office') : null;
}

/** What waits for its second person, or for whoever it is for. */
export interface Proposal {
  readonly role: Role;
  readonly state: 'proposed' | 'open' | 'accepted' | 'revoked';
  readonly invitedBy: string | null;
  /** Who it is for, where an account is known. */
  readonly personId: string | null;
}

/** Why the actor may not be the second person. */
export function refusalToConfirm(actor: Actor, { state, invitedBy, personId }: Proposal): Refusal | null {
  if (state !== 'proposed') return conflict('not-waiting');
  if (!isCoordinator(actor)) return forbidden('coordinator-confirms');
  if (invitedBy === actor.id) return forbidden('own-confirmation');
  if (personId === actor.id) return forbidden('own-grant');
  return null;
}

/**
 * Why the actor may not call an invitation off, or send its link again.
 *
 * @param isProposer whether the actor may propose such a grant
 */
export function refusalToManage(actor: Actor, { state }: Pick<Proposal, 'state'>, isProposer: boolean): Refusal | null {
  if (state === 'accepted' || state === 'revoked') return conflict('not-waiting');
  return isProposer || isCoordinator(actor) ? null : forbidden('no-permission');
}

/** Why the actor may not end an assignment as of this last day. The day before today ends it at once. */
export function refusalToEnd(
  actor: Actor,
  held: Assignment & { readonly personId: string },
  until: Day,
  today: Day,
): Refusal | null {
  if (!mayEnd(actor, held)) return forbidden('no-permission');
  if (held.until !== null && held.until < addDays(today, -1)) return conflict('term-ended');
  if (held.until !== null && held.until < until) return invalid({ pointer: '/until', code: 'later-end' });
  if (until < addDays(today, -1)) return invalid({ pointer: '/until', code: 'past-day' });
  if (until < addDays(held.from, -1)) return invalid({ pointer: '/until', code: 'until-before-since' });
  return null;
}

/** Whether the actor may end this assignment at all: its holder, or whoever answers for the office. */
export function mayEnd(
  actor: Actor,
  { personId, role, scope }: Pick<Assignment, 'role' | 'scope'> & { readonly personId: string },
): boolean {
  if (personId === actor.id) return true;
  if (role === 'team-member') return scope.kind === 'country' && isFocalPointOf(actor, scope.iso3);
  return endersOf[role].some((each) => holds(actor, each));
}

/** Why the actor may not hand a country over from this day: only its focal point, from tomorrow at the earliest. */
export function refusalToHandOver(actor: Actor, iso3: string, on: Day, today: Day): Refusal | null {
  if (!isFocalPointOf(actor, iso3)) return forbidden('not-your-country');
  return on <= today ? invalid({ pointer: '/on', code: 'before-tomorrow' }) : null;
}

/** Whether somebody who holds these assignments can follow as this country's focal point: nobody of another country can. */
export function isOfAnotherCountry(iso3: string, assignments: readonly Pick<Assignment, 'scope'>[]): boolean {
  return assignments.some(({ scope }) => scope.kind === 'country' && scope.iso3 !== iso3);
}

/** Days without a focal point that a secretariat is not yet alerted of. */
export const longestGapDays = 30;

/** Days without anybody in office, from the last day of the last term to today. */
export function gapDays(lastDay: Day, today: Day): number {
  return Math.max(0, daysBetween(lastDay, today));
}

/** Whether a country was without a focal point for so long that the secretariat is told. */
export function isLongGap(lastDay: Day, today: Day): boolean {
  return gapDays(lastDay, today) > longestGapDays;
}

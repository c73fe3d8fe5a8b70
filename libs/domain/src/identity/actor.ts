import type { Day } from '../day.js';
import { isWithin } from '../day.js';

/** Languages of the portal, in the order of the switch. Arabic runs right to left. */
export const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;
export type Language = (typeof languages)[number];

/** domain.md, "People and what they may do". */
export const roles = ['focal-point', 'team-member', 'secretariat', 'coordinator', 'observer', 'administrator'] as const;
export type Role = (typeof roles)[number];

/** Titles that a secretariat assignment may carry. */
export const secretariatTitles = ['head', 'regional-coordinator', 'assistance-expert', 'staff'] as const;
export type SecretariatTitle = (typeof secretariatTitles)[number];

/** Where a role holds. */
export type Scope =
  | { readonly kind: 'country'; readonly iso3: string }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'network' }
  | { readonly kind: 'system' };

/** A role, its scope, its first and last day (both inclusive; null: open). */
export interface Assignment {
  readonly role: Role;
  readonly scope: Scope;
  readonly title: SecretariatTitle | null;
  readonly from: Day;
  readonly until: Day | null;
}

/** Who acts. Only assignments in force on the day of the request are given. */
export interface Actor {
  readonly kind: 'visitor' | 'person' | 'system';
  readonly id: string;
  readonly language: Language;
  readonly assignments: readonly Assignment[];
}

export const visitorId = '00000000-0000-7000-8000-000000000000';
export const systemId = '00000000-0000-7000-8000-000000000001';

/** Whoever reads without having signed in. */
export function visitor(language: Language): Actor {
  return { kind: 'visitor', id: visitorId, language, assignments: [] };
}

/** The portal itself: loaders, the clock, sign-in before a person is known. */
export const system: Actor = { kind: 'system', id: systemId, language: 'en', assignments: [] };

/** The assignments that are in force on a day. A term that ended the day before gives nothing. */
export function inForceOn(day: Day, assignments: readonly Assignment[]): readonly Assignment[] {
  return assignments.filter((each) => isWithin(day, each.from, each.until));
}

export function holds(actor: Actor, role: Role): boolean {
  return actor.assignments.some((each) => each.role === role);
}

export function isFocalPointOf(actor: Actor, iso3: string): boolean {
  return holdsForCountry(actor, 'focal-point', iso3);
}

export function isTeamMemberOf(actor: Actor, iso3: string): boolean {
  return holdsForCountry(actor, 'team-member', iso3);
}

/** Whether the actor sits in the secretariat of one of these regions. */
export function isSecretariatOf(actor: Actor, regions: readonly string[]): boolean {
  return actor.assignments.some(
    (each) => each.role === 'secretariat' && each.scope.kind === 'region' && regions.includes(each.scope.code),
  );
}

export function isCoordinator(actor: Actor): boolean {
  return holds(actor, 'coordinator');
}

function holdsForCountry(actor: Actor, role: Role, iso3: string): boolean {
  return actor.assignments.some(
    (each) => each.role === role && each.scope.kind === 'country' && each.scope.iso3 === iso3,
  );
}

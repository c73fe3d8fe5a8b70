import type { Instant } from '../day.js';
import { type Actor, isCoordinator, isFocalPointOf, isSecretariatOf } from '../identity/actor.js';
import { forbidden, type InvalidValue, type Refusal } from '../refusal.js';
import { instantIn, isZone, type LocalTime } from '../zones.js';

/** Whether somebody who was asked to a meeting came; `expected` as long as nobody said. */
export const attendances = ['expected', 'present', 'excused', 'absent'] as const;
export type Attendance = (typeof attendances)[number];

/** From when until when, by the clock of the place. */
export interface MeetingTime {
  readonly starts: LocalTime;
  readonly ends: LocalTime;
  readonly zone: string;
}

/** The same as instants, or what is wrong with it. */
export function instantsOf({
  starts,
  ends,
  zone,
}: MeetingTime): { readonly startsAt: Instant; readonly endsAt: Instant } | readonly InvalidValue[] {
  if (!isZone(zone)) return [{ pointer: '/zone', code: 'unknown-zone' }];
  const [startsAt, endsAt] = [instantIn(starts, zone), instantIn(ends, zone)];
  if (startsAt === null || endsAt === null) {
    return [
      ...(startsAt === null ? [{ pointer: '/starts', code: 'no-such-time' } as const] : []),
      ...(endsAt === null ? [{ pointer: '/ends', code: 'no-such-time' } as const] : []),
    ];
  }
  return startsAt < endsAt ? { startsAt, endsAt } : [{ pointer: '/ends', code: 'ends-before-start' }];
}

/** Who is told what when a meeting changes: those who are new are asked, those who are gone are told so. */
export function tidingsOf(
  before: readonly string[],
  after: readonly string[],
): { readonly asked: readonly string[]; readonly uninvited: readonly string[] } {
  return { asked: after, uninvited: before.filter((each) => !after.includes(each)) };
}

/** Whoever answers for the country, or looks after it, may write to its whole team. */
export function refusalToWriteToTeam(actor: Actor, iso3: string, regions: readonly string[]): Refusal | null {
  const isTheirs = isFocalPointOf(actor, iso3) || isSecretariatOf(actor, regions) || isCoordinator(actor);
  return isTheirs ? null : forbidden('not-your-country');
}

/** A team is written to at most so often by one person within 24 hours. */
export const lettersADay = 3;

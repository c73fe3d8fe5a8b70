import { conflict, type Refusal } from '../refusal.js';
import type { RoundTableLife } from '../round-table/vocabulary.js';

/**
 * What is known of a country's position (domain.md, "Country position"): it gave its own words, will speak at the
 * meeting, was heard and written down by the secretariat, or was not heard, with a reason.
 */
export const positionKinds = ['given', 'will-speak', 'heard', 'not-heard'] as const;
export type PositionKind = (typeof positionKinds)[number];

/** How the secretariat heard what it wrote down. */
export const hearingChannels = ['at-the-meeting', 'by-telephone'] as const;
export type HearingChannel = (typeof hearingChannels)[number];

/** The country's needs and priorities are known, in its own words or as heard. */
export function isHeard(kind: PositionKind | null): boolean {
  return kind === 'given' || kind === 'heard';
}

/** Nothing is owed any more for the round table to be concluded: heard, or not heard with a reason. */
export function isAccountedFor(kind: PositionKind | null): boolean {
  return isHeard(kind) || kind === 'not-heard';
}

/**
 * Member countries for which a round table cannot be concluded (§82), in the order given. Observers may speak but are
 * not counted: they are not among the members.
 *
 * @param last the last word on each country's position
 */
export function unheardCountries(
  members: readonly string[],
  last: ReadonlyMap<string, PositionKind>,
): readonly string[] {
  return members.filter((iso3) => !isAccountedFor(last.get(iso3) ?? null));
}

/**
 * The secretariat writes down what it heard, or that it heard nothing, from the invitations on; never over a country's
 * own words.
 */
export function refusalToTakeDown(life: RoundTableLife, last: PositionKind | null): Refusal | null {
  if (life !== 'invited' && life !== 'held') return conflict('not-invited-yet');
  return last === 'given' ? conflict('position-given') : null;
}

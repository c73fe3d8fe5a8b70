import { type Actor, isFocalPointOf, isTeamMemberOf } from '../identity/actor.js';
import type { EmptyKind, Freshness } from '../status/vocabulary.js';

/** Whether a country's briefing is the actor's own to read: that marks it as read. */
export function isOwnBriefing(actor: Actor, iso3: string): boolean {
  return isFocalPointOf(actor, iso3) || isTeamMemberOf(actor, iso3);
}

/** Whether a status is to be brought up to date before the meeting: it was asked and is silent, or is fresh no more. */
export function isStaleForBriefing(entry: {
  readonly empty: EmptyKind | null;
  readonly freshness: Freshness | null;
}): boolean {
  return entry.empty === 'silent' || (entry.freshness !== null && entry.freshness !== 'fresh');
}

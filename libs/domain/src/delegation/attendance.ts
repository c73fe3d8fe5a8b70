import type { Instant } from '../day.js';
import { invalid, type Refusal } from '../refusal.js';
import type { SeatQuota, DelegationSeat } from './vocabulary.js';

/**
 * Whether what a tablet noted stands: the later note of the two, so that an entry which was kept without a line and
 * comes after a newer one changes nothing, and the same sent twice is one.
 */
export function isNoteNewer(noted: Instant, kept: Instant | null): boolean {
  return kept === null || Date.parse(noted) > Date.parse(kept);
}

/** A delegation has one head at most. */
export function refusalOfQuota(quota: SeatQuota): Refusal | null {
  return quota.head > 1 ? invalid({ pointer: '/seats/head', code: 'too-big' }) : null;
}

/** Whether a country has another such seat. */
export function isSeatFree(
  quota: SeatQuota,
  seat: DelegationSeat,
  delegates: readonly { readonly seat: DelegationSeat; readonly answer: string }[],
): boolean {
  return delegates.filter((each) => each.seat === seat && each.answer !== 'declined').length < quota[seat];
}

import type { WaitingClaim } from '@portal/contracts';
import { isSameCase } from './claim-checks';

/** What stands as one row of the queue: all waiting lines on one indicator of one country, oldest first. */
export interface ValidationCase {
  readonly claims: readonly WaitingClaim[];
}

/** Days of waiting after which a case is told as late. */
export const lateAfterDays = 7;

/** The cases in the order of their oldest line, without what is decided here already. */
export function casesOf(claims: readonly WaitingClaim[], decided: ReadonlySet<string>): readonly ValidationCase[] {
  const cases: WaitingClaim[][] = [];
  for (const claim of claims) {
    if (decided.has(claim.id)) continue;
    const known = cases.find(([first]) => first !== undefined && isSameCase(first, claim));
    if (known) known.push(claim);
    else cases.push([claim]);
  }
  return cases.map((each) => ({ claims: each }));
}

/** Every waiting line in the order in which the queue walks them. */
export function walkOf(cases: readonly ValidationCase[]): readonly WaitingClaim[] {
  return cases.flatMap((each) => each.claims);
}

/** The claim after (or before) one in the queue; the same where there is no further one. */
export function neighbour(walk: readonly WaitingClaim[], id: string | null, step: 1 | -1): WaitingClaim | undefined {
  const at = walk.findIndex((claim) => claim.id === id);
  if (at === -1) return walk[0];
  return walk[Math.min(Math.max(at + step, 0), walk.length - 1)];
}

/**
 * What opens by itself after a decision: the next line in the queue that the reader may decide, else the
 * one before it, else none. `walk` still holds the decided one.
 */
export function opensNext(walk: readonly WaitingClaim[], decidedId: string): WaitingClaim | undefined {
  const at = walk.findIndex((claim) => claim.id === decidedId);
  const after = walk.slice(at + 1);
  const before = walk.slice(0, Math.max(at, 0)).toReversed();
  const others = [...after, ...before];
  return others.find((claim) => claim.mayDecide) ?? others[0];
}

/** How long the oldest line has waited, in days. */
export function oldestDays(walk: readonly WaitingClaim[]): number {
  return walk.reduce((oldest, claim) => Math.max(oldest, claim.waitingDays), 0);
}

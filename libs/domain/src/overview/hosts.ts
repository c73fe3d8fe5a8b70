import { addMonths, type Day } from '../day.js';
import type { RoundTableLife } from '../round-table/vocabulary.js';

/** How a country stands as a host of round tables on a day, the least first (§82: hosted in turn by partner countries). */
export const hostSteps = ['none', 'earlier', 'this-year', 'ahead'] as const;
export type HostStep = (typeof hostSteps)[number];

/** What of a meeting its host's standing depends on, as it stood on the day. */
export interface HostedMeeting {
  readonly life: RoundTableLife;
  readonly firstDay: Day | null;
  readonly heldOn: Day | null;
}

/** Lives in which the days of a meeting are fixed. */
const fixed: readonly RoundTableLife[] = ['confirmed', 'invited'];

/** Whether its days are fixed and still to come on that day. */
export function isAhead({ life, firstDay }: HostedMeeting, day: Day): boolean {
  return fixed.includes(life) && firstDay !== null && firstDay > day;
}

/** Whether it had been held by that day. */
export function wasHosted({ heldOn }: HostedMeeting, day: Day): boolean {
  return heldOn !== null && heldOn <= day;
}

/**
 * Where a country stands with what it hosts: one ahead comes before what is past, the twelve months to the day before
 * what is earlier. Without any known: `none`, which says what is known here and no more.
 */
export function hostStep(hosted: readonly HostedMeeting[], day: Day): HostStep {
  if (hosted.some((each) => isAhead(each, day))) return 'ahead';
  const held = hosted.filter((each) => wasHosted(each, day));
  const yearBefore = addMonths(day, -12);
  if (held.some(({ heldOn }) => heldOn !== null && heldOn > yearBefore)) return 'this-year';
  return held.length > 0 ? 'earlier' : 'none';
}

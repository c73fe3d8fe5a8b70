import type { Day } from '../day.js';
import { addDays, daysBetween } from '../day.js';
import { coordinatorMayDecideAfterDays } from './decide.js';
import { confirmBy } from './freshness.js';

/** Days of silence after which a validator is reminded, the head is, and the coordinators are (domain.md, "Status"). */
export const silenceSteps = [3, 7, coordinatorMayDecideAfterDays] as const;
export type SilenceStep = (typeof silenceSteps)[number];

/** Days before a level goes out of date on which its focal point is reminded; 0: the first day it is out of date. */
export const ageingSteps = [30, 7, 0] as const;
export type AgeingStep = (typeof ageingSteps)[number];

/**
 * How far silence has gone: the last step that is reached, or null. Later steps are not caught up one by one: whoever
 * comes back after a week away is told once.
 */
export function silenceStep(waitingSince: Day, today: Day): SilenceStep | null {
  const days = daysBetween(waitingSince, today);
  return silenceSteps.findLast((step) => step <= days) ?? null;
}

/** Which reminder of an ageing level is due, or null: the latest one whose day has come. */
export function ageingStep(attestedOn: Day, shelfLifeMonths: number, today: Day): AgeingStep | null {
  const outOfDate = addDays(confirmBy(attestedOn, shelfLifeMonths), 1);
  const left = daysBetween(today, outOfDate);
  return ageingSteps.findLast((step) => left <= step) ?? null;
}

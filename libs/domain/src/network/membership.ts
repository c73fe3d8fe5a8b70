import type { Day, Precision } from '../day.js';
import { lastDayOf } from '../day.js';

/** The day on which the report counts 61 partner countries (§80), and the first day of the slider. */
export const reportDay: Day = '2019-12-31';

/** What is known of a country's being a partner. */
export interface PartnerTerm {
  /** First or last day that the source allows, with its precision; null where no source says. */
  readonly joinedOn: Day | null;
  readonly joinedPrecision: Precision | null;
  /** The earliest list that names the country a partner: an upper bound for joining. */
  readonly knownPartnerBy: Day | null;
  readonly memberOnReportDay: boolean;
  /** The first day on which it is no partner any more. */
  readonly leftOn: Day | null;
  /** Times away before it came back. */
  readonly absences: readonly Absence[];
}

/** From the first day on which a country was no partner to the day it came back. */
export interface Absence {
  readonly leftOn: Day;
  readonly returnedOn: Day;
}

/**
 * The first day on which a country counts as a partner: the last day its `joinedOn` allows; null ("ever")
 * where that is unknown and it was a member on the report's day; else the day it is first known by.
 */
export function countsFrom(term: PartnerTerm): Day | null {
  if (term.joinedOn) return lastDayOf(term.joinedOn, term.joinedPrecision ?? 'day');
  return term.memberOnReportDay ? null : term.knownPartnerBy;
}

export function isPartnerOn(day: Day, term: PartnerTerm): boolean {
  const from = countsFrom(term);
  return (from === null || from <= day) && isHere(day, term);
}

/** Whether a country that once joined is there on a day: it has not left, or came back. */
export function isHere(day: Day, { leftOn, absences }: Pick<PartnerTerm, 'leftOn' | 'absences'>): boolean {
  const isAway = absences.some((absence) => absence.leftOn <= day && day < absence.returnedOn);
  return !isAway && (leftOn === null || day < leftOn);
}

/** Before the report's day membership is known only in part, so a count of it is not exact. */
export function isCountExactOn(day: Day): boolean {
  return day >= reportDay;
}

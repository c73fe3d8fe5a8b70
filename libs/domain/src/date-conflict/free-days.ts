import { addDays, type Day, daysBetween } from '../day.js';
import { type Calendars, conflictsOf, overlap, type PlannedMeeting } from './conflicts.js';
import type { DaySpan } from './feasts.js';
import { weekdayOf } from './weekends.js';

/** Where free days are looked for. */
export interface Search {
  /** The first and the last day on which the meeting may lie. */
  readonly within: DaySpan;
  /** Days that it lasts. */
  readonly days: number;
  readonly today: Day;
  /** Days between today and the first day, at least: people need visas and tickets. */
  readonly notice: number;
}

/** Days against which nothing stands, and why they are good ones. */
export interface FreeDays extends DaySpan {
  /** The day before and the day after are working days for everybody: nobody travels on a day of rest. */
  readonly hasTravelDays: boolean;
  readonly daysAhead: number;
}

/** How many are proposed. */
const best = 5;

/**
 * The best five spans of days against which nothing stands for any of the countries, at most one a week: those with
 * working days round them first, then the earlier. None: the search has to be widened.
 */
export function freeDays(
  meeting: Omit<PlannedMeeting, 'first' | 'last'>,
  others: readonly PlannedMeeting[],
  calendars: Calendars,
  { within, days, today, notice }: Search,
): readonly FreeDays[] {
  const soonest = addDays(today, notice);
  const near = others.filter((other) => overlap(other, within));
  const rests = new Map<Day, boolean>();
  const isRest = (day: Day): boolean => {
    const known = rests.get(day);
    if (known !== undefined) return known;
    const is = conflictsOf({ ...meeting, first: day, last: day }, [], calendars).length > 0;
    rests.set(day, is);
    return is;
  };
  const found = new Map<Day, FreeDays>();
  const from = within.first > soonest ? within.first : soonest;
  for (let first = from; addDays(first, days - 1) <= within.last; first = addDays(first, 1)) {
    const last = addDays(first, days - 1);
    const span = Array.from({ length: days }, (_, place) => addDays(first, place));
    if (span.some(isRest) || conflictsOf({ ...meeting, first, last }, near, calendars).length > 0) continue;
    const hasTravelDays = !isRest(addDays(first, -1)) && !isRest(addDays(last, 1));
    const week = addDays(first, 1 - weekdayOf(first));
    const before = found.get(week);
    if (before && (before.hasTravelDays || !hasTravelDays)) continue;
    found.set(week, { first, last, hasTravelDays, daysAhead: daysBetween(today, first) });
  }
  return [...found.values()]
    .sort(
      (one, other) => Number(other.hasTravelDays) - Number(one.hasTravelDays) || one.first.localeCompare(other.first),
    )
    .slice(0, best);
}

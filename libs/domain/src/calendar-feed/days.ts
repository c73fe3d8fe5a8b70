import { addDays, type Day } from '../day.js';
import type { LocalTime } from '../zones.js';

/** The days of an entry without hours: the day after its last is where it ends (RFC 5545, 3.6.1). */
export interface WholeDays {
  readonly from: Day;
  readonly before: Day;
}

/**
 * The days of a meeting that goes on over several, by the clock of its place: a calendar shows those as days, where
 * hours would block the nights between; null where it is over on the day on which it begins.
 */
export function wholeDaysOf(starts: LocalTime, ends: LocalTime): WholeDays | null {
  const from = starts.slice(0, 10);
  // At midnight the day that begins is none of the meeting.
  const last = ends.slice(11) === '00:00' ? addDays(ends.slice(0, 10), -1) : ends.slice(0, 10);
  return last > from ? { from, before: addDays(last, 1) } : null;
}

import { addDays, type Instant } from '../day.js';
import { localIn, type LocalTime } from '../zones.js';

/** When a meeting is, by the clock of the place; null: not set. */
export interface MeetingDays {
  readonly starts: LocalTime | null;
  readonly ends: LocalTime | null;
  readonly zone: string | null;
}

/** Whether a meeting's run sheet is of use: from the day before it, by the clock of the place, to the end of its last. */
export function isRunSheetDue({ starts, ends, zone }: MeetingDays, now: Instant): boolean {
  if (starts === null || ends === null || zone === null) return false;
  const today = localIn(now, zone).slice(0, 10);
  return addDays(starts.slice(0, 10), -1) <= today && today <= ends.slice(0, 10);
}

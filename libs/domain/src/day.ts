/** A calendar day, `YYYY-MM-DD`, proleptic Gregorian; never a `Date`, so that no time zone moves it. */
export type Day = string;

/** An instant in UTC with microseconds, `YYYY-MM-DDTHH:MM:SS.ffffffZ`: two of them compare as text. */
export type Instant = string;

/** How much of a day is known. A fact counts from the last day that its precision allows. */
export const precisions = ['day', 'month', 'quarter', 'year'] as const;
export type Precision = (typeof precisions)[number];

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:\d{2})$/;
const millisecondsADay = 86_400_000;

function utc(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Whether the text is a day that exists: `2026-02-31` is none. Years 1900 to 2200. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1900 || year > 2200) return false;
  const date = utc(text);
  return !Number.isNaN(date.getTime()) && dayOf(date) === text;
}

/** The instant in its normal form, or null where the text is none (RFC 3339). */
export function toInstant(text: string): Instant | null {
  const match = instantPattern.exec(text);
  if (!match || !isDay(match[1] ?? '')) return null;
  const [, day, hours, minutes, seconds, fraction = '', offset = 'Z'] = match;
  const date = new Date(`${day}T${hours}:${minutes}:${seconds}${offset}`);
  if (Number.isNaN(date.getTime())) return null;
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}Z`;
}

/** The UTC day on which an instant lies. */
export function dayOfInstant(instant: Instant): Day {
  return instant.slice(0, 10);
}

/** The day `days` later (or earlier where negative). */
export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(utc(day).getTime() + days * millisecondsADay));
}

/** The same day of the month `months` later; the month's last day where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const date = utc(day);
  const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(date.getUTCDate(), last));
  return dayOf(target);
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / millisecondsADay);
}

/** The last day of the month, quarter or year in which a day lies; the day itself for precision `day`. */
export function lastDayOf(day: Day, precision: Precision): Day {
  const date = utc(day);
  const year = date.getUTCFullYear();
  switch (precision) {
    case 'day':
      return day;
    case 'month':
      return dayOf(new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)));
    case 'quarter':
      return dayOf(new Date(Date.UTC(year, Math.floor(date.getUTCMonth() / 3) * 3 + 3, 0)));
    case 'year':
      return `${String(year).padStart(4, '0')}-12-31`;
  }
}

/** The latest day that has begun somewhere on Earth (UTC+14); a later one lies in the future. */
export function latestDayBegun(now: Instant): Day {
  return dayOf(new Date(Date.parse(now) + 14 * 3_600_000));
}

/** Whether a day lies between `since` (null: ever) and `until` (null: still), both inclusive. */
export function isWithin(day: Day, since: Day | null, until: Day | null): boolean {
  return (since === null || since <= day) && (until === null || day <= until);
}

import type { Instant } from './day.js';

/** A time as the clock on the wall shows it, without a zone: `2027-03-28T09:30`. */
export type LocalTime = string;

const shape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const aDay = 86_400_000;

/** Whether it is a time of a day of the calendar. Whether a clock somewhere ever showed it is for `instantIn`. */
export function isLocalTime(value: string): boolean {
  const at = shape.test(value) ? Date.parse(`${value}:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

/** Whether it is the name of a zone in the time zone database (IANA), as `Africa/Casablanca`; no offset and no abbreviation. */
export function isZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name)) return false;
  try {
    return Boolean(clockOf(name));
  } catch {
    return false;
  }
}

/**
 * When the clock of a zone shows this time; null where it never does, because the hour is left out when clocks go
 * forward. Where it does twice, because clocks go back, the first.
 *
 * @param zone one that `isZone` takes
 */
export function instantIn(local: LocalTime, zone: string): Instant | null {
  return instantsWhen(local, zone)[0] ?? null;
}

/** All instants at which the clock of a zone shows this time, in order: none, one, or two where clocks go back. */
export function instantsWhen(local: LocalTime, zone: string): readonly Instant[] {
  const asUtc = Date.parse(`${local}:00Z`);
  const candidates = [asUtc - aDay, asUtc + aDay]
    .map((about) => asUtc - offsetAt(about, zone))
    .filter((at) => localAt(at, zone) === local);
  return [...new Set(candidates)].sort((one, other) => one - other).map((at) => new Date(at).toISOString());
}

/** What the clock of a zone shows at an instant, to the minute. */
export function localIn(instant: Instant, zone: string): LocalTime {
  return localAt(Date.parse(instant), zone);
}

function localAt(at: number, zone: string): LocalTime {
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16);
}

/** Milliseconds by which the clock of a zone is before that of Greenwich. */
function offsetAt(at: number, zone: string): number {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}

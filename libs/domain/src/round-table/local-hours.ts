import { addDays, daysBetween, type Instant } from '../day.js';
import { instantIn, type LocalTime, localIn } from '../zones.js';

/** What the clocks of one country show when a meeting begins and ends. */
export interface LocalHours {
  /** The distinct clocks of the country, the earliest first; times as they are shown there, `2027-03-28T09:30`. */
  readonly clocks: readonly { readonly starts: string; readonly ends: string }[];
  /** Days by which the first clock's first day lies after (or before) that of the place. */
  readonly daysApart: number;
  /** Some of the hours lie between 22:00 and 7:00 there. */
  readonly isAtNight: boolean;
}

/** Before this hour and from the other one on nobody should have to meet. */
const morning = '07:00';
const night = '22:00';

/**
 * The hours of a meeting's first day by the clocks of a country, across changes to daylight saving time on either side.
 *
 * @param dayEnds the instant at which its first day ends
 * @param zones IANA; without any: null
 * @param placeDay the first day by the clock of the place
 */
export function localHoursOf(
  startsAt: Instant,
  dayEnds: Instant,
  zones: readonly string[],
  placeDay: string,
): LocalHours | null {
  const all = zones.map((zone) => ({ starts: localIn(startsAt, zone), ends: localIn(dayEnds, zone) }));
  const clocks = [...new Map(all.map((clock) => [clock.starts + clock.ends, clock])).values()].toSorted((one, other) =>
    one.starts < other.starts ? -1 : 1,
  );
  const [first] = clocks;
  if (!first) return null;
  return {
    clocks,
    daysApart: daysBetween(placeDay, first.starts.slice(0, 10)),
    isAtNight: !clocks.every(isByDay),
  };
}

function isByDay({ starts, ends }: { readonly starts: LocalTime; readonly ends: LocalTime }): boolean {
  return starts.slice(0, 10) === ends.slice(0, 10) && starts.slice(11) >= morning && ends.slice(11) <= night;
}

/**
 * When the first day of a meeting ends: at the hour at which its last day ends, by the clock of the place. One that
 * goes on past midnight ends its first day on the next one.
 *
 * @param starts by the clock of the place
 * @param ends by the clock of the place
 * @param zone that of the place, one that `isZone` takes
 */
export function firstDayEnd(starts: LocalTime, ends: LocalTime, zone: string): Instant {
  const firstDay = starts.slice(0, 10);
  const hour = ends.slice(11);
  const day = hour > starts.slice(11) ? firstDay : addDays(firstDay, 1);
  // Where clocks go forward over that very hour, they show the hour after it instead.
  const shown = instantIn(`${day}T${hour}`, zone) ?? instantIn(laterByAnHour(`${day}T${hour}`), zone);
  if (shown === null) throw new RangeError(`No clock of ${zone} shows ${day}T${hour}`);
  return shown;
}

function laterByAnHour(local: LocalTime): LocalTime {
  return new Date(Date.parse(`${local}:00Z`) + 3_600_000).toISOString().slice(0, 16);
}

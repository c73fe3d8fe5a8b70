import { dayOfInstant, daysBetween, type Instant } from '../day.js';
import { localIn } from '../zones.js';

/** What the clocks of one country show when a meeting begins and ends. */
export interface LocalHours {
  /** The distinct clocks of the country, the earliest first; times as they are shown there, `2027-03-28T09:30`. */
  readonly clocks: readonly { readonly starts: string; readonly ends: string }[];
  /** Days by which the first clock's first day lies after (or before) that of the place. */
  readonly daysApart: number;
  /** Somebody there would have to be up between 22:00 and 7:00 at the beginning or the end of a day. */
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
  const hours = clocks.flatMap(({ starts, ends }) => [starts.slice(11), ends.slice(11)]);
  return {
    clocks,
    daysApart: daysBetween(placeDay, first.starts.slice(0, 10)),
    isAtNight: hours.some((hour) => hour < morning || hour > night),
  };
}

/** When the first day of a meeting ends: at the hour of its last day's end, by the clock of the place. */
export function firstDayEnd(startsAt: Instant, endsAt: Instant): Instant {
  const days = daysBetween(dayOfInstant(startsAt), dayOfInstant(endsAt));
  return new Date(Date.parse(endsAt) - days * 86_400_000).toISOString();
}

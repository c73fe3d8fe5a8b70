import type { RoundTable } from '@portal/contracts';
import { firstDayEnd, localHoursOf } from '@portal/domain';
import type { Formats } from '../platform/formats';

/** One country with what its clocks show on the first day. */
export interface HoursOfCountry {
  readonly iso3: string;
  readonly name: string;
  readonly words: string;
  /** Its own day where it is another one than at the place; else empty. */
  readonly day: string;
  readonly isAtNight: boolean;
}

/** Everybody's local hours of a meeting that is joined from afar, those in the night first; none of one in a single place. */
export function hoursOf(
  { format, starts, ends, zone, startsAt, countries }: RoundTable,
  formats: Pick<Formats, 'time' | 'enumeration' | 'day'>,
): readonly HoursOfCountry[] {
  if (format === 'in-person' || starts === null || ends === null || startsAt === null || zone === null) return [];
  const dayEnds = firstDayEnd(starts, ends, zone);
  const shown = (local: string) => formats.time(`${local}:00Z`, 'UTC');
  const all = countries.flatMap(({ iso3, name, zones }): HoursOfCountry[] => {
    const hours = localHoursOf(startsAt, dayEnds, zones, starts.slice(0, 10));
    if (!hours) return [];
    const words = hours.clocks.map((clock) => `${shown(clock.starts)}–${shown(clock.ends)}`);
    const first = hours.clocks[0]?.starts.slice(0, 10) ?? '';
    const day = hours.daysApart === 0 ? '' : formats.day(first);
    return [{ iso3, name, words: formats.enumeration(words), day, isAtNight: hours.isAtNight }];
  });
  return all.toSorted((one, other) => Number(other.isAtNight) - Number(one.isAtNight));
}

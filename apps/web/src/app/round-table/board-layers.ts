import type { DatePolls, HolidaysOfYear, RoundTableSummary } from '@portal/contracts';
import { type Day, daysBetween } from '@portal/domain';
import { firstDayOf, shareOf } from './year-board-layout';

/** Days of a region that are hatched, as shares of the year. */
export interface Hatch {
  readonly start: number;
  readonly length: number;
}

/** A date that countries are asked about, where it lies on the board. */
export interface BoardOption extends Hatch {
  readonly id: string;
  readonly letter: string;
  readonly first: Day;
  readonly last: Day;
  readonly isBest: boolean;
  readonly meeting: RoundTableSummary;
}

/** What of a region is hatched: Ramadan, and the days on which most of its countries do not work. */
export function hatchesOf(holidays: HolidaysOfYear | null, region: string): readonly Hatch[] {
  if (!holidays) return [];
  const own = holidays.items.find((each) => each.region === region);
  return (own?.spans ?? []).map(({ first, last }) => placeOf(first, last, holidays.year));
}

/** The dates that are being polled in a year, of the meetings of a region. */
export function optionsOf(
  polls: DatePolls | null,
  meetings: readonly RoundTableSummary[],
  region: string,
  year: number,
): readonly BoardOption[] {
  return (polls?.items ?? []).flatMap((poll) => {
    const meeting = meetings.find(({ id }) => id === poll.roundTable);
    if (!meeting?.regions.includes(region)) return [];
    return poll.options
      .filter(({ first }) => first.startsWith(`${year}-`))
      .map(({ id, letter, first, last }) => ({
        id,
        letter,
        first,
        last,
        meeting,
        isBest: poll.best?.option === id,
        ...placeOf(first, last, year),
      }));
  });
}

function placeOf(first: Day, last: Day, year: number): Hatch {
  const length = (daysBetween(first, last) + 1) / daysBetween(firstDayOf(year), firstDayOf(year + 1));
  return { start: shareOf(first, year), length };
}

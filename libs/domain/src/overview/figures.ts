import type { Day } from '../day.js';
import type { RoundTableKind, RoundTableLife, RoundTableReading } from '../round-table/vocabulary.js';
import { type RegionYear, regionYears, type RoundTableOfYear } from '../round-table/year.js';

/** What is counted of a year's round tables (§82); each stands beside the published figure of the same name. */
export const roundTableFigures = [
  'round-tables.held',
  'round-tables.hosted-by-partner-country',
  'round-tables.with-international-meeting',
] as const;
export type RoundTableFigure = (typeof roundTableFigures)[number];

/** What of a round table its being counted depends on. */
export interface RoundTableCounted {
  readonly id: string;
  readonly kind: RoundTableKind;
  /** The year for which it counts. */
  readonly year: number;
  /** Whether its host is a partner country of the network. */
  readonly isHostPartner: boolean;
  readonly isBesideInternational: boolean;
  /** The UTC day on which it was marked as held, or from which its source says so; null: it was not, or not yet. */
  readonly heldOn: Day | null;
}

/** Held beside the international meeting of focal points: it says so itself, or the source it was read from does. */
export function isBesideInternational(alongsideId: string | null, reading: RoundTableReading | null): boolean {
  return alongsideId !== null || reading === 'day-not-given';
}

/**
 * The year's figures as they stood on a day, each with the ids of the round tables behind it. Regional round tables
 * alone count, one each, however many regions take part; one beside the international meeting is not counted as hosted
 * by the country where that is.
 */
export function countRoundTables(
  roundTables: readonly RoundTableCounted[],
  year: number,
  day: Day,
): Readonly<Record<RoundTableFigure, readonly string[]>> {
  const held = roundTables.filter((each) => each.kind === 'regional' && each.year === year && isHeldBy(each, day));
  const ids = (some: readonly RoundTableCounted[]) => some.map(({ id }) => id);
  return {
    'round-tables.held': ids(held),
    'round-tables.hosted-by-partner-country': ids(
      held.filter((each) => each.isHostPartner && !each.isBesideInternational),
    ),
    'round-tables.with-international-meeting': ids(held.filter((each) => each.isBesideInternational)),
  };
}

/** Whether it had been held by a day, that day included. */
export function isHeldBy({ heldOn }: Pick<RoundTableCounted, 'heldOn'>, day: Day): boolean {
  return heldOn !== null && heldOn <= day;
}

/** A region's year on a day: how many were held, how many planned besides, how many are missing. */
export interface RegionProgress extends RegionYear {
  readonly held: number;
  readonly planned: number;
}

/** The regions' years, those that miss most first, else in the order given. */
export function regionProgress(
  regions: readonly string[],
  roundTables: readonly RoundTableOfYear[],
): readonly RegionProgress[] {
  const over: readonly RoundTableLife[] = ['held', 'concluded'];
  return regionYears(regions, roundTables)
    .map((year) => {
      const held = roundTables.filter(
        ({ kind, regions: all, life }) => kind === 'regional' && all.includes(year.region) && over.includes(life),
      ).length;
      return { ...year, held, planned: year.confirmed + year.placed - held };
    })
    .toSorted((one, other) => other.missing - one.missing);
}

/** Whole days from the last day of a meeting to the day on which its minutes were released; never less than none. */
export function daysToMinutes(lastDay: Day, releasedOn: Day): number {
  return Math.max(0, Math.round((Date.parse(releasedOn) - Date.parse(lastDay)) / 86_400_000));
}

/** The mean of some whole days, to one decimal; null where there are none. */
export function meanDays(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  return Math.round((days.reduce((sum, each) => sum + each, 0) / days.length) * 10) / 10;
}

/** How many priorities a ballot orders at most: the first gets as many points, the last of five gets one. */
export const longestBallot = 5;

/** A country's order of priorities, by their ids, the first one first. */
export interface OrderedBallot {
  readonly choices: readonly string[];
}

/** Where a priority stands after the count. */
export interface RankedPriority {
  readonly priority: string;
  readonly points: number;
  /** From 1; those with equal points have the same rank, and the next rank is left out as often (1, 2, 2, 4). */
  readonly rank: number;
  readonly isTied: boolean;
}

/** Points that a ballot gives to its place, counted from 0: 5, 4, 3, 2, 1; a shorter ballot begins with 5 as well. */
export function pointsOfPlace(place: number): number {
  return Math.max(0, longestBallot - place);
}

/**
 * The Borda count of domain.md, "Regional priority": each country orders its top five; 5 points go to the first, 1 to the
 * fifth, none to the others; the points of all ballots are added up. More points are a better rank, equal points are a
 * tie: nothing breaks it. Choices that are none of the priorities get nothing and give nothing away. Ranked first, ties
 * in the order of the priorities as they were given.
 *
 * Whoever has the ballots comes to the same result: the order of ballots does not matter.
 *
 * @param priorities the ids that can be chosen, each once
 * @param ballots the ballots that count: one a country
 */
export function bordaCount(
  priorities: readonly string[],
  ballots: readonly OrderedBallot[],
): readonly RankedPriority[] {
  const points = new Map(priorities.map((priority) => [priority, 0]));
  for (const { choices } of ballots) {
    for (const [place, choice] of choices.entries()) {
      const before = points.get(choice);
      if (before !== undefined) points.set(choice, before + pointsOfPlace(place));
    }
  }
  const sorted = [...points].sort(([, one], [, other]) => other - one);
  const ranked: RankedPriority[] = [];
  for (const [place, [priority, sum]] of sorted.entries()) {
    const before = ranked[place - 1];
    const isTied = before?.points === sum || sorted[place + 1]?.[1] === sum;
    ranked.push({ priority, points: sum, rank: before?.points === sum ? before.rank : place + 1, isTied });
  }
  return ranked;
}

/** Of all ballots that were cast, in the order in which they were: the last one of each country counts. */
export function countingBallots<T extends { readonly iso3: string }>(cast: readonly T[]): readonly T[] {
  return [...new Map(cast.map((ballot) => [ballot.iso3, ballot])).values()];
}

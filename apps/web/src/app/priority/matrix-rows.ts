import type { Priority, PriorityMatrix } from '@portal/contracts';
import { pointsOfPlace } from '@portal/domain';

/** One square of the matrix: the points that a country's ballot gives; null: no ballot of that country. */
export interface Square {
  readonly iso3: string;
  readonly country: string;
  readonly points: number | null;
}

/** One line of the matrix. */
export interface MatrixRow {
  readonly priority: Priority;
  /** `=6` where it is tied; null: nothing is ranked yet, or it was dropped. */
  readonly rank: string | null;
  readonly points: number;
  /** Of the longest bar, 0 to 1. */
  readonly share: number;
  readonly squares: readonly Square[];
}

/** The lines of the matrix, the first rank on top; what is not ranked, such as what was dropped, below. */
export function matrixRows(matrix: PriorityMatrix): readonly MatrixRow[] {
  const isRanked = matrix.voting.state !== 'not-open';
  const placeOf = new Map(matrix.ranking.map((each, place) => [each.priority, { ...each, place }]));
  const ballotOf = new Map(matrix.ballots.map((ballot) => [ballot.iso3, ballot]));
  const most = Math.max(1, ...matrix.ranking.map(({ points }) => points));
  return matrix.priorities
    .toSorted((one, other) => (placeOf.get(one.id)?.place ?? 999) - (placeOf.get(other.id)?.place ?? 999))
    .map((priority) => {
      const ranked = placeOf.get(priority.id);
      const points = ranked?.points ?? 0;
      return {
        priority,
        rank: ranked && isRanked ? `${ranked.isTied ? '=' : ''}${ranked.rank}` : null,
        points,
        share: points / most,
        squares: matrix.countries.map(({ iso3, name: country }) => {
          const ballot = ballotOf.get(iso3);
          const place = ballot?.choices.indexOf(priority.id) ?? -1;
          return { iso3, country, points: ballot ? (place < 0 ? 0 : pointsOfPlace(place)) : null };
        }),
      };
    });
}

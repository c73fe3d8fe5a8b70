import type { Country, RoundAnswers, WorkItem } from '@portal/contracts';

/** What an open round adds to the matrix, by country: how many lines were answered, and what waits for the reader. */
export interface RoundColumns {
  /** Null: the round does not ask this country for anything. */
  readonly answered: ReadonlyMap<string, { readonly count: number; readonly total: number } | null>;
  readonly todo: ReadonlyMap<string, number>;
}

/**
 * The columns for these countries; null where the round asks none of them, or asks one whose answers the reader may
 * not know: a cell is never blank.
 */
export function roundColumns(
  { round, countries: known }: Pick<RoundAnswers, 'round' | 'countries'>,
  work: readonly Pick<WorkItem, 'iso3'>[],
  countries: readonly Pick<Country, 'iso3'>[],
): RoundColumns | null {
  const asked = countries.filter(({ iso3 }) => round.countries.includes(iso3));
  const standing = new Map(known.map((country) => [country.iso3, country]));
  if (asked.length === 0 || asked.some(({ iso3 }) => !standing.has(iso3))) return null;
  return {
    answered: new Map(
      countries.map(({ iso3 }) => {
        const own = standing.get(iso3);
        const isAsked = own !== undefined && own.asked.length > 0;
        return [iso3, isAsked ? { count: own.answered.length, total: own.asked.length } : null];
      }),
    ),
    todo: new Map(countries.map(({ iso3 }) => [iso3, work.filter((item) => item.iso3 === iso3).length])),
  };
}

/** The place of a country in the order of one of these columns; null: it comes last; undefined: of another column. */
export function placeInRound(columns: RoundColumns | null, column: string, iso3: string): number | null | undefined {
  if (columns === null) return undefined;
  if (column === 'todo') return columns.todo.get(iso3) ?? 0;
  if (column !== 'answered') return undefined;
  const answered = columns.answered.get(iso3);
  return answered ? answered.count / answered.total : null;
}

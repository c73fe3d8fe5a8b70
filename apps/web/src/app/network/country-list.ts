import type { Country, Indicator, IndicatorEntry } from '@portal/contracts';
import { answered } from '@portal/domain';

/** `name`, `answered`, or the id of an indicator; a leading `-` turns the order round. */
export type CountrySort = string;

export function entryFor(country: Country, indicator: string): IndicatorEntry | undefined {
  return country.status.find((entry) => entry.indicator === indicator);
}

/**
 * Sorted by name in the reader's language, by how much was answered, or by how far an indicator is along; no
 * level comes after every level, and equal ones stay in the order of names.
 *
 * @param orderOf the place of each level of an indicator, by `indicator/level`
 */
export function sorted(
  countries: readonly Country[],
  sort: CountrySort,
  orderOf: ReadonlyMap<string, number>,
  collator: Intl.Collator,
): readonly Country[] {
  const isDescending = sort.startsWith('-');
  const by = isDescending ? sort.slice(1) : sort;
  const byName = (one: Country, other: Country) => collator.compare(one.name, other.name);
  if (by === 'name')
    return [...countries].sort((one, other) => (isDescending ? -byName(one, other) : byName(one, other)));
  const place = (country: Country): number | null => {
    if (by === 'answered') return shareAnswered(country);
    const level = entryFor(country, by)?.level;
    return level ? (orderOf.get(`${by}/${level}`) ?? null) : null;
  };
  return [...countries].sort((one, other) => {
    const [here, there] = [place(one), place(other)];
    if (here === null || there === null) return here === there ? byName(one, other) : here === null ? 1 : -1;
    return (isDescending ? there - here : here - there) || byName(one, other);
  });
}

/** How many of an indicator's countries read as each level and each empty kind. */
export function countsOf(countries: readonly Country[], indicator: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const country of countries) {
    const entry = entryFor(country, indicator);
    const key = entry?.level ?? entry?.empty;
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function shareAnswered(country: Country): number {
  const { count, total } = answered(country);
  return total === 0 ? 1 : count / total;
}

/** What an entry reads as: the name of its level, or null where it has none. */
export function levelName(indicator: Indicator, entry: Pick<IndicatorEntry, 'level'>): string | null {
  return indicator.levels.find(({ id }) => id === entry.level)?.name ?? null;
}

/** The place of each level of each indicator, by `indicator/level`. */
export function levelOrder(indicators: readonly Indicator[]): ReadonlyMap<string, number> {
  return new Map(
    indicators.flatMap(({ id, levels }) => levels.map((level) => [`${id}/${level.id}`, level.order] as const)),
  );
}

/** Which cell of the matrix somebody asks about. */
export interface AskedWhy {
  readonly iso3: string;
  readonly indicator: string;
}

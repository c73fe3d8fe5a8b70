import type { Country, Indicator, IndicatorEntry } from '@portal/contracts';

/** What the list of countries is narrowed to; an empty text means "any". */
export interface CountryFilter {
  readonly search: string;
  readonly region: string;
  readonly indicator: string;
  /** A level id, or an empty kind. */
  readonly reads: string;
}

/** `name`, `answered`, or the id of an indicator; a leading `-` turns the order round. */
export type CountrySort = string;

/** Letters without their accents and case, so that "cote" finds "Côte d'Ivoire". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, '').toLocaleLowerCase();
}

export function entryFor(country: Country, indicator: string): IndicatorEntry | undefined {
  return country.status.find((entry) => entry.indicator === indicator);
}

/** The countries that match the filter, in their given order. */
export function matching(countries: readonly Country[], filter: CountryFilter): readonly Country[] {
  const wanted = folded(filter.search.trim());
  return countries.filter((country) => {
    if (filter.region && !country.regions.includes(filter.region)) return false;
    if (wanted && !folded(`${country.name} ${country.iso3}`).includes(wanted)) return false;
    if (!filter.reads) return true;
    const entry = entryFor(country, filter.indicator);
    return entry?.level === filter.reads || entry?.empty === filter.reads;
  });
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

/** Of the indicators that a country is asked for, how many have a level or are not shared with the reader. */
export function answered(country: Country): { readonly count: number; readonly total: number } {
  const asked = country.status.filter((entry) => entry.empty !== 'not-asked' && entry.empty !== 'not-applicable');
  return { count: asked.filter((entry) => entry.empty !== 'silent').length, total: asked.length };
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

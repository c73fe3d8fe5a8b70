/** What a list of countries is narrowed to; an empty text means "any". */
export interface CountryFilter {
  readonly search: string;
  readonly region: string;
  readonly indicator: string;
  /** A level id, or an empty kind. */
  readonly reads: string;
}

/** As much of a country as the filter looks at. */
export interface Filterable {
  readonly iso3: string;
  readonly name: string;
  readonly regions: readonly string[];
  readonly status: readonly {
    readonly indicator: string;
    readonly level: string | null;
    readonly empty: string | null;
  }[];
}

/** Letters without their accents and case, so that "cote" finds "Côte d'Ivoire". */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’']/g, '').toLocaleLowerCase();
}

/** The countries that match the filter, in their given order: on the page and in the file of it. */
export function matching<T extends Filterable>(countries: readonly T[], filter: CountryFilter): readonly T[] {
  const wanted = folded(filter.search.trim());
  return countries.filter((country) => {
    if (filter.region && !country.regions.includes(filter.region)) return false;
    if (wanted && !folded(`${country.name} ${country.iso3}`).includes(wanted)) return false;
    if (!filter.reads) return true;
    const entry = country.status.find(({ indicator }) => indicator === filter.indicator);
    return entry?.level === filter.reads || entry?.empty === filter.reads;
  });
}

/** Of the indicators that a country is asked for, how many have a level or are not shared with the reader. */
export function answered({ status }: Pick<Filterable, 'status'>): { readonly count: number; readonly total: number } {
  const asked = status.filter((entry) => entry.empty !== 'not-asked' && entry.empty !== 'not-applicable');
  return { count: asked.filter((entry) => entry.empty !== 'silent').length, total: asked.length };
}

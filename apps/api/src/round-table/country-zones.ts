import { isZone } from '@portal/domain';
import { countries, otherCountries } from '@portal/reference';

const iso2Of = new Map([...countries, ...otherCountries].map(({ iso3, iso2 }) => [iso3, iso2]));

/** What Node knows of a region by the Intl Locale Info proposal, which our TypeScript library does not name yet. */
type WithZones = Intl.Locale & { getTimeZones?(): readonly string[] | undefined };

/**
 * The zones of a country, as the time zone database (IANA) and CLDR have them; none where they know of none. A country
 * with several clocks is told with all of them: nobody guesses where its delegates sit.
 */
export function zonesOf(iso3: string): readonly string[] {
  const iso2 = iso2Of.get(iso3);
  if (iso2 === undefined) return [];
  const locale = new Intl.Locale(`und-${iso2}`) as WithZones;
  return (locale.getTimeZones?.() ?? []).filter(isZone);
}

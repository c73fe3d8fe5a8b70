import type { Language } from '@portal/domain';
import { countries, otherCountries } from '@portal/reference';

const partners = new Map(countries.map(({ iso3, names }) => [iso3, names]));
const others = new Map(otherCountries.map(({ iso3, iso2 }) => [iso3, iso2]));
const names = new Map<Language, Intl.DisplayNames>();

/** What a country is called in a language, also one that is no partner: a meeting may be held anywhere. */
export function countryName(iso3: string, language: Language): string {
  const partner = partners.get(iso3)?.[language];
  if (partner) return partner;
  const iso2 = others.get(iso3);
  if (iso2 === undefined) return iso3;
  const kept = names.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  names.set(language, kept);
  return kept.of(iso2) ?? iso3;
}

/** All of them, in a language. */
export function everyCountry(language: Language) {
  return [...partners.keys(), ...others.keys()].map((iso3) => ({
    iso3,
    name: countryName(iso3, language),
    isPartner: partners.has(iso3),
  }));
}

/** Whether there is such a country. */
export function isCountry(iso3: string): boolean {
  return partners.has(iso3) || others.has(iso3);
}

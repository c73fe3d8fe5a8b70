import { type CbrnDomain, cbrnDomains } from '../cbrn-domain.js';
import type { Day } from '../day.js';
import { conflict, type Refusal } from '../refusal.js';
import { givesAway, type ShownWord } from './disclosure.js';

/** All that a regional picture says of a domain: how many of its countries have a risk there that must be treated. */
export const pictureWords = ['fewer-than-half', 'half-or-more'] as const;
export type PictureWord = (typeof pictureWords)[number];

/**
 * Fewest countries that share without each consenting to the very picture. It is also the smallest number at which a
 * country that knows its own rating learns no other's: of four, "fewer than half" and one's own high risk say that all
 * others have none.
 */
export const fewestSharing = 5;

/**
 * Fewest countries by which a picture's differ from those of any picture shown before, unless they are the same: so that
 * also somebody who takes all ratings but one as unchanged learns of no single country that joined or left.
 */
export const fewestChanging = 4;

/** A country that shares, with the domains in which its approved assessment has a risk that must be treated. */
export interface SharingCountry {
  readonly iso3: string;
  /** Countries of two regions count in this one only. */
  readonly mainRegion: string;
  readonly highDomains: readonly CbrnDomain[];
}

/** A frozen publication: these words, and which countries they are of. */
export interface RegionalPicture {
  readonly region: string;
  /** The first day of its quarter. */
  readonly quarter: Day;
  /** In the order of their codes. */
  readonly countries: readonly string[];
  readonly words: Readonly<Record<CbrnDomain, PictureWord>>;
}

function wordOf(high: number, all: number): PictureWord {
  return high * 2 >= all && all > 0 ? 'half-or-more' : 'fewer-than-half';
}

/** The picture of a region from those that share now. It is shown to nobody before {@link refusalToShowPicture}. */
export function drawnPicture(region: string, quarter: Day, sharing: readonly SharingCountry[]): RegionalPicture {
  const countries = sharing.filter(({ mainRegion }) => mainRegion === region);
  const word = (domain: CbrnDomain) =>
    wordOf(countries.filter(({ highDomains }) => highDomains.includes(domain)).length, countries.length);
  return {
    region,
    quarter,
    countries: countries.map(({ iso3 }) => iso3).sort(),
    words: { C: word('C'), B: word('B'), R: word('R'), N: word('N') },
  };
}

/** Names a picture by all that it says: consent to one is no consent to another. */
export function fingerprintOf({ region, quarter, countries, words }: RegionalPicture): string {
  return [region, quarter, countries.join(' '), ...cbrnDomains.map((domain) => `${domain} ${words[domain]}`)].join(
    '; ',
  );
}

/** The countries that still have to consent to this very picture; none where at least five share. */
export function consentsMissing(
  picture: RegionalPicture,
  consents: readonly { readonly iso3: string; readonly fingerprint: string }[],
): readonly string[] {
  if (picture.countries.length >= fewestSharing) return [];
  const fingerprint = fingerprintOf(picture);
  const given = new Set(consents.filter((each) => each.fingerprint === fingerprint).map(({ iso3 }) => iso3));
  return picture.countries.filter((iso3) => !given.has(iso3));
}

/**
 * Whether a picture of these countries may be shown at all, be it only to themselves before its publication.
 *
 * One word hides its countries; two words of nearly the same countries need not: if "fewer than half" of five becomes
 * "half or more" of six, the sixth has a high risk (differencing; Denning, Cryptography and Data Security, 1982). So
 * the question is asked for every domain and for both words that could come out: from all that was shown before, and this
 * word, could somebody who takes the ratings as unchanged say what a single country rated? Neither a stranger may, nor a
 * country that knows its own. If either word could, nothing is shown, and the last picture stands. Asking for both words,
 * not for the true one, keeps the refusal itself from telling anything (simulatable auditing; Kenthapadi, Mishra and
 * Nissim, 2005): it follows from who shares and from what is known already, and from no rating.
 *
 * What must be handed in is therefore everything that anybody was shown, previews of this quarter included: a country
 * that leaves after the preview leaves a second set behind, which passes this question or is not drawn.
 *
 * Ratings do change a little from quarter to quarter, so that countries must also differ by {@link fewestChanging} from
 * each set shown before. The same countries as last time may always be shown: an equal word says nothing new, and another one says that something
 * has changed, not where.
 *
 * Fewer than five countries are never hidden by their number; each consents to the very picture instead, and the question
 * is asked for the countries of earlier pictures that do not.
 *
 * @param countries who shares now, in their main region
 * @param shown what was shown before, the earliest first
 */
export function refusalToShowPicture(
  countries: readonly string[],
  shown: readonly Pick<RegionalPicture, 'countries' | 'words'>[],
): Refusal | null {
  const last = shown.at(-1);
  if (last && isSameSet(last.countries, countries) && countries.length >= fewestSharing) return null;
  const consenting = countries.length < fewestSharing ? new Set(countries) : new Set<string>();
  if (shown.some((picture) => isNearlySame(picture.countries, countries, consenting)))
    return conflict('picture-gives-away');
  const tells = cbrnDomains.some((domain) => {
    const before = shown.map((picture): ShownWord => ({
      countries: picture.countries,
      isHalfOrMore: picture.words[domain] === 'half-or-more',
    }));
    return [false, true].some((isHalfOrMore) => givesAway([...before, { countries, isHalfOrMore }], consenting));
  });
  return tells ? conflict('picture-gives-away') : null;
}

/** Some countries joined or left without agreeing to be told, but too few to hide among. */
function isNearlySame(one: readonly string[], other: readonly string[], consenting: ReadonlySet<string>): boolean {
  const changed = [
    ...one.filter((each) => !other.includes(each)),
    ...other.filter((each) => !one.includes(each)),
  ].filter((each) => !consenting.has(each));
  return changed.length > 0 && changed.length < fewestChanging;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

/**
 * Whether the picture may be published: one a quarter, at least five countries or the consent of each, and nothing that
 * tells a single country's rating.
 *
 * @param shown what was shown before to anybody, the earliest first, without previews of this very picture
 * @param published the quarters of earlier publications
 */
export function refusalToPublishPicture(
  picture: RegionalPicture,
  shown: readonly Pick<RegionalPicture, 'countries' | 'words'>[],
  published: readonly Day[],
  consents: readonly { readonly iso3: string; readonly fingerprint: string }[],
): Refusal | null {
  if (published.includes(picture.quarter)) return conflict('picture-this-quarter');
  const missing = consentsMissing(picture, consents);
  if (picture.countries.length === 0 || missing.length > 0) {
    return { refused: 'conflict', code: 'picture-needs-consent', involved: missing };
  }
  return refusalToShowPicture(picture.countries, shown);
}

import type { Indicator } from '@portal/contracts';
import {
  type Day,
  type Ground,
  type Instant,
  invalid,
  isPartnerOn,
  isWithin,
  latestDayBegun,
  type PartnerTerm,
  type Refusal,
  type Span,
  toInstant,
} from '@portal/domain';
import { type CountryRow, type IndicatorRow, type KnownWorld, pairOf, type Texts } from './known-world.queries.js';

/** What is asked of every read that shows a status. */
export interface PictureAsked {
  readonly asAt?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly sample: 'exclude' | 'include';
}

/** The day and instant of a picture, or why there is none: neither lies in the future (api.md, "Today"). */
export function whenOf(
  asked: PictureAsked,
  now: Instant,
): { readonly day: Day; readonly knownAt: Instant | null } | Refusal {
  const day = asked.asAt ?? now.slice(0, 10);
  if (day > latestDayBegun(now)) return invalid({ pointer: '/asAt', code: 'future-day' });
  const knownAt = asked.knownAt === undefined ? null : toInstant(asked.knownAt);
  const latest = new Date(Date.parse(now) + 5_000).toISOString();
  if (knownAt !== null && knownAt.slice(0, 23) > latest.slice(0, 23)) {
    return invalid({ pointer: '/knownAt', code: 'future-instant' });
  }
  return { day, knownAt };
}

export function termOf(country: CountryRow): PartnerTerm {
  return {
    joinedOn: country.joined_on,
    joinedPrecision: country.joined_precision,
    knownPartnerBy: country.known_by,
    memberOnReportDay: country.member_on_report_day,
    leftOn: country.left_on,
    absences: country.absences,
  };
}

/** The codes of a country's regions on a day, the main one first. */
export function regionsOn(day: Day, country: CountryRow): readonly string[] {
  return country.memberships.filter(({ since, until }) => isWithin(day, since, until)).map(({ region }) => region);
}

/** The partner countries of a day, of one region or of all. */
export function countriesOn(day: Day, world: KnownWorld, region?: string): readonly CountryRow[] {
  return world.countries.filter(
    (country) => isPartnerOn(day, termOf(country)) && (!region || regionsOn(day, country).includes(region)),
  );
}

/** What the rules need to say what one country reads as. */
export function groundOf(world: KnownWorld, indicator: IndicatorRow, iso3: string, spans: readonly Span[]): Ground {
  const pair = pairOf(iso3, indicator.id);
  return {
    spans,
    exemptions: world.exemptions.get(pair) ?? [],
    isShared: !world.hiddenPairs.has(pair),
    asksSince: indicator.asks_since,
    shelfLifeMonths: indicator.shelf_life_months,
  };
}

export function nameIn(texts: Texts, language: string): string {
  return texts[language] ?? texts['en'] ?? '';
}

/** An indicator as it is read in a language. */
export function toIndicator(row: IndicatorRow, language: string): Indicator {
  return {
    id: row.id,
    name: nameIn(row.names, language),
    asksSince: row.asks_since,
    shelfLifeMonths: row.shelf_life_months,
    closedOn: row.closed_on,
    breaks: [...row.breaks],
    levels: row.levels.map(({ id, names, means, closed_on: closedOn }, order) => ({
      id,
      name: nameIn(names, language),
      order,
      means: nameIn(means, language),
      closedOn,
    })),
  };
}

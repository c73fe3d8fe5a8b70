import { lastDayOf, type PartnerTerm, type Precision, sectors } from '@portal/domain';
import {
  countries,
  glossary,
  indicators,
  places,
  type ReferenceCountry,
  type ReferenceRiskMethod,
  regions,
  riskMethods,
} from '@portal/reference';
import { type Owner, recordedAt } from './owner.js';

/**
 * Regions, partner countries, memberships, sectors, indicators with their levels and definitions. Loading twice
 * changes nothing, and nothing that a coordinator changed; what the first load brings counts as recorded before every instant.
 */
export async function loadReference(owner: Owner): Promise<void> {
  const at = await recordedAt(owner, 'partner_country');
  for (const [position, region] of regions.entries()) {
    const { countryIso3: iso3, lat: latitude, lon: longitude, city, timeZone, openedOn } = region.secretariat;
    await put(owner, 'region', ['code'], {
      code: region.code,
      names: region.names,
      secretariat: { city, iso3, latitude, longitude, timeZone, openedOn },
      sources: region.sources,
      position,
    });
  }
  for (const country of countries) {
    if (await isDefined(owner, 'country_definition', 'iso3', country.iso3)) continue;
    await put(owner, 'partner_country', ['iso3'], countryRow(country), at);
    for (const region of country.regions) {
      await owner.rows(
        `INSERT INTO membership (iso3, region, recorded_at)
         SELECT $1, $2, ${at} WHERE NOT EXISTS (SELECT FROM membership WHERE iso3 = $1 AND region = $2)`,
        [country.iso3, region],
      );
    }
  }
  for (const [position, id] of sectors.entries()) {
    const term = glossary.find((each) => each.id === `sector.${id}`);
    if (!term) throw new Error(`the glossary has no sector ${id}`);
    const { en, fr, es, ru, ar, zh } = term;
    await put(owner, 'sector', ['id'], { id, names: { en, fr, es, ru, ar, zh }, position });
  }
  for (const [position, indicator] of indicators.entries()) {
    if (await isDefined(owner, 'indicator_definition', 'indicator', indicator.id, 'AND levels IS NOT NULL')) continue;
    await put(owner, 'indicator', ['id'], {
      id: indicator.id,
      names: indicator.names,
      sources: indicator.sources,
      position,
    });
    for (const [place, level] of indicator.levels.entries()) {
      const { id, names, means } = level;
      await put(owner, 'indicator_level', ['indicator', 'id'], {
        indicator: indicator.id,
        id,
        names,
        means,
        position: place,
      });
    }
    await owner.rows(
      `INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months, recorded_at)
       SELECT $1, $2, $3, ${at} WHERE NOT EXISTS (SELECT FROM indicator_definition WHERE indicator = $1)`,
      [indicator.id, indicator.asksSince, indicator.shelfLifeMonths],
    );
  }
  for (const method of riskMethods) await loadMethod(owner, method);
}

/** A method of assessing risks, published: what assessments are bound to never changes. */
async function loadMethod(owner: Owner, method: ReferenceRiskMethod): Promise<void> {
  const { id, name, description, likelihood, impact, levels, grid, treatFrom, sources } = method;
  await owner.rows(
    `INSERT INTO risk_method (id, series_id, code, name, description, likelihood, impact, levels, grid, treat_from, sources,
       published_at)
     SELECT id, id, $1, $2, $3, $4, $5, $6, $7, $8, $9, now() FROM uuidv7() AS id
     WHERE NOT EXISTS (SELECT FROM risk_method WHERE code = $1)`,
    [
      id,
      ...[name, description, likelihood, impact, levels, grid].map((part) => JSON.stringify(part)),
      treatFrom,
      JSON.stringify(sources),
    ],
  );
}

/** Whether a coordinator has changed it: what they said stands, whatever a later release brings. */
async function isDefined(owner: Owner, table: string, column: string, id: string, and = ''): Promise<boolean> {
  const [row] = await owner.rows<{ is: boolean }>(
    `SELECT EXISTS (SELECT FROM ${table} WHERE ${column} = $1 ${and}) AS is`,
    [id],
  );
  return row?.is ?? false;
}

function countryRow(country: ReferenceCountry): Readonly<Record<string, unknown>> {
  const place = places[country.iso3];
  if (!place) throw new Error(`${country.iso3} has no place on the map`);
  const term = partnerTermOf(country);
  return {
    iso3: country.iso3,
    iso2: country.iso2,
    m49: country.m49,
    names: country.names,
    main_region: country.mainRegion,
    joined_on: term.joinedOn,
    joined_precision: term.joinedPrecision,
    joined_after: country.joinedAfter,
    known_by: term.knownPartnerBy,
    member_on_report_day: term.memberOnReportDay,
    confidence: country.confidence,
    note: country.note,
    evidence: country.evidence,
    frame: place.frame,
    label_point: place.labelPoint,
  };
}

/** `2013` or `2020-11` as the last day that it allows, with its precision. */
export function joinedOf(text: string | null): { readonly day: string; readonly precision: Precision } | null {
  if (text === null) return null;
  const precision: Precision = text.length === 4 ? 'year' : text.length === 7 ? 'month' : 'day';
  const day = `${text}-01-01`.slice(0, 10);
  return { day: lastDayOf(day, precision), precision };
}

/** What is known of a country's being a partner, as the rules of membership take it. */
export function partnerTermOf(country: ReferenceCountry): PartnerTerm {
  const joined = joinedOf(country.joinedOn);
  return {
    joinedOn: joined?.day ?? null,
    joinedPrecision: joined?.precision ?? null,
    knownPartnerBy: lastDayKnown(country.knownPartnerBy),
    memberOnReportDay: country.memberOn20191231,
    leftOn: null,
    absences: [],
  };
}

function lastDayKnown(text: string | null): string | null {
  return joinedOf(text)?.day ?? null;
}

/** Adds a row, or changes the one of the same key where something differs. */
async function put(
  owner: Owner,
  table: string,
  key: readonly string[],
  row: Readonly<Record<string, unknown>>,
  recorded?: string,
): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const rest = columns.filter((column) => !key.includes(column));
  const differs = rest.map((column) => `${table}.${column} IS DISTINCT FROM excluded.${column}`).join(' OR ');
  const onConflict = rest.length
    ? `DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')} WHERE ${differs}`
    : 'DO NOTHING';
  await owner.rows(
    `INSERT INTO ${table} (${[...columns, ...(recorded ? ['recorded_at'] : [])].join(', ')})
     VALUES (${[...places, ...(recorded ? [recorded] : [])].join(', ')})
     ON CONFLICT (${key.join(', ')}) ${onConflict}`,
    Object.values(row).map((value) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value)),
  );
}

import { Injectable } from '@nestjs/common';
import type {
  Countries,
  CountriesQuery,
  Country,
  CountryDetail,
  CountryQuery,
  Region,
  Regions,
} from '@portal/contracts';
import {
  countsFrom,
  type Day,
  dayOfInstant,
  invalid,
  isPartnerOn,
  isRefusal,
  type Language,
  notFound,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type CountryRow, StatusPictureService, type Texts } from '../status/status-picture.service.js';

interface RegionRow {
  readonly code: string;
  readonly names: Texts;
  readonly secretariat: {
    readonly city: Texts;
    readonly iso3: string;
    readonly latitude: number;
    readonly longitude: number;
    readonly timeZone: string;
    readonly openedOn: string | null;
  };
}

/** Regions and partner countries, each with what it reads as. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly database: Database,
    private readonly pictures: StatusPictureService,
  ) {}

  regions(actor: RequestActor): Promise<Regions> {
    return this.database.read(actor, async (tx) => {
      const rows = await tx.rows<RegionRow>('SELECT * FROM region ORDER BY position');
      const countries = await currentMembers(tx);
      return { items: rows.map((row) => toRegion(row, countries.get(row.code) ?? [], actor.language)) };
    });
  }

  region(actor: RequestActor, code: string): Promise<Region | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await tx.row<RegionRow>('SELECT * FROM region WHERE code = $1', [code]);
      if (!row) return notFound;
      return toRegion(row, (await currentMembers(tx)).get(code) ?? [], actor.language);
    });
  }

  /** The partner countries of a day, each with all its indicators. */
  countries(actor: RequestActor, query: CountriesQuery): Promise<Countries | Refusal> {
    return this.database.read(actor, async (tx) => {
      const picture = await this.pictures.of(tx, query);
      if (isRefusal(picture)) return picture;
      const { day, knownAt, world, entries } = picture;
      if (query.region && !(await tx.row('SELECT 1 FROM region WHERE code = $1', [query.region]))) {
        return invalid({ pointer: '/region', code: 'unknown-region' });
      }
      const items = world.countries
        .filter((row) => isPartnerOn(day, this.pictures.termOf(row)))
        .filter((row) => !query.region || this.pictures.regionsOn(day, row).includes(query.region))
        .map((row) => this.toCountry(day, row, entries(row.iso3), actor.language));
      return { asAt: day, knownAt, sample: query.sample, items };
    });
  }

  /** One country, also before it joined: its page then says so. */
  country(actor: RequestActor, iso3: string, query: CountryQuery): Promise<CountryDetail | Refusal> {
    return this.database.read(actor, async (tx) => {
      const picture = await this.pictures.of(tx, query);
      if (isRefusal(picture)) return picture;
      const row = picture.world.countries.find((each) => each.iso3 === iso3);
      if (!row) return notFound;
      const today = dayOfInstant(tx.now);
      const office = await tx.row<{ has_focal_point: boolean }>('SELECT has_focal_point FROM app.offices($1, $2)', [
        iso3,
        today,
      ]);
      const focalPoints = await tx.rows<{ id: string; name: string }>(
        `SELECT p.id, p.name FROM role_assignment a JOIN person p ON p.id = a.person_id
         WHERE a.role = 'focal-point' AND a.scope = $1 AND a.since <= $2 AND (a.until IS NULL OR $2 <= a.until)
           AND a.scope = ANY (app.region_countries(app.actor())) ORDER BY p.name`,
        [iso3, today],
      );
      const sharing = await tx.rows<{ indicator: string; visibility: string }>(
        'SELECT indicator, visibility FROM sharing WHERE iso3 = $1',
        [iso3],
      );
      return {
        ...this.toCountry(picture.day, row, picture.entries(iso3), actor.language),
        asAt: picture.day,
        knownAt: picture.knownAt,
        sample: query.sample,
        hasFocalPoint: office?.has_focal_point ?? false,
        focalPoints,
        evidence: row.evidence.map(({ title, url, date, says }) => ({ title, url, date, says })),
        confidence: row.confidence,
        shared: [...picture.world.indicators.keys()].map((indicator) => ({
          indicator,
          visibility: sharing.find((each) => each.indicator === indicator)?.visibility ?? 'public',
        })),
      };
    });
  }

  private toCountry(day: Day, row: CountryRow, status: Country['status'], language: Language): Country {
    return {
      iso3: row.iso3,
      iso2: row.iso2,
      m49: row.m49,
      name: row.names[language] ?? row.iso3,
      regions: [...this.pictures.regionsOn(day, row)],
      mainRegion: row.main_region,
      joinedOn: row.joined_on,
      joinedPrecision: row.joined_precision,
      joinedAfter: row.joined_after,
      countsFrom: countsFrom(this.pictures.termOf(row)),
      leftOn: row.left_on,
      absences: [...row.absences],
      frame: row.frame,
      labelPoint: row.label_point,
      status,
    };
  }
}

async function currentMembers(tx: ReadTransaction): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.rows<{ region: string; countries: string[] }>(
    `SELECT region, array_agg(iso3 ORDER BY iso3) AS countries FROM membership
     WHERE (since IS NULL OR since <= app.today()) AND (until IS NULL OR app.today() <= until) GROUP BY region`,
  );
  return new Map(rows.map(({ region, countries }) => [region, countries]));
}

function toRegion(row: RegionRow, countries: string[], language: Language): Region {
  const { city, ...rest } = row.secretariat;
  return {
    code: row.code,
    name: row.names[language] ?? row.code,
    secretariat: { ...rest, city: city[language] ?? '' },
    countries,
  };
}

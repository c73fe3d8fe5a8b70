import { Injectable } from '@nestjs/common';
import { CoverageGeoJson, type CoverageFileQuery } from '@portal/contracts';
import { isRefusal, type Language, type Refusal } from '@portal/domain';
import { disclaimerIn, sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import { aboutOf } from '../platform/tables/about.js';
import type { TableFormat } from '../platform/tables/table.js';
import { mediaTypeOf, tableBytes } from '../platform/tables/table-file.js';
import { CoverageService, type Drawn } from './coverage.service.js';
import { outlineOf } from './outlines.js';
import { nameIn, regionsOn } from './picture.js';

const columns = [
  'iso3',
  'country',
  'region',
  'indicator',
  'level',
  'levelName',
  'empty',
  'effectiveOn',
  'effectivePrecision',
  'freshness',
  'attestedOn',
  'claimId',
  'sample',
] as const;

/** The picture of a day as a file: a table for spreadsheets, or a map for other maps. */
@Injectable()
export class CoverageFileService {
  constructor(
    private readonly database: Database,
    private readonly coverage: CoverageService,
  ) {}

  /** One row a country; a workbook says on its second sheet what it is of. */
  table(actor: RequestActor, query: CoverageFileQuery, format: TableFormat): Promise<Prepared | Refusal> {
    return this.database.read(actor, async (tx) => {
      const drawn = await this.coverage.draw(tx, query, 'with');
      if (isRefusal(drawn)) return drawn;
      const { coverage, indicator } = drawn;
      const rows = countriesOf(drawn, actor.language).map((country) => columns.map((column) => country[column]));
      const about = aboutOf(actor.language, {
        title: sentence('export-files', 'title-coverage', actor.language, {
          indicator: nameIn(indicator.names, actor.language),
        }),
        asAt: coverage.asAt,
        knownAt: coverage.knownAt,
        sample: query.sample,
        filters: { indicator: query.indicator, region: query.region },
        madeAt: tx.now,
      });
      const bytes = await tableBytes(format, { columns, rows }, about);
      return new Prepared(bytes, etagOf(bytes), null, mediaTypeOf[format], `coverage-${query.indicator}.${format}`);
    });
  }

  /** The same as GeoJSON, each country by its outline or, where the map has none, by a point. */
  geoJson(actor: RequestActor, query: CoverageFileQuery): Promise<Prepared | Refusal> {
    return this.database.read(actor, async (tx) => {
      const drawn = await this.coverage.draw(tx, query, 'with');
      if (isRefusal(drawn)) return drawn;
      const { indicator, asAt, knownAt, sample } = drawn.coverage;
      const points = new Map(drawn.world.countries.map(({ iso3, label_point: point }) => [iso3, point]));
      const body = CoverageGeoJson.parse({
        type: 'FeatureCollection',
        disclaimer: disclaimerIn(actor.language),
        indicator,
        asAt,
        knownAt,
        sample,
        features: countriesOf(drawn, actor.language).map((properties) => ({
          type: 'Feature',
          id: properties.iso3,
          geometry: outlineOf(properties.iso3, points.get(properties.iso3) ?? [0, 0]),
          properties,
        })),
      });
      const bytes = Buffer.from(JSON.stringify(body));
      return new Prepared(bytes, etagOf(bytes), null, 'application/geo+json', `coverage-${query.indicator}.geojson`);
    });
  }
}

/** What each country reads as, by the names that the columns have. */
function countriesOf({ world, indicator, coverage }: Drawn, language: Language) {
  const countries = new Map(world.countries.map((country) => [country.iso3, country]));
  const levels = new Map(indicator.levels.map(({ id, names }) => [id, nameIn(names, language)]));
  return coverage.items.map((item) => {
    const country = countries.get(item.iso3);
    return {
      iso3: item.iso3,
      country: nameIn(country?.names ?? {}, language),
      region: country ? regionsOn(coverage.asAt, country).join(';') : '',
      indicator: indicator.id,
      level: item.level,
      levelName: item.level === null ? null : (levels.get(item.level) ?? null),
      empty: item.empty,
      effectiveOn: item.effectiveOn,
      effectivePrecision: item.effectivePrecision,
      freshness: item.freshness,
      attestedOn: item.attestedOn,
      claimId: item.claimId,
      sample: item.sample,
    };
  });
}

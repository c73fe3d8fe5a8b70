import { Injectable } from '@nestjs/common';
import type { Country, CountryFileQuery, Indicator, MatrixFileQuery } from '@portal/contracts';
import { isRefusal, notFound, type Refusal } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import { aboutOf } from '../platform/tables/about.js';
import type { CellValue, TableFormat } from '../platform/tables/table.js';
import { mediaTypeOf, tableBytes } from '../platform/tables/table-file.js';
import { IndicatorService } from '../status/indicator.service.js';
import { NetworkService } from './network.service.js';

const ofIndicator = [
  'level',
  'levelName',
  'empty',
  'effectiveOn',
  'effectivePrecision',
  'freshness',
  'sample',
] as const;

interface Asked {
  readonly query: CountryFileQuery;
  readonly title: string;
  readonly fileName: string;
}

/** The list of countries and a region's matrix as files: one row a country, some columns an indicator. */
@Injectable()
export class CountryFileService {
  constructor(
    private readonly network: NetworkService,
    private readonly indicators: IndicatorService,
  ) {}

  countries(actor: RequestActor, query: CountryFileQuery, format: TableFormat): Promise<Prepared | Refusal> {
    const title = sentence('export-files', 'title-countries', actor.language, {});
    return this.table(actor, format, { query, title, fileName: 'countries' });
  }

  /** Of one region. */
  async matrix(
    actor: RequestActor,
    code: string,
    query: MatrixFileQuery,
    format: TableFormat,
  ): Promise<Prepared | Refusal> {
    const region = await this.network.region(actor, code);
    if (isRefusal(region)) return notFound;
    const title = sentence('export-files', 'title-matrix', actor.language, { region: region.name });
    const asked = { query: { ...query, region: code }, title, fileName: `matrix-${code}` };
    return this.table(actor, format, asked);
  }

  private async table(actor: RequestActor, format: TableFormat, asked: Asked): Promise<Prepared | Refusal> {
    const { iso3, lang: _lang, ...picture } = asked.query;
    const found = await this.network.countries(actor, picture);
    if (isRefusal(found)) return found;
    const { items: indicators } = await this.indicators.list(actor);
    const collator = new Intl.Collator(actor.language);
    const countries = found.items
      .filter((country) => !iso3 || iso3.includes(country.iso3))
      .sort((one, other) => collator.compare(one.name, other.name));
    const columns = [
      'iso3',
      'country',
      'region',
      ...indicators.flatMap(({ id }) => ofIndicator.map((each) => `${id}.${each}`)),
    ];
    const rows = countries.map((country) => rowOf(country, indicators));
    const about = aboutOf(actor.language, {
      title: asked.title,
      asAt: found.asAt,
      knownAt: found.knownAt,
      sample: picture.sample,
      filters: { region: picture.region, iso3 },
      madeAt: new Date().toISOString(),
    });
    const bytes = await tableBytes(format, { columns, rows }, about);
    return new Prepared(bytes, etagOf(bytes), null, mediaTypeOf[format], `${asked.fileName}.${format}`);
  }
}

function rowOf(country: Country, indicators: readonly Indicator[]): CellValue[] {
  return [
    country.iso3,
    country.name,
    country.regions.join(';'),
    ...indicators.flatMap(({ id, levels }) => {
      const entry = country.status.find((each) => each.indicator === id);
      const levelName = levels.find((level) => level.id === entry?.level)?.name ?? null;
      return ofIndicator.map((column) => (column === 'levelName' ? levelName : (entry?.[column] ?? null)));
    }),
  ];
}

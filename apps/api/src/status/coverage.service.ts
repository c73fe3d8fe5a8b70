import { Injectable } from '@nestjs/common';
import { Coverage, type CoverageQuery, type TimelineQuery } from '@portal/contracts';
import { entryOn, figuresOf, type Instant, invalid, isCountExactOn, isRefusal, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Prepared } from '../platform/http/answers.js';
import { etagOf } from '../platform/http/answers.interceptor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type IndicatorRow, type KnownWorld, knownWorld } from './known-world.queries.js';
import { PictureCache } from './picture-cache.js';
import { cell, countriesOn, groundOf, nameIn, regionsOn, whenOf } from './picture.js';
import { publishedFiguresOn } from './published-figure.queries.js';
import { spansOn, toSpan } from './span.queries.js';
import { timelineOf } from './timeline.js';

interface Drawn {
  readonly world: KnownWorld;
  readonly indicator: IndicatorRow;
  readonly coverage: Coverage;
}

/** What every partner country reads as: on one day, or on all of them. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly database: Database,
    private readonly pictures: PictureCache,
  ) {}

  /** The picture of a day as known at an instant, as the actor may see it. */
  on(actor: RequestActor, query: CoverageQuery): Promise<Prepared | Refusal> {
    const now = instantNow();
    return this.pictures.answer(
      'coverage',
      actor,
      { ...query, asAt: query.asAt ?? now.slice(0, 10) },
      query,
      async (tx) => {
        const drawn = await this.draw(tx, query, now, 'without');
        return isRefusal(drawn) ? drawn : JSON.stringify(Coverage.parse(drawn.coverage));
      },
    );
  }

  /** The same as a table for a spreadsheet: UTF-8 with BOM, one row a country. */
  async csv(actor: RequestActor, query: CoverageQuery): Promise<Prepared | Refusal> {
    const { language } = actor;
    const body = await this.database.read(actor, async (tx) => {
      const drawn = await this.draw(tx, query, instantNow(), 'with');
      if (isRefusal(drawn)) return drawn;
      const { world, indicator, coverage } = drawn;
      const rows = coverage.items.map((item) => {
        const country = world.countries.find((each) => each.iso3 === item.iso3);
        const level = indicator.levels.find((each) => each.id === item.level);
        return [
          item.iso3,
          nameIn(country?.names ?? {}, language),
          country ? regionsOn(coverage.asAt, country).join(';') : '',
          indicator.id,
          item.level,
          level ? nameIn(level.names, language) : null,
          item.empty,
          item.effectiveOn,
          item.effectivePrecision,
          item.freshness,
          item.attestedOn,
          item.claimId,
          item.sample,
        ].map(cell);
      });
      return `\uFEFF${[csvHeader, ...rows.map((row) => row.join(','))].join('\r\n')}\r\n`;
    });
    if (isRefusal(body)) return body;
    const bytes = Buffer.from(body);
    return new Prepared(bytes, etagOf(bytes), null, 'text/csv; charset=utf-8', `coverage-${query.indicator}.csv`);
  }

  /** Every country's spans, so that a client draws any day without asking again. */
  timeline(actor: RequestActor, query: TimelineQuery): Promise<Prepared | Refusal> {
    const now = instantNow();
    return this.pictures.answer('timeline', actor, query, query, async (tx) => {
      const when = whenOf(query, now);
      if (isRefusal(when)) return when;
      const withSample = query.sample === 'include';
      const world = await knownWorld(tx, when.knownAt ?? tx.now, withSample, 'without');
      const indicator = world.indicators.get(query.indicator);
      if (!indicator) return invalid({ pointer: '/indicator', code: 'unknown-indicator' });
      const countries = world.countries.filter(
        (country) => !query.region || country.memberships.some(({ region }) => region === query.region),
      );
      if (query.region && countries.length === 0) return invalid({ pointer: '/region', code: 'unknown-region' });
      return JSON.stringify(await timelineOf(tx, world, { indicator, countries, knownAt: when.knownAt, query }));
    });
  }

  private async draw(
    tx: ReadTransaction,
    query: CoverageQuery,
    now: Instant,
    texts: 'with' | 'without',
  ): Promise<Drawn | Refusal> {
    const when = whenOf(query, now);
    if (isRefusal(when)) return when;
    const knownAt = when.knownAt ?? tx.now;
    const withSample = query.sample === 'include';
    const world = await knownWorld(tx, knownAt, withSample, texts);
    const indicator = world.indicators.get(query.indicator);
    if (!indicator) return invalid({ pointer: '/indicator', code: 'unknown-indicator' });
    const countries = countriesOn(when.day, world, query.region);
    if (
      query.region &&
      !world.countries.some(({ memberships }) => memberships.some(({ region }) => region === query.region))
    ) {
      return invalid({ pointer: '/region', code: 'unknown-region' });
    }
    const codes = countries.map(({ iso3 }) => iso3);
    const rows = await spansOn(tx, {
      indicators: [indicator.id],
      countries: codes,
      day: when.day,
      knownAt,
      withSample,
    });
    const byCountry = new Map(rows.map((row) => [row.iso3, [toSpan(row)]]));
    const items = codes.map((iso3) => ({
      iso3,
      ...entryOn(when.day, groundOf(world, indicator, iso3, byCountry.get(iso3) ?? [])),
    }));
    const levels = indicator.levels.map(({ id }) => id);
    // A source counts the whole network; beside one region its number would mislead.
    const published = query.region ? [] : await publishedFiguresOn(tx, indicator.id, when.day, knownAt);
    const coverage = {
      indicator: indicator.id,
      asAt: when.day,
      knownAt: query.knownAt ?? world.changedAt,
      sample: query.sample,
      items,
      figures: {
        partnerCountries: { value: items.length, exact: isCountExactOn(when.day) },
        ...figuresOf(levels, items),
        published,
      },
    };
    return { world, indicator, coverage };
  }
}

const csvHeader =
  'iso3,country,region,indicator,level,levelName,empty,effectiveOn,effectivePrecision,freshness,attestedOn,claimId,sample';

function instantNow(): Instant {
  return new Date().toISOString().replace('Z', '000Z');
}

import { Injectable } from '@nestjs/common';
import { Coverage, type CoverageQuery, type TimelineQuery } from '@portal/contracts';
import { entryOn, figuresOf, type Instant, invalid, isCountExactOn, isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Prepared } from '../platform/http/answers.js';
import { PictureCache } from '../platform/http/picture-cache.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type IndicatorRow, type KnownWorld, knownWorld } from './known-world.queries.js';
import { countriesOn, groundOf, whenOf } from './picture.js';
import { publishedFiguresOn } from './published-figure.queries.js';
import { spansOn, toSpan } from './span.queries.js';
import { timelineOf } from './timeline.js';

/** The picture with the names that files give their readers. */
export interface Drawn {
  readonly world: KnownWorld;
  readonly indicator: IndicatorRow;
  readonly coverage: Coverage;
}

/** What every partner country reads as: on one day, or on all of them. */
@Injectable()
export class CoverageService {
  constructor(private readonly pictures: PictureCache) {}

  /** The picture of a day as known at an instant, as the actor may see it. */
  on(actor: RequestActor, query: CoverageQuery): Promise<Prepared | Refusal> {
    const now = instantNow();
    return this.pictures.answer(
      'coverage',
      actor,
      { ...query, asAt: query.asAt ?? now.slice(0, 10) },
      query,
      async (tx) => {
        const drawn = await this.draw(tx, query, 'without', now);
        return isRefusal(drawn) ? drawn : JSON.stringify(Coverage.parse(drawn.coverage));
      },
    );
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

  /** @param texts whether the names of countries and levels come with it, for a file */
  async draw(
    tx: ReadTransaction,
    query: CoverageQuery,
    texts: 'with' | 'without',
    now: Instant = instantNow(),
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

function instantNow(): Instant {
  return new Date().toISOString().replace('Z', '000Z');
}

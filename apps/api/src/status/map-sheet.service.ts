import { Injectable } from '@nestjs/common';
import { type MapCountry, type MapRegion, MapSheet, type MapSheetQuery } from '@portal/contracts';
import { countsFrom, isRefusal, type Language, type Refusal } from '@portal/domain';
import { places } from '@portal/reference';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { Prepared } from '../platform/http/answers.js';
import { PictureCache } from '../platform/http/picture-cache.js';
import { type CountryRow, knownWorld, type Texts } from './known-world.queries.js';
import { nameIn, termOf, toIndicator, whenOf } from './picture.js';
import { publishedFiguresKnownAt } from './published-figure.queries.js';
import { timelineOf } from './timeline.js';

/** All that the map page draws its pictures from: whoever opens it on a slow line waits for one answer, not for five. */
@Injectable()
export class MapSheetService {
  constructor(private readonly pictures: PictureCache) {}

  /** The sheet as known at an instant, as the actor may see it and in their language. */
  of(actor: RequestActor, query: MapSheetQuery): Promise<Prepared | Refusal> {
    const { language } = actor;
    return this.pictures.answer('sheet', actor, { ...query, language }, query, async (tx) => {
      const when = whenOf(query, tx.now);
      if (isRefusal(when)) return when;
      const knownAt = when.knownAt ?? tx.now;
      const world = await knownWorld(tx, knownAt, query.sample === 'include');
      const indicator = world.indicators.get(query.indicator);
      return JSON.stringify(
        MapSheet.parse({
          knownAt: query.knownAt ?? world.changedAt,
          sample: query.sample,
          indicators: [...world.indicators.values()].map((each) => toIndicator(each, language)),
          regions: await regionsIn(tx, language),
          countries: world.countries.map((country) => toMapCountry(country, language)),
          figures: await publishedFiguresKnownAt(tx, knownAt),
          timeline: indicator
            ? await timelineOf(tx, world, { indicator, countries: world.countries, knownAt: when.knownAt, query })
            : null,
        } satisfies MapSheet),
      );
    });
  }
}

function toMapCountry(row: CountryRow, language: Language): MapCountry {
  return {
    iso3: row.iso3,
    name: nameIn(row.names, language),
    regions: row.memberships.map(({ region }) => region),
    countsFrom: countsFrom(termOf(row)),
    leftOn: row.left_on,
    absences: [...row.absences],
    // A country of the first load has its place in the geometry, which every visit fetches anyway.
    place: row.iso3 in places ? null : { frame: row.frame, labelPoint: row.label_point },
  };
}

async function regionsIn(tx: ReadTransaction, language: Language): Promise<MapRegion[]> {
  const rows = await tx.rows<{ code: string; names: Texts; city: Texts }>(
    `SELECT code, names, secretariat -> 'city' AS city FROM region ORDER BY position`,
  );
  return rows.map(({ code, names, city }) => ({
    code,
    name: nameIn(names, language),
    secretariat: { city: nameIn(city, language) },
  }));
}

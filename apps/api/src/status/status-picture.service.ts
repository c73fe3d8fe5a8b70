import { Injectable } from '@nestjs/common';
import type { IndicatorEntry } from '@portal/contracts';
import { type Day, entryOn, type Instant, isRefusal, type PartnerTerm, type Refusal } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type CountryRow, type KnownWorld, knownWorld } from './known-world.queries.js';
import { groundOf, type PictureAsked, regionsOn, termOf, whenOf } from './picture.js';
import { spansOn, toSpan } from './span.queries.js';

export type { CountryRow, KnownWorld, Texts } from './known-world.queries.js';

/** All indicators of a day: what other rooms ask of status. */
export interface StatusPicture {
  readonly day: Day;
  readonly knownAt: Instant;
  readonly world: KnownWorld;
  readonly entries: (iso3: string) => IndicatorEntry[];
}

/** The pictures of all indicators at once, for the pages of countries and regions. */
@Injectable()
export class StatusPictureService {
  async of(tx: ReadTransaction, asked: PictureAsked): Promise<StatusPicture | Refusal> {
    const when = whenOf(asked, tx.now);
    if (isRefusal(when)) return when;
    const knownAt = when.knownAt ?? tx.now;
    const withSample = asked.sample === 'include';
    const world = await knownWorld(tx, knownAt, withSample);
    const spans = await spansOn(tx, {
      indicators: [...world.indicators.keys()],
      countries: world.countries.map(({ iso3 }) => iso3),
      day: when.day,
      knownAt,
      withSample,
    });
    const byCountry = Map.groupBy(spans, ({ iso3 }) => iso3);
    const entries = (iso3: string): IndicatorEntry[] =>
      [...world.indicators.values()].map((indicator) => {
        const own = (byCountry.get(iso3) ?? []).filter((span) => span.indicator === indicator.id).map(toSpan);
        return { indicator: indicator.id, ...entryOn(when.day, groundOf(world, indicator, iso3, own)) };
      });
    return { day: when.day, knownAt: asked.knownAt ?? world.changedAt, world, entries };
  }

  termOf(country: CountryRow): PartnerTerm {
    return termOf(country);
  }

  regionsOn(day: Day, country: CountryRow): readonly string[] {
    return regionsOn(day, country);
  }
}

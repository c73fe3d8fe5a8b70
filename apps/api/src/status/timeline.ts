import { Timeline, type TimelineQuery } from '@portal/contracts';
import { type Day, type Instant, timelineFrom } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { CountryRow, IndicatorRow, KnownWorld } from './known-world.queries.js';
import { groundOf } from './picture.js';
import { spansKnownAt, toSpan } from './span.queries.js';

/** The network began in 2010; no picture of an earlier day says anything. */
const timelineStart: Day = '2010-01-01';

/** The spans of these countries for one indicator, as they were known and as the actor may see them. */
export async function timelineOf(
  tx: ReadTransaction,
  world: KnownWorld,
  {
    indicator,
    countries,
    knownAt,
    query,
  }: {
    readonly indicator: IndicatorRow;
    readonly countries: readonly CountryRow[];
    /** Null: now. */
    readonly knownAt: Instant | null;
    readonly query: Pick<TimelineQuery, 'knownAt' | 'sample'>;
  },
): Promise<Timeline> {
  const rows = await spansKnownAt(tx, {
    indicator: indicator.id,
    knownAt: knownAt ?? tx.now,
    withSample: query.sample === 'include',
  });
  const byCountry = Map.groupBy(rows, ({ iso3 }) => iso3);
  return Timeline.parse({
    indicator: indicator.id,
    from: timelineStart,
    knownAt: query.knownAt ?? world.changedAt,
    sample: query.sample,
    shelfLifeMonths: indicator.shelf_life_months,
    items: countries.map(({ iso3 }) => ({
      iso3,
      spans: [
        ...timelineFrom(timelineStart, groundOf(world, indicator, iso3, (byCountry.get(iso3) ?? []).map(toSpan))),
      ],
    })),
  } satisfies Timeline);
}

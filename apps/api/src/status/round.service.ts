import { Injectable } from '@nestjs/common';
import type { Round, RoundInput, RoundPatch, Rounds, RoundsQuery } from '@portal/contracts';
import {
  dayOfInstant,
  errorsInRoundDays,
  forbidden,
  invalid,
  type InvalidValue,
  isCoordinator,
  isPartnerOn,
  isRefusal,
  movedRound,
  notFound,
  type Refusal,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { type KnownWorld, knownWorld } from './known-world.queries.js';
import { holdersOf } from './offices.queries.js';
import { regionsOn, termOf } from './picture.js';
import { roundById, roundColumns, type RoundRow, sumsOfRounds, toRound } from './round.queries.js';

/** Reporting rounds: a coordinator asks countries for indicators, from a day, by a day, until a day. */
@Injectable()
export class RoundService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
  ) {}

  list(
    actor: RequestActor,
    { page, limit, sort, state, iso3, indicator, sample }: RoundsQuery,
  ): Promise<Rounds | Refusal> {
    const columns = { title: 'r.title', opens: 'r.opens', due: 'r.due', closes: 'r.closes' };
    const order = orderOf(sort, columns, 'r.opens DESC, r.id DESC');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const withSample = sample === 'include';
      const rows = await tx.rows<RoundRow & { total: number }>(
        `SELECT ${roundColumns}, count(*) OVER ()::int AS total FROM reporting_round r
         WHERE ($1 OR NOT r.sample) AND ($2::text[] IS NULL OR CASE WHEN app.today() < r.opens THEN 'coming'
             WHEN app.today() <= r.closes THEN 'open' ELSE 'closed' END = ANY ($2))
           AND ($3::text[] IS NULL OR EXISTS (SELECT FROM round_ask a WHERE a.round_id = r.id AND a.iso3 = ANY ($3)))
           AND ($4::text[] IS NULL OR EXISTS (SELECT FROM round_ask a WHERE a.round_id = r.id AND a.indicator = ANY ($4)))
         ORDER BY ${order} LIMIT $5 OFFSET $6`,
        [withSample, state ?? null, iso3 ?? null, indicator ?? null, limit, (page - 1) * limit],
      );
      const ids = rows.map(({ id }) => id);
      const sums = await sumsOfRounds(tx, ids, withSample);
      const today = dayOfInstant(tx.now);
      const items = rows.map((row) => toRound(row, today, sums.get(row.id)));
      return { items, page, limit, total: rows[0]?.total ?? 0 };
    });
  }

  read(actor: RequestActor, id: string, withSample: boolean): Promise<Round | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await roundById(tx, id);
      return row ? withSums(tx, row, withSample) : notFound;
    });
  }

  /** Opens a round and tells whom it asks, and their secretariats. */
  open(actor: RequestActor, input: RoundInput): Promise<Round | Refusal> {
    return this.database.write(actor, async (tx) => {
      if (!isCoordinator(actor)) return forbidden('no-permission');
      const world = await knownWorld(tx, tx.now, false, 'without');
      const errors = [...errorsInRoundDays(dayOfInstant(tx.now), input), ...errorsInAsked(input, world)];
      if (errors.length > 0) return invalid(...errors);
      // One opening after the other: each sees which indicators have been asked for already.
      await tx.rows(`SELECT pg_advisory_xact_lock(hashtext('reporting_round'))`);
      const { title, opens, due, closes } = input;
      const { id } = await tx.insert<Versioned>('reporting_round', { title, opens, due, closes, opened_by: actor.id });
      await tx.rows(
        `INSERT INTO round_ask (round_id, iso3, indicator, during)
         SELECT $1, iso3, indicator, daterange($4, $5, '[]')
         FROM (SELECT DISTINCT unnest($2::text[]) AS iso3) c CROSS JOIN (SELECT DISTINCT unnest($3::text[]) AS indicator) i`,
        [id, input.countries, input.indicators, opens, closes],
      );
      await askFrom(tx, input);
      await this.tell(tx, actor, { id, opens, countries: input.countries }, 'round-opened');
      const row = await roundById(tx, id);
      return row ? withSums(tx, row, false) : notFound;
    });
  }

  /** Changes title and days; what was answered already stays answered. */
  change(
    actor: RequestActor,
    id: string,
    { title, due, closes }: RoundPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<Round | Refusal> {
    return this.database.write(actor, async (tx) => {
      const round = await roundById(tx, id);
      if (!round) return notFound;
      if (!isCoordinator(actor)) return forbidden('no-permission');
      const moved = movedRound(dayOfInstant(tx.now), round, { due, closes });
      if (isRefusal(moved) && moved.refused === 'conflict') return moved;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      // Who did not see the latest is told that first: what stands against their days may be new to them.
      if (ifMatch !== '*' && ifMatch !== round.version) {
        return { refused: 'stale', current: await withSums(tx, round, round.sample) };
      }
      if (isRefusal(moved)) return moved;
      const changed = await tx.change<RoundRow>('reporting_round', round, {
        title: title ?? round.title,
        due: moved.due,
        closes: moved.closes,
      });
      if (isRefusal(changed)) {
        const present = await roundById(tx, id);
        return changed.refused === 'stale' && present
          ? { refused: 'stale', current: await withSums(tx, present, present.sample) }
          : changed;
      }
      if (moved.closes !== round.closes) {
        await tx.rows(`UPDATE round_ask SET during = daterange($2, $3, '[]') WHERE round_id = $1`, [
          id,
          moved.opens,
          moved.closes,
        ]);
      }
      if (moved.due !== round.due || moved.closes !== round.closes) await this.tell(tx, actor, round, 'round-moved');
      return withSums(tx, { ...round, ...changed }, round.sample);
    });
  }

  /** Tells whom a round asks, and their secretariats, each what concerns them. */
  private async tell(
    tx: Transaction,
    actor: RequestActor,
    { id, opens, countries }: Pick<RoundRow, 'id' | 'opens' | 'countries'>,
    what: 'round-opened' | 'round-moved',
  ): Promise<void> {
    const today = dayOfInstant(tx.now);
    const focalPoints = await tx.rows<{ iso3: string; people: readonly string[] }>(
      `SELECT iso3, app.holders('focal-point', ARRAY[iso3], $2) AS people FROM (SELECT DISTINCT unnest($1::text[]) AS iso3) c
       ORDER BY iso3`,
      [countries, today],
    );
    for (const { iso3, people } of focalPoints) {
      const url = `/countries/${iso3}/update`;
      await this.notifications.tell(tx, actor, people, { kind: what, country: iso3, url });
    }
    const { countries: known } = await knownWorld(tx, tx.now, false, 'without');
    const regions = known.flatMap((country) => (countries.includes(country.iso3) ? regionsOn(opens, country) : []));
    const secretariats = await holdersOf(tx, 'secretariat', [...new Set(regions)], today);
    await this.notifications.tell(tx, actor, secretariats, { kind: `${what}-region`, url: `/rounds/${id}` });
  }
}

/** An unknown indicator or country; a country that is no partner on the opening day. */
function errorsInAsked({ indicators, countries, opens }: RoundInput, world: KnownWorld): readonly InvalidValue[] {
  const unknown = indicators.flatMap((indicator, place): readonly InvalidValue[] =>
    world.indicators.has(indicator) ? [] : [{ pointer: `/indicators/${place}`, code: 'unknown-indicator' }],
  );
  const partners = countries.flatMap((iso3, place): readonly InvalidValue[] => {
    const country = world.countries.find((each) => each.iso3 === iso3);
    const pointer = `/countries/${place}`;
    if (!country) return [{ pointer, code: 'unknown-country' }];
    return isPartnerOn(opens, termOf(country)) ? [] : [{ pointer, code: 'not-a-partner' }];
  });
  return [...unknown, ...partners];
}

/** An indicator that nobody was asked for yet is asked for from the opening day on. */
async function askFrom(tx: Transaction, { indicators, opens }: RoundInput): Promise<void> {
  await tx.rows(
    `INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months)
     SELECT d.indicator, $2, d.shelf_life_months FROM (
       SELECT DISTINCT ON (indicator) indicator, asks_since, shelf_life_months FROM indicator_definition
       WHERE indicator = ANY ($1) ORDER BY indicator, recorded_at DESC
     ) d WHERE d.asks_since IS NULL`,
    [indicators, opens],
  );
}

async function withSums(tx: ReadTransaction, row: RoundRow, withSample: boolean): Promise<Round> {
  const sums = await sumsOfRounds(tx, [row.id], withSample || row.sample);
  return toRound(row, dayOfInstant(tx.now), sums.get(row.id));
}

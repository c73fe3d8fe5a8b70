import type { Round, RoundSums } from '@portal/contracts';
import {
  answersOf,
  type CountryAnswers,
  type Day,
  dayOfInstant,
  type Exemption,
  type Instant,
  type LateException,
  type RoundDays,
  roundStateOn,
  type Sending,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { pairOf } from './known-world.queries.js';

/** A row of `reporting_round`, with what it asks of whom. */
export interface RoundRow extends RoundDays {
  readonly id: string;
  readonly title: string;
  readonly opened_at: Instant;
  readonly sample: boolean;
  readonly version: number;
  readonly indicators: readonly string[];
  readonly countries: readonly string[];
}

/** The columns of a round: `r` is the table. */
export const roundColumns = `r.id, r.title, r.opens, r.due, r.closes, r.opened_at, r.sample, r.version,
  ARRAY(SELECT i.id FROM indicator i WHERE EXISTS (SELECT FROM round_ask a WHERE a.round_id = r.id AND a.indicator = i.id)
    ORDER BY i.position) AS indicators,
  ARRAY(SELECT DISTINCT a.iso3 FROM round_ask a WHERE a.round_id = r.id ORDER BY a.iso3) AS countries`;

export function roundById(tx: ReadTransaction, id: string): Promise<RoundRow | undefined> {
  return tx.row<RoundRow>(`SELECT ${roundColumns} FROM reporting_round r WHERE r.id = $1`, [id]);
}

/** The latest round that opened before this one and asked for some of the same. */
export function roundBefore(tx: ReadTransaction, round: RoundRow, withSample: boolean): Promise<RoundRow | undefined> {
  return tx.row<RoundRow>(
    `SELECT ${roundColumns} FROM reporting_round r
     WHERE r.opens < $1 AND r.id <> $2 AND ($3 OR NOT r.sample)
       AND EXISTS (SELECT FROM round_ask a WHERE a.round_id = r.id AND a.indicator = ANY ($4))
     ORDER BY r.opens DESC, r.id DESC LIMIT 1`,
    [round.opens, round.id, withSample, round.indicators],
  );
}

/** Sums of the network, for everybody who is signed in: counts alone, by round. */
export async function sumsOfRounds(
  tx: ReadTransaction,
  rounds: readonly string[],
  withSample: boolean,
  indicators: readonly string[] | null = null,
): Promise<ReadonlyMap<string, RoundSums>> {
  const rows = await tx.rows<Omit<RoundSums, 'onTime'> & { round_id: string; on_time: number }>(
    'SELECT * FROM app.round_sums(app.actor(), $1, $2, $3)',
    [rounds, indicators, withSample],
  );
  return new Map(rows.map(({ round_id: id, on_time: onTime, ...sums }) => [id, { ...sums, onTime }]));
}

export function toRound(row: RoundRow, today: Day, figures: RoundSums | undefined): Round {
  const { id, title, opens, due, closes, sample, version } = row;
  return {
    id,
    title,
    state: roundStateOn(today, row),
    opens,
    due,
    closes,
    indicators: [...row.indicators],
    countries: [...row.countries],
    openedAt: row.opened_at,
    figures: figures ?? null,
    sample,
    version,
  };
}

interface AskRow {
  readonly round_id: string;
  readonly iso3: string;
  readonly indicators: readonly string[];
}

type OfRound<T> = T & { readonly round_id: string; readonly iso3: string };
type OfPair<T> = T & { readonly iso3: string; readonly indicator: string };

/** By round, then by country: how those stand whose reports the actor reads (all for the system). */
export type Standings = ReadonlyMap<string, ReadonlyMap<string, CountryAnswers>>;

/** @param only the indicators to look at; null: all that each round asks */
export async function standingsIn(
  tx: ReadTransaction,
  rounds: readonly RoundRow[],
  withSample: boolean,
  only: readonly string[] | null = null,
): Promise<Standings> {
  const ids = rounds.map(({ id }) => id);
  const asks = await tx.rows<AskRow>(
    `SELECT a.round_id, a.iso3, array_agg(a.indicator ORDER BY i.position) AS indicators
     FROM round_ask a JOIN indicator i ON i.id = a.indicator
     WHERE a.round_id = ANY ($1) AND ($2::text[] IS NULL OR a.indicator = ANY ($2))
       AND ((SELECT app.is_system()) OR a.iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[]))
     GROUP BY a.round_id, a.iso3 ORDER BY a.iso3`,
    [ids, only],
  );
  const exemptions = Map.groupBy(
    await tx.rows<OfPair<Exemption>>(
      'SELECT iso3, indicator, since, until FROM exemption WHERE iso3 = ANY ($1) AND ($2 OR NOT sample)',
      [asks.map(({ iso3 }) => iso3), withSample],
    ),
    ({ iso3, indicator }) => pairOf(iso3, indicator),
  );
  const keyOf = (row: OfRound<unknown>) => `${row.round_id} ${row.iso3}`;
  const sendings = Map.groupBy(
    await tx.rows<OfRound<Sending>>(
      `SELECT round_id, iso3, indicator, sent_at AS "sentAt" FROM app.round_sendings(app.actor(), $1, $2)`,
      [ids, withSample],
    ),
    keyOf,
  );
  const exceptions = Map.groupBy(
    await tx.rows<OfRound<LateException>>(
      'SELECT round_id, iso3, until FROM round_exception WHERE round_id = ANY ($1)',
      [ids],
    ),
    keyOf,
  );
  const standings = rounds.map((round) => {
    const countries = asks
      .filter((ask) => ask.round_id === round.id)
      .map((ask) => {
        const answers = answersOf(round, {
          asked: ask.indicators,
          exemptions: new Map(ask.indicators.map((each) => [each, exemptions.get(pairOf(ask.iso3, each)) ?? []])),
          sendings: sendings.get(keyOf(ask)) ?? [],
          exceptions: exceptions.get(keyOf(ask)) ?? [],
        });
        return [ask.iso3, answers] as const;
      });
    return [round.id, new Map(countries)] as const;
  });
  return new Map(standings);
}

/** What a country owes an open round. */
export interface Owing {
  readonly round: RoundRow;
  readonly iso3: string;
  readonly indicators: readonly string[];
}

/**
 * Who owes what in the rounds that are open on a day, of the countries whose reports the actor reads (all for the
 * system): the rounds due first first. Sample data counts, as in all work.
 */
export async function owingOn(tx: ReadTransaction, day: Day): Promise<readonly Owing[]> {
  const rounds = await openRoundsOn(tx, day);
  const standings = await standingsIn(tx, rounds, true);
  return rounds.flatMap((round) =>
    [...(standings.get(round.id) ?? [])].flatMap(([iso3, { owed }]) =>
      owed.length > 0 ? [{ round, iso3, indicators: owed }] : [],
    ),
  );
}

/** The open rounds that ask a country, as its reporting page shows them. */
export async function openRoundsOf(tx: ReadTransaction, iso3: string) {
  const rounds = (await openRoundsOn(tx, dayOfInstant(tx.now))).filter((round) => round.countries.includes(iso3));
  const standings = await standingsIn(tx, rounds, true);
  return rounds.flatMap(({ id, title, opens, due, closes, sample }) => {
    const answers = standings.get(id)?.get(iso3);
    if (!answers || answers.asked.length === 0) return [];
    return [{ id, title, opens, due, closes, sample, asked: [...answers.asked], owed: [...answers.owed] }];
  });
}

function openRoundsOn(tx: ReadTransaction, day: Day): Promise<RoundRow[]> {
  return tx.rows<RoundRow>(
    `SELECT ${roundColumns} FROM reporting_round r WHERE r.opens <= $1 AND $1 <= r.closes ORDER BY r.due, r.id`,
    [day],
  );
}

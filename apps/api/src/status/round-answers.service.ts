import { Injectable } from '@nestjs/common';
import type { CountryRound, RoundAnswers, RoundException } from '@portal/contracts';
import {
  comparisonOf,
  type CountryAnswers,
  type Day,
  dayOfInstant,
  notFound,
  type Refusal,
  sumsByRegion,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { exceptionsOf } from './round-exception.service.js';
import { roundBefore, roundById, type RoundRow, standingsIn, sumsOfRounds, toRound } from './round.queries.js';

interface PlaceRow {
  readonly iso3: string;
  readonly main_region: string;
  readonly regions: string[];
}

const nobody: ReadonlyMap<string, CountryAnswers> = new Map();

/** Who answered a round: countries one by one for those who read their reports, sums for everybody. */
@Injectable()
export class RoundAnswersService {
  constructor(private readonly database: Database) {}

  read(actor: RequestActor, id: string, sample: 'exclude' | 'include'): Promise<RoundAnswers | Refusal> {
    return this.database.read(actor, async (tx) => {
      const round = await roundById(tx, id);
      if (!round) return notFound;
      const withSample = sample === 'include' || round.sample;
      const standings = (await standingsIn(tx, [round], withSample)).get(id) ?? nobody;
      const places = await placesOf(tx, round.countries, round.opens);
      const { items: exceptions } = await exceptionsOf(tx, id, { page: 1, limit: null });
      const sums = await sumsOfRounds(tx, [id], withSample);
      return {
        round: toRound(round, dayOfInstant(tx.now), sums.get(id)),
        sample,
        countries: places.flatMap((place) => {
          const answers = standings.get(place.iso3);
          return answers ? [toCountry(place, answers, exceptions)] : [];
        }),
        regions: regionSums(places, standings),
        before: await before(tx, round, withSample),
      };
    });
  }
}

/** A region's sums only where every country that they count is the reader's to read. */
function regionSums(
  places: readonly PlaceRow[],
  standings: ReadonlyMap<string, CountryAnswers>,
): RoundAnswers['regions'] {
  const closed = new Set(places.filter(({ iso3 }) => !standings.has(iso3)).map((place) => place.main_region));
  const open = places.flatMap(({ iso3, main_region: mainRegion }) => {
    const answers = standings.get(iso3);
    return answers && !closed.has(mainRegion) ? [{ mainRegion, answers }] : [];
  });
  return [...sumsByRegion(open)].map(([code, sums]) => ({ code, ...sums }));
}

/** The round before, seen on the indicators that both ask for. */
async function before(tx: ReadTransaction, round: RoundRow, withSample: boolean): Promise<RoundAnswers['before']> {
  const last = await roundBefore(tx, round, withSample);
  if (!last) return null;
  const common = round.indicators.filter((indicator) => last.indicators.includes(indicator));
  const standings = await standingsIn(tx, [last, round], withSample, common);
  const then = standings.get(last.id) ?? nobody;
  const sums = await sumsOfRounds(tx, [last.id], withSample, common);
  const { id, title, opens, due, closes } = last;
  return {
    ...{ id, title, opens, due, closes, indicators: common },
    figures: sums.get(id) ?? null,
    countries: [...then].map(([iso3, { asked, answered, isComplete, isOnTime }]) => ({
      iso3,
      asked: asked.length,
      answered: answered.length,
      complete: isComplete,
      onTime: isOnTime,
    })),
    comparison: comparisonOf(then, standings.get(round.id) ?? nobody),
  };
}

function toCountry(
  { iso3, main_region: mainRegion, regions }: PlaceRow,
  answers: CountryAnswers,
  exceptions: readonly RoundException[],
): CountryRound {
  return {
    iso3,
    regions,
    mainRegion,
    asked: [...answers.asked],
    exempt: [...answers.exempt],
    answered: answers.answered.map(({ indicator, sentAt }) => ({ indicator, sentAt })),
    owed: [...answers.owed],
    complete: answers.isComplete,
    onTime: answers.isOnTime,
    lastSentAt: answers.lastSentAt,
    exceptions: exceptions.filter((each) => each.iso3 === iso3),
  };
}

/** The regions of countries on a day, the main one first. */
function placesOf(tx: ReadTransaction, countries: readonly string[], day: Day): Promise<PlaceRow[]> {
  return tx.rows<PlaceRow>(
    `SELECT c.iso3, c.main_region, ARRAY(
       SELECT m.region FROM membership m WHERE m.iso3 = c.iso3 AND (m.since IS NULL OR m.since <= $2)
         AND (m.until IS NULL OR $2 <= m.until) ORDER BY m.region <> c.main_region, m.region) AS regions
     FROM partner_country c WHERE c.iso3 = ANY ($1) ORDER BY c.iso3`,
    [countries, day],
  );
}

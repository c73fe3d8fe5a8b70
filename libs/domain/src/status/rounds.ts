import type { Day, Instant } from '../day.js';
import { dayOfInstant, isWithin } from '../day.js';
import type { InvalidValue, Refusal } from '../refusal.js';
import { conflict, invalid } from '../refusal.js';
import type { Exemption } from './coverage.js';

/** The three days of a reporting round, UTC and inclusive: answers count from `opens` to `closes`, on time by `due`. */
export interface RoundDays {
  readonly opens: Day;
  readonly due: Day;
  readonly closes: Day;
}

export const roundStates = ['open', 'coming', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export function roundStateOn(day: Day, { opens, closes }: RoundDays): RoundState {
  if (day < opens) return 'coming';
  return day <= closes ? 'open' : 'closed';
}

/** What is wrong with the days of a round that is being opened. A round never begins in the past. */
export function errorsInRoundDays(today: Day, { opens, due, closes }: RoundDays): readonly InvalidValue[] {
  return [
    ...(opens < today ? [{ pointer: '/opens', code: 'past-day' } as const] : []),
    ...(closes < opens ? [{ pointer: '/closes', code: 'closes-before-opens' } as const] : []),
    ...(due < opens || (closes >= opens && due > closes)
      ? [{ pointer: '/due', code: 'due-outside-round' } as const]
      : []),
  ];
}

/** What somebody wants to change of a round's days. */
export interface RoundMove {
  readonly due?: Day | undefined;
  readonly closes?: Day | undefined;
}

/**
 * The days after a change, or why not: what was answered already never changes, so both days move later only; a
 * round may end early, on today at the earliest, and its due day is drawn back with it. A closed one stays closed.
 */
export function movedRound(today: Day, round: RoundDays, { due, closes }: RoundMove): RoundDays | Refusal {
  if (due === undefined && closes === undefined) return round;
  if (roundStateOn(today, round) === 'closed') return conflict('round-closed');
  const last = closes ?? round.closes;
  if (last < today) return invalid({ pointer: '/closes', code: 'past-day' });
  if (last < round.opens) return invalid({ pointer: '/closes', code: 'closes-before-opens' });
  const earliest = round.due < last ? round.due : last;
  const by = due ?? earliest;
  if (by > last) return invalid({ pointer: '/due', code: 'due-outside-round' });
  return by < earliest ? invalid({ pointer: '/due', code: 'due-moves-later' }) : { ...round, due: by, closes: last };
}

/** A named exception: what a country sends after the closing counts too, until a day (inclusive; null: whenever). */
export interface LateException {
  readonly until: Day | null;
}

/** A claim or confirmation that was sent and not withdrawn. */
export interface Sending {
  readonly indicator: string;
  readonly sentAt: Instant;
}

/** All that is known of one country in a round. */
export interface AskedCountry {
  readonly asked: readonly string[];
  /** Of each indicator, the days for which the country is exempted from it. */
  readonly exemptions: ReadonlyMap<string, readonly Exemption[]>;
  readonly sendings: readonly Sending[];
  readonly exceptions: readonly LateException[];
}

/** What a country was asked and answered. */
export interface CountryAnswers {
  /** Without what it is exempted from. */
  readonly asked: readonly string[];
  readonly exempt: readonly string[];
  /** By indicator, the first sending that counts. */
  readonly answered: readonly Sending[];
  /** Asked, and not answered yet. */
  readonly owed: readonly string[];
  readonly isComplete: boolean;
  readonly isOnTime: boolean;
  /** The last sending that counts, of any asked indicator. */
  readonly lastSentAt: Instant | null;
}

/** Whether what was sent on a day counts for the round. */
export function countsInRound(round: RoundDays, sentOn: Day, exceptions: readonly LateException[]): boolean {
  if (sentOn < round.opens) return false;
  return sentOn <= round.closes || exceptions.some(({ until }) => isWithin(sentOn, null, until));
}

/**
 * How a country stands in a round. Exempt is what it is exempted from on the due day. Complete: each asked indicator
 * was sent while the round was open (or under an exception); on time: each of them by the due day. What is sent again
 * later takes neither away. A country that is exempted from everything is neither.
 */
export function answersOf(round: RoundDays, country: AskedCountry): CountryAnswers {
  const isExempt = (indicator: string) =>
    (country.exemptions.get(indicator) ?? []).some(({ since, until }) => isWithin(round.due, since, until));
  const asked = country.asked.filter((indicator) => !isExempt(indicator));
  const counted = country.sendings
    .filter(({ sentAt }) => countsInRound(round, dayOfInstant(sentAt), country.exceptions))
    .filter(({ indicator }) => asked.includes(indicator))
    .toSorted((one, other) => one.sentAt.localeCompare(other.sentAt));
  const answered = asked.flatMap((indicator) => counted.find((each) => each.indicator === indicator) ?? []);
  const isComplete = asked.length > 0 && answered.length === asked.length;
  return {
    asked,
    exempt: country.asked.filter(isExempt),
    answered,
    owed: asked.filter((indicator) => !answered.some((each) => each.indicator === indicator)),
    isComplete,
    isOnTime: isComplete && answered.every(({ sentAt }) => dayOfInstant(sentAt) <= round.due),
    lastSentAt: counted.at(-1)?.sentAt ?? null,
  };
}

/** Countries that were asked anything, and of them how many are complete and on time; lines asked and answered. */
export interface RoundSums {
  readonly countries: number;
  readonly complete: number;
  readonly onTime: number;
  readonly asked: number;
  readonly answered: number;
}

/** Sums over countries, each counted once; those that are exempted from everything are not asked. */
export function sumsOf(all: readonly CountryAnswers[]): RoundSums {
  const asked = all.filter((each) => each.asked.length > 0);
  return {
    countries: asked.length,
    complete: asked.filter(({ isComplete }) => isComplete).length,
    onTime: asked.filter(({ isOnTime }) => isOnTime).length,
    asked: asked.reduce((sum, each) => sum + each.asked.length, 0),
    answered: asked.reduce((sum, each) => sum + each.answered.length, 0),
  };
}

/** Sums of each region, a country of two in its main one: together they are those of the network. */
export function sumsByRegion(
  all: readonly { readonly mainRegion: string; readonly answers: CountryAnswers }[],
): ReadonlyMap<string, RoundSums> {
  const regions = Map.groupBy(all, ({ mainRegion }) => mainRegion);
  return new Map(
    [...regions]
      .map(([code, countries]) => [code, sumsOf(countries.map(({ answers }) => answers))] as const)
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );
}

/** Two rounds side by side: the countries that both asked, on the indicators that both asked. */
export interface RoundComparison {
  readonly before: RoundSums;
  readonly now: RoundSums;
}

/** Like with like: only countries of both rounds that each asked anything. */
export function comparisonOf(
  before: ReadonlyMap<string, CountryAnswers>,
  now: ReadonlyMap<string, CountryAnswers>,
): RoundComparison {
  const isAsked = (answers: CountryAnswers | undefined) => answers !== undefined && answers.asked.length > 0;
  const both = [...now.keys()].filter((iso3) => isAsked(before.get(iso3)) && isAsked(now.get(iso3)));
  const those = (answers: ReadonlyMap<string, CountryAnswers>) =>
    sumsOf(both.flatMap((iso3) => answers.get(iso3) ?? []));
  return { before: those(before), now: those(now) };
}

/** Why no exception can be granted now: while a round is open nobody needs one; only who was asked can be late. */
export function refusalToExcept(
  today: Day,
  round: RoundDays,
  isAsked: boolean,
  { until }: LateException,
): Refusal | null {
  if (roundStateOn(today, round) !== 'closed') return conflict('round-not-closed');
  if (!isAsked) return invalid({ pointer: '/iso3', code: 'country-not-asked' });
  return until !== null && until <= round.closes ? invalid({ pointer: '/until', code: 'until-before-closing' }) : null;
}

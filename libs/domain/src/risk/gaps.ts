import type { Day, Instant } from '../day.js';
import type { ActionState } from '../plan/vocabulary.js';
import { contradictionsIn, mustBeTreated, type RatingExceptions, ratingOf, type Ratings } from './rating.js';
import type { Confidence, MethodShape } from './vocabulary.js';

/** What the page says of a scenario by itself (domain.md: "The page checks itself"). */
export const scenarioFlags = [
  'untreated',
  'acceptance-ended',
  'rate-again',
  'low-confidence',
  'target-above-current',
  'current-above-inherent',
] as const;
export type RiskFlag = (typeof scenarioFlags)[number];

/** A plan action that treats a scenario. */
export interface TreatingAction {
  readonly state: ActionState;
  /** When it was reported done; null: it is not. */
  readonly doneAt: Instant | null;
}

/** Somebody with authority bears the risk to the end of a day, unless it was withdrawn before. */
export interface RiskBorne {
  readonly until: Day;
  readonly withdrawnAt: Instant | null;
}

/** What of a scenario the page checks. */
export interface RiskToCheck {
  readonly ratings: Ratings;
  readonly exceptions: RatingExceptions;
  readonly confidence: Confidence | null;
  /** When the current rating was given; null: it was not. */
  readonly ratedAt: Instant | null;
  readonly treatedBy: readonly TreatingAction[];
  readonly acceptances: readonly RiskBorne[];
}

/** The level of a scenario as it stands: with the controls of today, else without any; null: not rated. */
export function levelToday(method: MethodShape, { inherent, current }: Ratings): string | null {
  const judgement = current ?? inherent;
  return judgement === null ? null : ratingOf(method, judgement).level;
}

/** High or above: it must be treated or accepted. */
export function isHighRisk(method: MethodShape, ratings: Ratings): boolean {
  const level = levelToday(method, ratings);
  return level !== null && mustBeTreated(method, level);
}

/** An acceptance holds through its last day; the day after, the gap is back. */
export function isBorneOn(day: Day, { until, withdrawnAt }: RiskBorne): boolean {
  return withdrawnAt === null && day <= until;
}

/** The last day of the acceptances in force; null: none is. */
export function acceptedUntil(acceptances: readonly RiskBorne[], day: Day): Day | null {
  const days = acceptances.filter((each) => isBorneOn(day, each)).map(({ until }) => until);
  return days.sort().at(-1) ?? null;
}

const counting = (actions: readonly TreatingAction[]) => actions.filter(({ state }) => state !== 'cancelled');

/** High or above, treated by no action but cancelled ones, and accepted by nobody today. */
export function isGap(
  method: MethodShape,
  { ratings, treatedBy, acceptances }: Pick<RiskToCheck, 'ratings' | 'treatedBy' | 'acceptances'>,
  day: Day,
): boolean {
  return isHighRisk(method, ratings) && counting(treatedBy).length === 0 && acceptedUntil(acceptances, day) === null;
}

/** All that treats it is done, the last of it after the current rating was given: the team is asked to rate it again. */
export function mustBeRatedAgain({ ratedAt, treatedBy }: Pick<RiskToCheck, 'ratedAt' | 'treatedBy'>): boolean {
  const actions = counting(treatedBy);
  const isDone = actions.every(({ state }) => state === 'done' || state === 'verified');
  return actions.length > 0 && isDone && actions.some(({ doneAt }) => ratedAt === null || (doneAt ?? '') > ratedAt);
}

/** Everything that the page says of a scenario on a day, in the order of the vocabulary. */
export function flagsOf(method: MethodShape, risk: RiskToCheck, day: Day): readonly RiskFlag[] {
  const gap = isGap(method, risk, day);
  const contradictions = contradictionsIn(method, risk.ratings, risk.exceptions);
  const hasEnded = risk.acceptances.some(({ until, withdrawnAt }) => withdrawnAt === null && until < day);
  const applies: Readonly<Record<RiskFlag, boolean>> = {
    untreated: gap,
    'acceptance-ended': gap && hasEnded,
    'rate-again': mustBeRatedAgain(risk),
    'low-confidence': risk.confidence === 'low' && isHighRisk(method, risk.ratings),
    'target-above-current': contradictions.includes('target'),
    'current-above-inherent': contradictions.includes('current'),
  };
  return scenarioFlags.filter((flag) => applies[flag]);
}

import type { InvalidValue } from '../refusal.js';
import {
  type ImpactDimension,
  impactDimensions,
  type Judgement,
  type MethodShape,
  type RatingKind,
  ratingKinds,
  type RiskCell,
} from './vocabulary.js';

/** A judgement with what its method makes of it; computed, never typed. */
export interface RatedJudgement extends Judgement {
  /** The gravest step of the four dimensions. */
  readonly impact: string;
  readonly level: string;
}

/**
 * Where an id stands among a method's, from the lowest.
 *
 * @throws RangeError where the method has no such id: a judgement belongs to one method for life, so that another one's
 *   ids are a fault of ours, never of what somebody typed (that is checked by {@link errorsInJudgement})
 */
function placeOf(ids: readonly string[], id: string): number {
  const place = ids.indexOf(id);
  if (place < 0) throw new RangeError(`The method has no ${id}`);
  return place;
}

/** The overall impact: the highest of the four dimensions (domain.md, "Scenario"). */
export function overallImpact(
  method: Pick<MethodShape, 'impact'>,
  impacts: Readonly<Record<ImpactDimension, string>>,
): string {
  const highest = Math.max(...impactDimensions.map((dimension) => placeOf(method.impact, impacts[dimension])));
  return method.impact[highest] ?? '';
}

/** What the method makes of a cell of its square. */
export function levelOf(
  method: Pick<MethodShape, 'likelihood' | 'impact' | 'grid'>,
  { likelihood, impact }: RiskCell,
): string {
  const level = method.grid[placeOf(method.impact, impact)]?.[placeOf(method.likelihood, likelihood)];
  if (level === undefined) throw new RangeError(`The method rates no ${likelihood}, ${impact}`);
  return level;
}

export function ratingOf(method: MethodShape, { likelihood, impacts }: Judgement): RatedJudgement {
  const impact = overallImpact(method, impacts);
  return { likelihood, impacts, impact, level: levelOf(method, { likelihood, impact }) };
}

/** Whether the one level is higher than the other. */
export function isAbove(method: Pick<MethodShape, 'levels'>, level: string, other: string): boolean {
  return placeOf(method.levels, level) > placeOf(method.levels, other);
}

/** Whether a risk of this level must be treated or accepted. */
export function mustBeTreated(method: Pick<MethodShape, 'levels' | 'treatFrom'>, level: string): boolean {
  return !isAbove(method, method.treatFrom, level);
}

/** What of a judgement is no step of the method, by where it stands in what was sent. */
export function errorsInJudgement(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  { likelihood, impacts }: Judgement,
  pointer: string,
): readonly InvalidValue[] {
  return [
    ...(method.likelihood.includes(likelihood)
      ? []
      : [{ pointer: `${pointer}/likelihood`, code: 'unknown-step' as const }]),
    ...impactDimensions
      .filter((dimension) => !method.impact.includes(impacts[dimension]))
      .map((dimension) => ({ pointer: `${pointer}/impacts/${dimension}`, code: 'unknown-step' as const })),
  ];
}

/** A scenario's three ratings, as far as they are given. */
export type Ratings = Readonly<Record<RatingKind, Judgement | null>>;

/** Why a rating stands above the one before it. */
export interface RatingExceptions {
  readonly current: string;
  readonly target: string;
}

/**
 * Ratings that stand above the one before them without a reason: the current one above the inherent one, the target
 * above the current one; where the current one is not given yet, the target above the inherent one.
 */
export function contradictionsIn(
  method: MethodShape,
  ratings: Ratings,
  exceptions: RatingExceptions,
): readonly (keyof RatingExceptions)[] {
  const levels = ratingKinds.map((kind) => {
    const judgement = ratings[kind];
    return judgement === null ? null : ratingOf(method, judgement).level;
  });
  const [inherent = null, current = null, target = null] = levels;
  const isHigher = (level: string | null, before: string | null) =>
    level !== null && before !== null && isAbove(method, level, before);
  return [
    ...(isHigher(current, inherent) && exceptions.current.trim() === '' ? (['current'] as const) : []),
    ...(isHigher(target, current ?? inherent) && exceptions.target.trim() === '' ? (['target'] as const) : []),
  ];
}

import { overallImpact } from './rating.js';
import { type ImpactDimension, impactDimensions, type Judgement, type MethodShape } from './vocabulary.js';

/** What a group judges: how likely, and how bad on each dimension. */
export type JudgedAxis = 'likelihood' | ImpactDimension;
export const judgedAxes: readonly JudgedAxis[] = ['likelihood', ...impactDimensions];

/** How a group's steps lie on one axis. */
export interface StepSpread {
  /** Every step of the scale, from the lowest, with how many chose it. */
  readonly counts: readonly { readonly step: string; readonly count: number }[];
  /** Of an even number the lower of the two in the middle, so that it is a step somebody chose. */
  readonly median: string;
  readonly lowest: string;
  readonly highest: string;
}

const inOrder = (steps: readonly string[], chosen: readonly string[]): readonly string[] =>
  [...chosen].sort((one, other) => steps.indexOf(one) - steps.indexOf(other));

/** Null where nobody has chosen. The order of those who chose does not matter. */
export function spreadOf(steps: readonly string[], chosen: readonly string[]): StepSpread | null {
  const sorted = inOrder(steps, chosen);
  const [lowest, median, highest] = [sorted[0], sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  if (lowest === undefined || median === undefined || highest === undefined) return null;
  return {
    counts: steps.map((step) => ({ step, count: chosen.filter((each) => each === step).length })),
    median,
    lowest,
    highest,
  };
}

/** The step that a judgement chooses on an axis. */
export function stepOn(axis: JudgedAxis, { likelihood, impacts }: Judgement): string {
  return axis === 'likelihood' ? likelihood : impacts[axis];
}

const scaleOf = (method: Pick<MethodShape, 'likelihood' | 'impact'>, axis: JudgedAxis) =>
  axis === 'likelihood' ? method.likelihood : method.impact;

/** The spread on each axis; empty where nobody has scored. */
export function spreadsOf(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  judgements: readonly Judgement[],
): readonly (StepSpread & { readonly axis: JudgedAxis })[] {
  return judgedAxes.flatMap((axis) => {
    const spread = spreadOf(
      scaleOf(method, axis),
      judgements.map((judgement) => stepOn(axis, judgement)),
    );
    return spread === null ? [] : [{ axis, ...spread }];
  });
}

/** The block of cells that a group chose, from its lowest to its highest steps; null where nobody has scored. */
export function blockOf(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  judgements: readonly Judgement[],
): { readonly likelihood: readonly [string, string]; readonly impact: readonly [string, string] } | null {
  const likelihood = spreadOf(
    method.likelihood,
    judgements.map((each) => each.likelihood),
  );
  const impact = spreadOf(
    method.impact,
    judgements.map(({ impacts }) => overallImpact(method, impacts)),
  );
  if (likelihood === null || impact === null) return null;
  return { likelihood: [likelihood.lowest, likelihood.highest], impact: [impact.lowest, impact.highest] };
}

/** How far from the middle somebody is invited to say why, and from how many scorers on there is a middle. */
export const outlierFrom = { steps: 2, scorers: 3 };

/**
 * Who stands far from the middle of the group on some axis: two steps or more. Of an even number the middle is both steps
 * in the middle, so that of a group that falls into two halves nobody is the odd one out.
 */
export function outliersOf<T extends { readonly judgement: Judgement }>(
  method: Pick<MethodShape, 'likelihood' | 'impact'>,
  scores: readonly T[],
): readonly T[] {
  if (scores.length < outlierFrom.scorers) return [];
  const middles = judgedAxes.map((axis) => {
    const steps = scaleOf(method, axis);
    const places = scores
      .map(({ judgement }) => steps.indexOf(stepOn(axis, judgement)))
      .sort((one, other) => one - other);
    const lower = places[Math.floor((places.length - 1) / 2)] ?? 0;
    const upper = places[Math.floor(places.length / 2)] ?? 0;
    return { axis, steps, lower, upper };
  });
  return scores.filter(({ judgement }) =>
    middles.some(({ axis, steps, lower, upper }) => {
      const place = steps.indexOf(stepOn(axis, judgement));
      return Math.max(lower - place, place - upper) >= outlierFrom.steps;
    }),
  );
}

import type { InvalidValue } from '../refusal.js';
import { levelOf } from './rating.js';
import type { ImpactDimension, Judgement, MethodShape, RiskCell } from './vocabulary.js';

/** Where each step of one method goes in another: a whole map of both axes. */
export interface StepMap {
  readonly likelihood: Readonly<Record<string, string>>;
  readonly impact: Readonly<Record<string, string>>;
}

type Axis = keyof StepMap;
const axes = ['likelihood', 'impact'] as const satisfies readonly Axis[];

/** The map to begin with: steps keep their place where both scales are as long, else their share of the scale. */
export function suggestedMap(from: Pick<MethodShape, Axis>, to: Pick<MethodShape, Axis>): StepMap {
  return { likelihood: spreadOut(from.likelihood, to.likelihood), impact: spreadOut(from.impact, to.impact) };
}

function spreadOut(from: readonly string[], to: readonly string[]): Readonly<Record<string, string>> {
  const last = Math.max(from.length - 1, 1);
  return Object.fromEntries(from.map((step, place) => [step, to[Math.round((place * (to.length - 1)) / last)] ?? '']));
}

/**
 * What is wrong with a map: a step that goes nowhere or to none of the new steps, one that the old method does not have,
 * and a step that ends below one it stood above, since the order of judgements would turn round.
 */
export function errorsInMap(
  map: StepMap,
  from: Pick<MethodShape, Axis>,
  to: Pick<MethodShape, Axis>,
  pointer: string,
): readonly InvalidValue[] {
  return axes.flatMap((axis) => errorsOnAxis(map[axis], from[axis], to[axis], `${pointer}/${axis}`));
}

function errorsOnAxis(
  map: Readonly<Record<string, string>>,
  from: readonly string[],
  to: readonly string[],
  pointer: string,
): readonly InvalidValue[] {
  const strange = Object.keys(map)
    .filter((step) => !from.includes(step))
    .map((step): InvalidValue => ({ pointer: `${pointer}/${step}`, code: 'unknown-step' }));
  let reached = 0;
  const wrong = from.flatMap((step): readonly InvalidValue[] => {
    const target = map[step];
    if (target === undefined) return [{ pointer: `${pointer}/${step}`, code: 'required' }];
    const place = to.indexOf(target);
    if (place < 0) return [{ pointer: `${pointer}/${step}`, code: 'unknown-step' }];
    const isLower = place < reached;
    reached = Math.max(reached, place);
    return isLower ? [{ pointer: `${pointer}/${step}`, code: 'steps-cross' }] : [];
  });
  return [...strange, ...wrong];
}

function goal(map: Readonly<Record<string, string>>, step: string): string {
  const target = map[step];
  if (target === undefined) throw new RangeError(`The map has no ${step}`);
  return target;
}

/** A judgement in the other method's steps. The old one is kept with its version. */
export function remapped(map: StepMap, { likelihood, impacts }: Judgement): Judgement {
  const impact = (dimension: ImpactDimension) => goal(map.impact, impacts[dimension]);
  return {
    likelihood: goal(map.likelihood, likelihood),
    impacts: {
      people: impact('people'),
      economy: impact('economy'),
      environment: impact('environment'),
      'state-and-society': impact('state-and-society'),
    },
  };
}

/** What a cell was and becomes. */
export interface CellMove {
  readonly from: RiskCell & { readonly level: string };
  readonly to: RiskCell & { readonly level: string };
}

/** Every cell of the old square with the cell it goes to, the lowest impact first, as the page shows them. */
export function cellMoves(map: StepMap, from: MethodShape, to: MethodShape): readonly CellMove[] {
  return from.impact.flatMap((impact) =>
    from.likelihood.map((likelihood) => {
      const was = { likelihood, impact };
      const becomes = { likelihood: goal(map.likelihood, likelihood), impact: goal(map.impact, impact) };
      return { from: { ...was, level: levelOf(from, was) }, to: { ...becomes, level: levelOf(to, becomes) } };
    }),
  );
}

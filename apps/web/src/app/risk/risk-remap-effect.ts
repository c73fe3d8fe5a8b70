import type { ListedScenario, RiskLevel, RiskMethod } from '@portal/contracts';
import {
  cellMoves,
  errorsInMap,
  levelOf,
  levelToday,
  type MethodShape,
  mustBeTreated,
  remapped,
  shapeOf,
  type StepMap,
} from '@portal/domain';

/** A rating before and after a remapping. Levels of two methods are told apart by their place among the four colours. */
export interface RemappedRating {
  readonly from: RiskLevel;
  readonly to: RiskLevel;
  readonly way: 'higher' | 'lower' | 'same';
}

/** A cell of the old square with what it becomes, and how many scenarios stand in it today. */
export interface RemappedCell extends RemappedRating {
  readonly likelihood: string;
  readonly impact: string;
  readonly scenarios: number;
}

/** What becomes of a scenario as it stands today. */
export interface RemappedScenario extends RemappedRating {
  readonly scenario: ListedScenario;
  /** Whether it must be treated or accepted from then on, or no longer. */
  readonly duty: 'begins' | 'ends' | 'same';
}

type Levels = Pick<RiskMethod, 'levels'>;

/** What is wrong with the map, by axis and step: the code of its refusal. */
export function wrongSteps(map: StepMap, from: MethodShape, to: MethodShape): ReadonlyMap<string, string> {
  return new Map(errorsInMap(map, from, to, '').map(({ pointer, code }) => [pointer, code]));
}

/** The old square row by row as it is drawn, the gravest impact on top. The map must be whole. */
export function remappedRows(
  map: StepMap,
  from: RiskMethod,
  to: RiskMethod,
  scenarios: readonly ListedScenario[],
): readonly { readonly impact: string; readonly cells: readonly RemappedCell[] }[] {
  const inCell = new Map<string, number>();
  for (const { ratings } of scenarios) {
    const stands = ratings.current ?? ratings.inherent;
    if (stands) inCell.set(keyOf(stands), (inCell.get(keyOf(stands)) ?? 0) + 1);
  }
  const cells = cellMoves(map, shapeOf(from), shapeOf(to)).map((move): RemappedCell => {
    const { likelihood, impact } = move.from;
    const rating = ratingBetween(from, move.from.level, to, move.to.level);
    return { ...rating, likelihood, impact, scenarios: inCell.get(keyOf(move.from)) ?? 0 };
  });
  return from.impact.map(({ id }) => ({ impact: id, cells: cells.filter(({ impact }) => impact === id) })).toReversed();
}

const keyOf = ({ likelihood, impact }: { readonly likelihood: string; readonly impact: string }) =>
  `${likelihood} ${impact}`;

/** Every scenario that is rated, by where it stands today: with its controls, else without any. The map must be whole. */
export function remappedScenarios(
  map: StepMap,
  from: RiskMethod,
  to: RiskMethod,
  scenarios: readonly ListedScenario[],
): readonly RemappedScenario[] {
  const [before, after] = [shapeOf(from), shapeOf(to)];
  return scenarios.flatMap((scenario): readonly RemappedScenario[] => {
    const { inherent, current, target } = scenario.ratings;
    const stands = current ?? inherent;
    const level = levelToday(before, { inherent, current, target });
    if (!stands || level === null) return [];
    const likelihood = remapped(map, stands).likelihood;
    const next = levelOf(after, { likelihood, impact: map.impact[stands.impact] ?? '' });
    const [had, has] = [mustBeTreated(before, level), mustBeTreated(after, next)];
    const duty = had === has ? 'same' : has ? 'begins' : 'ends';
    return [{ ...ratingBetween(from, level, to, next), scenario, duty }];
  });
}

/** How many rise, fall and keep their place, and for how many the duty to treat them begins or ends. */
export function effectCounts(all: readonly (RemappedRating & Partial<Pick<RemappedScenario, 'duty'>>)[]) {
  const of = (holds: (each: (typeof all)[number]) => boolean) => all.filter(holds).length;
  return {
    higher: of(({ way }) => way === 'higher'),
    lower: of(({ way }) => way === 'lower'),
    same: of(({ way }) => way === 'same'),
    begins: of(({ duty }) => duty === 'begins'),
    ends: of(({ duty }) => duty === 'ends'),
  };
}

function ratingBetween(from: Levels, level: string, to: Levels, next: string): RemappedRating {
  const [was, is] = [levelIn(from, level), levelIn(to, next)];
  return { from: was, to: is, way: is.ramp > was.ramp ? 'higher' : is.ramp < was.ramp ? 'lower' : 'same' };
}

function levelIn({ levels }: Levels, wanted: string): RiskLevel {
  const found = levels.find(({ id }) => id === wanted);
  if (!found) throw new RangeError(`The method has no level ${wanted}`);
  return found;
}

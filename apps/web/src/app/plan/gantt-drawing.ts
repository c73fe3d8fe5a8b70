import type { WholePlan } from '@portal/contracts';
import { addDays } from '@portal/domain';
import {
  arrowOf,
  type Bar,
  barOf,
  type BarPlace,
  bracketOf,
  elbowOf,
  expectedEnd,
  type GanttRow,
  pathOf,
  type PlacedRow,
  actionsByObjective,
} from './gantt-layout';
import type { Days, Scale, Span } from './gantt-scale';

type Action = WholePlan['actions'][number];

/** What a Gantt draws of a plan. */
export type DrawnPlan = Pick<WholePlan, 'startsOn' | 'endsOn' | 'asAt' | 'objectives' | 'actions' | 'dependencies'>;

export interface DrawnBar extends Bar {
  readonly action: Action;
  readonly row: PlacedRow;
  /** The upper edge of the bar itself. */
  readonly top: number;
  readonly isCritical: boolean;
}

export interface DrawnBracket {
  readonly row: PlacedRow;
  readonly span: Span;
}

export interface DrawnElbow {
  readonly id: string;
  readonly path: string;
  readonly arrow: string;
  readonly isCritical: boolean;
}

export const barHeight = 12;
const barTop = 10;

/** Where a row's bar has its middle; under it there is room for the adopted version. */
export function middleOf({ top, height }: PlacedRow): number {
  return top + height / 2 - 18 + barTop + barHeight / 2;
}

/** How the parts of a plan hang together, independent of where they are drawn. */
export interface PlanIndex {
  readonly actions: ReadonlyMap<string, Action>;
  readonly ofObjective: ReadonlyMap<string, readonly Action[]>;
}

export function indexOf(plan: DrawnPlan): PlanIndex {
  return {
    actions: new Map(plan.actions.map((action) => [action.id, action])),
    ofObjective: actionsByObjective(plan.objectives, plan.actions),
  };
}

/** Delays are drawn as far as this behind the plan's last day; what somebody mistyped is not. */
const mostBehind = 366;

/** From the end day to the one that is expected now, of each action that is expected to end later. */
export function expectedDays({ endsOn, actions }: Pick<DrawnPlan, 'endsOn' | 'actions'>): readonly Days[] {
  const last = addDays(endsOn, mostBehind);
  return actions.flatMap((action) => {
    const expected = expectedEnd(action, action);
    return expected === null || expected > last ? [] : [{ startsOn: action.endsOn, endsOn: expected }];
  });
}

export interface Drawing {
  readonly index: PlanIndex;
  readonly scale: Scale;
  readonly today: string;
  /** Other days than the plan's, of what is being moved. */
  readonly moved: ReadonlyMap<string, Days>;
  /** The critical path where it is asked for, with each action's place on it; else empty. */
  readonly critical: ReadonlyMap<string, number>;
}

export function barsOf(rows: readonly PlacedRow[], { index, scale, today, moved, critical }: Drawing) {
  return rows.flatMap((row): readonly DrawnBar[] => {
    const action = row.kind === 'action' ? index.actions.get(row.id) : undefined;
    if (!action) return [];
    const bar = barOf(action, scale, today, moved.get(row.id));
    return [{ ...bar, action, row, top: middleOf(row) - barHeight / 2, isCritical: critical.has(row.id) }];
  });
}

export function bracketsOf(rows: readonly PlacedRow[], { index, scale, moved }: Drawing): readonly DrawnBracket[] {
  return rows.flatMap((row) => {
    if (row.kind !== 'objective') return [];
    const days = (index.ofObjective.get(row.id) ?? [])
      .filter(({ state }) => state !== 'cancelled')
      .map((action) => moved.get(action.id) ?? action);
    const span = bracketOf(days, scale);
    return span ? [{ row, span }] : [];
  });
}

/** The dependencies of which something lies between two heights; those with a folded end are left out. */
export function elbowsOf(
  { dependencies }: Pick<DrawnPlan, 'dependencies'>,
  rowOf: ReadonlyMap<string, PlacedRow>,
  [from, until]: readonly [number, number],
  { index, scale, moved, critical }: Drawing,
): readonly DrawnElbow[] {
  return dependencies.flatMap(({ id, actionId, dependsOnId }) => {
    const [row, before] = [rowOf.get(actionId), rowOf.get(dependsOnId)];
    const [action, other] = [index.actions.get(actionId), index.actions.get(dependsOnId)];
    if (!row || !before || !action || !other) return [];
    if (Math.min(row.top, before.top) > until || Math.max(row.top, before.top) + row.height < from) return [];
    const isBelow = before.top < row.top;
    const points = elbowOf(
      scale,
      placeOf(before, moved.get(dependsOnId) ?? other, isBelow),
      placeOf(row, moved.get(actionId) ?? action, !isBelow),
    );
    return [
      {
        id,
        path: pathOf(points),
        arrow: arrowOf(points, scale),
        isCritical: critical.get(actionId) === (critical.get(dependsOnId) ?? NaN) + 1,
      },
    ];
  });
}

function placeOf(row: PlacedRow, days: Days, isOtherBelow: boolean): BarPlace {
  const edge = isOtherBelow ? row.top + row.height : row.top;
  return { days, middle: middleOf(row), half: barHeight / 2, edge };
}

/** The bar above or below, or the first or last one; the one itself where there is none. */
export function nextBar(rows: readonly GanttRow[], current: string, key: string): string {
  const ids = rows.filter(({ kind }) => kind === 'action').map(({ id }) => id);
  const place = ids.indexOf(current);
  switch (key) {
    case 'ArrowDown':
      return ids[place + 1] ?? current;
    case 'ArrowUp':
      return ids[place - 1] ?? current;
    case 'Home':
      return ids[0] ?? current;
    case 'End':
      return ids.at(-1) ?? current;
    default:
      return current;
  }
}

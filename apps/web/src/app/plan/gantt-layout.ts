import type { Action, Objective } from '@portal/contracts';
import { addDays, type Day, isActionOver } from '@portal/domain';
import { alongOf, type Days, endsAlong, type Scale, type Span, spanAlong, xAlong, xOf } from './gantt-scale';

/** One row of the table that the Gantt stands beside; a gap is what an open row shows under itself. */
export interface GanttRow {
  readonly kind: 'objective' | 'action' | 'gap';
  /** Of its objective or action; a gap has that of the row above it. */
  readonly id: string;
  readonly height: number;
}

export const rowHeight = 36;

export type PlacedRow = GanttRow & { readonly top: number };

/** What a bar is drawn from. */
export type BarAction = Pick<
  Action,
  'state' | 'progress' | 'isOverdue' | 'baseline' | 'startsOn' | 'endsOn' | 'latest'
>;

export interface Bar {
  readonly whole: Span;
  /** The share that is done, from the bar's beginning. */
  readonly done: Span;
  /** From the end day to today, where that is past. */
  readonly late: Span | null;
  /** From the end day to the day on which its latest report expects the end, where that is later. */
  readonly expected: Span | null;
  /** Its days in the adopted version. */
  readonly baseline: Span | null;
  /** Its days before it was moved. */
  readonly before: Span | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The rows of the table, and what the open one shows under itself: as high as it was measured. */
export function ganttRows(
  rows: readonly Pick<GanttRow, 'kind' | 'id'>[],
  open: { readonly id: string; readonly height: number } | null,
): readonly GanttRow[] {
  return rows.flatMap(({ kind, id }): readonly GanttRow[] => {
    const row = { kind, id, height: rowHeight };
    return open?.id === id ? [row, { kind: 'gap', id, height: open.height }] : [row];
  });
}

/** Rows under each other. */
export function placedRows(rows: readonly GanttRow[]): readonly PlacedRow[] {
  let top = 0;
  return rows.map((row) => {
    const placed = { ...row, top };
    top += row.height;
    return placed;
  });
}

export function heightOf(rows: readonly PlacedRow[]): number {
  const last = rows.at(-1);
  return last ? last.top + last.height : 0;
}

/** The rows that reach between two heights. */
export function rowsBetween(rows: readonly PlacedRow[], from: number, until: number): readonly PlacedRow[] {
  return rows.filter(({ top, height }) => top + height > from && top < until);
}

/** An action's bar; `moved`: other days than it has, while it is being moved. */
export function barOf(action: BarAction, scale: Scale, today: Day, moved: Days = action): Bar {
  const { start, end } = endsAlong(scale, moved);
  const progress = Math.min(100, Math.max(0, action.progress));
  const isLate = action.isOverdue && moved.endsOn < today;
  return {
    whole: spanAlong(scale, start, end),
    done: spanAlong(scale, start, start + ((end - start) * progress) / 100),
    late: isLate ? spanAlong(scale, end, alongOf(scale, today)) : null,
    expected: expectedOf(action, moved, scale),
    baseline: action.baseline ? spanOf(action.baseline, scale) : null,
    before: moved === action ? null : spanOf(action, scale),
  };
}

/** The day on which an action that is not over is expected to end, where that is not by its end day; else null. */
export function expectedEnd({ state, latest }: Pick<BarAction, 'state' | 'latest'>, { endsOn }: Days): Day | null {
  const expected = latest?.expectedEndsOn ?? null;
  return expected === null || expected <= endsOn || isActionOver(state) ? null : expected;
}

function expectedOf(action: BarAction, moved: Days, scale: Scale): Span | null {
  const expected = expectedEnd(action, moved);
  if (expected === null) return null;
  const { end } = endsAlong(scale, moved);
  return spanAlong(scale, end, endsAlong(scale, { startsOn: moved.startsOn, endsOn: expected }).end);
}

export function spanOf(days: Days, scale: Scale): Span {
  const { start, end } = endsAlong(scale, days);
  return spanAlong(scale, start, end);
}

/** From the first to the last day of what an objective holds. */
export function bracketOf(actions: readonly Days[], scale: Scale): Span | null {
  const [first, ...others] = actions;
  if (!first) return null;
  const startsOn = others.reduce((day, each) => (each.startsOn < day ? each.startsOn : day), first.startsOn);
  const endsOn = others.reduce((day, each) => (each.endsOn > day ? each.endsOn : day), first.endsOn);
  return spanOf({ startsOn, endsOn }, scale);
}

const stub = 4;
const arrow = 6;
const lead = 10;
/** How far before its end a line may leave a bar. */
const mostBack = 12;

/** Where a bar stands in its row, for the lines between bars. */
export interface BarPlace {
  readonly days: Days;
  readonly middle: number;
  /** Half of its height. */
  readonly half: number;
  /** The edge of its row towards the other bar. */
  readonly edge: number;
}

/**
 * The line from the end of an action to the beginning of the one that waits for it, in right angles. Where that one
 * begins too early for a simple elbow, the line goes round between the rows.
 */
export function elbowOf(scale: Scale, from: BarPlace, to: BarPlace): readonly Point[] {
  const { start, end: out } = endsAlong(scale, from.days);
  const into = endsAlong(scale, to.days).start;
  const turn = Math.min(out - 1, into - arrow);
  const below = to.middle > from.middle ? 1 : -1;
  if (turn >= Math.max(0, start, out - mostBack)) {
    return drawnAlong(scale, [
      [turn, from.middle + below * from.half],
      [turn, to.middle],
      [into, to.middle],
    ]);
  }
  const beyond = Math.min(scale.width, out + stub);
  const before = Math.max(0, into - lead);
  return drawnAlong(scale, [
    [out, from.middle],
    [beyond, from.middle],
    [beyond, to.edge],
    [before, to.edge],
    [before, to.middle],
    [into, to.middle],
  ]);
}

function drawnAlong(scale: Scale, places: readonly (readonly [number, number])[]): readonly Point[] {
  return places.map(([along, y]) => ({ x: xAlong(scale, along), y }));
}

export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** The head of an elbow's arrow, its tip at the bar. */
export function arrowOf(points: readonly Point[], { isMirrored }: Scale): string {
  const tip = points.at(-1);
  if (!tip) return '';
  const back = tip.x + (isMirrored ? 5 : -5);
  return pathOf([tip, { x: back, y: tip.y - 3.5 }, { x: back, y: tip.y + 3.5 }]) + 'Z';
}

/** Where today's line stands; null outside the axis. */
export function todayOf(scale: Scale, today: Day): number | null {
  return today >= scale.startsOn && today < addDays(scale.endsOn, 1) ? xOf(scale, today) : null;
}

/** The actions of each objective, in the plan's order. */
export function actionsByObjective<T extends Pick<Action, 'objectiveId'>>(
  objectives: readonly Pick<Objective, 'id'>[],
  actions: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const all = new Map<string, T[]>(objectives.map(({ id }) => [id, []]));
  for (const action of actions) all.get(action.objectiveId)?.push(action);
  return all;
}

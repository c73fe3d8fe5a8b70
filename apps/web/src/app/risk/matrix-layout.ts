import type { ListedScenario, RiskMethod } from '@portal/contracts';

/** The square of a method as it is drawn: the gravest impact on top, the least likely at the start. */
export type MatrixShape = Pick<RiskMethod, 'likelihood' | 'impact' | 'grid'>;

/** A place on the square in units of its cells, from the top left corner. */
export interface MatrixPoint {
  readonly x: number;
  readonly y: number;
}

/** A scenario's mark; `size` is the share of a full mark that fits beside the others of its cell. */
export interface MatrixMark extends MatrixPoint {
  readonly scenario: ListedScenario;
  readonly size: number;
}

/** Scenarios of one cell that are too many for marks of their own. */
export interface MatrixHeap extends MatrixPoint {
  readonly scenarios: readonly ListedScenario[];
}

/** The block of cells that people chose, in units of cells. */
export interface MatrixBlock extends MatrixPoint {
  readonly width: number;
  readonly height: number;
}

type Placed = { readonly likelihood: string; readonly impact: string };

/** One cell of the square in the units in which it is drawn. */
export const cellSize = 72;
const markRadius = 13;
const headLength = 9;
/** More than these in one cell are drawn as their number. */
const mostInCell = 9;
/** What a full mark takes of a cell, across and down. */
const room = 0.43;
/** The words of a cell stand above this. */
const below = 0.3;

/** Column and row of a rating, both from 0 at the top left; null where the method has no such step. */
export function cellOf(shape: MatrixShape, { likelihood, impact }: Placed): { column: number; row: number } | null {
  const column = shape.likelihood.findIndex(({ id }) => id === likelihood);
  const step = shape.impact.findIndex(({ id }) => id === impact);
  return column < 0 || step < 0 ? null : { column, row: shape.impact.length - 1 - step };
}

/** The middle of a rating's cell, under its words. */
export function middleOf(shape: MatrixShape, rating: Placed | null): MatrixPoint | null {
  const cell = rating ? cellOf(shape, rating) : null;
  return cell ? { x: cell.column + 0.5, y: cell.row + below + (1 - below) / 2 } : null;
}

/** Scenarios by the cell of their current rating, `column row`; those without one are left out. */
export function byCell(
  shape: MatrixShape,
  scenarios: readonly ListedScenario[],
): ReadonlyMap<string, readonly ListedScenario[]> {
  const cells = new Map<string, ListedScenario[]>();
  for (const scenario of scenarios) {
    const cell = scenario.ratings.current ? cellOf(shape, scenario.ratings.current) : null;
    if (!cell) continue;
    const key = `${cell.column} ${cell.row}`;
    cells.set(key, [...(cells.get(key) ?? []), scenario]);
  }
  return cells;
}

/** Where the marks of the current ratings stand: those of one cell beside each other, in the order given. */
export function marksOn(
  shape: MatrixShape,
  scenarios: readonly ListedScenario[],
): { readonly marks: readonly MatrixMark[]; readonly heaps: readonly MatrixHeap[] } {
  const marks: MatrixMark[] = [];
  const heaps: MatrixHeap[] = [];
  for (const [key, inside] of byCell(shape, scenarios)) {
    const [column = 0, row = 0] = key.split(' ').map(Number);
    if (inside.length > mostInCell) {
      heaps.push({ x: column + 0.5, y: row + below + (1 - below) / 2, scenarios: inside });
      continue;
    }
    const across = Math.ceil(Math.sqrt(inside.length));
    const down = Math.ceil(inside.length / across);
    for (const [place, scenario] of inside.entries()) {
      marks.push({
        scenario,
        x: column + ((place % across) + 0.5) / across,
        y: row + below + ((Math.floor(place / across) + 0.5) / down) * (1 - below),
        size: Math.min(1, 1 / across / room, (1 - below) / down / room),
      });
    }
  }
  return { marks, heaps };
}

/** The cells that people chose in the last closed round; null where there was none. */
export function blockOn(shape: MatrixShape, { spread }: Pick<ListedScenario, 'spread'>): MatrixBlock | null {
  if (!spread) return null;
  const low = cellOf(shape, { likelihood: spread.likelihood[0], impact: spread.impact[0] });
  const high = cellOf(shape, { likelihood: spread.likelihood[1], impact: spread.impact[1] });
  if (!low || !high) return null;
  return { x: low.column, y: high.row, width: high.column - low.column + 1, height: low.row - high.row + 1 };
}

/** Where arrows lead from a cell; the square keeps its direction in every language. */
export function steppedTo(
  shape: MatrixShape,
  at: { readonly column: number; readonly row: number },
  key: string,
): { column: number; row: number } | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const last = { column: shape.likelihood.length - 1, row: shape.impact.length - 1 };
  if (key === 'Home') return { column: 0, row: at.row };
  if (key === 'End') return { column: last.column, row: at.row };
  const move = moves[key];
  if (!move) return null;
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  return { column: within(at.column + move[0], last.column), row: within(at.row + move[1], last.row) };
}

type Sized = MatrixPoint & { readonly size: number };

/** The arrow from the edge of one mark to the edge of another; null where there is no room for one. */
export function arrowBetween(from: Sized, to: Sized): { readonly line: string; readonly head: string } | null {
  const [dx, dy] = [(to.x - from.x) * cellSize, (to.y - from.y) * cellSize];
  const length = Math.hypot(dx, dy);
  const [start, end] = [markRadius * from.size, length - markRadius * to.size - 1];
  if (end - start < headLength) return null;
  const [ux, uy] = [dx / length, dy / length];
  const at = (along: number, aside = 0) =>
    `${rounded(from.x * cellSize + ux * along - uy * aside)} ${rounded(from.y * cellSize + uy * along + ux * aside)}`;
  const base = end - headLength;
  return {
    line: `M${at(start)}L${at(base)}`,
    head: `M${at(end)}L${at(base, headLength / 2)}L${at(base, -headLength / 2)}Z`,
  };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

import type { Action, Objective, PlanOverview } from '@portal/contracts';

/** A row of the plan: an objective that folds, or one of its actions. */
export type PlanRow =
  | {
      readonly kind: 'objective';
      readonly id: string;
      readonly objective: Objective;
      /** How many actions are under it, of those that the filter lets through. */
      readonly actions: number;
      readonly progress: number | null;
      readonly isFolded: boolean;
    }
  | { readonly kind: 'action'; readonly id: string; readonly action: Action };

/** `2.10` comes after `2.9`. */
export function inOrderOfNumbers(one: string, other: string): number {
  const [ones, others] = [one.split('.').map(Number), other.split('.').map(Number)];
  for (let place = 0; place < Math.max(ones.length, others.length); place += 1) {
    const difference = (ones[place] ?? 0) - (others[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The rows that are drawn, top to bottom. Where the actions are narrowed, objectives without any are left out.
 *
 * @param actions what the filter lets through
 */
export function rowsOf(
  objectives: readonly Objective[],
  actions: readonly Action[],
  overview: PlanOverview,
  folded: ReadonlySet<string>,
  isFiltered: boolean,
): readonly PlanRow[] {
  const byObjective = new Map<string, Action[]>();
  for (const action of actions) {
    const known = byObjective.get(action.objectiveId);
    if (known) known.push(action);
    else byObjective.set(action.objectiveId, [action]);
  }
  const progress = new Map(overview.objectives.map((each) => [each.id, each.progress]));
  return [...objectives]
    .sort((one, other) => one.number - other.number)
    .flatMap((objective): PlanRow[] => {
      const own = (byObjective.get(objective.id) ?? []).sort((one, other) =>
        inOrderOfNumbers(one.number, other.number),
      );
      if (isFiltered && own.length === 0) return [];
      const isFolded = folded.has(objective.id);
      const head: PlanRow = {
        kind: 'objective',
        id: objective.id,
        objective,
        actions: own.length,
        progress: progress.get(objective.id) ?? null,
        isFolded,
      };
      return isFolded ? [head] : [head, ...own.map((action): PlanRow => ({ kind: 'action', id: action.id, action }))];
    });
}

/** Where the focus stands in the table. */
export interface CellPlace {
  readonly row: string;
  readonly column: string;
}

/**
 * Where an arrow leads; null where the key is no arrow. Left and right follow the direction of reading, an objective's
 * row is one cell wide.
 */
export function walked(
  rows: readonly PlanRow[],
  columns: readonly string[],
  at: CellPlace,
  key: string,
  isRightToLeft: boolean,
): CellPlace | null {
  const row = rows.findIndex(({ id }) => id === at.row);
  const column = Math.max(0, columns.indexOf(at.column));
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const place = (toRow: number, toColumn: number): CellPlace => ({
    row: rows[Math.max(0, Math.min(rows.length - 1, toRow))]?.id ?? at.row,
    column: columns[Math.max(0, Math.min(columns.length - 1, toColumn))] ?? at.column,
  });
  switch (key) {
    case 'ArrowDown':
      return place(row + 1, column);
    case 'ArrowUp':
      return place(row - 1, column);
    case 'PageDown':
      return place(row + 12, column);
    case 'PageUp':
      return place(row - 12, column);
    case forward:
      return place(row, column + 1);
    case back:
      return place(row, column - 1);
    case 'Home':
      return place(row, 0);
    case 'End':
      return place(row, columns.length - 1);
    default:
      return null;
  }
}

/** Rows under each other that come in sight together. */
export interface RowBlock {
  readonly key: string;
  readonly rows: readonly PlanRow[];
}

/** So few that a slow device draws the next block within a few frames; each block by itself costs a little at every frame. */
const mostInBlock = 8;

/** The rows in blocks, no objective's with another's: what is folded or left out moves no row of the others to another block. */
export function blocksOf(rows: readonly PlanRow[]): readonly RowBlock[] {
  const blocks: { key: string; rows: PlanRow[] }[] = [];
  let group = '';
  let place = 0;
  for (const row of rows) {
    if (row.kind === 'objective') {
      group = row.id;
      place = 0;
    }
    if (place % mostInBlock === 0) blocks.push({ key: `${group} ${place / mostInBlock}`, rows: [] });
    blocks.at(-1)?.rows.push(row);
    place += 1;
  }
  return blocks;
}

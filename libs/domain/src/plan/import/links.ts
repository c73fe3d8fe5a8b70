import { circleClosedBy, type Dependency } from '../dependencies.js';
import type { CellError, ImportErrorCode } from './errors.js';
import { folded, matchable } from './fold.js';
import type { PresentAction, PresentPlan } from './present.js';
import type { ReadAction } from './read-rows.js';

/** What an action waits for: actions that are in the plan, and rows of the file that become new ones. */
export interface Links {
  readonly actions: readonly string[];
  readonly rows: readonly number[];
}

export interface RowLinks {
  readonly links: Links;
  readonly errors: readonly CellError[];
  /** It also waits for a row that is not brought in: that link is left out. */
  readonly isCutShort: boolean;
}

export interface LinkRows {
  /** The action of the plan that a row is; null: a new one. */
  readonly found: ReadonlyMap<number, PresentAction | null>;
  /** Rows that are not brought in. */
  readonly refused: ReadonlySet<number>;
}

const numberKey = (number: string) =>
  folded(number)
    .replace(/^0+(?=\d)/, '')
    .replaceAll(' ', '.');

/**
 * What the rows that say so wait for, by number or reference: of the file first, else of the plan. A number that is
 * nowhere, or twice, or that would close a circle is refused at its cell.
 */
export function linksOf(
  actions: readonly ReadAction[],
  plan: PresentPlan,
  { found, refused }: LinkRows,
): ReadonlyMap<number, RowLinks> {
  const inFile = new Map<string, number[]>();
  for (const { row, number, reference } of actions) {
    for (const key of new Set([numberKey(number), matchable(reference)])) {
      if (key !== '') inFile.set(key, [...(inFile.get(key) ?? []), row]);
    }
  }
  const inPlan = new Map<string, string>();
  for (const { id, number } of plan.actions) inPlan.set(numberKey(number), id);
  for (const { id, reference } of plan.actions) inPlan.set(matchable(reference), id);
  const rowOf = new Map<string, number>();
  for (const [row, present] of found) if (present && !rowOf.has(present.id)) rowOf.set(present.id, row);
  const nodeOf = (row: number) => found.get(row)?.id ?? `row ${row}`;
  const saying = actions.filter(({ dependsOn }) => dependsOn.length > 0);
  const said = new Set(saying.filter(({ row }) => !refused.has(row)).map(({ row }) => nodeOf(row)));
  // What a row says replaces what its action waited for.
  const known: Dependency[] = plan.actions
    .filter(({ id }) => !said.has(id))
    .flatMap(({ id, dependsOn }) => dependsOn.map((dependsOnId) => ({ actionId: id, dependsOnId })));
  const links = new Map<number, RowLinks>();
  for (const action of saying) {
    const ids: string[] = [];
    const rows: number[] = [];
    const errors: CellError[] = [];
    let isCutShort = false;
    const refuse = (code: ImportErrorCode, shown: string) =>
      errors.push({ column: null, field: 'dependsOn', code, shown });
    for (const number of action.dependsOn) {
      const targets = inFile.get(matchable(number)) ?? inFile.get(numberKey(number)) ?? [];
      const id = inPlan.get(matchable(number)) ?? inPlan.get(numberKey(number));
      const [row] = targets;
      if (targets.length > 1) refuse('number-twice', number);
      else if (row === undefined && id === undefined) refuse('unknown-number', number);
      else if (row === action.row) refuse('depends-on-itself', number);
      else {
        const present = row === undefined ? id : found.get(row)?.id;
        if (row !== undefined && present === undefined && refused.has(row)) {
          isCutShort = true;
          continue;
        }
        const node = row === undefined ? (id ?? '') : nodeOf(row);
        const added = { actionId: nodeOf(action.row), dependsOnId: node };
        if (node === added.actionId) refuse('depends-on-itself', number);
        else if (circleClosedBy(added, known)) refuse('circle', number);
        else {
          if (!refused.has(action.row)) known.push(added);
          if (present !== undefined) ids.push(present);
          else if (row !== undefined) rows.push(row);
        }
      }
    }
    links.set(action.row, { links: { actions: [...new Set(ids)], rows: [...new Set(rows)] }, errors, isCutShort });
  }
  return links;
}

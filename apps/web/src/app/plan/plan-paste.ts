import type { Action, ActionPatch, ActionsPatch } from '@portal/contracts';
import {
  type CellError,
  cellText,
  type CellWords,
  changesAnything,
  isWritten,
  readCell,
  type WrittenColumn,
} from './plan-cells';
import type { CellPlace, PlanRow } from './plan-rows';

/** A cell that a pasted block would change. */
export interface PastedChange {
  readonly action: Action;
  readonly column: WrittenColumn;
  readonly before: string;
  readonly after: string;
  readonly patch: ActionPatch;
}

/** A pasted cell that cannot be taken, and why. */
export interface PastedError {
  readonly action: Action;
  readonly column: string;
  readonly text: string;
  readonly error: CellError | 'not-written';
}

export interface Pasted {
  readonly changes: readonly PastedChange[];
  readonly errors: readonly PastedError[];
  /** Cells of the block that fall outside the table. */
  readonly outside: number;
}

/** A block as a spreadsheet puts it on the clipboard: tabs and lines, a cell with either of them in quotes. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let place = 0; place < text.length; place += 1) {
    const sign = text.charAt(place);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t') endCell();
    else if (sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether pasting needs more than one cell. */
export function isBlock(text: string): boolean {
  const block = readBlock(text);
  return block.length > 1 || (block[0]?.length ?? 0) > 1;
}

/**
 * What a block would change, laid on the table from the focused cell on, down over the actions that are drawn. An empty
 * cell of the block changes nothing; what may not be written is an error only where it would change.
 */
export function pasted(
  text: string,
  rows: readonly PlanRow[],
  columns: readonly string[],
  at: CellPlace,
  words: CellWords,
): Pasted {
  const block = readBlock(text);
  const first = rows.findIndex(({ id }) => id === at.row);
  const actions = rows.slice(Math.max(0, first)).flatMap((row) => (row.kind === 'action' ? [row.action] : []));
  const left = Math.max(0, columns.indexOf(at.column));
  const changes: PastedChange[] = [];
  const errors: PastedError[] = [];
  let outside = 0;
  block.forEach((line, down) => {
    const written = new Map<string, ActionPatch>();
    line.forEach((cell, across) => {
      if (cell.trim() === '') return;
      const action = actions[down];
      const column = columns[left + across];
      if (!action || column === undefined) {
        outside += 1;
        return;
      }
      if (!isWritten(column)) {
        errors.push({ action, column, text: cell, error: 'not-written' });
        return;
      }
      const read = readCell(action, column, cell, words);
      if ('error' in read) errors.push({ action, column, text: cell, error: read.error });
      else if (changesAnything(action, read.patch)) {
        written.set(column, read.patch);
        changes.push({
          action,
          column,
          before: cellText(action, column),
          after: cellText({ ...action, ...stated(read.patch) }, column),
          patch: read.patch,
        });
      }
    });
  });
  return { ...withoutBackwardPeriods(changes, errors), outside };
}

/** A period that would end before it begins is told at its end. */
function withoutBackwardPeriods(changes: readonly PastedChange[], errors: readonly PastedError[]) {
  const backward = new Set(
    patchesOf(changes)
      .filter(({ action, patch }) => (patch.startsOn ?? action.startsOn) > (patch.endsOn ?? action.endsOn))
      .map(({ action }) => action.id),
  );
  const isDay = ({ action, column }: PastedChange) =>
    backward.has(action.id) && (column === 'startsOn' || column === 'endsOn');
  return {
    changes: changes.filter((change) => !isDay(change)),
    errors: [
      ...errors,
      ...changes.filter(isDay).map(({ action, column, after }) => ({
        action,
        column,
        text: after,
        error: 'ends-before' as const,
      })),
    ],
  };
}

/** A patch without what it leaves out, so that it can be laid over an action. */
export function stated(patch: ActionPatch): Partial<Action> {
  const { after: _after, ...fields } = patch;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The changes of each action as one patch. */
export function patchesOf(changes: readonly Pick<PastedChange, 'action' | 'patch'>[]) {
  const patches = new Map<string, { readonly action: Action; patch: ActionPatch }>();
  for (const { action, patch } of changes) {
    const known = patches.get(action.id);
    if (known) known.patch = { ...known.patch, ...patch };
    else patches.set(action.id, { action, patch });
  }
  return [...patches.values()];
}

/** What is sent: all or none, each with the version that was seen. */
export function toSend(changes: readonly Pick<PastedChange, 'action' | 'patch'>[]): ActionsPatch {
  return {
    changes: patchesOf(changes).map(({ action, patch }) => ({ id: action.id, version: action.version, patch })),
  };
}

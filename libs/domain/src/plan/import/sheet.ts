import type { Day } from '../../day.js';
import { unguardedText } from '../../exports/cells.js';

/**
 * One cell of a table that somebody brings in: what it shows, and what is behind it where the file says so. A formula's
 * is the value that it had when the file was kept.
 */
export interface ImportCell {
  readonly text: string;
  /** A number of a spreadsheet; a share of hundred stays the share that it is. */
  readonly number?: number;
  /** A real date of a spreadsheet. */
  readonly day?: Day;
  /** The value was spread from the cell that it is merged with. */
  readonly isSpread?: true;
  /** The value comes from a formula. */
  readonly isFormula?: true;
}

/** A row with its number in the file, from 1. Cells that hold nothing are null, and may be left out at the end. */
export interface ImportRow {
  readonly number: number;
  readonly cells: readonly (ImportCell | null)[];
}

/** One sheet of a workbook, or one table of a document with the heading above it. */
export interface ImportTable {
  readonly name: string;
  readonly rows: readonly ImportRow[];
  readonly mergedCells: number;
  readonly formulas: number;
  /** Formulas whose value the file does not keep: their cells are empty. */
  readonly formulasWithoutValue: number;
  /** Rows of the file beyond those that were read. */
  readonly rowsOver: number;
}

/** What a cell shows, without blanks around it and without the guard of an export; nothing where it is empty. */
export function shownIn(cell: ImportCell | null | undefined): string {
  return unguardedText(cell?.text ?? '').trim();
}

/** Whether the row holds anything. */
export function isBlank(row: ImportRow): boolean {
  return row.cells.every((cell) => shownIn(cell) === '');
}

/** How many columns the table has. */
export function widthOf(table: ImportTable): number {
  return table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

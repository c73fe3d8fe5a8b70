import { type CellObject, read, type Range, SSF, type WorkSheet } from '@e965/xlsx';
import { type ImportCell, type ImportRow, type ImportTable, isDay } from '@portal/domain';
import type { FileReading } from './import-reader.js';

/** More rows than this are refused; of fewer, the first are read and the others said. */
export const mostRows = 20_000;
/** Rows that are read: those of the most actions that a plan may have, with their headings and objectives. */
export const rowsRead = 3_000;
const mostColumns = 60;
const mostLetters = 10_000;

/** Reads every visible sheet of a workbook; formulas by the value that the file keeps, merged cells each with its value. */
export function readWorkbook(bytes: Buffer): FileReading {
  const workbook = read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: true,
    cellFormula: true,
    cellHTML: false,
    cellDates: false,
    // Else a formula without a kept value would be no cell at all.
    sheetStubs: true,
    sheetRows: mostRows + 200,
  });
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sheets = workbook.SheetNames.flatMap((name, place) => {
    const sheet = workbook.Sheets[name];
    const isHidden = (workbook.Workbook?.Sheets?.[place]?.Hidden ?? 0) > 0;
    return sheet && !isHidden ? [{ name, sheet }] : [];
  });
  const tables: ImportTable[] = [];
  for (const { name, sheet } of sheets) {
    const table = tableOf(name, sheet, is1904);
    if (table.rows.length + table.rowsOver > mostRows) return { wrong: 'too-many-rows' };
    if (table.rows.length > 0) tables.push(table);
  }
  return tables.length === 0 ? { wrong: 'no-table' } : { tables };
}

function tableOf(name: string, sheet: WorkSheet, is1904: boolean): ImportTable {
  const counts = { mergedCells: 0, formulas: 0, formulasWithoutValue: 0 };
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const grid = new Map<number, (ImportCell | null)[]>();
  lines.forEach((line, row) => {
    if (!line) return;
    const cells: (ImportCell | null)[] = [];
    line.slice(0, mostColumns).forEach((cell, column) => {
      const found = cell ? cellOf(cell, is1904, counts) : null;
      if (!found) return;
      while (cells.length < column) cells.push(null);
      cells[column] = found;
    });
    if (cells.length > 0) grid.set(row, cells);
  });
  counts.mergedCells = spread(grid, sheet['!merges'] ?? []);
  const rows = [...grid]
    .sort(([one], [other]) => one - other)
    .map(([row, cells]): ImportRow => ({ number: row + 1, cells }));
  return { name, rows: rows.slice(0, rowsRead), ...counts, rowsOver: Math.max(0, rows.length - rowsRead) };
}

interface Counts {
  formulas: number;
  formulasWithoutValue: number;
}

function cellOf(cell: CellObject, is1904: boolean, counts: Counts): ImportCell | null {
  const isFormula = typeof cell.f === 'string';
  if (isFormula) counts.formulas += 1;
  if (cell.v === undefined || cell.v === '' || cell.t === 'z') {
    if (isFormula) counts.formulasWithoutValue += 1;
    return null;
  }
  const mark = isFormula ? { isFormula: true as const } : {};
  const shown = (cell.w ?? String(cell.v)).slice(0, mostLetters);
  if (cell.t === 's') return { text: String(cell.v).slice(0, mostLetters), ...mark };
  if (cell.t !== 'n' || typeof cell.v !== 'number') return { text: shown, ...mark };
  const day = isDateFormat(cell.z) ? dayOf(cell.v, is1904) : null;
  if (day !== null) return { text: shown, day, ...mark };
  // A narrow column shows #####; the number is what counts.
  return { text: /^#+$/.test(shown) ? String(cell.v) : shown, number: cell.v, ...mark };
}

interface DateCode {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}

/** The formats of numbers, which the package types as nothing. */
const formats = SSF as {
  is_date(this: void, format: string): boolean;
  parse_date_code(this: void, value: number, options: { readonly date1904: boolean }): DateCode | null;
};

function isDateFormat(format: unknown): boolean {
  return typeof format === 'string' && /[dmy]/i.test(format) && formats.is_date(format);
}

function dayOf(value: number, is1904: boolean): string | null {
  const code = formats.parse_date_code(value, { date1904: is1904 });
  if (!code) return null;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${String(code.y).padStart(4, '0')}-${two(code.m)}-${two(code.d)}`;
  return isDay(day) ? day : null;
}

/** Gives each cell of a merged range the value of its first; answers how many got one. */
function spread(grid: Map<number, (ImportCell | null)[]>, ranges: readonly Range[]): number {
  let count = 0;
  const lastRow = Math.max(-1, ...grid.keys());
  for (const { s, e } of ranges) {
    const value = grid.get(s.r)?.[s.c];
    if (!value) continue;
    for (let row = s.r; row <= Math.min(e.r, lastRow); row += 1) {
      const cells = grid.get(row) ?? [];
      // A merge alone makes no row: one that holds nothing else stays empty.
      if (!grid.has(row) && e.c === s.c) continue;
      for (let column = s.c; column <= Math.min(e.c, mostColumns - 1); column += 1) {
        if (row === s.r && column === s.c) continue;
        while (cells.length < column) cells.push(null);
        cells[column] = { ...value, isSpread: true };
        count += 1;
      }
      grid.set(row, cells);
    }
  }
  return count;
}

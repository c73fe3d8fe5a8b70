import { folded, type ImportCell, type ImportRow, type ImportTable } from '@portal/domain';
import type { FileReading } from './import-reader.js';
import { mostRows, rowsRead } from './import-workbook.js';
import { type ListNumbers, listNumbers } from './import-numbering.js';
import { tagsIn, unescaped } from './import-xml.js';

interface Cell {
  text: string;
  span: number;
  /** It goes on from the cell above. */
  isContinued: boolean;
}

interface Found {
  readonly heading: string;
  readonly rows: Cell[][];
}

/** Reads the tables of a word processor's document, each with the heading above it; cells in cells are text. */
export function readDocument(xml: string, numbering = ''): FileReading {
  const found = tablesIn(xml, listNumbers(numbering));
  if (found.length === 0) return { wrong: 'no-table' };
  const tables = joined(found.map(({ heading, rows }) => ({ heading, ...laidOut(rows) })));
  if (tables.some(({ rows, rowsOver }) => rows.length + rowsOver > mostRows)) return { wrong: 'too-many-rows' };
  return { tables };
}

/** Walks the text of the document: paragraphs outside tables are kept as the heading of the next one. */
function tablesIn(xml: string, next: ListNumbers): readonly Found[] {
  const found: Found[] = [];
  let depth = 0;
  let fallback = 0;
  let heading = '';
  let paragraph = '';
  let cell: Cell | null = null;
  let isText = false;
  let level = 0;
  const add = (text: string) => {
    if (cell) cell.text += text;
    else paragraph += text;
  };
  for (const { name, isClosing, isEmpty, attributes, textBefore } of tagsIn(xml)) {
    if (isText && fallback === 0) add(unescaped(textBefore));
    if (name === 'mc:Fallback' && !isEmpty) fallback += isClosing ? -1 : 1;
    isText = name === 'w:t' && !isClosing && !isEmpty;
    if (name === 'w:p' && !isClosing) level = 0;
    if (name === 'w:ilvl') level = Number(/w:val="(\d+)"/.exec(attributes)?.[1] ?? 0);
    // A number that Word counts by itself stands in no text.
    if (name === 'w:numId') {
      const number = next(/w:val="(\d+)"/.exec(attributes)?.[1] ?? '', level);
      if (number !== '') add(`${number} `);
    }
    if (name === 'w:tab') add(' ');
    if (name === 'w:br' || name === 'w:cr') add('\n');
    if (name === 'w:p' && isClosing) {
      if (cell) cell.text += '\n';
      else if (paragraph.trim() !== '') {
        heading = paragraph.trim();
        paragraph = '';
      }
    }
    if (name === 'w:tbl' && !isEmpty) {
      if (!isClosing && depth === 0) found.push({ heading, rows: [] });
      if (isClosing && depth === 1) heading = '';
      depth += isClosing ? -1 : 1;
    }
    if (depth !== 1) continue;
    const rows = found.at(-1)?.rows ?? [];
    if (name === 'w:tr' && !isClosing) rows.push([]);
    if (name === 'w:tc' && !isClosing) {
      cell = { text: '', span: 1, isContinued: false };
      rows.at(-1)?.push(cell);
    }
    if (name === 'w:tc' && isClosing) cell = null;
    if (!cell) continue;
    if (name === 'w:gridSpan')
      cell.span = Math.min(60, Math.max(1, Number(/w:val="(\d+)"/.exec(attributes)?.[1] ?? 1)));
    if (name === 'w:vMerge') cell.isContinued = !/w:val="restart"/.test(attributes);
  }
  return found;
}

interface LaidOut {
  readonly rows: readonly (ImportCell | null)[][];
  readonly mergedCells: number;
}

/** Cells by their columns: one that spans several stands in each, one that goes on from above says what that says. */
function laidOut(rows: readonly (readonly Cell[])[]): LaidOut {
  let mergedCells = 0;
  const laid: (ImportCell | null)[][] = [];
  for (const row of rows) {
    const above = laid.at(-1) ?? [];
    const cells: (ImportCell | null)[] = [];
    for (const { text, span, isContinued } of row) {
      const shown = text.replace(/[ \t]+/g, ' ').trim();
      for (let part = 0; part < span; part += 1) {
        const upper = isContinued ? (above[cells.length] ?? null) : null;
        const isSpread = isContinued || part > 0;
        const value = isContinued ? (upper?.text ?? '') : shown;
        if (isSpread && value !== '') mergedCells += 1;
        cells.push(value === '' ? null : isSpread ? { text: value, isSpread: true } : { text: value });
      }
    }
    laid.push(cells);
  }
  return { rows: laid, mergedCells };
}

/**
 * Tables with the same headings are one that goes on: over pages, or one for each objective. The heading above each is
 * then a row of its own, as if the document had said the objective there.
 */
function joined(tables: readonly (LaidOut & { readonly heading: string })[]): readonly ImportTable[] {
  const groups = new Map<string, { name: string; parts: (LaidOut & { readonly heading: string })[] }>();
  for (const table of tables) {
    const key = (table.rows[0] ?? []).map((cell) => folded(cell?.text ?? '')).join('|');
    const group = groups.get(key);
    if (group) group.parts.push(table);
    else groups.set(key, { name: table.heading, parts: [table] });
  }
  return [...groups.values()].map(({ name, parts }, place) => {
    const rows: ImportRow[] = [];
    const add = (cells: (ImportCell | null)[]) => rows.push({ number: rows.length + 1, cells });
    parts.forEach((part, which) => {
      const [headings = [], ...others] = part.rows;
      if (which === 0) add(headings);
      if (parts.length > 1 && part.heading !== '') {
        add(headings.map((_, column) => ({ text: part.heading, ...(column > 0 ? { isSpread: true as const } : {}) })));
      }
      for (const cells of others) add(cells);
    });
    return {
      name: name === '' ? String(place + 1) : name.slice(0, 200),
      rows: rows.slice(0, rowsRead),
      mergedCells: parts.reduce((sum, { mergedCells }) => sum + mergedCells, 0),
      formulas: 0,
      formulasWithoutValue: 0,
      rowsOver: Math.max(0, rows.length - rowsRead),
    };
  });
}

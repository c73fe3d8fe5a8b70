import type { ImportCell, ImportRow } from '@portal/domain';
import type { FileReading } from './import-reader.js';
import { mostRows, rowsRead } from './import-workbook.js';

/** Reads a text of values parted by commas, semicolons or tabs, quoted as RFC 4180 says. Nothing is taken for a number. */
export function readText(bytes: Buffer): FileReading {
  const text = decoded(bytes);
  if (text === null) return { wrong: 'import-type' };
  const records = recordsIn(text, separatorOf(text));
  const rows = records
    .map((cells, place): ImportRow => ({ number: place + 1, cells: cells.map(cellOf) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
  if (rows.length === 0 || rows.every(({ cells }) => cells.length < 2)) return { wrong: 'no-table' };
  if (rows.length > mostRows) return { wrong: 'too-many-rows' };
  const rowsOver = Math.max(0, rows.length - rowsRead);
  const nothing = { mergedCells: 0, formulas: 0, formulasWithoutValue: 0 };
  return { tables: [{ name: '1', rows: rows.slice(0, rowsRead), ...nothing, rowsOver }] };
}

const cellOf = (text: string): ImportCell | null => (text.trim() === '' ? null : { text: text.slice(0, 10_000) });

/** UTF-8 or UTF-16 by its mark; other encodings cannot be told apart, so they are not guessed. */
function decoded(bytes: Buffer): string | null {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide === null && bytes.includes(0)) return null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function separatorOf(text: string): string {
  const head = text.slice(0, 5_000).replace(/"[^"]*"/g, '');
  const counts = [';', '\t', ','].map((sign) => ({ sign, count: head.split(sign).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).sign;
}

function recordsIn(text: string, separator: string): readonly (readonly string[])[] {
  const records: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === separator || sign === '\n') {
      records.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (sign === '\n') records.push([]);
    } else cell += sign;
  }
  records.at(-1)?.push(cell.replace(/\r$/, ''));
  return records;
}

import { type CellValue, harmless, type Table } from './table.js';

/** How much text is gathered before it is handed on. */
const pieceLength = 32_768;

/** A table as CSV (RFC 4180), UTF-8 with a byte order mark, so that spreadsheets read every script. */
export async function* csvOf({ columns, rows, keepsLines }: Table): AsyncGenerator<string> {
  let piece = `\uFEFF${columns.join(',')}\r\n`;
  for await (const row of rows) {
    piece += `${row.map((value) => cell(value, keepsLines)).join(',')}\r\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** A cell as it stands between two commas. */
export function cell(value: CellValue, keepsLines = false): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = harmless(value, keepsLines);
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a cell may hold; days and instants are texts, as everywhere. */
export type CellValue = string | number | boolean | null;

/** A table for a spreadsheet: its header row, and its rows as they come. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
}

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** What a table is and how it came to be, in the reader's language: the second sheet of a workbook. */
export interface About {
  /** Names of the two sheets. */
  readonly sheets: readonly [string, string];
  /** What is said, line by line: a label, and what stands beside it. */
  readonly lines: readonly (readonly [string, string])[];
  readonly isRightToLeft: boolean;
}

/**
 * A text as a cell may hold it: on one line, and harmless where a spreadsheet would run it (OWASP, CSV injection). The
 * wide forms count too: spreadsheets in East Asian languages read them as the narrow ones.
 */
export function harmless(text: string): string {
  const line = text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ');
  return /^[=+\-@\t\uff1d\uff0b\uff0d\uff20]/.test(line) ? `'${line}` : line;
}

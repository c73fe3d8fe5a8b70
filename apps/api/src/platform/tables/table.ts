import { guardedText } from '@portal/domain';

/** What a cell may hold; days and instants are texts, as everywhere. */
export type CellValue = string | number | boolean | null;

/** A table for a spreadsheet: its header row, and its rows as they come. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
  /** For tables that are read back: the lines of a text stay apart. Else a cell is one line. */
  readonly keepsLines?: boolean;
  /** Tables on sheets of their own behind the workbook's others. */
  readonly others?: readonly { readonly name: string; readonly table: Table }[];
  /** How wide each column of a workbook is, in characters, and which are out of sight; 18, and none, where not said. */
  readonly looks?: readonly { readonly width: number; readonly isHidden: boolean }[];
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

/** A text as a cell may hold it: on one line, unless its lines are kept, and harmless where a spreadsheet would run it. */
export function harmless(text: string, keepsLines = false): string {
  return guardedText(keepsLines ? text : text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' '));
}

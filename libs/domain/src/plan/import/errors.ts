import type { ImportField } from './fields.js';

/** What is wrong with a cell, so that its row is not brought in. */
export const importErrorCodes = [
  'title-missing',
  'too-long',
  'unknown-domain',
  'unknown-phase',
  'unknown-priority',
  'unknown-state',
  'unknown-funding',
  'unknown-theme',
  'unknown-obligation',
  'not-a-day',
  'day-order-asked',
  'end-before-start',
  'not-a-number',
  'negative',
  'unclear-currency',
  'unknown-currency',
  'currency-missing',
  'too-big',
  'decimal-asked',
  'more-funded-than-cost',
  'progress-out-of-range',
  'state-and-progress',
  'verified-elsewhere',
  'action-cancelled',
  'note-missing',
  'reason-missing',
  'evidence-missing',
  'waits-for-others',
  'day-to-come',
  'before-last-report',
  'unknown-person',
  'too-many-people',
  'unknown-number',
  'number-twice',
  'depends-on-itself',
  'circle',
  'same-action-twice',
  'objective-missing',
  'theme-missing',
  'too-many-institutions',
] as const;
export type ImportErrorCode = (typeof importErrorCodes)[number];

/** What is worth knowing of a row that is brought in all the same. */
export const importWarningCodes = ['outside-period', 'unknown-reference', 'formula', 'link-left-out'] as const;
export type ImportWarningCode = (typeof importWarningCodes)[number];

export interface CellError {
  /** From 0; null where the field has no column, or the row as a whole is meant. */
  readonly column: number | null;
  readonly field: ImportField | null;
  readonly code: ImportErrorCode;
  /** What stands in the cell. */
  readonly shown: string;
}

import type { ImportCellError, ImportRow, PlanImport } from '@portal/contracts';
import { largestUpload } from '@portal/domain';

/** What of the rows is shown. */
export const rowFilters = ['all', 'error', 'new', 'changed', 'unchanged', 'left-out', 'over'] as const;
export type RowFilter = (typeof rowFilters)[number];

export function filterNamed(name: string | null): RowFilter {
  return rowFilters.find((each) => each === name) ?? 'all';
}

export function rowsShown(rows: readonly ImportRow[], filter: RowFilter): readonly ImportRow[] {
  return filter === 'all' ? rows : rows.filter(({ fate }) => fate === filter);
}

/** Filters that would show something, all and errors always. */
export function filtersOf({ counts }: Pick<PlanImport, 'counts'>): readonly RowFilter[] {
  return rowFilters.filter((each) => each === 'all' || each === 'error' || counts[each] > 0);
}

/** How many exchange rates would be entered. */
export function newRatesOf({ rates }: Pick<PlanImport, 'rates'>): number {
  return rates.filter(({ fate }) => fate === 'new').length;
}

/** One part of what the one button says: the first names its verb, those behind it follow on. */
export interface ConfirmationPart {
  readonly key: 'confirm.new' | 'confirm.changed' | 'confirm.only-changed' | 'confirm.rates' | 'confirm.only-rates';
  readonly count: number;
}

/** What the one button says would be done; nothing where nothing would. */
export function confirmation(preview: Pick<PlanImport, 'counts' | 'rates'>): readonly ConfirmationPart[] {
  const { counts } = preview;
  const rates = newRatesOf(preview);
  const parts: ConfirmationPart[] = [];
  if (counts.new > 0) parts.push({ key: 'confirm.new', count: counts.new });
  if (counts.changed > 0) {
    parts.push({ key: parts.length > 0 ? 'confirm.changed' : 'confirm.only-changed', count: counts.changed });
  }
  if (rates > 0) parts.push({ key: parts.length > 0 ? 'confirm.rates' : 'confirm.only-rates', count: rates });
  return parts;
}

/** The rows that are left out once this one is, or is not any more. */
export function leftOutWith(rows: readonly ImportRow[], row: number, isOut: boolean): number[] {
  const others = rows.filter((each) => each.fate === 'left-out' && each.row !== row).map((each) => each.row);
  return isOut ? [...others, row] : others;
}

/** A file that can certainly not be sent is refused before it is. */
export function isTooLarge(file: { readonly size: number }): boolean {
  return file.size > largestUpload;
}

/** The day, text or number of a value that was read; nothing where the row does not say it. */
export function saidText(row: ImportRow, field: string): string {
  const value = row.values[field];
  return typeof value === 'string' ? value : '';
}

/** The cost that was read of a row. */
export function costOf(row: ImportRow): { readonly amount: number; readonly currency: string } | null {
  const cost = row.values['cost'];
  if (typeof cost !== 'object' || cost === null || !('amount' in cost) || !('currency' in cost)) return null;
  const { amount, currency } = cost;
  return typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : null;
}

/** A value of a change in plain text; lists by their parts, `null` where it is nothing. */
export function plainValue(value: unknown): string | number | readonly string[] | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String);
  if (typeof value !== 'object') return null;
  if ('amount' in value && 'currency' in value) return `${String(value.amount)} ${String(value.currency)}`;
  if ('state' in value) {
    const { state, source = '', funded = null } = value as { state: unknown; source?: unknown; funded?: unknown };
    return [state, source, funded].filter((part) => part !== '' && part !== null).map(String);
  }
  return null;
}

/** Whether a cell is corrected where it stands; others wait for the answer to a question about their column. */
export function isCorrectable({ column, code }: ImportCellError): boolean {
  return column !== null && !asked.has(code);
}

const asked: ReadonlySet<ImportCellError['code']> = new Set([
  'day-order-asked',
  'decimal-asked',
  'currency-missing',
  'unclear-currency',
  'theme-missing',
  'objective-missing',
]);

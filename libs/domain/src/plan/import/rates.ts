import type { Day } from '../../day.js';
import { isCurrency } from '../currencies.js';
import { dayIn } from './days.js';
import { latinDigits, matchable } from './fold.js';
import { type ImportCell, type ImportTable, isBlank, shownIn } from './sheet.js';

/** What is said of an exchange rate. */
export const rateFields = ['from', 'to', 'rate', 'day', 'source'] as const;
export type RateField = (typeof rateFields)[number];

/** How much one unit of `from` is in `to` on a day, by whose word. */
export interface RateSaid {
  readonly from: string;
  readonly to: string;
  readonly rate: number;
  readonly day: Day;
  readonly source: string;
}

/** What is wrong with a cell of a rate, so that it is not brought in. */
export const rateErrorCodes = [
  'unknown-currency',
  'same-currency',
  'not-a-number',
  'not-a-day',
  'day-to-come',
  'source-missing',
  'too-long',
] as const;
export type RateErrorCode = (typeof rateErrorCodes)[number];

/** One row of a sheet of rates: they are appended, so it is new or there already. */
export interface ImportedRate {
  readonly row: number;
  readonly fate: 'new' | 'unchanged' | 'error';
  /** Null where a cell is wrong. */
  readonly said: RateSaid | null;
  readonly errors: readonly { readonly field: RateField; readonly code: RateErrorCode; readonly shown: string }[];
}

/** Words by which a heading names what a rate is, in the six languages. */
const rateWords: Readonly<Record<RateField, string>> = {
  from: 'from currency|from|de la devise|de la moneda|из валюты|من العملة|原货币',
  to: 'to currency|to|vers la devise|a la moneda|в валюту|إلى العملة|目标货币',
  rate: 'rate|exchange rate|taux|taux de change|tipo de cambio|курс|обменный курс|سعر الصرف|汇率',
  day: 'day of the rate|day|jour du taux|fecha del tipo|день курса|يوم السعر|汇率日期',
  source: 'source|fuente|источник|المصدر|来源',
};

type Columns = ReadonlyMap<RateField, number>;

/** The columns of a sheet of rates, which names all that a rate is in its first row; null: it is another sheet. */
function columnsOfRates({ rows }: ImportTable): Columns | null {
  const headings = (rows[0]?.cells ?? []).map((cell) => matchable(shownIn(cell)));
  const columns = new Map<RateField, number>();
  for (const field of rateFields) {
    const words = rateWords[field].split('|').map(matchable);
    const column = headings.findIndex((heading) => words.includes(heading));
    if (column < 0) return null;
    columns.set(field, column);
  }
  return columns;
}

/** Whether a table is one of exchange rates, and none of actions. */
export function isOfRates(table: ImportTable): boolean {
  return columnsOfRates(table) !== null;
}

/**
 * The exchange rates of a file, by what is in the plan already: the same rate of the same day by the same word is there.
 *
 * @param lastDay the last day of which a rate can be known
 */
export function ratesIn(
  tables: readonly ImportTable[],
  present: readonly RateSaid[],
  lastDay: Day,
): readonly ImportedRate[] {
  const known = new Set(present.map(keyOf));
  return tables.flatMap((table) => {
    const columns = columnsOfRates(table);
    if (!columns) return [];
    return table.rows
      .slice(1)
      .filter((row) => !isBlank(row))
      .map(({ number: row, cells }): ImportedRate => {
        const { said, errors } = rateIn(cells, columns, lastDay);
        if (said === null) return { row, fate: 'error', said, errors };
        const isKnown = known.has(keyOf(said));
        known.add(keyOf(said));
        return { row, fate: isKnown ? 'unchanged' : 'new', said, errors };
      });
  });
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function keyOf({ from, to, rate, day, source }: RateSaid): string {
  return JSON.stringify([from, to, rate, day, inOneLine(source)]);
}

const longestSource = 300;
const greatest = 1_000_000_000;

function rateIn(
  cells: readonly (ImportCell | null)[],
  columns: Columns,
  lastDay: Day,
): Pick<ImportedRate, 'said' | 'errors'> {
  const cellOf = (field: RateField) => cells[columns.get(field) ?? -1] ?? null;
  const errors: ImportedRate['errors'][number][] = [];
  const refuse = (field: RateField, code: RateErrorCode) => errors.push({ field, code, shown: shownIn(cellOf(field)) });
  const [from, to] = (['from', 'to'] as const).map((field) => shownIn(cellOf(field)).toUpperCase());
  if (!isCurrency(from ?? '')) refuse('from', 'unknown-currency');
  if (!isCurrency(to ?? '')) refuse('to', 'unknown-currency');
  else if (from === to) refuse('to', 'same-currency');
  const rate = numberIn(cellOf('rate'));
  if (rate === null || rate <= 0 || rate > greatest) refuse('rate', 'not-a-number');
  const reading = dayIn(cellOf('day'), 'end', null);
  const day = reading.is === 'day' ? reading.day : null;
  if (day === null) refuse('day', 'not-a-day');
  else if (day > lastDay) refuse('day', 'day-to-come');
  const source = inOneLine(shownIn(cellOf('source')));
  if (source === '') refuse('source', 'source-missing');
  else if ([...source].length > longestSource) refuse('source', 'too-long');
  const isRight = errors.length === 0 && from !== undefined && to !== undefined && rate !== null && day !== null;
  return { said: isRight ? { from, to, rate, day, source } : null, errors };
}

/** A number, or one that is written with a point; a comma could part thousands. */
function numberIn(cell: ImportCell | null): number | null {
  if (cell?.number !== undefined) return cell.number;
  const text = latinDigits(shownIn(cell));
  return /^\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? Number(text) : null;
}

import { addDays, type Day, isDay, lastDayOf, type Precision } from '../../day.js';
import { folded, latinDigits } from './fold.js';
import { monthNamed } from './month-words.js';
import { type ImportCell, shownIn } from './sheet.js';

/** In which order a date that is only numbers says day, month and year. */
export const dayOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DayOrder = (typeof dayOrders)[number];

/** What a cell says of a day. `asked`: it could be several days, and only a person knows which. */
export type DayReading =
  | { readonly is: 'day'; readonly day: Day }
  | { readonly is: 'nothing' }
  | { readonly is: 'wrong' }
  | { readonly is: 'asked'; readonly orders: readonly DayOrder[] };

/** A period known only by its month, quarter or year begins with its first day and ends with its last. */
export type DayEdge = 'start' | 'end';

const wrong: DayReading = { is: 'wrong' };

/** Reads one cell. Numbers alone are read in an order only where no other gives another day, or where it was said. */
export function dayIn(cell: ImportCell | null, edge: DayEdge, order: DayOrder | null): DayReading {
  if (cell?.day !== undefined) return certain(cell.day);
  const text = tidy(shownIn(cell));
  if (text === '') return { is: 'nothing' };
  if (cell?.number !== undefined && !/[^\d.,]/.test(text)) return daySerial(cell.number, edge);
  const three = possibleDays(text);
  if (three) return ofPossible(three, order);
  return certain(writtenDay(text, edge));
}

function certain(day: Day | null): DayReading {
  return day !== null && isDay(day) ? { is: 'day', day } : wrong;
}

function tidy(text: string): string {
  return latinDigits(text)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .trim();
}

/** A number in a column of dates is a spreadsheet's count of days, or a year. */
function daySerial(number: number, edge: DayEdge): DayReading {
  if (Number.isInteger(number) && number >= 1900 && number <= 2200) return certain(edgeOf(number, 1, 'year', edge));
  const days = Math.floor(number);
  return days >= 10_000 && days < 110_000 ? certain(addDays('1899-12-30', days)) : wrong;
}

type Possible = ReadonlyMap<DayOrder, Day>;

const threeNumbers = /^(\d{1,4})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,4})\.?$/;

/** The days that three numbers may mean, by order; null where the text is not three numbers. */
function possibleDays(text: string): Possible | null {
  const match = threeNumbers.exec(text);
  const [, first = '', second = '', third = ''] = match ?? [];
  if (!match) return null;
  const days = new Map<DayOrder, Day>();
  const add = (order: DayOrder, year: string, month: string, day: string) => {
    if (month.length > 2 || day.length > 2 || (year.length !== 4 && year.length !== 2)) return;
    const made = `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isDay(made)) days.set(order, made);
  };
  add('dmy', third, second, first);
  add('mdy', third, first, second);
  add('ymd', first, second, third);
  return days;
}

function fullYear(year: string): string {
  if (year.length === 4) return year;
  return `${Number(year) < 70 ? '20' : '19'}${year}`;
}

function ofPossible(days: Possible, order: DayOrder | null): DayReading {
  const different = new Set(days.values());
  const [only] = different;
  if (only === undefined) return wrong;
  if (different.size === 1) return { is: 'day', day: only };
  const said = order === null ? undefined : days.get(order);
  if (said !== undefined) return { is: 'day', day: said };
  return { is: 'asked', orders: [...days.keys()] };
}

function writtenDay(text: string, edge: DayEdge): Day | null {
  const han = /^(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号])?)?$/.exec(text);
  if (han) return partsOf(han[1], han[2], han[3], edge);
  const years = /^(\d{4})\s*[-–—/]\s*(\d{4})$/.exec(text);
  if (years) return edgeOf(Number(edge === 'start' ? years[1] : years[2]), 1, 'year', edge);
  if (/^\d{4}$/.test(text)) return edgeOf(Number(text), 1, 'year', edge);
  const iso = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? reversed(/^(\d{1,2})[-/.](\d{4})$/.exec(text));
  if (iso) return partsOf(iso[1], iso[2], undefined, edge);
  return quarterDay(text, edge) ?? namedDay(text, edge);
}

function reversed(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match ? [match[0], match[2], match[1]] : null;
}

function partsOf(year: string | undefined, month: string | undefined, day: string | undefined, edge: DayEdge) {
  if (month === undefined) return edgeOf(Number(year), 1, 'year', edge);
  if (day === undefined) return edgeOf(Number(year), Number(month), 'month', edge);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function edgeOf(year: number, month: number, precision: Precision, edge: DayEdge): Day | null {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  if (!isDay(first)) return null;
  return edge === 'start' ? first : lastDayOf(first, precision);
}

const quarterFirst =
  /^(?:[qt]|кв|квартал|الربع|第)?\s?([1-4])\s?(?:-?й?\s?(?:кв|квартал|trimestre|quarter)|季度|er trimestre|e trimestre)?\.?\s?[/ -]?\s?(\d{4})(?:\s?г\.?)?$/i;
const quarterLast = /^(\d{4})\s?年?[/ -]?\s?(?:[qt]|第|кв\.?)\s?([1-4])(?:季度)?$/i;

/** `Q2 2025`, `T2 2025`, `2-й квартал 2025`, `2025 Q2`, `2025年第2季度`. */
function quarterDay(text: string, edge: DayEdge): Day | null {
  const last = quarterLast.exec(text);
  if (last) return edgeOf(Number(last[1]), Number(last[2]) * 3 - 2, 'quarter', edge);
  const first = /[a-zа-я\u0600-\u06ff第]/i.test(text) ? quarterFirst.exec(text) : null;
  return first ? edgeOf(Number(first[2]), Number(first[1]) * 3 - 2, 'quarter', edge) : null;
}

/** `14 mars 2024`, `March 14, 2024`, `14 de marzo de 2024`, `март 2024 г.`, `14-Mar-24`. */
function namedDay(text: string, edge: DayEdge): Day | null {
  const words = folded(text)
    .split(' ')
    .map((word) => word.replace(/^(\d+)(st|nd|rd|th|er|e|го|е)$/, '$1'))
    .filter((word) => !/^(de|del|of|the|le|el|г|года|год)$/.test(word));
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const name = words.filter((word) => !/^\d{1,4}$/.test(word)).join(' ');
  const month = monthNamed(name);
  if (month === null) return null;
  const [first = '', second] = numbers;
  if (numbers.length === 1) return first.length === 4 ? edgeOf(Number(first), month, 'month', edge) : null;
  if (numbers.length !== 2 || second === undefined) return null;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  if (year.length !== 4 && year.length !== 2) return null;
  return `${fullYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** How a column's dates are ordered. */
export interface ColumnOrder {
  /** The order that one cell can only be read in, and no cell contradicts; null where nothing decides. */
  readonly order: DayOrder | null;
  /** Orders between which a person must choose; none where nothing is open. */
  readonly asked: readonly DayOrder[];
  /** Cells that could be several days, as they stand in the file. */
  readonly unclear: readonly string[];
}

/** The whole column decides: where one of its cells can be read in one order alone, all are; else somebody is asked. */
export function orderOfColumn(cells: readonly (ImportCell | null)[]): ColumnOrder {
  let left: readonly DayOrder[] = dayOrders;
  const open = new Set<DayOrder>();
  const unclear = new Set<string>();
  for (const cell of cells) {
    const reading = cell && cell.day === undefined ? possibleDays(tidy(shownIn(cell))) : null;
    if (!reading || reading.size === 0) continue;
    left = left.filter((order) => reading.has(order));
    if (new Set(reading.values()).size < 2) continue;
    for (const order of reading.keys()) open.add(order);
    unclear.add(shownIn(cell));
  }
  if (unclear.size === 0) return { order: null, asked: [], unclear: [] };
  const [only] = left;
  if (left.length === 1 && only) return { order: only, asked: [], unclear: [...unclear] };
  const asked = left.length > 1 ? left : dayOrders;
  return { order: null, asked: asked.filter((order) => open.has(order)), unclear: [...unclear] };
}

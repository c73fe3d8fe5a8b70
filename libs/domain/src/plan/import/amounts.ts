import { isCurrency } from '../currencies.js';
import { folded, latinDigits } from './fold.js';
import { type ImportCell, shownIn } from './sheet.js';

/** The sign between units and tenths. */
export const decimalSigns = [',', '.'] as const;
export type DecimalSign = (typeof decimalSigns)[number];

/** What a cell says of an amount of money. `asked`: `1.234` may be a thousand or one and a bit. */
export type AmountReading =
  | { readonly is: 'amount'; readonly amount: number; readonly currency: string | null }
  | { readonly is: 'nothing' }
  | { readonly is: 'wrong'; readonly why: 'not-a-number' | 'negative' | 'unclear-currency' | 'too-big' }
  | { readonly is: 'asked' };

const mostMoney = 1_000_000_000_000;

/** Words and signs that mean one currency and no other. `$`, `¥`, `DH` and `FCFA` mean several: whose is asked. */
const currencyWords: readonly (readonly [RegExp, string])[] = [
  [/€|\beuros?\b|евро|يورو|欧元/iu, 'EUR'],
  [
    /us\s?\$|\$\s?us|\bus dollars?\b|dollars? (des )?(é|e)tats-unis|dólares? (de los )?(ee\.?\s?uu\.?|estadounidenses)|доллар\w* сша|دولار أمريكي|美元/iu,
    'USD',
  ],
  [/£|фунт\w* стерлингов|جنيه إسترليني|英镑/iu, 'GBP'],
  [/₽|(?<!\p{L})руб\p{L}*\.?/iu, 'RUB'],
  [/人民币|\brmb\b/iu, 'CNY'],
  [/₴|гривн\p{L}*/iu, 'UAH'],
  [/₸|тенге/iu, 'KZT'],
  [/₾|лари(?!\p{L})/iu, 'GEL'],
  [/درهم مغربي|dirhams? marocains?|\bmoroccan dirhams?\b/iu, 'MAD'],
];

const unclearCurrency =
  /[$¥₣₨﷼元]|\bf\.?\s?cfa\b|\bdhs?\b|\bdollars?\b|\bdinars?\b|\bfrancs?\b|\bpesos?\b|دولار|دينار|درهم|доллар|динар|франк/iu;

const factors: readonly (readonly [RegExp, number])[] = [
  [/\bmilliards?\b|\bbillions?\b|\bbn\b|млрд|миллиард\p{L}*|مليار|十亿/iu, 1e9],
  [/\bmillions?\b|\bmillones\b|\bmillón\b|\bmio\b|млн|миллион\p{L}*|مليون|ملايين|百万/iu, 1e6],
  [/\bthousand\b|\bmille\b|\bmil\b|тыс\p{L}*\.?|ألف|آلاف|千/iu, 1e3],
  [/万|萬/u, 1e4],
  [/(?<=\d\s?)m(?!\p{L})/iu, 1e6],
  [/(?<=\d\s?)k(?!\p{L})/iu, 1e3],
];

/** Reads one cell. A sign is a decimal sign only where it can be nothing else, or where it was said. */
export function amountIn(cell: ImportCell | null, decimal: DecimalSign | null): AmountReading {
  const shown = shownIn(cell);
  if (shown === '') return { is: 'nothing' };
  const { currency, rest, isUnclear } = withoutCurrency(shown);
  if (cell?.number !== undefined) return amountOf(cell.number, currency);
  const { factor, digits } = withoutFactor(rest);
  const number = numberIn(digits, decimal);
  if (number === 'asked') return { is: 'asked' };
  if (number === null) return { is: 'wrong', why: 'not-a-number' };
  if (isUnclear) return number < 0 ? { is: 'wrong', why: 'negative' } : { is: 'wrong', why: 'unclear-currency' };
  return amountOf(number * factor, currency);
}

function amountOf(number: number, currency: string | null): AmountReading {
  if (number < 0) return { is: 'wrong', why: 'negative' };
  if (number > mostMoney) return { is: 'wrong', why: 'too-big' };
  return { is: 'amount', amount: Math.round(number * 100) / 100, currency };
}

/** The currency that a text names, by code, sign or word; null where it names none or may mean several. */
export function currencyIn(text: string): string | null {
  const code = latinDigits(text)
    .toUpperCase()
    .match(/(?<![A-Z])[A-Z]{3}(?![A-Z])/g)
    ?.find(isCurrency);
  return code ?? currencyWords.find(([sign]) => sign.test(text))?.[1] ?? null;
}

function withoutCurrency(text: string): { currency: string | null; rest: string; isUnclear: boolean } {
  const currency = currencyIn(text);
  if (currency === null) {
    const isUnclear = unclearCurrency.test(text);
    return { currency, isUnclear, rest: isUnclear ? text.replace(unclearCurrency, ' ') : text };
  }
  const code = new RegExp(`(?<![A-Za-z])${currency}(?![A-Za-z])`, 'i');
  const sign = currencyWords.find(([, of]) => of === currency)?.[0];
  const rest = text.replace(code, ' ');
  return { currency, isUnclear: false, rest: sign ? rest.replace(sign, ' ') : rest };
}

function withoutFactor(text: string): { factor: number; digits: string } {
  for (const [sign, factor] of factors) {
    if (sign.test(text)) return { factor, digits: text.replace(sign, ' ') };
  }
  return { factor: 1, digits: text };
}

/** A number as people write one; `asked` where a sign may part thousands or tenths. */
export function numberIn(text: string, decimal: DecimalSign | null): number | 'asked' | null {
  const plain = latinDigits(text)
    .replace(/[\u066c'’\s\u00a0\u202f\u2009_]/g, '')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[−–—]/g, '-');
  const isInBrackets = /^\(.*\)$/.test(plain);
  const bare = plain
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^\+/, '')
    .replace(/[.,]-+$/, '');
  const isNegative = isInBrackets || bare.startsWith('-');
  const digits = bare.replace(/^-/, '');
  // The Arabic decimal sign is nothing else.
  const certain = digits.includes('\u066b') ? digits.replace('\u066b', '.').replace(/,/g, '') : normal(digits, decimal);
  if (certain === 'asked') return 'asked';
  if (certain === null || !/^\d+(\.\d+)?$|^\.\d+$/.test(certain)) return null;
  const number = Number(certain);
  return isNegative ? -number : number;
}

const inThousands = (text: string, sign: DecimalSign) => {
  const [first = '', ...groups] = text.split(sign);
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
};

/** The number in plain digits; `asked` where it has two readings. */
function normal(digits: string, decimal: DecimalSign | null): string | null {
  const commas = digits.split(',').length - 1;
  const points = digits.split('.').length - 1;
  if (commas === 0 && points === 0) return digits;
  if (commas > 0 && points > 0) {
    const sign: DecimalSign = digits.lastIndexOf(',') > digits.lastIndexOf('.') ? ',' : '.';
    const other: DecimalSign = sign === ',' ? '.' : ',';
    const [whole = '', tenths = '', ...more] = digits.split(sign);
    if (more.length > 0 || !inThousands(whole, other)) return null;
    return `${whole.replaceAll(other, '')}.${tenths}`;
  }
  const sign: DecimalSign = commas > 0 ? ',' : '.';
  if (commas + points > 1) return inThousands(digits, sign) ? digits.replaceAll(sign, '') : null;
  const [whole = '', tenths = ''] = digits.split(sign);
  const mayPartThousands = tenths.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0');
  if (!mayPartThousands) return `${whole}.${tenths}`;
  if (decimal === null) return 'asked';
  return sign === decimal ? `${whole}.${tenths}` : `${whole}${tenths}`;
}

/** How a column's amounts are written. */
export interface ColumnDecimal {
  readonly decimal: DecimalSign | null;
  readonly isAsked: boolean;
  /** Cells that could be two amounts, as they stand in the file. */
  readonly unclear: readonly string[];
}

/** The whole column decides, as with dates: `1.234,50` says how `1.234` is meant. Two that contradict decide nothing. */
export function decimalOfColumn(cells: readonly (ImportCell | null)[]): ColumnDecimal {
  const unclear: string[] = [];
  const signs = new Set<DecimalSign>();
  for (const cell of cells) {
    if (!cell || cell.number !== undefined) continue;
    const asComma = amountIn(cell, ',');
    const asPoint = amountIn(cell, '.');
    const digits = latinDigits(cell.text);
    if (amountIn(cell, null).is === 'asked') unclear.push(shownIn(cell));
    else if (asComma.is === 'amount' && asPoint.is === 'amount') {
      const sign = /([.,])\d{1,2}(?!\d)(?!.*[.,]\d)/.exec(digits)?.[1];
      if (sign === ',' || sign === '.') signs.add(sign);
    }
  }
  const [only] = signs;
  const decimal = signs.size === 1 && only ? only : null;
  return { decimal, isAsked: unclear.length > 0 && decimal === null, unclear: [...new Set(unclear)] };
}

/** What a cell says of progress, 0 to 100; null where it is no such number. */
export function progressIn(cell: ImportCell | null, isShare: boolean): number | null {
  const shown = shownIn(cell);
  const isPercent = folded(shown).includes('%');
  if (cell?.number !== undefined) {
    const percent = isPercent || isShare ? cell.number * 100 : cell.number;
    return Math.round(percent * 100) / 100;
  }
  const number = numberIn(
    latinDigits(shown).replace(/%|процент\p{L}*|percent|pour cent|por ciento|في المئة|百分之/giu, ''),
    ',',
  );
  const point = number === null ? numberIn(latinDigits(shown), '.') : number;
  if (point === null || point === 'asked') return null;
  return Math.round((isShare && !isPercent ? point * 100 : point) * 100) / 100;
}

/** Whether a column says progress as shares of one: none above 1, and one between. */
export function saysShares(cells: readonly (ImportCell | null)[]): boolean {
  const numbers = cells.flatMap((cell) => {
    if (!cell || folded(cell.text).includes('%')) return [];
    const number = cell.number ?? numberIn(cell.text, '.');
    return typeof number === 'number' ? [number] : [];
  });
  return (
    numbers.length > 0 && numbers.every((number) => number <= 1) && numbers.some((number) => number > 0 && number < 1)
  );
}

import type { Day, Precision } from '@portal/domain';
import { isDay, lastDayOf } from '@portal/domain';

/**
 * The day as its writer enters it: all fields are kept while the precision changes, so that nothing
 * has to be typed twice. `day` is what a native date field gives (`YYYY-MM-DD`, whatever the locale).
 */
export interface DayFields {
  readonly precision: Precision;
  readonly day: string;
  readonly year: string;
  /** 1 to 12, or empty. */
  readonly month: string;
  /** 1 to 4, or empty. */
  readonly quarter: string;
}

export const emptyDay: DayFields = { precision: 'day', day: '', year: '', month: '', quarter: '' };

/** Why the fields give no day; each has its sentence beside the field. */
export type DayProblem = 'day-missing' | 'period-missing' | 'day-wrong' | 'day-future' | 'period-open';

/** The fields of a day that is already known. */
export function fieldsOf(day: Day, precision: Precision): DayFields {
  const month = Number(day.slice(5, 7));
  return {
    precision,
    day: precision === 'day' ? day : '',
    year: day.slice(0, 4),
    month: String(month),
    quarter: String(Math.ceil(month / 3)),
  };
}

/** The fields under another precision: what the old ones already say is taken over. */
export function withPrecision(fields: DayFields, precision: Precision): DayFields {
  if (fields.precision !== 'day' || !isDay(fields.day)) return { ...fields, precision };
  return { ...fieldsOf(fields.day, 'day'), precision };
}

/** Digits as people type them: Arabic-Indic, Persian and full-width ones become ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９]/g, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code >= 0xff10) return String(code - 0xff10);
    return String(code >= 0x06f0 ? code - 0x06f0 : code - 0x0660);
  });
}

/** A day that was read from the fields, or what is wrong with them. */
export type DayRead =
  { readonly day: Day; readonly problem: null } | { readonly day: null; readonly problem: DayProblem };

/**
 * The day from which a fact so entered counts (the last that its precision allows), or what is wrong.
 * A month, quarter or year that is not over yet is no day of the past: its writer is asked for the day.
 */
export function effectiveOn(fields: DayFields, latestDay: Day): DayRead {
  const first = firstDay(fields);
  if (first.day === null) return first;
  if (first.day > latestDay) return wrong('day-future');
  const counted = lastDayOf(first.day, fields.precision);
  return counted > latestDay ? wrong('period-open') : { day: counted, problem: null };
}

function firstDay(fields: DayFields): DayRead {
  if (fields.precision === 'day') return checked(fields.day.trim());
  const year = asciiDigits(fields.year.trim());
  if (year === '') return wrong('period-missing');
  if (!/^\d{4}$/.test(year)) return wrong('day-wrong');
  if (fields.precision === 'year') return checked(`${year}-01-01`);
  const part = fields.precision === 'month' ? fields.month : fields.quarter;
  if (part === '') return wrong('period-missing');
  const month = fields.precision === 'month' ? Number(part) : Number(part) * 3 - 2;
  return checked(`${year}-${String(month).padStart(2, '0')}-01`);
}

function checked(day: string): DayRead {
  if (day === '') return wrong('day-missing');
  return isDay(day) ? { day, problem: null } : wrong('day-wrong');
}

function wrong(problem: DayProblem): DayRead {
  return { day: null, problem };
}

import type { Day, Instant } from './day.js';
import type { Language } from './identity/actor.js';

/** How days, instants and numbers are written in a language. */
export interface Written {
  day(this: void, day: Day): string;
  /** In UTC. */
  instant(this: void, instant: Instant): string;
  number(this: void, value: number): string;
  /** Of money: whole, or with both decimals. */
  amount(this: void, value: number): string;
  /** `value` of 100. */
  percent(this: void, value: number): string;
  enumeration(this: void, items: readonly string[]): string;
}

/** Latin digits in every language, so that codes, days and counts read alike. */
function localeOf(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
}

/** How a document in a language writes days, instants (in UTC), numbers and lists. */
export function writtenIn(language: Language): Written {
  const locale = localeOf(language);
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    day: (day) => days.format(Date.parse(`${day}T12:00:00Z`)),
    instant: (instant) => instants.format(Date.parse(instant)),
    number: (value) => numbers.format(value),
    amount: (value) => (Number.isInteger(value) ? numbers : decimals).format(value),
    percent: (value) => percents.format(value / 100),
    enumeration: (items) => items.join(language === 'ar' ? '، ' : language === 'zh' ? '，' : ', '),
  };
}

import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { Day, Precision } from '@portal/domain';
import { daysBetween } from '@portal/domain';
import { Languages } from './languages';

/** Latin digits in every language, so that codes, days and counts read alike. */
export function localeOf(language: string): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
}

/** Making a format costs a hundred times what using it does, and a step of the day slider uses a dozen. */
function kept<Options, Format>(make: (locale: string, options?: Options) => Format) {
  const made = new Map<string, Format>();
  return (locale: string, options?: Options): Format => {
    const name = `${locale} ${JSON.stringify(options)}`;
    const known = made.get(name) ?? make(locale, options);
    made.set(name, known);
    return known;
  };
}

const dates = kept((locale, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const numbers = kept((locale, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const collators = kept((locale) => new Intl.Collator(locale));
const plurals = kept((locale, options?: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options));

function noonOf(day: Day): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** Days, numbers, ages and plurals in the reader's language. A day never passes through a time zone. */
@Injectable({ providedIn: 'root' })
export class Formats {
  private readonly languages = inject(Languages);
  private readonly transloco = inject(TranslocoService);

  /** `31 December 2019`; of a fact known only for a year, `2019`. */
  day(day: Day, precision: Precision = 'day'): string {
    const locale = localeOf(this.languages.current());
    const date = noonOf(day);
    switch (precision) {
      case 'day':
        return dates(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
      case 'month':
        return dates(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
      case 'quarter':
        return `${day.slice(0, 4)}, ${Math.ceil(Number(day.slice(5, 7)) / 3)}/4`;
      case 'year':
        return day.slice(0, 4);
    }
  }

  /** `24 Nov 2026`. */
  shortDay(day: Day): string {
    return dates(localeOf(this.languages.current()), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(noonOf(day));
  }

  /** Day and time of an instant, in the reader's own zone. */
  instant(instant: string): string {
    return dates(localeOf(this.languages.current()), {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(instant));
  }

  time(instant: string | Date, timeZone?: string): string {
    return dates(localeOf(this.languages.current()), {
      timeStyle: 'short',
      ...(timeZone ? { timeZone } : {}),
    }).format(new Date(instant));
  }

  number(value: number): string {
    return numbers(localeOf(this.languages.current())).format(value);
  }

  /** `3 months ago`, `yesterday`, `in 5 days`: from one day to another. */
  age(from: Day, to: Day): string {
    const days = daysBetween(from, to);
    const words = new Intl.RelativeTimeFormat(localeOf(this.languages.current()), { numeric: 'auto' });
    const size = Math.abs(days);
    const [value, unit] =
      size < 31
        ? [days, 'day' as const]
        : size < 730
          ? [Math.round(days / 30.44), 'month' as const]
          : [Math.round(days / 365.25), 'year' as const];
    return words.format(-value, unit);
  }

  bytes(size: number): string {
    const isLarge = size >= 1_000_000;
    return numbers(localeOf(this.languages.current()), {
      style: 'unit',
      unit: isLarge ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: 1,
    }).format(size / (isLarge ? 1_000_000 : 1000));
  }

  /** `64 %`. */
  percent(share: number): string {
    const locale = localeOf(this.languages.current());
    return numbers(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** `5 d`, where there is no room for the word. */
  days(count: number): string {
    const locale = localeOf(this.languages.current());
    return numbers(locale, { style: 'unit', unit: 'day', unitDisplay: 'narrow' }).format(count);
  }

  /** `24 Nov`, where the year is plain. */
  dayOfYear(day: Day): string {
    return dates(localeOf(this.languages.current()), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      noonOf(day),
    );
  }

  /** `9 days`. */
  wholeDays(count: number): string {
    const locale = localeOf(this.languages.current());
    return numbers(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count);
  }

  /** `20 months`. */
  wholeMonths(count: number): string {
    const locale = localeOf(this.languages.current());
    return numbers(locale, { style: 'unit', unit: 'month', unitDisplay: 'long' }).format(count);
  }

  /** The twelve months' names, standing alone. */
  months(): readonly string[] {
    const format = dates(localeOf(this.languages.current()), { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 15)));
  }

  /** Names in the order of the reader's language. */
  collator(): Intl.Collator {
    return collators(this.languages.current());
  }

  /** The form of a text for a number: the key holds `one`, `few`, `many`, `other`, …. */
  plural(key: string, count: number, values: Readonly<Record<string, string>> = {}): string {
    const form = plurals(this.languages.current()).select(count);
    return this.transloco.translate(`${key}.${form}`, { count: this.number(count), ...values });
  }

  /** `1 changed, 1 confirmed`: parts beside each other, without "and". */
  enumeration(items: readonly string[]): string {
    const language = this.languages.current();
    return items.join(language === 'ar' ? '، ' : language === 'zh' ? '，' : ', ');
  }

  /** `Cost: negative`: a name and what is said of it. */
  told(name: string, words: string): string {
    const language = this.languages.current();
    return `${name}${language === 'fr' ? '\u00a0: ' : language === 'zh' ? '：' : ': '}${words}`;
  }

  list(items: readonly string[]): string {
    return new Intl.ListFormat(this.languages.current(), { type: 'conjunction' }).format(items);
  }
}

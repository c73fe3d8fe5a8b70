import type { Day, Language } from '@portal/domain';

/** A day as people of a language write it, with the digits of figures everywhere else. */
export function dayIn(language: Language, day: Day): string {
  return formatIn(language).format(noonOf(day));
}

/** The days from one to another, in as few words as the language has for it: `8–10 December 2026`. */
export function daysIn(language: Language, from: Day, until: Day): string {
  return formatIn(language).formatRange(noonOf(from), noonOf(until));
}

function formatIn(language: Language): Intl.DateTimeFormat {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
}

function noonOf(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

import type { Day, Language } from '@portal/domain';

/** A day as people of a language write it, with the digits of figures everywhere else. */
export function dayIn(language: Language, day: Day): string {
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T12:00:00Z`));
}

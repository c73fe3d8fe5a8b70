import problemsEn from './problems/en.json' with { type: 'json' };
import problemsFr from './problems/fr.json' with { type: 'json' };
import problemsEs from './problems/es.json' with { type: 'json' };
import problemsRu from './problems/ru.json' with { type: 'json' };
import problemsAr from './problems/ar.json' with { type: 'json' };
import problemsZh from './problems/zh.json' with { type: 'json' };
import notificationsEn from './notifications/en.json' with { type: 'json' };
import notificationsFr from './notifications/fr.json' with { type: 'json' };
import notificationsEs from './notifications/es.json' with { type: 'json' };
import notificationsRu from './notifications/ru.json' with { type: 'json' };
import notificationsAr from './notifications/ar.json' with { type: 'json' };
import notificationsZh from './notifications/zh.json' with { type: 'json' };
import workEn from './work/en.json' with { type: 'json' };
import workFr from './work/fr.json' with { type: 'json' };
import workEs from './work/es.json' with { type: 'json' };
import workRu from './work/ru.json' with { type: 'json' };
import workAr from './work/ar.json' with { type: 'json' };
import workZh from './work/zh.json' with { type: 'json' };
import mailEn from './mail/en.json' with { type: 'json' };
import mailFr from './mail/fr.json' with { type: 'json' };
import mailEs from './mail/es.json' with { type: 'json' };
import mailRu from './mail/ru.json' with { type: 'json' };
import mailAr from './mail/ar.json' with { type: 'json' };
import mailZh from './mail/zh.json' with { type: 'json' };

/** Languages for which every text exists. */
type Language = 'en' | 'fr' | 'es' | 'ru' | 'ar' | 'zh';

/** What a problem says: by its type, and by its code where it has one. */
export interface ProblemTexts {
  readonly types: Readonly<Record<string, { readonly title: string; readonly detail: string }>>;
  readonly codes: Readonly<Record<string, string>>;
}

const problems: Readonly<Record<Language, ProblemTexts>> = {
  en: problemsEn,
  fr: problemsFr,
  es: problemsEs,
  ru: problemsRu,
  ar: problemsAr,
  zh: problemsZh,
};

const notifications: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: notificationsEn,
  fr: notificationsFr,
  es: notificationsEs,
  ru: notificationsRu,
  ar: notificationsAr,
  zh: notificationsZh,
};

const work: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: workEn,
  fr: workFr,
  es: workEs,
  ru: workRu,
  ar: workAr,
  zh: workZh,
};

const mail: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: mailEn,
  fr: mailFr,
  es: mailEs,
  ru: mailRu,
  ar: mailAr,
  zh: mailZh,
};

const rooms = { notifications, work, mail } as const;

/** The sentences of problems in a language. */
export function problemTexts(language: Language): ProblemTexts & { readonly types: ProblemTypes } {
  return problems[language] as ProblemTexts & { readonly types: ProblemTypes };
}

type ProblemTypes = (typeof problemsEn)['types'];

/** What a notification, a work item or a mail says, with `{{ country }}`, `{{ indicator }}`, `{{ level }}` put in. */
export function sentence(
  room: keyof typeof rooms,
  kind: string,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  const pattern = rooms[room][language][kind] ?? kind;
  return pattern.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[name] ?? '');
}

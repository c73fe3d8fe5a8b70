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
import peopleMailEn from './people-mail/en.json' with { type: 'json' };
import peopleMailFr from './people-mail/fr.json' with { type: 'json' };
import peopleMailEs from './people-mail/es.json' with { type: 'json' };
import peopleMailRu from './people-mail/ru.json' with { type: 'json' };
import peopleMailAr from './people-mail/ar.json' with { type: 'json' };
import peopleMailZh from './people-mail/zh.json' with { type: 'json' };
import exportFilesEn from './export-files/en.json' with { type: 'json' };
import exportFilesFr from './export-files/fr.json' with { type: 'json' };
import exportFilesEs from './export-files/es.json' with { type: 'json' };
import exportFilesRu from './export-files/ru.json' with { type: 'json' };
import exportFilesAr from './export-files/ar.json' with { type: 'json' };
import exportFilesZh from './export-files/zh.json' with { type: 'json' };
import wordsEn from './words/en.json' with { type: 'json' };
import wordsFr from './words/fr.json' with { type: 'json' };
import wordsEs from './words/es.json' with { type: 'json' };
import wordsRu from './words/ru.json' with { type: 'json' };
import wordsAr from './words/ar.json' with { type: 'json' };
import wordsZh from './words/zh.json' with { type: 'json' };
import planFilesEn from './plan-files/en.json' with { type: 'json' };
import planFilesFr from './plan-files/fr.json' with { type: 'json' };
import planFilesEs from './plan-files/es.json' with { type: 'json' };
import planFilesRu from './plan-files/ru.json' with { type: 'json' };
import planFilesAr from './plan-files/ar.json' with { type: 'json' };
import planFilesZh from './plan-files/zh.json' with { type: 'json' };
import planTemplatesEn from './plan-templates/en.json' with { type: 'json' };
import planTemplatesFr from './plan-templates/fr.json' with { type: 'json' };
import planTemplatesEs from './plan-templates/es.json' with { type: 'json' };
import planTemplatesRu from './plan-templates/ru.json' with { type: 'json' };
import planTemplatesAr from './plan-templates/ar.json' with { type: 'json' };
import planTemplatesZh from './plan-templates/zh.json' with { type: 'json' };
import readinessMailEn from './readiness-mail/en.json' with { type: 'json' };
import readinessMailFr from './readiness-mail/fr.json' with { type: 'json' };
import readinessMailEs from './readiness-mail/es.json' with { type: 'json' };
import readinessMailRu from './readiness-mail/ru.json' with { type: 'json' };
import readinessMailAr from './readiness-mail/ar.json' with { type: 'json' };
import readinessMailZh from './readiness-mail/zh.json' with { type: 'json' };
import minutesEn from './minutes/en.json' with { type: 'json' };
import roundTableEn from './round-table/en.json' with { type: 'json' };
import minutesFr from './minutes/fr.json' with { type: 'json' };
import roundTableFr from './round-table/fr.json' with { type: 'json' };
import minutesEs from './minutes/es.json' with { type: 'json' };
import roundTableEs from './round-table/es.json' with { type: 'json' };
import minutesRu from './minutes/ru.json' with { type: 'json' };
import roundTableRu from './round-table/ru.json' with { type: 'json' };
import minutesAr from './minutes/ar.json' with { type: 'json' };
import roundTableAr from './round-table/ar.json' with { type: 'json' };
import minutesZh from './minutes/zh.json' with { type: 'json' };
import meetingLettersEn from './meeting-letters/en.json' with { type: 'json' };
import meetingLettersFr from './meeting-letters/fr.json' with { type: 'json' };
import meetingLettersEs from './meeting-letters/es.json' with { type: 'json' };
import meetingLettersRu from './meeting-letters/ru.json' with { type: 'json' };
import meetingLettersAr from './meeting-letters/ar.json' with { type: 'json' };
import meetingLettersZh from './meeting-letters/zh.json' with { type: 'json' };
import roundTableZh from './round-table/zh.json' with { type: 'json' };
import riskEn from './risk/en.json' with { type: 'json' };
import riskFr from './risk/fr.json' with { type: 'json' };
import riskEs from './risk/es.json' with { type: 'json' };
import riskRu from './risk/ru.json' with { type: 'json' };
import riskAr from './risk/ar.json' with { type: 'json' };
import riskZh from './risk/zh.json' with { type: 'json' };
import riskFilesEn from './risk-files/en.json' with { type: 'json' };
import riskFilesFr from './risk-files/fr.json' with { type: 'json' };
import riskFilesEs from './risk-files/es.json' with { type: 'json' };
import riskFilesRu from './risk-files/ru.json' with { type: 'json' };
import riskFilesAr from './risk-files/ar.json' with { type: 'json' };
import riskFilesZh from './risk-files/zh.json' with { type: 'json' };
import shellEn from './shell/en.json' with { type: 'json' };
import shellFr from './shell/fr.json' with { type: 'json' };
import shellEs from './shell/es.json' with { type: 'json' };
import shellRu from './shell/ru.json' with { type: 'json' };
import shellAr from './shell/ar.json' with { type: 'json' };
import shellZh from './shell/zh.json' with { type: 'json' };

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

const peopleMail: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: peopleMailEn,
  fr: peopleMailFr,
  es: peopleMailEs,
  ru: peopleMailRu,
  ar: peopleMailAr,
  zh: peopleMailZh,
};

const exportFiles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: exportFilesEn,
  fr: exportFilesFr,
  es: exportFilesEs,
  ru: exportFilesRu,
  ar: exportFilesAr,
  zh: exportFilesZh,
};

/** Words that pages and files share, by the keys that files have: `state-done`. */
function asFilesSay(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(words).map(([key, word]) => [key.replace('.', '-'), word]));
}

const planFiles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...asFilesSay(wordsEn), ...planFilesEn },
  fr: { ...asFilesSay(wordsFr), ...planFilesFr },
  es: { ...asFilesSay(wordsEs), ...planFilesEs },
  ru: { ...asFilesSay(wordsRu), ...planFilesRu },
  ar: { ...asFilesSay(wordsAr), ...planFilesAr },
  zh: { ...asFilesSay(wordsZh), ...planFilesZh },
};

const readinessMail: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: readinessMailEn,
  fr: readinessMailFr,
  es: readinessMailEs,
  ru: readinessMailRu,
  ar: readinessMailAr,
  zh: readinessMailZh,
};

const planTemplates: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: planTemplatesEn,
  fr: planTemplatesFr,
  es: planTemplatesEs,
  ru: planTemplatesRu,
  ar: planTemplatesAr,
  zh: planTemplatesZh,
};

/** What a round table is and where it stands in its life, by the keys of its minutes: `kind.regional` is `kind-regional`. */
function asMinutesSay(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) =>
      /^(?:kind|format|life)\./.test(key) ? [[key.replace('.', '-'), text]] : [],
    ),
  );
}

const minutes: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...asMinutesSay(roundTableEn), ...minutesEn },
  fr: { ...asMinutesSay(roundTableFr), ...minutesFr },
  es: { ...asMinutesSay(roundTableEs), ...minutesEs },
  ru: { ...asMinutesSay(roundTableRu), ...minutesRu },
  ar: { ...asMinutesSay(roundTableAr), ...minutesAr },
  zh: { ...asMinutesSay(roundTableZh), ...minutesZh },
};

const meetingLetters: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: meetingLettersEn,
  fr: meetingLettersFr,
  es: meetingLettersEs,
  ru: meetingLettersRu,
  ar: meetingLettersAr,
  zh: meetingLettersZh,
};

const roundTable: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: roundTableEn,
  fr: roundTableFr,
  es: roundTableEs,
  ru: roundTableRu,
  ar: roundTableAr,
  zh: roundTableZh,
};

/** The words of risk assessments, which pages and files share. */
const risk: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: riskEn,
  fr: riskFr,
  es: riskEs,
  ru: riskRu,
  ar: riskAr,
  zh: riskZh,
};

/** The words that reports of risks share with plans: of domains, and of the state of an action. */
function asReportsSay(words: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([key]) => /^(?:domain|state)\./.test(key)));
}

const riskFiles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { ...asReportsSay(wordsEn), ...riskEn, ...riskFilesEn },
  fr: { ...asReportsSay(wordsFr), ...riskFr, ...riskFilesFr },
  es: { ...asReportsSay(wordsEs), ...riskEs, ...riskFilesEs },
  ru: { ...asReportsSay(wordsRu), ...riskRu, ...riskFilesRu },
  ar: { ...asReportsSay(wordsAr), ...riskAr, ...riskFilesAr },
  zh: { ...asReportsSay(wordsZh), ...riskZh, ...riskFilesZh },
};

const disclaimers: Readonly<Record<Language, string>> = {
  en: shellEn.disclaimer,
  fr: shellFr.disclaimer,
  es: shellEs.disclaimer,
  ru: shellRu.disclaimer,
  ar: shellAr.disclaimer,
  zh: shellZh.disclaimer,
};

const rooms = {
  notifications,
  work,
  mail,
  'people-mail': peopleMail,
  'export-files': exportFiles,
  'plan-files': planFiles,
  'plan-templates': planTemplates,
  'readiness-mail': readinessMail,
  minutes,
  'meeting-letters': meetingLetters,
  'round-table': roundTable,
  risk,
  'risk-files': riskFiles,
} as const;

/** What stands under every map, and in every file that holds one or comes from one. */
export function disclaimerIn(language: Language): string {
  return disclaimers[language];
}

/** The sentences of problems in a language. */
export function problemTexts(language: Language): ProblemTexts & { readonly types: ProblemTypes } {
  return problems[language] as ProblemTexts & { readonly types: ProblemTypes };
}

type ProblemTypes = (typeof problemsEn)['types'];

/** What a notification, a work item, a mail or a file says, with `{{ country }}`, `{{ indicator }}`, `{{ level }}` put in. */
export function sentence(
  room: keyof typeof rooms,
  kind: string,
  language: Language,
  values: Readonly<Record<string, string>>,
): string {
  const pattern = rooms[room][language][kind] ?? kind;
  return pattern.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values[name] ?? '');
}

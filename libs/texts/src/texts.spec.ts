import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Texts = string | readonly Texts[] | { readonly [key: string]: Texts };

const languages = ['en', 'fr', 'es', 'ru', 'ar', 'zh'] as const;
const folder = fileURLToPath(new URL('.', import.meta.url));
const rooms = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const pluralForms = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

const textsOf = (room: string, language: string) =>
  JSON.parse(readFileSync(join(folder, room, `${language}.json`), 'utf8')) as Texts;

const isPlural = (texts: object) => 'other' in texts && Object.keys(texts).every((key) => pluralForms.has(key));

/** Every sentence by its path; the forms of a number are one sentence, whose name ends in `#`. */
const sentences = (texts: Texts, path = ''): [string, string][] => {
  if (typeof texts === 'string') return [[path, texts]];
  const inside = Object.entries<Texts>(texts);
  if (!isPlural(texts)) return inside.flatMap(([key, value]) => sentences(value, path === '' ? key : `${path}.${key}`));
  return inside.map(([, value]) => [`${path}#`, typeof value === 'string' ? value : '']);
};

/** Plural forms of each numbered sentence, by its path. */
const formsOf = (texts: Texts, path = ''): [string, string[]][] => {
  if (typeof texts === 'string') return [];
  if (isPlural(texts)) return [[path, Object.keys(texts)]];
  return Object.entries<Texts>(texts).flatMap(([key, value]) => formsOf(value, `${path}.${key}`));
};

const parametersOf = (sentence: string) => [...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? '');

/** The parameters a sentence may have; a form for one thing need not name the number. */
const parametersByPath = (texts: Texts) => {
  const all = new Map<string, Set<string>>();
  for (const [path, sentence] of sentences(texts)) {
    all.set(path, new Set([...(all.get(path) ?? []), ...parametersOf(sentence)]));
  }
  return Object.fromEntries([...all].map(([path, names]) => [path, [...names].sort()]));
};

/** What no text of any language may have, and what a language does not write. */
const unwritten: Readonly<Record<'any' | (typeof languages)[number], readonly RegExp[]>> = {
  // Voice: no exclamation; typographic marks only; nothing that shows as a gap.
  any: [/[!！]/, / {2}/, /^\s|\s$/, /["']/],
  en: [],
  // A break must not part a mark from its word.
  fr: [/[^\u00a0\u202f][:;?»]|«[^\u00a0]/],
  es: [/^[^¿]*\?/],
  ru: [/ё/i, / - /, /[“”]/],
  ar: [/[,;?]/],
  zh: [/[,;?()]/, /\p{Script=Han} +\p{Script=Han}/u, /[ .]$/],
};

/** Letters that a text shows somewhere, unless it is made of parameters alone. */
const script: Readonly<Partial<Record<(typeof languages)[number], RegExp>>> = {
  ru: /\p{Script=Cyrillic}/u,
  ar: /\p{Script=Arabic}/u,
  zh: /\p{Script=Han}/u,
};

const breaches = (language: (typeof languages)[number], text: string): string[] => {
  // Addresses and instants keep their own marks.
  const said = text.replace(/\{\{.*?\}\}/g, '0').replace(/https?:\/\/|\d\d:\d\d:\d\dZ/g, '0');
  const found = [...unwritten.any, ...unwritten[language]].filter((mark) => mark.test(said)).map(String);
  const letters = script[language];
  return letters && /\p{L}/u.test(said) && !letters.test(said) ? [...found, String(letters)] : found;
};

it('exist for at least one room', () => {
  expect(rooms).not.toEqual([]);
});

describe.each(rooms)('the texts of %s', (room) => {
  it('exist in all six languages', () => {
    expect(languages.filter((language) => !existsSync(join(folder, room, `${language}.json`)))).toEqual([]);
  });

  it.each(languages.slice(1))('say in %s what they say in en, with the same parameters', (language) => {
    expect(parametersByPath(textsOf(room, language))).toEqual(parametersByPath(textsOf(room, 'en')));
  });

  it.each(languages)('leave nothing empty in %s', (language) => {
    expect(sentences(textsOf(room, language)).filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  it.each(languages)('have every plural form that %s needs, and no other', (language) => {
    const needed = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [path, forms] of formsOf(textsOf(room, language))) expect([path, forms.sort()]).toEqual([path, needed]);
  });

  it.each(languages)('are written in %s as its readers write', (language) => {
    const broken = sentences(textsOf(room, language)).filter(([, text]) => breaches(language, text).length > 0);
    expect(broken).toEqual([]);
  });
});

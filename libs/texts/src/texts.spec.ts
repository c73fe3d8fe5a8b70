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

  it.each(languages)('have every plural form that %s needs', (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = formsOf(textsOf(room, language)).flatMap(([path, forms]) =>
      needed.filter((form) => !forms.includes(form)).map((form) => `${path}.${form}`),
    );
    expect(missing).toEqual([]);
  });
});

import { type Language, languages } from '../../identity/actor.js';
import ar from './ar.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };
import { type Token, tokensOf } from './tokens.js';

/**
 * What the rules know words for, in each language. An entry is a word or some words in a row; `*` ends a stem; an entry
 * with a capital letter is meant with its capitals (`Ci`, not `ci`).
 */
export const wordClasses = [
  'materials',
  'units',
  'activities',
  'containers',
  'per',
  'numbers',
  'ones',
  'stores',
  'kept',
  'conditions',
  'sites',
  'lacking',
  'protections',
  'weaknesses',
  'degrees',
  'minutes',
  'hemispheres',
  'axes',
  'common',
] as const;
export type WordClass = (typeof wordClasses)[number];
export type Lexicon = Readonly<Record<WordClass, readonly string[]>>;

export const lexicons: Readonly<Record<Language, Lexicon>> = { en, fr, es, ru, ar, zh };

/** One bit a language. */
export type LanguageSet = number;
export function bitOf(language: Language): LanguageSet {
  return 1 << languages.indexOf(language);
}
export const everyLanguage: LanguageSet = (1 << languages.length) - 1;

/** Where some words lead on, and what they are if they end here. */
interface Node {
  readonly whole: Map<string, Node>;
  readonly stems: Map<string, Node>;
  readonly ends: Map<WordClass, LanguageSet>;
}
const node = (): Node => ({ whole: new Map(), stems: new Map(), ends: new Map() });

const shortestStem = 2;
const longestStem = 16;

function child(of: Map<string, Node>, key: string): Node {
  const known = of.get(key);
  if (known) return known;
  const made = node();
  of.set(key, made);
  return made;
}

/** Words of an entry: what is meant with its capitals begins with `=`, what is a stem ends in `*`. */
function wordsOfEntry(entry: string): readonly string[] {
  const tokens = tokensOf(entry);
  return tokens.flatMap(({ kind, raw, key }, place) => {
    if (kind === 'mark') return [];
    const isStem = tokens[place + 1]?.raw === '*';
    return [isStem ? `${key}*` : raw === raw.toLowerCase() ? key : `=${raw}`];
  });
}

function built(): Node {
  const root = node();
  for (const language of languages) {
    for (const wordClass of wordClasses) {
      for (const entry of lexicons[language][wordClass]) {
        let here = root;
        for (const word of wordsOfEntry(entry)) {
          here = word.endsWith('*') ? child(here.stems, word.slice(0, -1)) : child(here.whole, word);
        }
        here.ends.set(wordClass, (here.ends.get(wordClass) ?? 0) | bitOf(language));
      }
    }
  }
  return root;
}

let root: Node | null = null;

/** Arabic writes article, “and”, “in” and “for” in one with the word. */
const clitics = ['و', 'ف', 'لل', 'ب', 'ل', 'ك', 'ال'];

function spellingsOf({ key, raw, kind }: Token): readonly string[] {
  if (kind !== 'word' || !/^\p{Script=Arabic}/u.test(key)) return [key, `=${raw}`];
  const spellings = [key];
  let rest = key;
  for (const clitic of clitics) {
    if (!rest.startsWith(clitic) || rest.length - clitic.length < 2) continue;
    rest = rest.slice(clitic.length);
    spellings.push(rest);
  }
  return spellings;
}

/** For each class of words, in which languages a token is part of one. */
export type Classified = ReadonlyMap<WordClass, Uint8Array>;

/**
 * Classifies all tokens: at each of them the entries that begin there are followed, none of which is longer than a few
 * words, so that the steps taken grow with the number of tokens and with nothing else.
 */
export function classified(tokens: readonly Token[], step: () => void): Classified {
  const start = (root ??= built());
  const classes = new Map(wordClasses.map((wordClass) => [wordClass, new Uint8Array(tokens.length)]));
  const spellings = tokens.map(spellingsOf);
  const follow = (here: Node, first: number, place: number): void => {
    step();
    for (const [wordClass, set] of here.ends) {
      const marked = classes.get(wordClass);
      for (let each = first; marked && each < place; each += 1) marked[each] = (marked[each] ?? 0) | set;
    }
    if (here.whole.size === 0 && here.stems.size === 0) return;
    // Words of one entry may be joined by a hyphen or an apostrophe.
    const next = place > first && tokens[place]?.kind === 'mark' && isJoint(tokens[place]) ? place + 1 : place;
    if (tokens[next]?.sentence !== tokens[first]?.sentence) return;
    for (const spelling of spellings[next] ?? []) {
      const whole = here.whole.get(spelling);
      if (whole) follow(whole, first, next + 1);
      if (here.stems.size === 0 || spelling.startsWith('=')) continue;
      for (let length = shortestStem; length <= Math.min(spelling.length, longestStem); length += 1) {
        const stem = here.stems.get(spelling.slice(0, length));
        if (stem) follow(stem, first, next + 1);
      }
    }
  };
  for (let place = 0; place < tokens.length; place += 1) follow(start, place, place);
  return classes;
}

function isJoint(token: Token): boolean {
  return /^[-‐‑'’]$/.test(token.raw);
}

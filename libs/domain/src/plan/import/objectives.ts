import type { PlanTheme } from '../vocabulary.js';
import { folded, matchable } from './fold.js';
import { groupWords, sumWords } from './value-words.js';

/** An objective as a table names it. */
export interface NamedObjective {
  readonly number: number | null;
  readonly title: string;
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
const longestFirst = (words: string) => words.split('|').sort((one, other) => other.length - one.length);

const groupWord = longestFirst(groupWords).map(escaped).join('|');
const begins = new RegExp(`^(?:(?:ال)?(?:${groupWord})(?!\\p{L}))`, 'iu');
const named = new RegExp(
  `^(?:(?:ال)?(?:${groupWord})(?!\\p{L})\\s*)?(?:n[o°º]\\.?\\s*|№\\s*)?(?:(\\d{1,3}|[IVX]{1,5})(?![\\p{L}\\d.]*\\d)(?!\\p{L}))?\\s*[.:)\\-–—،：、]*\\s*(.*)$`,
  'isu',
);

/** Whether a text begins by saying that it is an objective: `Objective 2: …`, `Axe stratégique I`. */
export function beginsObjective(text: string): boolean {
  return begins.test(text.trim());
}

/** The number and the title in `Objective 2: Detect`, `2. Detect`, `II - Detect`; a title alone has no number. */
export function objectiveIn(text: string): NamedObjective {
  const shown = text.replace(/\s+/g, ' ').trim();
  const match = named.exec(shown.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660)));
  const [, number, title = ''] = match ?? [];
  const said = number === undefined ? null : /^\d+$/.test(number) ? Number(number) : romanIn(number);
  return { number: said === null || said < 1 || said > 999 ? null : said, title: title === '' ? shown : title };
}

const roman: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function romanIn(text: string): number {
  const values = [...text.toUpperCase()].map((letter) => roman[letter] ?? 0);
  return values.reduce((sum, value, place) => sum + (value < (values[place + 1] ?? 0) ? -value : value), 0);
}

/** `1` of `1.2`, `1.2.3` and `1-2`: the objective of an action's number; null where the number has no parts. */
export function objectiveOfNumber(number: string): number | null {
  const match = /^(\d{1,3})[.\-/]\d/.exec(folded(number).replaceAll(' ', '.'));
  return match ? Number(match[1]) : null;
}

const sums = new RegExp(
  `^(?:${longestFirst(sumWords)
    .map((word) => escaped(matchable(word)))
    .join('|')})(?!\\p{L})`,
  'iu',
);

/** Whether a row is a sum of others, not an action. */
export function beginsSum(text: string): boolean {
  return sums.test(matchable(text));
}

/** An objective that the file's actions belong to. */
export interface ImportObjective {
  /** By which rows name it; stable as long as the file is read the same way. */
  readonly key: string;
  /** Its row in the file, where it has one of its own. */
  readonly row: number | null;
  readonly number: number | null;
  readonly title: string;
  readonly theme: PlanTheme | null;
  /** How its theme is known. */
  readonly themeBy: 'file' | 'words' | 'chosen' | 'plan' | null;
  /** The objective of the plan that it is; null: a new one. */
  readonly id: string | null;
}

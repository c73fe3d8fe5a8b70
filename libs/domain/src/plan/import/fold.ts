const digitZeros = [0x0660, 0x06f0, 0x0966];

/** The text with Arabic-Indic, Persian and Devanagari digits as 0 to 9, and the Arabic signs of numbers as ours. */
export function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, (digit) => {
      const code = digit.charCodeAt(0);
      const zero = digitZeros.find((start) => code >= start && code < start + 10) ?? code;
      return String(code - zero);
    })
    .replace(/\u066a/g, '%');
}

/**
 * The text as it is compared: without accents, case, vowel signs and punctuation, forms of one Arabic letter as one, and
 * no Arabic article before a word. Folding twice changes nothing.
 */
export function folded(text: string): string {
  const known = foldedBefore.get(text);
  if (known !== undefined) return known;
  if (foldedBefore.size >= mostKept) foldedBefore.clear();
  const now = foldedAnew(text);
  if (text.length < 200) foldedBefore.set(text, now);
  return now;
}

/** The cells of a table say the same few words again and again. */
const foldedBefore = new Map<string, string>();
const mostKept = 4_000;

function foldedAnew(text: string): string {
  return latinDigits(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u0640\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[ٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ک/g, 'ك')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** The folded words of a text. */
export function wordsIn(text: string): readonly string[] {
  const all = folded(text);
  return all === '' ? [] : all.split(' ').map(withoutArticle);
}

function withoutArticle(word: string): string {
  return word.length > 4 && word.startsWith('ال') ? word.slice(2) : word;
}

/** The text as one word is found in it: folded, without articles. */
export function matchable(text: string): string {
  return wordsIn(text).join(' ');
}

const isHan = (text: string) => /\p{Script=Han}/u.test(text);

/** Whether the words of one stand in the other, whole and in their order; Chinese has no gaps between words. */
export function holdsWords(text: string, part: string): boolean {
  if (part === '') return false;
  return isHan(part) ? text.includes(part) : ` ${text} `.includes(` ${part} `);
}

/** How alike two texts are, 0 to 1: the share of pairs of letters that they have in common (Dice). */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  if (pairs.length === 0 || others.length === 0) return 0;
  const left = new Map<string, number>();
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of others) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / (pairs.length + others.length);
}

function pairsOf(text: string): readonly string[] {
  const letters = [...text.replaceAll(' ', '')];
  return letters.slice(1).map((letter, place) => `${letters[place] ?? ''}${letter}`);
}

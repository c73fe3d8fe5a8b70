/** A piece of a text: a word, a Chinese character, a number or a single mark. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** As it stands in the text. */
  readonly raw: string;
  /** Folded, so that spellings of one word meet: no case, no accents, no vowel signs. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** Which sentence it is in, counted from 0. */
  readonly sentence: number;
}

const piece =
  /(?<number>[\p{Nd}²³]+)|(?<word>\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\u0640])+)|(?<mark>[^\s\p{L}\p{M}\p{Nd}²³])/gu;
const ascii = /^[a-z]*$/;
const marks = /[\p{M}\u0640]/gu;
const endsSentence = /^[.!?。！？؟;；؛\u2028\u2029]$/;

/** Case, accents and vowel signs away; the spellings of one Arabic letter become one. */
export function folded(word: string): string {
  const lower = word.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFKD').replace(marks, '').replaceAll('ة', 'ه').replaceAll('ى', 'ي');
}

/** The tokens of a text, in one walk from its beginning to its end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let end = 0;
  for (const match of text.matchAll(piece)) {
    const raw = match[0];
    const from = match.index;
    if (text.slice(end, from).includes('\n')) sentence += 1;
    end = from + raw.length;
    const { number, word } = match.groups ?? {};
    const kind = number === undefined ? (word === undefined ? 'mark' : 'word') : 'number';
    tokens.push({ kind, raw, key: kind === 'word' ? folded(raw) : raw, from, to: end, sentence });
    // A point inside a number or an abbreviation is followed by no space.
    if (
      kind === 'mark' &&
      endsSentence.test(raw) &&
      (raw !== '.' || end === text.length || /\s/.test(text[end] ?? ''))
    ) {
      sentence += 1;
    }
  }
  return tokens;
}

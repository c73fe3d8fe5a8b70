import type { Language } from '../../identity/actor.js';
import type { Sensitivity } from '../vocabulary.js';
import { bitOf, classified, everyLanguage } from './lexicon.js';
import { foundByPatterns } from './patterns.js';
import { tokensOf } from './tokens.js';
import { WordRules } from './word-rules.js';

/** A passage that should not stand in a risk assessment: what it seems to be, from where to where, and by which rule. */
export interface FoundSensitivity {
  readonly kind: Sensitivity;
  /** Offset of its first character, and of the one after its last (UTF-16, as in a text field). */
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

/** Passages of one kind that overlap are one, by the rule that found the first of them. */
function merged(found: readonly FoundSensitivity[]): readonly FoundSensitivity[] {
  const sorted = [...found].sort((one, other) => one.from - other.from || other.to - one.to);
  const open = new Map<Sensitivity, number>();
  const result: FoundSensitivity[] = [];
  for (const each of sorted) {
    const place = open.get(each.kind);
    const last = place === undefined ? undefined : result[place];
    if (place !== undefined && last && each.from < last.to) {
      result[place] = { ...last, to: Math.max(last.to, each.to) };
    } else {
      open.set(each.kind, result.length);
      result.push(each);
    }
  }
  return result;
}

/** What the guard finds, with the number of steps that its word rules took: it grows with the length of the text alone. */
export function guarded(
  text: string,
  language?: Language,
): { readonly found: readonly FoundSensitivity[]; readonly steps: number } {
  let steps = 0;
  const step = () => {
    steps += 1;
  };
  const tokens = tokensOf(text);
  const classes = classified(tokens, step);
  const rules = new WordRules(tokens, classes, language === undefined ? everyLanguage : bitOf(language), step);
  const inWords = rules.passages().map(({ kind, first, last, rule }) => ({
    kind,
    from: tokens[first]?.from ?? 0,
    to: tokens[last]?.to ?? 0,
    rule,
  }));
  return { found: merged([...foundByPatterns(text), ...inWords]), steps };
}

/**
 * Coordinates, quantities of materials, places of stocks and weak points of named sites in a text (domain.md,
 * "Sensitivity guard"), in the order of the text. It warns and never forbids: what it misses is still the author's to
 * leave out. The words are data, one file a language, beside this one.
 *
 * @param language whose words to look for; without it those of all six, since people write in more than one
 */
export function sensitivitiesIn(text: string, language?: Language): readonly FoundSensitivity[] {
  return guarded(text, language).found;
}

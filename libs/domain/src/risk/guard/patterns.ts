import type { Sensitivity } from '../vocabulary.js';
import rules from './any.json' with { type: 'json' };

/**
 * A rule that needs no language. Its pattern repeats nothing without a limit, so that from each place of a text only so
 * many characters are looked at.
 */
export interface PatternRule {
  readonly id: string;
  readonly kind: Sensitivity;
  readonly pattern: string;
  readonly flags: string;
}

const kinds: Readonly<Record<string, Sensitivity>> = { coordinates: 'coordinates' };

export const patternRules: readonly PatternRule[] = rules.flatMap(({ kind, ...rule }) => {
  const known = kinds[kind];
  return known ? [{ ...rule, kind: known }] : [];
});

/** Every place that a pattern finds. */
export function foundByPatterns(
  text: string,
): readonly { readonly kind: Sensitivity; readonly from: number; readonly to: number; readonly rule: string }[] {
  return patternRules.flatMap(({ id, kind, pattern, flags }) =>
    [...text.matchAll(new RegExp(pattern, `g${flags}`))].map((match) => ({
      kind,
      from: match.index,
      to: match.index + match[0].length,
      rule: id,
    })),
  );
}

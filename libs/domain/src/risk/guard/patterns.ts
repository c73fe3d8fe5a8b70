import type { Sensitivity } from '../vocabulary.js';
import rules from './any.json' with { type: 'json' };

/**
 * How coordinates are written in any language. A pattern repeats nothing without a limit, so that from each place of a
 * text only so many characters are looked at.
 */
export interface PatternRule {
  readonly id: string;
  readonly pattern: string;
  readonly flags: string;
}

export const patternRules: readonly PatternRule[] = rules;

/** Every place that a pattern finds. */
export function foundByPatterns(
  text: string,
): readonly { readonly kind: Sensitivity; readonly from: number; readonly to: number; readonly rule: string }[] {
  return patternRules.flatMap(({ id, pattern, flags }) =>
    [...text.matchAll(new RegExp(pattern, `g${flags}`))].map((match) => ({
      kind: 'coordinates' as const,
      from: match.index,
      to: match.index + match[0].length,
      rule: id,
    })),
  );
}

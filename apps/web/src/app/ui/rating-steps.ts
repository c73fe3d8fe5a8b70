import type { RiskMethod } from '@portal/contracts';

/** The steps of a rating in words: `Likely × Major`; empty where there is no rating. */
export function stepsOf(
  { likelihood, impact }: Pick<RiskMethod, 'likelihood' | 'impact'>,
  rating: { readonly likelihood: string; readonly impact: string } | null,
): string {
  if (!rating) return '';
  const across = likelihood.find(({ id }) => id === rating.likelihood)?.label ?? '';
  const down = impact.find(({ id }) => id === rating.impact)?.label ?? '';
  return `${across} × ${down}`;
}

import type { Refusal } from '@portal/domain';

/**
 * Why a record may not be changed by whoever saw this version: no condition, or somebody was faster. `current` is the
 * record as it stands, so that both versions can be shown.
 */
export function presentUnless(
  ifMatch: number | '*' | undefined,
  { version }: { readonly version: number },
  current: () => unknown,
): Refusal | null {
  if (ifMatch === undefined) return { refused: 'condition-missing' };
  return ifMatch === '*' || ifMatch === version ? null : { refused: 'stale', current: current() };
}

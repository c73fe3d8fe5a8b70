import type { Claim, Evidence } from '@portal/contracts';

type Held = Extract<Evidence, { readonly kind: 'document' }>;

/** What befell a document that a claim rests on; `-after`: the decision did not know of it. */
export interface DocumentChange {
  readonly what: 'replaced' | 'replaced-after' | 'removed' | 'removed-after';
  readonly at: string;
}

export function changesOf(
  { decidedAt }: Pick<Claim, 'decidedAt'>,
  { replacedAt, removedAt }: Pick<Held, 'replacedAt' | 'removedAt'>,
): readonly DocumentChange[] {
  const isAfter = (at: string) => decidedAt !== null && at > decidedAt;
  return [
    ...(replacedAt === null
      ? []
      : [{ what: isAfter(replacedAt) ? 'replaced-after' : 'replaced', at: replacedAt } as const]),
    ...(removedAt === null ? [] : [{ what: isAfter(removedAt) ? 'removed-after' : 'removed', at: removedAt } as const]),
  ];
}

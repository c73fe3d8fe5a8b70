import type { Claim, Evidence } from '@portal/contracts';
import type { Day } from '@portal/domain';

/** One row of what is new about a country. */
export interface Latest {
  readonly claim: Claim;
  readonly day: Day;
  /** Where a documented fact stands; null of what somebody reported. */
  readonly source: Extract<Evidence, { readonly kind: 'source' }> | null;
}

/** Where the claim is documented, if the loader wrote it from a publication. */
export function sourceOf(claim: Pick<Claim, 'evidence' | 'sentBy'>): Latest['source'] {
  if (claim.sentBy) return null;
  return claim.evidence.find((each) => each.kind === 'source') ?? null;
}

/**
 * The newest claims first. A documented fact is as old as what its source says: the day on which it was loaded is
 * news of the portal and not of the country. What was not sent yet is no news.
 */
export function latestOf(claims: readonly Claim[], most: number): readonly Latest[] {
  return claims
    .filter(({ state }) => state !== 'draft')
    .map((claim): Latest => {
      const source = sourceOf(claim);
      const done = (claim.decidedAt ?? claim.sentAt)?.slice(0, 10);
      return { claim, source, day: (source ? claim.attestedOn : done) ?? claim.effectiveOn };
    })
    .sort((one, other) => other.day.localeCompare(one.day))
    .slice(0, most);
}

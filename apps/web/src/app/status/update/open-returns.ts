import type { Claim } from '@portal/contracts';

/**
 * The returned lines that still want an answer: of each indicator the latest, unless something was
 * sent on that indicator after it was returned, or it was taken up again.
 */
export function openReturns(claims: readonly Claim[]): readonly Claim[] {
  const replaced = new Set(claims.flatMap((claim) => (claim.replaces === null ? [] : [claim.replaces])));
  const latest = new Map<string, Claim>();
  for (const claim of claims) {
    if (claim.state !== 'returned' || replaced.has(claim.id)) continue;
    const known = latest.get(claim.indicator);
    if (!known || momentOf(known) < momentOf(claim)) latest.set(claim.indicator, claim);
  }
  return [...latest.values()].filter(
    (returned) =>
      !claims.some(
        (claim) =>
          claim.indicator === returned.indicator &&
          claim.state !== 'withdrawn' &&
          claim.state !== 'draft' &&
          (claim.sentAt ?? '') > momentOf(returned),
      ),
  );
}

/** The lines that wait for a decision, oldest first. */
export function waitingLines(claims: readonly Claim[]): readonly Claim[] {
  return claims
    .filter((claim) => claim.state === 'submitted')
    .toSorted((one, other) => (one.sentAt ?? '').localeCompare(other.sentAt ?? ''));
}

function momentOf(claim: Claim): string {
  return claim.decidedAt ?? '';
}

import type { CbrnDomain } from '../cbrn-domain.js';

/** A priority that a region endorsed. */
export interface EndorsedPriority {
  readonly id: string;
  readonly region: string;
  readonly domains: readonly CbrnDomain[];
}

/** Two of them whose titles are alike; their letters, three by three: 0 to 1. */
export interface AlikeTitles {
  readonly oneId: string;
  readonly otherId: string;
  readonly similarity: number;
}

/** Titles as near as this are set beside each other. */
export const alikePrioritiesFrom = 0.4;

/**
 * Priorities that at least two regions endorsed in alike words (§82: what round tables conclude together). Each was
 * matched with the first of its group, in another region, and shares a domain with it where both name any. Words are
 * compared as they stand, so priorities in two languages never meet.
 *
 * @returns groups of ids, those of most regions first
 */
export function sharedPriorities<T extends EndorsedPriority>(
  endorsed: readonly T[],
  alike: readonly AlikeTitles[],
): readonly (readonly T[])[] {
  const near = new Set(
    alike
      .filter(({ similarity }) => similarity >= alikePrioritiesFrom)
      .flatMap(({ oneId, otherId }) => [`${oneId} ${otherId}`, `${otherId} ${oneId}`]),
  );
  const used = new Set<string>();
  const groups = endorsed.flatMap((first): (readonly T[])[] => {
    if (used.has(first.id)) return [];
    const others = endorsed.filter(
      (other) =>
        !used.has(other.id) &&
        other.region !== first.region &&
        near.has(`${first.id} ${other.id}`) &&
        sharesDomain(first, other),
    );
    if (others.length === 0) return [];
    const group = [first, ...others];
    for (const { id } of group) used.add(id);
    return [group];
  });
  return groups.toSorted((one, other) => regionsOf(other) - regionsOf(one));
}

function regionsOf(group: readonly EndorsedPriority[]): number {
  return new Set(group.map(({ region }) => region)).size;
}

function sharesDomain(one: EndorsedPriority, other: EndorsedPriority): boolean {
  if (one.domains.length === 0 || other.domains.length === 0) return true;
  return one.domains.some((domain) => other.domains.includes(domain));
}

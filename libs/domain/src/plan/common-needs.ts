import type { CbrnDomain } from '../cbrn-domain.js';
import type { PlanTheme } from './vocabulary.js';

/** An action as it is compared with those of other countries. */
export interface NeedOfCountry {
  readonly id: string;
  readonly iso3: string;
  readonly theme: PlanTheme;
  readonly domains: readonly CbrnDomain[];
  /** How many words of its title count. */
  readonly words: number;
}

/** Two actions of one theme with the words that their titles share. */
export interface SharedWords {
  readonly oneId: string;
  readonly otherId: string;
  readonly words: readonly string[];
  /** Of their titles' letters, three by three: 0 to 1. */
  readonly similarity: number;
}

/** Titles as near as this are alike, whatever their words. */
export const alikeFrom = 0.45;
/** Titles that share so many words are alike, where these are half of the shorter one. */
export const alikeWords = 2;

/** Why an action is taken for the same need as the first one of its group. */
export interface NeedReason {
  readonly id: string;
  readonly words: readonly string[];
  readonly domains: readonly CbrnDomain[];
  readonly similarity: number;
}

/** Actions of at least two countries that answer to one need; each was matched with the first. */
export interface CommonNeedGroup {
  readonly first: string;
  readonly theme: PlanTheme;
  readonly matches: readonly NeedReason[];
}

/** Whether two titles are alike enough to be shown beside each other. */
export function isAlike(shared: SharedWords, one: NeedOfCountry, other: NeedOfCountry): boolean {
  if (shared.similarity >= alikeFrom) return true;
  const fewest = Math.min(one.words, other.words);
  return shared.words.length >= alikeWords && shared.words.length * 2 >= fewest;
}

/** The domains that two actions share; where either names none, nothing speaks against it. */
function domainsInCommon(one: NeedOfCountry, other: NeedOfCountry): readonly CbrnDomain[] | null {
  const shared = one.domains.filter((domain) => other.domains.includes(domain));
  return shared.length > 0 || one.domains.length === 0 || other.domains.length === 0 ? shared : null;
}

/**
 * Groups of similar actions of different countries: one theme, a domain in common, and words. Whoever has most like it
 * comes first and stands for the group, so that each member's reason can be shown; no action is in two groups. Whatever
 * the order in which they are given.
 */
export function commonNeeds(
  needs: readonly NeedOfCountry[],
  shared: readonly SharedWords[],
): readonly CommonNeedGroup[] {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const partners = new Map<string, NeedReason[]>();
  const add = (id: string, reason: NeedReason) => partners.set(id, [...(partners.get(id) ?? []), reason]);
  for (const pair of shared) {
    const [one, other] = [byId.get(pair.oneId), byId.get(pair.otherId)];
    if (!one || !other || one.iso3 === other.iso3 || one.theme !== other.theme) continue;
    const domains = domainsInCommon(one, other);
    if (domains === null || !isAlike(pair, one, other)) continue;
    const why = { words: pair.words, domains, similarity: pair.similarity };
    add(one.id, { id: other.id, ...why });
    add(other.id, { id: one.id, ...why });
  }
  const countriesOf = (reasons: readonly NeedReason[]) => new Set(reasons.map(({ id }) => byId.get(id)?.iso3)).size;
  const order = [...partners].sort(
    ([one, its], [other, others]) =>
      countriesOf(others) - countriesOf(its) || others.length - its.length || one.localeCompare(other),
  );
  const taken = new Set<string>();
  const groups: CommonNeedGroup[] = [];
  for (const [id, reasons] of order) {
    const first = byId.get(id);
    const free = reasons.filter((reason) => !taken.has(reason.id));
    if (!first || taken.has(id) || free.length === 0) continue;
    for (const each of [id, ...free.map((reason) => reason.id)]) taken.add(each);
    groups.push({
      first: id,
      theme: first.theme,
      matches: free.sort((a, b) => b.similarity - a.similarity || a.id.localeCompare(b.id)),
    });
  }
  return groups;
}

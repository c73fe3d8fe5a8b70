import type { CbrnDomain } from '../cbrn-domain.js';
import type { ActionPhase, PlanTheme } from './vocabulary.js';

/** An action as it is compared with those of other countries. */
export interface NeedOfCountry {
  readonly id: string;
  readonly iso3: string;
  readonly theme: PlanTheme;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase | null;
  /** The language of its plan: words are compared within one alone. */
  readonly language: string;
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
  /** Null: its title is in another language, and theme, domain and phase alone speak for it. */
  readonly similarity: number | null;
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

/** Whether actions in different languages may answer to one need: one theme, a phase and a domain that both name. */
function isAkin(one: NeedOfCountry, other: NeedOfCountry): boolean {
  return (
    one.language !== other.language &&
    one.iso3 !== other.iso3 &&
    one.theme === other.theme &&
    one.phase !== null &&
    one.phase === other.phase &&
    one.domains.some((domain) => other.domains.includes(domain))
  );
}

type Partners = ReadonlyMap<string, readonly NeedReason[]>;

/** By words: pairs of one language whose titles are alike. */
function alikeOf(byId: ReadonlyMap<string, NeedOfCountry>, shared: readonly SharedWords[]): Partners {
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
  return partners;
}

/** One action of each further country that is akin to this one: it says less than words do, so that one stands for all. */
function akinTo(
  one: NeedOfCountry,
  others: readonly NeedOfCountry[],
  known: ReadonlySet<string | undefined> = new Set(),
): readonly NeedReason[] {
  const countries = new Set(known);
  return others.flatMap((other) => {
    if (countries.has(other.iso3) || !isAkin(one, other)) return [];
    countries.add(other.iso3);
    const domains = one.domains.filter((domain) => other.domains.includes(domain));
    return [{ id: other.id, words: [], domains, similarity: null }];
  });
}

/** Whoever has partners in most countries stands for a group; no action is in two. Takes what it puts into one. */
function groupsOf(byId: ReadonlyMap<string, NeedOfCountry>, partners: Partners, taken: Set<string>): CommonNeedGroup[] {
  const countriesOf = (reasons: readonly NeedReason[]) => new Set(reasons.map(({ id }) => byId.get(id)?.iso3)).size;
  const order = [...partners].sort(
    ([one, its], [other, others]) =>
      countriesOf(others) - countriesOf(its) || others.length - its.length || one.localeCompare(other),
  );
  const groups: CommonNeedGroup[] = [];
  for (const [id, reasons] of order) {
    const first = byId.get(id);
    const free = reasons.filter((reason) => !taken.has(reason.id));
    if (!first || taken.has(id) || free.length === 0) continue;
    for (const each of [id, ...free.map((reason) => reason.id)]) taken.add(each);
    groups.push({ first: id, theme: first.theme, matches: free });
  }
  return groups;
}

/**
 * Groups of similar actions of different countries: one theme, a domain in common, and words; across languages, where no
 * words are compared, one theme, domain and phase. Whoever has most like it stands for the group, so that each member's
 * reason can be shown; no action is in two groups. Most countries first, whatever the order in which they are given.
 */
export function commonNeeds(
  needs: readonly NeedOfCountry[],
  shared: readonly SharedWords[],
): readonly CommonNeedGroup[] {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const inOrder = [...needs].sort((one, other) => one.id.localeCompare(other.id));
  const taken = new Set<string>();
  const free = () => inOrder.filter(({ id }) => !taken.has(id));
  const iso3Of = ({ first, matches }: CommonNeedGroup) =>
    new Set([first, ...matches.map(({ id }) => id)].map((id) => byId.get(id)?.iso3));

  const byWords = groupsOf(byId, alikeOf(byId, shared), taken).map((group): CommonNeedGroup => {
    const first = byId.get(group.first);
    const akin = first ? akinTo(first, free(), iso3Of(group)) : [];
    for (const { id } of akin) taken.add(id);
    return { ...group, matches: [...group.matches, ...akin] };
  });
  const left = free();
  const akin = new Map(
    left.flatMap((need) => {
      const found = akinTo(need, left);
      return found.length > 0 ? [[need.id, found] as const] : [];
    }),
  );
  return [...byWords, ...groupsOf(byId, akin, taken)]
    .map((group) => ({ ...group, matches: [...group.matches].sort(byNearness) }))
    .sort(
      (one, other) =>
        iso3Of(other).size - iso3Of(one).size ||
        other.matches.length - one.matches.length ||
        one.first.localeCompare(other.first),
    );
}

/** The nearest title first; what was not compared last. */
function byNearness(one: NeedReason, other: NeedReason): number {
  return (other.similarity ?? -1) - (one.similarity ?? -1) || one.id.localeCompare(other.id);
}

import { type CbrnDomain, cbrnDomains } from '../../cbrn-domain.js';
import {
  type ActionPhase,
  type ActionPriority,
  type ActionState,
  type FundingState,
  type Obligation,
  type PlanTheme,
} from '../vocabulary.js';
import { folded, holdsWords, matchable } from './fold.js';
import type { ImportField } from './fields.js';
import { type ImportCell, shownIn } from './sheet.js';
import {
  allDomainsWords,
  domainWords,
  fundingWords,
  obligationWords,
  phaseWords,
  priorityWords,
  stateWords,
  themeWords,
  type ValueWords,
} from './value-words.js';

type Lookup<T extends string> = ReadonlyMap<string, T>;

function lookupOf<T extends string>(words: ValueWords<T>): Lookup<T> {
  const lookup = new Map<string, T>();
  for (const value in words) {
    lookup.set(matchable(value), value);
    for (const word of words[value].split('|')) lookup.set(matchable(word), value);
  }
  return lookup;
}

const domains = lookupOf(domainWords);
const allDomains = new Set(allDomainsWords.split('|').map(matchable));
const phases = lookupOf(phaseWords);
const priorities = lookupOf(priorityWords);
const states = lookupOf(stateWords);
const fundings = lookupOf(fundingWords);
const obligations = lookupOf(obligationWords);
const themes = lookupOf(themeWords);

/** One word for one value; null where it is not known. */
function one<T extends string>(lookup: Lookup<T>, text: string): T | null {
  const all = matchable(text);
  const exact = lookup.get(all);
  if (exact) return exact;
  // A word with an explanation behind it, `High (security)` or `2 - Medium`, means what only one value means.
  const meant = new Set(
    [...lookup].filter(([word]) => word.length > 3 && holdsWords(all, word)).map(([, value]) => value),
  );
  const [only] = meant;
  return meant.size === 1 && only ? only : null;
}

export const phaseIn = (text: string): ActionPhase | null => one(phases, text);
export const priorityIn = (text: string): ActionPriority | null => one(priorities, text);
export const stateIn = (text: string): ActionState | null => one(states, text);
export const fundingStateIn = (text: string): FundingState | null => one(fundings, text);
/** The theme that a text names; null where it names none or several. */
export const themeIn = (text: string): PlanTheme | null => one(themes, text);

const separators = /[,;/|+&、，；·\n]| - |\band\b|\bet\b|\by\b|(?<=\s)и(?=\s)|(?<=\s)و(?=\s)|和|及|与/iu;

/** The parts of a cell that lists several things. */
export function listedIn(text: string): readonly string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Institutions stand on lines or between semicolons; a comma or an `and` may be part of a name. */
export function institutionsIn(text: string): readonly string[] {
  const by = /[;\n；]/.test(text) ? /[;\n；]/ : /[,、，]/;
  const all = text.split(by).map((part) => part.replace(/\s+/g, ' ').trim());
  return [...new Set(all.filter((part) => part !== ''))];
}

/** Each of the e-mail addresses of a cell once, in small letters; what is none is told as it stands. */
export function addressesIn(text: string): readonly string[] {
  const parts = text.split(/[;,\n、，；]/).map((part) => part.trim().toLowerCase());
  return [...new Set(parts.filter((part) => part !== ''))];
}

/** How a cell's parts are told. */
export type Parting = (text: string) => readonly string[];

/** Domains in their order, `C, B`, `CBRN`, `chimique et biologique`, `化学、生物`; null where a part is unknown. */
export function domainsIn(text: string, parted: Parting = listedIn): readonly CbrnDomain[] | null {
  const whole = matchable(text);
  if (allDomains.has(whole)) return cbrnDomains;
  const found = new Set<CbrnDomain>();
  for (const part of parted(text)) {
    const some = domainsOfPart(part);
    if (!some) return null;
    for (const domain of some) found.add(domain);
  }
  return cbrnDomains.filter((domain) => found.has(domain));
}

function domainsOfPart(part: string): readonly CbrnDomain[] | null {
  const text = matchable(part);
  if (allDomains.has(text)) return cbrnDomains;
  const exact = domains.get(text);
  if (exact) return [exact];
  const letters = [...text.replaceAll(' ', '')].map((letter) => domains.get(letter));
  if (letters.length <= 4 && letters.every((letter) => letter !== undefined)) return letters;
  const words = text.split(' ').map((word) => domains.get(word));
  return words.every((word) => word !== undefined) ? words : null;
}

/** Outside obligations that a cell names; null where a part is unknown. */
export function obligationsIn(text: string, parted: Parting = listedIn): readonly Obligation[] | null {
  const whole = obligations.get(matchable(text));
  if (whole) return [whole];
  const found = new Set<Obligation>();
  for (const part of parted(text)) {
    const exact = obligations.get(matchable(part)) ?? one(obligations, part);
    if (!exact) return null;
    found.add(exact);
  }
  return [...found];
}

const closedFields: readonly { readonly field: ImportField; readonly reads: (text: string) => unknown }[] = [
  { field: 'domains', reads: domainsIn },
  { field: 'phase', reads: phaseIn },
  { field: 'priority', reads: (text) => (/^\d+$/.test(folded(text)) ? null : priorityIn(text)) },
  { field: 'state', reads: stateIn },
  { field: 'theme', reads: (text) => themes.get(matchable(text)) ?? null },
];

/** What a column without a telling heading holds, where every cell is a word of one closed list; null otherwise. */
export function fieldByValues(
  cells: readonly (ImportCell | null)[],
): { readonly field: ImportField; readonly score: number } | null {
  const texts = cells.map((cell) => shownIn(cell)).filter((text) => text !== '');
  if (texts.length < 3) return null;
  const fits = closedFields.filter(({ reads }) => texts.every((text) => reads(text) !== null));
  const [only] = fits;
  return fits.length === 1 && only ? { field: only.field, score: 0.6 } : null;
}

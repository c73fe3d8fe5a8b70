import { columnWords, type ImportField, importFields } from './fields.js';
import { folded, holdsWords, likeness, matchable, wordsIn } from './fold.js';
import { type ImportCell, shownIn } from './sheet.js';
import { fieldByValues } from './values.js';

/** Why a column is taken for a field: by its heading, by what stands under it, or because a person said so. */
export const matchReasons = ['same', 'holds', 'short', 'alike', 'values', 'chosen', 'none'] as const;
export type MatchReason = (typeof matchReasons)[number];

/** What a column is taken for; `score` is how sure that is, 0 to 1. */
export interface ColumnMatch {
  /** From 0. */
  readonly column: number;
  readonly heading: string;
  readonly field: ImportField | null;
  readonly score: number;
  readonly reason: MatchReason;
}

export interface FieldMatch {
  readonly field: ImportField;
  readonly score: number;
  readonly reason: MatchReason;
}

interface Term {
  readonly field: ImportField;
  readonly text: string;
  readonly words: readonly string[];
  /** Plainer words come first and win where two fields share one. */
  readonly place: number;
}

const terms: readonly Term[] = importFields.flatMap((field) =>
  columnWords[field].split('|').map((word, place) => ({ field, text: matchable(word), words: wordsIn(word), place })),
);

const least = 0.5;

/** Fields that a heading may mean, surest first; none where it means nothing. One that is misspelt is only alike. */
export function fieldsOf(heading: string, mayBeMisspelt = true): readonly FieldMatch[] {
  const text = matchable(heading);
  if (text === '') return [];
  const words = text.split(' ');
  const best = new Map<ImportField, FieldMatch>();
  const keep = (match: FieldMatch | null) => {
    if (match === null || match.score < least) return;
    if ((best.get(match.field)?.score ?? 0) < match.score) best.set(match.field, match);
  };
  for (const term of terms) keep(matchOf(text, words, term));
  // What is only alike is looked for last: it is the dearest, and the least sure.
  if (mayBeMisspelt && best.size === 0) for (const term of terms) keep(alikeTo(text, term));
  return [...best.values()].sort((one, other) => other.score - one.score);
}

function matchOf(text: string, words: readonly string[], term: Term): FieldMatch | null {
  const { field } = term;
  const late = Math.min(term.place, 20) / 1000;
  if (text === term.text) return { field, score: 1 - late, reason: 'same' };
  if (term.text.length > 2 && holdsWords(text, term.text)) {
    // The more of the heading it is, the surer; the last words of a heading often only explain it.
    const share = term.text.length / text.length;
    const begins = text.startsWith(term.text) ? 0.05 : 0;
    return { field, score: Math.min(0.94, 0.6 + 0.3 * share + begins) - late, reason: 'holds' };
  }
  if (isShortFor(words, term.words)) return { field, score: 0.7 - late, reason: 'short' };
  return null;
}

function alikeTo(text: string, { field, text: term, place }: Term): FieldMatch | null {
  const shorter = Math.min(text.length, term.length);
  if (shorter < 5 || shorter * 1.6 < Math.max(text.length, term.length)) return null;
  const alike = likeness(text, term);
  return alike > 0.72 ? { field, score: 0.8 * alike - place / 1000, reason: 'alike' } : null;
}

/** `Resp. inst.` for `responsible institution`: each word begins its word, at least three letters long. */
function isShortFor(words: readonly string[], full: readonly string[]): boolean {
  if (words.length === 0 || words.length !== full.length) return false;
  return words.every((word, place) => word.length >= 3 && (full[place] ?? '').startsWith(word));
}

/**
 * What each column is taken for: no field twice, the surest match first. A heading that says nothing is read by what
 * stands under it, where that can be only one thing. A person's choice stands above both.
 */
export function columnsOf(
  headings: readonly (ImportCell | null)[],
  under: (column: number) => readonly (ImportCell | null)[],
  chosen: ReadonlyMap<number, ImportField | null> = new Map(),
): readonly ColumnMatch[] {
  const texts = headings.map((cell) => shownIn(cell));
  const found = new Map<number, FieldMatch>();
  const taken = new Set<ImportField>();
  for (const [column, field] of chosen) {
    if (field === null) continue;
    found.set(column, { field, score: 1, reason: 'chosen' });
    taken.add(field);
  }
  const free = (column: number) => !found.has(column) && !chosen.has(column);
  take(
    texts.flatMap((heading, column) => fieldsOf(heading).map((match) => ({ column, match }))),
    { free, taken, found },
  );
  take(
    texts.flatMap((_, column) => {
      const match = free(column) ? fieldByValues(under(column)) : null;
      return match ? [{ column, match: { ...match, reason: 'values' as const } }] : [];
    }),
    { free, taken, found },
  );
  return texts.map((heading, column) => {
    const match = found.get(column);
    if (match) return { column, heading, ...match };
    return { column, heading, field: null, score: 0, reason: chosen.has(column) ? 'chosen' : 'none' };
  });
}

interface Taking {
  readonly free: (column: number) => boolean;
  readonly taken: Set<ImportField>;
  readonly found: Map<number, FieldMatch>;
}

function take(
  candidates: readonly { readonly column: number; readonly match: FieldMatch }[],
  { free, taken, found }: Taking,
): void {
  const surest = [...candidates].sort((one, other) => other.match.score - one.match.score || one.column - other.column);
  for (const { column, match } of surest) {
    if (!free(column) || taken.has(match.field)) continue;
    found.set(column, match);
    taken.add(match.field);
  }
}

/** How well a row would do as the row of headings: how many different fields its cells name. */
export function headingScore(cells: readonly (ImportCell | null)[]): number {
  const fields = new Map<ImportField, number>();
  const seen = new Set<string>();
  for (const cell of cells) {
    const text = shownIn(cell);
    if (text === '' || text.length > 60 || cell?.number !== undefined || cell?.day !== undefined) continue;
    const key = folded(text);
    if (seen.has(key)) continue;
    seen.add(key);
    const [surest] = fieldsOf(text, false);
    if (surest) fields.set(surest.field, Math.max(fields.get(surest.field) ?? 0, surest.score));
  }
  return [...fields.values()].reduce((sum, score) => sum + score, 0);
}

const rowsLookedAt = 25;

/** The place of the row of headings among the first rows; null where none names at least two fields. */
export function headingRowOf(rows: readonly { readonly cells: readonly (ImportCell | null)[] }[]): number | null {
  let best: number | null = null;
  let most = 1.2;
  rows.slice(0, rowsLookedAt).forEach(({ cells }, place) => {
    const score = headingScore(cells);
    if (score > most) {
      most = score;
      best = place;
    }
  });
  return best;
}

import type { SearchResults } from '@portal/contracts';
import { searchKinds } from '@portal/domain';

/** Where an arrow leads from a place in the list; -1 is the field above it. */
export function placeAfter(count: number, at: number, key: string): number {
  if (key === 'ArrowDown') return Math.min(count - 1, at + 1);
  return key === 'ArrowUp' ? Math.max(-1, at - 1) : at;
}

/** The kinds to choose from, each with its count: those with an answer, and the one that is chosen. */
export function choicesOf(counts: SearchResults['counts'], chosen: string) {
  const kinds = searchKinds.filter((kind) => (counts[kind] ?? 0) > 0 || kind === chosen);
  const all = searchKinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  return [{ kind: '', count: all }, ...kinds.map((kind) => ({ kind, count: counts[kind] ?? 0 }))];
}

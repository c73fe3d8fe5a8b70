import type { LineDraft, LineDrafts } from './update-lines';
import { saysTheSame } from './update-lines';

/** A line that two people changed since they last agreed. `undefined`: that side took the line out. */
export interface Clash {
  readonly indicator: string;
  readonly mine: LineDraft | undefined;
  readonly theirs: LineDraft | undefined;
}

export interface Merge {
  /** Lines without a clash; a clashing line stands here as mine until its writer chooses. */
  readonly lines: LineDrafts;
  readonly clashes: readonly Clash[];
}

/**
 * Brings together what this writer and somebody else made of the same draft. What only one of them
 * touched is taken over; what both touched differently is a clash, and nothing of either is lost.
 *
 * @param base the lines as both had them last
 */
export function mergeLines(base: LineDrafts, mine: LineDrafts, theirs: LineDrafts): Merge {
  const lines: Record<string, LineDraft> = {};
  const clashes: Clash[] = [];
  for (const indicator of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)])) {
    const before = base[indicator];
    const my = mine[indicator];
    const their = theirs[indicator];
    const isMine = saysTheSame(their, before) || saysTheSame(my, their);
    const isTheirs = saysTheSame(my, before);
    if (!isMine && !isTheirs) clashes.push({ indicator, mine: my, theirs: their });
    const taken = isMine || !isTheirs ? my : their;
    if (taken) lines[indicator] = taken;
  }
  return { lines, clashes };
}

/** The lines after one clash was settled. */
export function settled(lines: LineDrafts, clash: Clash, keep: 'mine' | 'theirs'): LineDrafts {
  const { [clash.indicator]: _replaced, ...rest } = lines;
  const kept = clash[keep];
  return kept ? { ...rest, [clash.indicator]: kept } : rest;
}

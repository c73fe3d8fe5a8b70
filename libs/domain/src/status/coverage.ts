import type { Day, Precision } from '../day.js';
import { addDays, isWithin } from '../day.js';
import { freshness } from './freshness.js';
import type { Span } from './spans.js';
import type { EmptyKind, Freshness } from './vocabulary.js';

/** Days for which a coordinator exempted a country from an indicator; both inclusive, `until` null: still. */
export interface Exemption {
  readonly since: Day;
  readonly until: Day | null;
}

/** All that the picture of one country and indicator is made of, as one reader may see it. */
export interface Ground {
  /** Spans known at the instant asked for, oldest first; none where the indicator is not shared. */
  readonly spans: readonly Span[];
  readonly exemptions: readonly Exemption[];
  /** Whether the reader may see the indicator of this country; said whether or not a claim exists. */
  readonly isShared: boolean;
  /** The first day on which the country is asked; null: not yet. */
  readonly asksSince: Day | null;
  readonly shelfLifeMonths: number;
}

/** What a country reads as on one day: a level with its age, or the kind of emptiness. */
export interface Entry {
  readonly level: string | null;
  readonly empty: EmptyKind | null;
  readonly effectiveOn: Day | null;
  readonly effectivePrecision: Precision | null;
  readonly since: Day | null;
  readonly sincePrecision: Precision | null;
  readonly attestedOn: Day | null;
  readonly freshness: Freshness | null;
  readonly claimId: string | null;
  readonly sample: boolean;
}

/** A stretch of days on which nothing of the picture changes but its freshness; `until` exclusive. */
export interface TimelineSpan {
  readonly from: Day;
  readonly until: Day | null;
  readonly level: string | null;
  readonly empty: EmptyKind | null;
  readonly effectiveOn: Day | null;
  readonly effectivePrecision: Precision | null;
  readonly since: Day | null;
  readonly sincePrecision: Precision | null;
  readonly attestedOn: Day | null;
  readonly claimId: string | null;
  readonly sample: boolean;
}

const nothing = {
  level: null,
  effectiveOn: null,
  effectivePrecision: null,
  since: null,
  sincePrecision: null,
  attestedOn: null,
  freshness: null,
  claimId: null,
  sample: false,
} as const;

/** The kind of emptiness on a day without a level: the first of four that holds (domain.md, "Empty is never one grey"). */
export function emptyKindOn(day: Day, ground: Omit<Ground, 'spans'>): EmptyKind {
  if (ground.exemptions.some((exemption) => isWithin(day, exemption.since, exemption.until))) return 'not-applicable';
  if (!ground.isShared) return 'not-shared';
  if (ground.asksSince === null || ground.asksSince > day) return 'not-asked';
  return 'silent';
}

/** What a country reads as on a day. */
export function entryOn(day: Day, ground: Ground): Entry {
  const span = ground.isShared
    ? ground.spans.find((each) => each.from <= day && (each.until === null || day < each.until))
    : undefined;
  if (!span) return { ...nothing, empty: emptyKindOn(day, ground) };
  return {
    level: span.level,
    empty: null,
    effectiveOn: span.effectiveOn,
    effectivePrecision: span.effectivePrecision,
    since: span.since,
    sincePrecision: span.sincePrecision,
    attestedOn: span.attestedOn,
    freshness: freshness(day, span.attestedOn, ground.shelfLifeMonths),
    claimId: span.claimId,
    sample: span.sample,
  };
}

/** How many countries read as each level and as each empty kind; levels and kinds that nobody has count 0. */
export function figuresOf(
  levels: readonly string[],
  entries: readonly Pick<Entry, 'level' | 'empty'>[],
): { readonly byLevel: Readonly<Record<string, number>>; readonly byEmpty: Readonly<Record<EmptyKind, number>> } {
  const byLevel: Record<string, number> = Object.fromEntries(levels.map((level) => [level, 0]));
  const byEmpty: Record<EmptyKind, number> = { 'not-asked': 0, silent: 0, 'not-shared': 0, 'not-applicable': 0 };
  for (const entry of entries) {
    if (entry.empty) byEmpty[entry.empty] += 1;
    else if (entry.level) byLevel[entry.level] = (byLevel[entry.level] ?? 0) + 1;
  }
  return { byLevel, byEmpty };
}

/**
 * The whole history from a day on: `entryOn` of any day from `from` is that of the span it lies in
 * (freshness apart, which `entryOfSpan` computes by the same rule).
 */
export function timelineFrom(from: Day, ground: Ground): readonly TimelineSpan[] {
  const starts = [from, ...breaksOf(ground).filter((day) => day > from)].sort();
  const spans: TimelineSpan[] = [];
  for (const [index, start] of starts.entries()) {
    if (start === starts[index - 1]) continue;
    const { freshness: _age, ...entry } = entryOn(start, ground);
    const before = spans.at(-1);
    if (before && isSame(before, entry)) continue;
    if (before) spans[spans.length - 1] = { ...before, until: start };
    spans.push({ from: start, until: null, ...entry });
  }
  return spans;
}

/** The entry of a day from the span it lies in: what the day slider draws without asking again. */
export function entryOfSpan(day: Day, span: TimelineSpan, shelfLifeMonths: number): Entry {
  const { from: _from, until: _until, ...entry } = span;
  return {
    ...entry,
    freshness: span.attestedOn === null ? null : freshness(day, span.attestedOn, shelfLifeMonths),
  };
}

/** The span in which a day lies, or undefined before the first. */
export function spanOn(day: Day, spans: readonly TimelineSpan[]): TimelineSpan | undefined {
  return spans.find((span) => span.from <= day && (span.until === null || day < span.until));
}

function breaksOf(ground: Ground): readonly Day[] {
  const days = ground.spans.flatMap((span) => (span.until === null ? [span.from] : [span.from, span.until]));
  for (const exemption of ground.exemptions) {
    days.push(exemption.since);
    if (exemption.until !== null) days.push(addDays(exemption.until, 1));
  }
  if (ground.asksSince !== null) days.push(ground.asksSince);
  return days;
}

function isSame(span: TimelineSpan, entry: Omit<Entry, 'freshness'>): boolean {
  return span.empty === entry.empty && span.claimId === entry.claimId && span.since === entry.since;
}

import type { Day, Instant, Precision } from '../day.js';

/** A validated claim, with what its place in a picture depends on. */
export interface KnownClaim {
  readonly id: string;
  readonly level: string;
  readonly effectiveOn: Day;
  readonly effectivePrecision: Precision;
  readonly attestedOn: Day;
  readonly decidedAt: Instant;
  /** The instant at which both sides had agreed to retract it; null: it stands. */
  readonly retractedAt: Instant | null;
  readonly sample: boolean;
}

/** One unbroken stretch of days on which the same claim shows. */
export interface Span {
  readonly from: Day;
  /** The first day on which it does not show any more; null: still. */
  readonly until: Day | null;
  readonly claimId: string;
  readonly level: string;
  readonly effectiveOn: Day;
  readonly effectivePrecision: Precision;
  readonly attestedOn: Day;
  /** First day of the unbroken run of this level, over however many claims. */
  readonly since: Day;
  readonly sincePrecision: Precision;
  readonly sample: boolean;
}

/** The claims that were validated, and not retracted, by an instant. */
export function claimsKnownAt(knownAt: Instant, claims: readonly KnownClaim[]): readonly KnownClaim[] {
  return claims.filter(
    (claim) => claim.decidedAt <= knownAt && (claim.retractedAt === null || claim.retractedAt > knownAt),
  );
}

/** By effective day, then by decision, then by id, so that the order is total. */
export function laterClaim(one: KnownClaim, other: KnownClaim): number {
  return (
    compare(one.effectiveOn, other.effectiveOn) || compare(one.decidedAt, other.decidedAt) || compare(one.id, other.id)
  );
}

/**
 * The plain definition (domain.md, "Status"): of the claims known at an instant, the latest that is
 * effective by the day; null where there is none. Everything faster is tested against this.
 */
export function showingOn(day: Day, claims: readonly KnownClaim[]): KnownClaim | null {
  let latest: KnownClaim | null = null;
  for (const claim of claims) {
    if (claim.effectiveOn > day) continue;
    if (!latest || laterClaim(claim, latest) > 0) latest = claim;
  }
  return latest;
}

/**
 * All days of one country's indicator at once: the spans of what shows, oldest first, without gaps
 * after the first. Takes claims already known (`claimsKnownAt`) and of one country and indicator.
 */
export function spansOf(claims: readonly KnownClaim[]): readonly Span[] {
  const showing = onePerDay([...claims].sort(laterClaim));
  const spans: Span[] = [];
  for (const [index, claim] of showing.entries()) {
    const before = spans.at(-1);
    const goesOn = before?.level === claim.level;
    spans.push({
      from: claim.effectiveOn,
      until: showing[index + 1]?.effectiveOn ?? null,
      claimId: claim.id,
      level: claim.level,
      effectiveOn: claim.effectiveOn,
      effectivePrecision: claim.effectivePrecision,
      attestedOn: claim.attestedOn,
      since: goesOn ? before.since : claim.effectiveOn,
      sincePrecision: goesOn ? before.sincePrecision : claim.effectivePrecision,
      sample: claim.sample,
    });
  }
  return spans;
}

/** A span with the time during which it was what the portal knew: `knownFrom` inclusive, `knownUntil` exclusive. */
export interface KnownSpan extends Span {
  readonly knownFrom: Instant;
  readonly knownUntil: Instant | null;
}

/**
 * Every picture that was ever true of one country's indicator: for any instant, the spans known then
 * are those of `spansOf(claimsKnownAt(instant))`. Spans that a decision leaves as they are go on.
 */
export function historyOf(claims: readonly KnownClaim[]): readonly KnownSpan[] {
  const instants = [...new Set(claims.flatMap((claim) => [claim.decidedAt, claim.retractedAt ?? claim.decidedAt]))];
  const closed: KnownSpan[] = [];
  let open: readonly KnownSpan[] = [];
  for (const instant of instants.sort(compare)) {
    const change = changeOfSpans(open, spansOf(claimsKnownAt(instant, claims)));
    closed.push(...change.ended.map((span) => ({ ...span, knownUntil: instant })));
    open = [...change.kept, ...change.begun.map((span) => ({ ...span, knownFrom: instant, knownUntil: null }))];
  }
  return [...closed, ...open];
}

/** What a decision changes in the spans that stood before it. */
export function changeOfSpans<T extends Span>(
  before: readonly T[],
  after: readonly Span[],
): { readonly kept: readonly T[]; readonly ended: readonly T[]; readonly begun: readonly Span[] } {
  const wanted = new Map(after.map((span) => [keyOf(span), span]));
  const kept = before.filter((span) => wanted.has(keyOf(span)));
  const standing = new Set(kept.map(keyOf));
  return {
    kept,
    ended: before.filter((span) => !wanted.has(keyOf(span))),
    begun: after.filter((span) => !standing.has(keyOf(span))),
  };
}

function keyOf(span: Span): string {
  return [span.claimId, span.from, span.until ?? '', span.since, span.sincePrecision].join('|');
}

function onePerDay(sorted: readonly KnownClaim[]): readonly KnownClaim[] {
  return sorted.filter((claim, index) => sorted[index + 1]?.effectiveOn !== claim.effectiveOn);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

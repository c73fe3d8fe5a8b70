import fc from 'fast-check';
import { addDays } from '../day.js';
import { changeOfSpans, claimsKnownAt, historyOf, showingOn, spansOf } from './spans.js';
import type { KnownClaim, Span } from './spans.js';

const firstDay = '2019-12-25';
const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays(firstDay, days));
const instant = fc.integer({ min: 0, max: 9 }).map((second) => `2026-01-01T00:00:0${String(second)}.000000Z`);

/** Few days, instants and levels, so that claims meet each other often. */
const claim = fc.record({
  id: fc.uuid(),
  level: fc.constantFrom('none', 'planned', 'established'),
  effectiveOn: day,
  effectivePrecision: fc.constant('day' as const),
  attestedOn: day,
  decidedAt: instant,
  retractedAt: fc.option(instant, { nil: null }),
  sample: fc.boolean(),
});

const claims = fc.uniqueArray(claim, { selector: ({ id }) => id, maxLength: 12 }).map((all) =>
  all.map((each): KnownClaim => ({
    ...each,
    retractedAt: each.retractedAt === null || each.retractedAt < each.decidedAt ? null : each.retractedAt,
  })),
);

const spanAt = (on: string, spans: readonly Span[]) =>
  spans.find((span) => span.from <= on && (span.until === null || on < span.until));

describe('the spans of a country’s indicator', () => {
  it('show on every day what the plain definition shows', () => {
    fc.assert(
      fc.property(claims, day, (known, on) => {
        expect(spanAt(on, spansOf(known))?.claimId).toBe(showingOn(on, known)?.id);
      }),
    );
  });

  it('follow one another without a gap, the last one open', () => {
    fc.assert(
      fc.property(claims, (known) => {
        const spans = spansOf(known);
        for (const [index, span] of spans.entries()) expect(span.until).toBe(spans[index + 1]?.from ?? null);
      }),
    );
  });

  it('say since when the level holds, over however many claims', () => {
    fc.assert(
      fc.property(claims, (known) => {
        const spans = spansOf(known);
        for (const [index, span] of spans.entries()) {
          const before = spans[index - 1];
          expect(span.since).toBe(before?.level === span.level ? before.since : span.from);
        }
      }),
    );
  });

  it('do not depend on the order in which claims come', () => {
    fc.assert(fc.property(claims, (known) => expect(spansOf([...known].reverse())).toEqual(spansOf(known))));
  });
});

describe('the history of a country’s indicator', () => {
  it('holds, for every instant, the picture that was known then', () => {
    fc.assert(
      fc.property(claims, instant, (all, knownAt) => {
        const then = historyOf(all)
          .filter((span) => span.knownFrom <= knownAt && (span.knownUntil === null || span.knownUntil > knownAt))
          .map(({ knownFrom: _from, knownUntil: _until, ...span }) => span)
          .sort((one, other) => (one.from < other.from ? -1 : 1));
        expect(then).toEqual(spansOf(claimsKnownAt(knownAt, all)));
      }),
    );
  });
});

describe('what a decision changes', () => {
  it('leaves what stands, ends what does not, begins what is new: nothing is lost or doubled', () => {
    fc.assert(
      fc.property(claims, claims, (before, after) => {
        const [old, wanted] = [spansOf(before), spansOf(after)];
        const { kept, ended, begun } = changeOfSpans(old, wanted);
        expect(kept.length + ended.length).toBe(old.length);
        expect(kept.length + begun.length).toBe(wanted.length);
      }),
    );
  });
});

describe('a claim that is retracted', () => {
  const earlier: KnownClaim = {
    id: 'a',
    level: 'planned',
    effectiveOn: '2020-01-01',
    effectivePrecision: 'day',
    attestedOn: '2020-01-01',
    decidedAt: '2020-01-02T00:00:00.000000Z',
    retractedAt: null,
    sample: false,
  };
  const wrong: KnownClaim = {
    ...earlier,
    id: 'b',
    level: 'established',
    effectiveOn: '2020-02-01',
    decidedAt: '2020-02-02T00:00:00.000000Z',
    retractedAt: '2020-03-01T00:00:00.000000Z',
  };
  const shown = (knownAt: string) => showingOn('2020-06-01', claimsKnownAt(knownAt, [earlier, wrong]))?.level;

  it('gives way to the one before it from that instant; what was known before does not change', () => {
    expect(shown('2020-02-15T00:00:00.000000Z')).toBe('established');
    expect(shown('2020-03-01T00:00:00.000000Z')).toBe('planned');
  });
});

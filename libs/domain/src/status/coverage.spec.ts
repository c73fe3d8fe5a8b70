import fc from 'fast-check';
import { addDays } from '../day.js';
import { emptyKindOn, entryOfSpan, entryOn, figuresOf, spanOn, timelineFrom } from './coverage.js';
import type { Ground } from './coverage.js';
import { spansOf } from './spans.js';
import type { KnownClaim } from './spans.js';

const firstDay = '2020-01-01';
const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays(firstDay, days));

const ground: Ground = {
  spans: [],
  exemptions: [],
  isShared: true,
  asksSince: '2020-01-01',
  shelfLifeMonths: 12,
};

const claim = (effectiveOn: string, level: string): KnownClaim => ({
  id: `${effectiveOn}-${level}`,
  level,
  effectiveOn,
  effectivePrecision: 'day',
  attestedOn: effectiveOn,
  decidedAt: `${effectiveOn}T00:00:00.000000Z`,
  retractedAt: null,
  sample: false,
});

const anyGround = fc.record({
  spans: fc
    .uniqueArray(day, { maxLength: 5 })
    .map((days) => spansOf(days.map((each, index) => claim(each, index % 2 === 0 ? 'none' : 'planned')))),
  exemptions: fc.array(
    fc.record({ since: day, length: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }) }).map((each) => ({
      since: each.since,
      until: each.length === null ? null : addDays(each.since, each.length),
    })),
    { maxLength: 2 },
  ),
  isShared: fc.boolean(),
  asksSince: fc.option(day, { nil: null }),
  shelfLifeMonths: fc.integer({ min: 1, max: 24 }),
});

describe('empty is never one grey', () => {
  it('is not applicable while exempt, before anything else', () => {
    const exempt = {
      ...ground,
      isShared: false,
      asksSince: null,
      exemptions: [{ since: firstDay, until: '2020-01-31' }],
    };
    expect(emptyKindOn('2020-01-31', exempt)).toBe('not-applicable');
    expect(emptyKindOn('2020-02-01', exempt)).toBe('not-shared');
  });

  it('is not shared, asked or not, reported or not', () => {
    expect(emptyKindOn(firstDay, { ...ground, isShared: false })).toBe('not-shared');
    const hidden = { ...ground, isShared: false, spans: spansOf([claim(firstDay, 'planned')]) };
    expect(entryOn(firstDay, hidden)).toMatchObject({ level: null, empty: 'not-shared', claimId: null });
  });

  it('is not asked before the first day of asking, silent from then on', () => {
    expect(emptyKindOn('2019-12-31', ground)).toBe('not-asked');
    expect(emptyKindOn(firstDay, ground)).toBe('silent');
    expect(emptyKindOn(firstDay, { ...ground, asksSince: null })).toBe('not-asked');
  });

  it('differs from the level "none"', () => {
    const entry = entryOn(firstDay, { ...ground, spans: spansOf([claim(firstDay, 'none')]) });
    expect(entry).toMatchObject({ level: 'none', empty: null });
  });
});

describe('an entry', () => {
  it('has a level or a kind of emptiness, never both, never neither', () => {
    fc.assert(
      fc.property(anyGround, day, (any, on) => {
        const { level, empty } = entryOn(on, any);
        expect((level === null) === (empty !== null)).toBe(true);
      }),
    );
  });

  it('ages against the day of the picture, not against today', () => {
    const spans = spansOf([claim('2020-01-01', 'planned')]);
    expect(entryOn('2020-06-01', { ...ground, spans }).freshness).toBe('fresh');
    expect(entryOn('2020-12-01', { ...ground, spans }).freshness).toBe('ageing');
    expect(entryOn('2021-01-02', { ...ground, spans }).freshness).toBe('stale');
  });
});

describe('the timeline', () => {
  it('reads on every day as the picture of that day does: the slider needs no second question', () => {
    fc.assert(
      fc.property(anyGround, day, (any, on) => {
        const span = spanOn(on, timelineFrom(firstDay, any));
        expect(span && entryOfSpan(on, span, any.shelfLifeMonths)).toEqual(entryOn(on, any));
      }),
    );
  });

  it('begins on its first day, has no gap and no two stretches that read the same', () => {
    fc.assert(
      fc.property(anyGround, (any) => {
        const spans = timelineFrom(firstDay, any);
        expect(spans[0]?.from).toBe(firstDay);
        for (const [index, span] of spans.entries()) expect(span.until).toBe(spans[index + 1]?.from ?? null);
      }),
    );
  });
});

describe('the figures', () => {
  it('count every country once', () => {
    fc.assert(
      fc.property(fc.array(anyGround, { maxLength: 20 }), day, (all, on) => {
        const { byLevel, byEmpty } = figuresOf(
          ['none', 'planned'],
          all.map((each) => entryOn(on, each)),
        );
        const total = [...Object.values(byLevel), ...Object.values(byEmpty)].reduce((sum, count) => sum + count, 0);
        expect(total).toBe(all.length);
      }),
    );
  });

  it('name levels and kinds that nobody has with 0', () => {
    expect(figuresOf(['none', 'planned'], [])).toEqual({
      byLevel: { none: 0, planned: 0 },
      byEmpty: { 'not-asked': 0, silent: 0, 'not-shared': 0, 'not-applicable': 0 },
    });
  });
});

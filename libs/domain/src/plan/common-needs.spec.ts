import fc from 'fast-check';
import { commonNeeds, isAlike, type NeedOfCountry, type SharedWords } from './common-needs.js';

const need = (id: string, iso3: string, more: Partial<NeedOfCountry> = {}): NeedOfCountry => ({
  id,
  iso3,
  theme: 'detection-trafficking',
  domains: ['R'],
  phase: null,
  language: 'en',
  words: 4,
  ...more,
});
const pair = (oneId: string, otherId: string, similarity = 0.6, words = ['border', 'kits']): SharedWords => ({
  oneId,
  otherId,
  words,
  similarity,
});

describe('common needs', () => {
  it('are actions of different countries, of one theme, with a domain in common and words', () => {
    const groups = commonNeeds(
      [
        need('a', 'MAR'),
        need('b', 'TUN'),
        need('c', 'MAR'),
        need('d', 'DZA', { theme: 'awareness' }),
        need('e', 'LBY', { domains: ['B'] }),
      ],
      [pair('a', 'b'), pair('a', 'c'), pair('a', 'd'), pair('a', 'e')],
    );
    expect(groups).toEqual([
      {
        first: 'a',
        theme: 'detection-trafficking',
        matches: [{ id: 'b', words: ['border', 'kits'], domains: ['R'], similarity: 0.6 }],
      },
    ]);
  });

  it('stand under whoever has most like it, each with its reason', () => {
    const [group] = commonNeeds(
      [need('a', 'MAR'), need('b', 'TUN'), need('c', 'DZA', { domains: [] })],
      [pair('a', 'b', 0.5), pair('b', 'c', 0.9)],
    );
    expect(group?.first).toBe('b');
    expect(group?.matches.map(({ id, domains }) => [id, domains])).toEqual([
      ['c', []],
      ['a', ['R']],
    ]);
  });

  it('are alike by their letters, or by words that are half of the shorter title', () => {
    const [one, other] = [need('a', 'MAR'), need('b', 'TUN', { words: 9 })];
    expect(isAlike(pair('a', 'b', 0.45, ['kits']), one, other)).toBe(true);
    expect(isAlike(pair('a', 'b', 0.3, ['kits', 'border']), one, other)).toBe(true);
    expect(isAlike(pair('a', 'b', 0.3, ['kits']), one, other)).toBe(false);
    expect(isAlike(pair('a', 'b', 0.3, ['kits', 'border']), { ...one, words: 5 }, other)).toBe(false);
  });

  it('are found across languages by theme, domain and phase, each further country once, after those found by words', () => {
    const french = { language: 'fr', phase: 'detection' as const };
    const english = { phase: 'detection' as const };
    const groups = commonNeeds(
      [
        need('a', 'MAR', english),
        need('b', 'TUN', english),
        need('c', 'DZA', french),
        need('d', 'DZA', french),
        need('e', 'TUN', french),
        need('f', 'LBY', { ...french, phase: 'response' }),
        need('g', 'MLI', { ...french, domains: ['B'] }),
        need('h', 'NER', { ...french, theme: 'awareness' }),
        need('i', 'BFA', { ...french, phase: null }),
      ],
      [pair('a', 'b')],
    );
    expect(groups).toEqual([
      {
        first: 'a',
        theme: 'detection-trafficking',
        matches: [
          { id: 'b', words: ['border', 'kits'], domains: ['R'], similarity: 0.6 },
          { id: 'c', words: [], domains: ['R'], similarity: null },
        ],
      },
    ]);
    // Without words too, but never within one language, nor where a phase or a domain is missing.
    expect(commonNeeds([need('a', 'MAR', english), need('c', 'DZA', french)], [])).toMatchObject([
      { first: 'a', matches: [{ id: 'c', similarity: null }] },
    ]);
    expect(commonNeeds([need('a', 'MAR', english), need('b', 'TUN', english)], [])).toEqual([]);
    expect(commonNeeds([need('a', 'MAR', english), need('c', 'DZA', { ...french, domains: [] })], [])).toEqual([]);
  });

  it('hold two countries at least, no action twice, and do not depend on any order', () => {
    const countries = ['MAR', 'TUN', 'DZA'];
    const needs = Array.from({ length: 9 }, (_, place) =>
      need(`n${place}`, countries[place % 3] ?? '', { phase: 'detection', language: place % 2 === 0 ? 'en' : 'fr' }),
    );
    const ids = needs.map(({ id }) => id);
    const anyPairs = fc.uniqueArray(
      fc
        .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids), fc.integer({ min: 30, max: 99 }))
        .filter(([one, other]) => one < other)
        .map(([one, other, near]) => pair(one, other, near / 100, ['kits'])),
      { selector: ({ oneId, otherId }) => `${oneId} ${otherId}` },
    );
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const groups = commonNeeds(needs, pairs);
        const members = groups.flatMap(({ first, matches }) => [first, ...matches.map(({ id }) => id)]);
        expect(new Set(members).size).toBe(members.length);
        for (const { first, matches } of groups) {
          const held = new Set(
            [first, ...matches.map(({ id }) => id)].map((id) => needs.find((each) => each.id === id)?.iso3),
          );
          expect(held.size).toBeGreaterThan(1);
        }
        expect(commonNeeds([...needs].reverse(), [...pairs].reverse())).toEqual(groups);
      }),
    );
  });
});

import fc from 'fast-check';
import { type CbrnDomain, cbrnDomains } from '../cbrn-domain.js';
import { givesAway } from './disclosure.js';
import {
  consentsMissing,
  drawnPicture,
  fewestChanging,
  fewestSharing,
  fingerprintOf,
  refusalToPublishPicture,
  refusalToShowPicture,
  type RegionalPicture,
  type SharingCountry,
} from './regional-picture.js';

const quarter = '2026-10-01';
const named = (count: number, from = 0) => Array.from({ length: count }, (_, place) => `C${from + place + 10}`);
const country = (iso3: string, highDomains: readonly CbrnDomain[] = [], mainRegion = 'AAF'): SharingCountry => ({
  iso3,
  mainRegion,
  highDomains,
});
const drawn = (high: number, all: number) =>
  drawnPicture(
    'AAF',
    quarter,
    named(all).map((iso3, place) => country(iso3, place < high ? ['R'] : [])),
  );
const codeOf = (refusal: unknown) => (refusal as { code?: string } | null)?.code ?? null;

/** A region's countries over some quarters: who shares in each, and who has a high risk throughout. */
const region = fc.record({
  high: fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }),
  sharing: fc.array(fc.subarray(named(11), { minLength: fewestSharing }), { minLength: 2, maxLength: 5 }),
});
const rateIn = (high: readonly boolean[], sharing: readonly string[]): RegionalPicture =>
  drawnPicture(
    'AAF',
    quarter,
    sharing.map((iso3) => country(iso3, high[Number(iso3.slice(1)) - 10] ? ['R'] : [])),
  );
/** What is shown to the region over those quarters: the pictures that nothing stands against. */
const shownOf = (high: readonly boolean[], quarters: readonly (readonly string[])[]): RegionalPicture[] => {
  const shown: RegionalPicture[] = [];
  for (const sharing of quarters) {
    if (refusalToShowPicture(sharing, shown) === null) shown.push(rateIn(high, sharing));
  }
  return shown;
};

describe('a regional picture', () => {
  it('says of each domain whether at least half of those who share have a high risk', () => {
    expect(drawn(2, 5).words).toEqual({
      C: 'fewer-than-half',
      B: 'fewer-than-half',
      R: 'fewer-than-half',
      N: 'fewer-than-half',
    });
    expect(drawn(3, 5).words.R).toBe('half-or-more');
    expect(drawn(3, 6).words.R).toBe('half-or-more');
    expect(drawn(0, 0).words.R).toBe('fewer-than-half');
  });

  it('counts a country of two regions in its main region only', () => {
    const sharing = [country('MAR', ['R'], 'AAF'), country('TUN', ['R'], 'NAS')];
    expect(drawnPicture('AAF', quarter, sharing).countries).toEqual(['MAR']);
    expect(drawnPicture('NAS', quarter, sharing).countries).toEqual(['TUN']);
  });

  it('is the same in two worlds that differ in one country’s rating, unless a domain crosses the half', () => {
    const worlds = fc.record({
      high: fc.array(fc.subarray([...cbrnDomains]), { minLength: 5, maxLength: 20 }),
      changed: fc.nat(19),
      becomes: fc.subarray([...cbrnDomains]),
    });
    fc.assert(
      fc.property(worlds, ({ high, changed, becomes }) => {
        const place = changed % high.length;
        const world = high.map((domains, index) => country(`C${index + 10}`, domains));
        const other = world.map((each, index) => (index === place ? { ...each, highDomains: becomes } : each));
        const [one, two] = [drawnPicture('AAF', quarter, world), drawnPicture('AAF', quarter, other)];
        expect(two.countries).toEqual(one.countries);
        for (const domain of cbrnDomains) {
          const share = (of: readonly SharingCountry[]) =>
            of.filter(({ highDomains }) => highDomains.includes(domain)).length * 2 >= of.length;
          expect(one.words[domain] === two.words[domain]).toBe(share(world) === share(other));
        }
      }),
    );
  });

  it('is published once a quarter, with five countries or the consent of each to this very picture', () => {
    const five = drawn(2, 5);
    expect(refusalToPublishPicture(five, [], [], [])).toBeNull();
    expect(codeOf(refusalToPublishPicture(five, [], [quarter], []))).toBe('picture-this-quarter');
    const three = drawn(2, 3);
    const consents = three.countries.map((iso3) => ({ iso3, fingerprint: fingerprintOf(three) }));
    expect(codeOf(refusalToPublishPicture(three, [], [], consents.slice(1)))).toBe('picture-needs-consent');
    expect(consentsMissing(three, consents.slice(1))).toEqual([three.countries[0]]);
    expect(refusalToPublishPicture(three, [], [], consents)).toBeNull();
    const another = drawn(1, 3);
    expect(consentsMissing(another, consents)).toEqual(another.countries);
    expect(codeOf(refusalToPublishPicture(drawn(0, 0), [], [], []))).toBe('picture-needs-consent');
  });
});

describe('successive pictures', () => {
  it('do not come with one country more or fewer', () => {
    const before = [drawn(2, 6)];
    expect(codeOf(refusalToShowPicture(named(7), before))).toBe('picture-gives-away');
    expect(codeOf(refusalToShowPicture(named(5), before))).toBe('picture-gives-away');
    expect(codeOf(refusalToShowPicture([...named(5), 'C99'], before))).toBe('picture-gives-away');
  });

  it('come of other countries than any earlier picture by four, not only than the last one', () => {
    const shown = [drawn(2, 6), drawn(2, 12)];
    expect(codeOf(refusalToShowPicture(named(7), shown))).toBe('picture-gives-away');
  });

  it('come again of the same countries, whatever their ratings are by now', () => {
    expect(refusalToShowPicture(named(6), [drawn(2, 6)])).toBeNull();
    expect(refusalToShowPicture(named(6), [drawn(4, 6), drawn(2, 6), drawn(6, 6)])).toBeNull();
  });

  it('come once enough countries have joined or left', () => {
    const reasons = Array.from({ length: 8 }, (_, joined) =>
      codeOf(refusalToShowPicture(named(6 + joined), [drawn(2, 6)])),
    );
    expect(reasons[0]).toBeNull();
    expect(reasons.slice(1, fewestChanging)).toEqual(
      Array.from({ length: fewestChanging - 1 }, () => 'picture-gives-away'),
    );
    expect(reasons[7]).toBeNull();
    expect(refusalToShowPicture(named(6, 20), [drawn(2, 6)])).toBeNull();
  });

  it('do not come where a preview was followed by a country that left', () => {
    const preview = drawn(3, 7);
    expect(codeOf(refusalToPublishPicture(drawn(3, 6), [preview], [], []))).toBe('picture-gives-away');
  });

  it('are asked for whatever could come out, so that the refusal follows from no rating', () => {
    fc.assert(
      fc.property(region, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }), ({ high, sharing }, others) => {
        const [first = [], next = []] = sharing;
        const one = rateIn(high, first);
        const other = rateIn(others, first);
        fc.pre(one.words.R === other.words.R);
        expect(refusalToShowPicture(next, [one])).toEqual(refusalToShowPicture(next, [other]));
      }),
    );
  });

  it('never tell a stranger, nor a country that knows its own rating, what one country rated', () => {
    const allWorlds = Array.from({ length: 1 << 11 }, (_, world) => world);
    const isHigh = (world: number, iso3: string) => ((world >> (Number(iso3.slice(1)) - 10)) & 1) === 1;
    fc.assert(
      fc.property(region, ({ high, sharing }) => {
        const shown = shownOf(high, sharing);
        expect(shown.length).toBeGreaterThan(0);
        const possible = allWorlds.filter((world) =>
          shown.every(
            ({ countries, words }) =>
              countries.filter((iso3) => isHigh(world, iso3)).length * 2 >= countries.length ===
              (words.R === 'half-or-more'),
          ),
        );
        const told = [...new Set(shown.flatMap(({ countries }) => countries))];
        for (const knower of told) {
          for (const other of told.filter((iso3) => iso3 !== knower)) {
            const pairs = new Set(possible.map((world) => `${isHigh(world, knower)} ${isHigh(world, other)}`));
            expect([knower, other, pairs.size]).toEqual([knower, other, 4]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do not tell others what those of a small picture consented to tell', () => {
    const three = drawn(1, 3);
    // Fewer than half of three, and half or more of five, would say that both others are high.
    expect(codeOf(refusalToShowPicture(named(5), [three]))).toBe('picture-gives-away');
    expect(refusalToShowPicture(named(6, 20), [three])).toBeNull();
  });
});

describe('what words give away', () => {
  const word = (countries: readonly string[], isHalfOrMore: boolean) => ({ countries, isHalfOrMore });
  const nobody = new Set<string>();

  it('is nothing of five, and something of four for one who knows their own', () => {
    expect([false, true].map((half) => givesAway([word(named(5), half)], nobody))).toEqual([false, false]);
    expect(givesAway([word(named(4), false)], nobody)).toBe(true);
  });

  it('is asked from the last words that one world fits', () => {
    expect(givesAway([word(named(6), false), word(named(6), true)], nobody)).toBe(false);
  });

  it('is taken for something where there are too many worlds to look through', () => {
    const many = Array.from({ length: 24 }, (_, place) => word(named(5, place), false));
    expect(givesAway(many, nobody)).toBe(true);
  });
});

import fc from 'fast-check';
import { languages } from '../../identity/actor.js';
import { sensitivities } from '../vocabulary.js';
import { lexicons, wordClasses } from './lexicon.js';
import { patternRules } from './patterns.js';
import any from './samples/any.json' with { type: 'json' };
import ar from './samples/ar.json' with { type: 'json' };
import en from './samples/en.json' with { type: 'json' };
import es from './samples/es.json' with { type: 'json' };
import fr from './samples/fr.json' with { type: 'json' };
import ru from './samples/ru.json' with { type: 'json' };
import zh from './samples/zh.json' with { type: 'json' };
import { guarded, sensitivitiesIn } from './sensitivities.js';

interface Samples {
  readonly trips: readonly string[];
  readonly passes: readonly string[];
}
const samples = { en, fr, es, ru, ar, zh };
const cases = [
  { language: undefined, kind: 'coordinates', of: any.coordinates },
  ...languages.flatMap((language) =>
    sensitivities.map((kind) => ({ language, kind, of: samples[language][kind] satisfies Samples })),
  ),
] as const;

describe.each(cases)('the guard in $language, $kind', ({ language, kind, of }) => {
  it('has enough samples of what it must find and of what it must leave alone', () => {
    expect(Math.min(of.trips.length, of.passes.length)).toBeGreaterThanOrEqual(12);
  });

  it.each(of.trips)('finds it: %s', (text) => {
    expect(sensitivitiesIn(text, language).map((found) => found.kind)).toContain(kind);
    // Also where nobody says which language it is.
    expect(sensitivitiesIn(text).map((found) => found.kind)).toContain(kind);
  });

  it.each(of.passes)('leaves it alone: %s', (text) => {
    expect(sensitivitiesIn(text, language)).toEqual([]);
    expect(sensitivitiesIn(text)).toEqual([]);
  });
});

describe('what the guard finds', () => {
  it('says from where to where, and by which rule', () => {
    const text = 'The trial used water. 12 kg of cyanide came later. See 6.1319, 1.2228 too.';
    expect(
      sensitivitiesIn(text, 'en').map(({ from, to, ...rest }) => ({ ...rest, passage: text.slice(from, to) })),
    ).toEqual([
      { kind: 'quantity', rule: 'quantity-of-material', passage: '12 kg of cyanide' },
      { kind: 'coordinates', rule: 'decimal-pair', passage: '6.1319, 1.2228' },
    ]);
  });

  it('is one passage where several rules find the same', () => {
    const text = '48°51′24″N, 2°21′03″E';
    expect(sensitivitiesIn(text).map(({ from, to }) => text.slice(from, to))).toEqual(['48°51′24″N', '2°21′03″E']);
    expect(sensitivitiesIn('Latitude 48 degrees 51 minutes north', 'en')).toHaveLength(1);
  });

  it('does not reach from one sentence into the next', () => {
    expect(sensitivitiesIn('We bought 12 kg. Cyanide is banned.', 'en')).toEqual([]);
    expect(sensitivitiesIn('The depot is new. Chlorine is banned. Rice is kept.', 'en')).toEqual([]);
  });

  it('is nothing in nothing', () => {
    expect(sensitivitiesIn('')).toEqual([]);
    expect(sensitivitiesIn('\u202e\u0000\ud800')).toEqual([]);
  });
});

describe('the guard’s work', () => {
  const vocabulary = languages.flatMap((language) => wordClasses.flatMap((wordClass) => lexicons[language][wordClass]));
  const piece = fc.oneof(
    fc.constantFrom(...vocabulary),
    fc.constantFrom('12', '6.1319', ',', '. ', '°', '′', '-', '\n', 'Kindu', '+', '///', 'geo:', '31U DQ', '٣'),
    fc.string({ maxLength: 6, unit: 'grapheme' }),
  );
  const worst = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(' '));
  /** Tokens of the text times this is more than any rule may take. */
  const stepsAToken = 800;

  it('grows with the length of the text and with nothing else, whatever stands in it', () => {
    fc.assert(
      fc.property(worst, (text) => {
        const one = guarded(text);
        const characters = [...text].length;
        expect(one.steps).toBeLessThanOrEqual(stepsAToken * (characters + 1));
        const [twice, fourTimes] = [2, 4].map((times) => guarded(`${text}\n`.repeat(times)).steps);
        expect(fourTimes ?? 0).toBeLessThanOrEqual(2.2 * (twice ?? 0) + stepsAToken);
      }),
      { numRuns: 200 },
    );
  });

  it('takes twice the steps for twice the text without a full stop', () => {
    const text = 'the depot keeps 12 kg chlorine without camera at Kindu hospital 48 degrees ';
    const [one, two] = [100, 200].map((times) => guarded(text.repeat(times)).steps);
    expect(two ?? 0).toBeLessThanOrEqual(2.05 * (one ?? 0));
    expect(two ?? 0).toBeGreaterThan(one ?? 0);
  });

  it('repeats nothing without a limit in any pattern', () => {
    // Outside of a class, `*`, `+` and `{n,}` would be repetitions without one.
    const unlimited = patternRules.filter(({ pattern }) => {
      const bare = pattern
        .replace(/\\\\./g, '')
        .replace(/\\[^pP]/g, '')
        .replace(/\[(?:\\.|[^\]])*\]/g, 'c');
      return /[*+]|\{\d+,\}/.test(bare);
    });
    expect(unlimited.map(({ id }) => id)).toEqual([]);
    expect(patternRules.length).toBeGreaterThan(8);
  });

  it('finds passages within the text, in order, none of a kind over another', () => {
    fc.assert(
      fc.property(worst, (text) => {
        const found = sensitivitiesIn(text);
        for (const [place, { kind, from, to }] of found.entries()) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(text.length);
          const before = found.slice(0, place).filter((other) => other.kind === kind);
          expect(before.every((other) => other.to <= from)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

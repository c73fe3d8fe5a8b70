import fc from 'fast-check';
import { letterParagraphs, letterPlaceholders, unknownPlaceholdersIn } from './letter.js';

const values = Object.fromEntries(letterPlaceholders.map((each) => [each, each.toUpperCase()])) as Record<
  (typeof letterPlaceholders)[number],
  string
>;

describe('the text of a letter', () => {
  it('names placeholders that are none', () => {
    expect(unknownPlaceholdersIn('{country} {pays} { city } {no such}')).toEqual(['pays']);
  });

  it('is filled in once, paragraph by paragraph', () => {
    expect(letterParagraphs('Dear {country},\n\n\n{ venue }\nbelow', { ...values, venue: '{city}' })).toEqual([
      'Dear COUNTRY,',
      '{city}\nbelow',
    ]);
  });

  it('leaves no placeholder that is known', () => {
    const piece = fc.oneof(fc.constantFrom(...letterPlaceholders.map((each) => `{${each}}`)), fc.constant('\n\n'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) =>
        letterParagraphs(pieces.join(' '), values).every((each) => !/[{}]/.test(each)),
      ),
    );
  });
});

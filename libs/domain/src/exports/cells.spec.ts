import * as fc from 'fast-check';
import { guardedText, joinedTexts, partedTexts, unguardedText } from './cells.js';

const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^['=+\-@\t]{0,4}[a-z;\\ ]{0,6}$/));

describe('a text in a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['-5 °C', "'-5 °C"],
    ["'=1", "''=1"],
    ["d'accord", "d'accord"],
    ["'quoted'", "'quoted'"],
    ['＝1', "'＝1"],
  ])('%j is guarded as %j', (plain, guarded) => {
    expect(guardedText(plain)).toBe(guarded);
    expect(unguardedText(guarded)).toBe(plain);
  });

  it('is never run, and never lost', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(guardedText(plain))).toBe(false);
        expect(unguardedText(guardedText(plain))).toBe(plain);
      }),
    );
  });

  it('is parted from its neighbours as they were joined', () => {
    fc.assert(
      fc.property(fc.array(text.filter((each) => each !== '' && !each.startsWith(' '))), (texts) => {
        expect(partedTexts(joinedTexts(texts))).toEqual(texts);
      }),
    );
  });
});

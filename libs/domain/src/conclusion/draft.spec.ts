import fc from 'fast-check';
import { changeOnto, placeAfter, textChange } from './draft.js';

const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', 'ع', '中', '😀', '🏳️') });

function applied(text: string, before: string): string {
  const change = textChange(before, text);
  if (!change) return before;
  return before.slice(0, change.at) + change.added + before.slice(change.at + change.removed);
}

describe('a change of a text', () => {
  it('turns what stood there into what was written', () => {
    fc.assert(fc.property(texts, texts, (before, after) => expect(applied(after, before)).toBe(after)));
  });

  it('parts no character in two', () => {
    expect(textChange('😀', '😁')).toEqual({ at: 0, removed: 2, added: '😁' });
  });

  it('moves what stands behind it, and nothing before it', () => {
    const change = { at: 3, removed: 2, added: 'xyz' };
    expect([1, 3, 4, 5, 9].map((place) => placeAfter(place, change))).toEqual([1, 3, 6, 6, 10]);
  });

  it('goes into what others made of the text meanwhile, and takes out nothing of theirs', () => {
    expect(changeOnto('A form', 'A common form', 'Decide: A form')).toEqual({ at: 10, removed: 0, added: 'common ' });
    expect(changeOnto('A form', 'A', 'A form, and more')).toEqual({ at: 1, removed: 5, added: '' });
    expect(changeOnto('A form', 'A', 'Nothing')).toMatchObject({ removed: 0 });
  });
});

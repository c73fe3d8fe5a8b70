import { choicesOf, placeAfter } from './search-walk';

describe('a search', () => {
  it('is walked by arrows, from the field down and back to it', () => {
    expect(placeAfter(2, -1, 'ArrowDown')).toBe(0);
    expect(placeAfter(2, 1, 'ArrowDown')).toBe(1);
    expect(placeAfter(2, 0, 'ArrowUp')).toBe(-1);
    expect(placeAfter(0, -1, 'ArrowDown')).toBe(-1);
    expect(placeAfter(2, 0, 'Tab')).toBe(0);
  });

  it('is narrowed to kinds that have an answer, and to the one that was chosen', () => {
    const counts = { country: 2, region: 0, document: 1, claim: 0, person: 0 };
    expect(choicesOf(counts, 'claim')).toEqual([
      { kind: '', count: 3 },
      { kind: 'country', count: 2 },
      { kind: 'document', count: 1 },
      { kind: 'claim', count: 0 },
    ]);
  });
});

import * as fc from 'fast-check';
import { isReadFromRight, piecesOf } from './document-runs.js';

const shown = (text: string, isRightToLeft: boolean) =>
  piecesOf(text, isRightToLeft).map((piece) => `${piece.isRightToLeft ? '<' : '>'}${piece.text}`);

describe('a text of two scripts', () => {
  it('is told to Word in pieces that are read one way each', () => {
    expect(shown('Objectif 1. Détecter', false)).toEqual(['>Objectif 1. Détecter']);
    expect(shown('اشترِ 12 جهازاً (MAR-2026-014).', true)).toEqual([
      '<اشترِ ',
      '>12',
      '< جهازاً (',
      '>MAR-2026-014',
      '<).',
    ]);
    expect(shown('Objectif : كشف المواد المشعة.', false)).toEqual(['>Objectif : ', '<كشف المواد المشعة', '>.']);
    expect(shown('46,5 %', true)).toEqual(['>46,5 %']);
    expect(shown('', true)).toEqual(['<']);
  });

  it('loses nothing', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', '.', 'ب', 'ِ', '،', '٣', '中', '%', '(') });
    fc.assert(
      fc.property(text, fc.boolean(), (each, isRightToLeft) => {
        expect(
          piecesOf(each, isRightToLeft)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(each);
      }),
    );
  });

  it('is read the way of its first letter', () => {
    expect(isReadFromRight('1. الهدف')).toBe(true);
    expect(isReadFromRight('1. Objectif الهدف')).toBe(false);
    expect(isReadFromRight('2026-11-27')).toBeNull();
  });
});

import fc from 'fast-check';
import { excerptOf } from './excerpt.js';

describe('an excerpt', () => {
  it('shows where it stands, without regard to case and accents, in whole words', () => {
    const long = `${'Avant cela rien. '.repeat(20)}Le Décret 2026-14 est adopté. ${'Après cela rien. '.repeat(20)}`;
    const excerpt = excerptOf(long, 'decret');
    expect(excerpt).toContain('Le Décret 2026-14');
    expect(excerpt).toMatch(/^…\p{L}.*\p{L}\.?…$/u);
    expect(excerptOf('يُعتمد القرار', 'يعتمد')).toBe('يُعتمد القرار');
    expect(excerptOf('Nothing of it here', 'elsewhere')).toBe('Nothing of it here');
    expect(excerptOf('', 'x')).toBe('');
  });

  it('is short, and a piece of the text, whatever both are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), fc.string({ maxLength: 20 }), (text, typed) => {
        const excerpt = excerptOf(text, typed).replace(/^…|…$/g, '');
        const plain = text.replace(/\s+/g, ' ').trim();
        return excerpt.length <= 1_000 && plain.replaceAll('…', '').includes(excerpt.replaceAll('…', ''));
      }),
    );
  });
});

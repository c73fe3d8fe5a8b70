import { languages } from './identity/actor.js';
import { writtenIn } from './written.js';

describe('what is written in a language', () => {
  it('has its words and Latin digits', () => {
    expect(writtenIn('en').day('2026-03-01')).toBe('1 March 2026');
    expect(writtenIn('fr').day('2026-03-01')).toBe('1 mars 2026');
    expect(writtenIn('zh').day('2026-03-01')).toBe('2026年3月1日');
    expect(writtenIn('ar').day('2026-03-01')).toMatch(/^1 \S+ 2026$/);
    for (const language of languages) {
      const { number, percent, instant } = writtenIn(language);
      expect(number(1_234_567.5).replace(/\D/g, '')).toBe('12345675');
      expect(percent(46.5).replace(/[^\d.,]/g, '')).toMatch(/^46[.,]5$/);
      expect(instant('2026-11-27T23:59:00.000000Z')).toContain('27');
    }
  });

  it('gives money whole, or with both decimals', () => {
    const { amount } = writtenIn('en');
    expect([1250000, 1250000.5].map(amount)).toEqual(['1,250,000', '1,250,000.50']);
  });

  it('parts a list by its own comma', () => {
    expect(['en', 'ar', 'zh'].map((each) => writtenIn(each as 'en').enumeration(['1', '2']))).toEqual([
      '1, 2',
      '1، 2',
      '1，2',
    ]);
  });
});

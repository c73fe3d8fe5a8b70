import fc from 'fast-check';
import { amountIn, decimalOfColumn, type DecimalSign, progressIn, saysShares } from './amounts.js';

const cell = (text: string) => ({ text });
const read = (text: string, decimal: DecimalSign | null = null) => amountIn(cell(text), decimal);
const amount = (value: number, currency: string | null = null) => ({ is: 'amount', amount: value, currency });

describe('an amount in a cell', () => {
  it.each([
    ['1 234,50 EUR', 1234.5, 'EUR'],
    ['1,234.50', 1234.5, null],
    ['1.234,50 €', 1234.5, 'EUR'],
    ['€1,234.50', 1234.5, 'EUR'],
    ['١٬٢٣٤٫٥٠ يورو', 1234.5, 'EUR'],
    ['١٢٣٤', 1234, null],
    ['US$ 1,200,000', 1_200_000, 'USD'],
    ["1'200.50 CHF", 1200.5, 'CHF'],
    ['12 000 MAD', 12_000, 'MAD'],
    ['1,5 M EUR', 1_500_000, 'EUR'],
    ['1.5 million euros', 1_500_000, 'EUR'],
    ['2,5 млн руб.', 2_500_000, 'RUB'],
    ['50万美元', 500_000, 'USD'],
    ['75 000 евро', 75_000, 'EUR'],
    ['50k EUR', 50_000, 'EUR'],
    ['0.125', 0.13, null],
    ['1200,-', 1200, null],
    ['1 234 567', 1_234_567, null],
  ])('is read: %s', (text, value, currency) => {
    expect(read(text)).toEqual(amount(value, currency));
  });

  it('is asked where one sign may part thousands or tenths', () => {
    expect([read('1,234'), read('1.234 EUR')]).toEqual([{ is: 'asked' }, { is: 'asked' }]);
    expect([read('1,234', '.'), read('1,234', ',')]).toEqual([amount(1234), amount(1.23)]);
  });

  it.each([
    ['-5', 'negative'],
    ['(1 200)', 'negative'],
    ['$ 500', 'unclear-currency'],
    ['500 dinars', 'unclear-currency'],
    ['free', 'not-a-number'],
    ['1.2.3', 'not-a-number'],
    ['9 999 999 999 999', 'too-big'],
  ])('is refused: %s', (text, why) => {
    expect(read(text)).toEqual({ is: 'wrong', why });
  });

  it('is read back from either way of writing, once the sign is known', () => {
    const cents = fc.integer({ min: 0, max: 99_999_999_999 });
    const groups = (whole: string, sign: string) => whole.replace(/\B(?=(\d{3})+$)/g, sign);
    fc.assert(
      fc.property(cents, fc.constantFrom<DecimalSign>(',', '.'), (value, sign) => {
        const other = sign === ',' ? '.' : ',';
        const text = `${groups(String(Math.floor(value / 100)), other)}${sign}${String(value % 100).padStart(2, '0')}`;
        expect(read(text, sign)).toEqual(amount(value / 100));
      }),
    );
  });
});

describe('a column of amounts', () => {
  it('decides by the one cell that is clear', () => {
    expect(decimalOfColumn(['1.234', '1.234,50'].map(cell))).toMatchObject({ decimal: ',', isAsked: false });
    expect(decimalOfColumn(['1,234', '12.5'].map(cell))).toMatchObject({ decimal: '.', isAsked: false });
  });

  it('asks where none is, or two contradict', () => {
    expect(decimalOfColumn(['1.234', '5.000'].map(cell))).toMatchObject({ decimal: null, isAsked: true });
    expect(decimalOfColumn(['1.234', '1,5', '2.5'].map(cell))).toMatchObject({ decimal: null, isAsked: true });
    expect(decimalOfColumn(['12 000', '500'].map(cell))).toMatchObject({ isAsked: false });
  });
});

describe('progress in a cell', () => {
  it.each([
    ['75 %', 75],
    ['75', 75],
    ['٧٥٪', 75],
    ['12,5 %', 12.5],
    ['101 %', 101],
  ])('is read: %s', (text, value) => {
    expect(progressIn(cell(text), false)).toBe(value);
  });

  it('is a share of one where the whole column says so, or its format', () => {
    expect(saysShares(['0.75', '1', '0'].map(cell))).toBe(true);
    expect(saysShares(['0.75', '75'].map(cell))).toBe(false);
    expect(saysShares(['1', '0'].map(cell))).toBe(false);
    expect(progressIn(cell('0.75'), true)).toBe(75);
    expect(progressIn({ text: '75%', number: 0.75 }, false)).toBe(75);
    expect(progressIn(cell('half'), false)).toBeNull();
  });
});

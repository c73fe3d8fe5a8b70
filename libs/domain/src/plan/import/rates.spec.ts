import { isOfRates, ratesIn } from './rates.js';
import type { ImportTable } from './sheet.js';

function table(...rows: readonly (readonly (string | number)[])[]): ImportTable {
  return {
    name: 'Rates',
    rows: rows.map((cells, place) => ({
      number: place + 1,
      cells: cells.map((value) => {
        if (value === '') return null;
        return typeof value === 'number' ? { text: String(value), number: value } : { text: value };
      }),
    })),
    mergedCells: 0,
    formulas: 0,
    formulasWithoutValue: 0,
    rowsOver: 0,
  };
}

const heading = ['Source', 'Day of the rate', 'From currency', 'To currency', 'Rate'];
const rates = (...rows: readonly (readonly (string | number)[])[]) =>
  ratesIn([table(heading, ...rows)], [], '2026-06-30');
const codes = (...row: readonly (string | number)[]) =>
  rates(row)[0]?.errors.map(({ field, code }) => `${field} ${code}`);

describe('a sheet of exchange rates', () => {
  it('is one that names all of a rate, in any order and language', () => {
    expect(isOfRates(table(heading))).toBe(true);
    expect(isOfRates(table(['从', ...heading.slice(1)]))).toBe(false);
    expect(isOfRates(table(['Action', 'From', 'To', 'Source']))).toBe(false);
    expect(isOfRates(table(['من العملة', 'إلى العملة', 'سعر الصرف', 'يوم السعر', 'المصدر']))).toBe(true);
    expect(isOfRates(table())).toBe(false);
  });

  it('says each rate once', () => {
    const one = ['Central bank', '2026-06-01', 'eur', 'MAD', 10.85];
    expect(rates(one, ['', '', '', '', ''], [...one.slice(0, 4), '10.85'], [...one.slice(0, 4), 10.86])).toMatchObject([
      { row: 2, fate: 'new', said: { from: 'EUR', to: 'MAD', rate: 10.85, day: '2026-06-01', source: 'Central bank' } },
      { row: 4, fate: 'unchanged' },
      { row: 5, fate: 'new' },
    ]);
  });

  it('names what is wrong with a cell, and guesses nothing', () => {
    expect(codes('', '2026-07-01', 'EUR', 'eur', '10,85')).toEqual([
      'to same-currency',
      'rate not-a-number',
      'day day-to-come',
      'source source-missing',
    ]);
    expect(codes('Bank', '03/04/2026', 'XYZ', '', 0)).toEqual([
      'from unknown-currency',
      'to unknown-currency',
      'rate not-a-number',
      'day not-a-day',
    ]);
    expect(codes('x'.repeat(301), '2026-06-01', 'EUR', 'MAD', -1)).toEqual(['rate not-a-number', 'source too-long']);
  });
});

import fc from 'fast-check';
import { faultsOf, isMethod, type MethodDraft } from './method.js';
import type { MethodShape } from './vocabulary.js';

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}${place + 1}`);

/** Any square of any size, whether or not it is a method. */
const anySquare: fc.Arbitrary<MethodShape> = fc
  .record({
    likelihood: fc.integer({ min: 2, max: 7 }),
    impact: fc.integer({ min: 2, max: 7 }),
    levels: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ likelihood, impact, levels }) =>
    fc.record({
      likelihood: fc.constant(named('l', likelihood)),
      impact: fc.constant(named('i', impact)),
      levels: fc.constant(named('level', levels)),
      grid: fc.array(
        fc.array(fc.constantFrom(...named('level', levels)), { minLength: likelihood, maxLength: likelihood }),
        { minLength: impact, maxLength: impact },
      ),
      treatFrom: fc.constantFrom(...named('level', levels)),
    }),
  );

const method: MethodDraft = {
  likelihood: ['rare', 'possible', 'likely'],
  impact: ['slight', 'serious'],
  levels: ['low', 'high'],
  grid: [
    ['low', 'low', 'high'],
    ['low', 'high', 'high'],
  ],
  treatFrom: 'high',
};
const codes = (draft: MethodDraft) => faultsOf(draft).map(({ code }) => code);

describe('a method', () => {
  it('without a fault can be used', () => {
    expect(faultsOf(method)).toEqual([]);
    expect(isMethod(method)).toBe(true);
  });

  it('never rates a more likely or a worse cell lower, and says which one does', () => {
    const grid = [
      ['low', 'high', 'low'],
      ['low', 'high', 'high'],
    ];
    expect(faultsOf({ ...method, grid })).toEqual([
      { code: 'not-monotone', likelihood: 'likely', impact: 'slight', level: 'low' },
    ]);
    const upside = [
      ['high', 'high', 'high'],
      ['low', 'high', 'high'],
    ];
    expect(faultsOf({ ...method, grid: upside })).toEqual([
      { code: 'not-monotone', likelihood: 'rare', impact: 'serious', level: 'low' },
    ]);
  });

  it('rates every cell', () => {
    const grid = [
      ['low', null, 'high'],
      ['low', 'high', undefined],
    ];
    expect(faultsOf({ ...method, grid })).toEqual([
      { code: 'cell-missing', likelihood: 'possible', impact: 'slight', level: null },
      { code: 'cell-missing', likelihood: 'likely', impact: 'serious', level: null },
    ]);
  });

  it('has a row a step of impact and a cell a step of likelihood', () => {
    expect(codes({ ...method, grid: [['low', 'low', 'high']] })).toEqual([
      'grid-shape',
      'cell-missing',
      'cell-missing',
      'cell-missing',
    ]);
    expect(codes({ ...method, grid: [['low', 'low', 'high', 'high'], method.grid[1] ?? []] })).toEqual(['grid-shape']);
  });

  it('reaches each of its levels, and knows each level of its grid', () => {
    expect(faultsOf({ ...method, levels: ['low', 'high', 'very-high'] })).toEqual([
      { code: 'level-unreachable', likelihood: null, impact: null, level: 'very-high' },
    ]);
    const grid = [
      ['low', 'low', 'dire'],
      ['low', 'high', 'high'],
    ];
    expect(faultsOf({ ...method, grid })).toEqual([
      { code: 'level-unknown', likelihood: 'likely', impact: 'slight', level: 'dire' },
    ]);
  });

  it('has each step and level once', () => {
    expect(codes({ ...method, likelihood: ['rare', 'likely', 'likely'] })).toEqual(['step-repeated']);
    expect(codes({ ...method, impact: ['slight', 'slight'] })).toEqual(['step-repeated']);
    expect(codes({ ...method, levels: ['low', 'high', 'low'] })).toContain('step-repeated');
  });

  it('treats from a level of its own', () => {
    expect(codes({ ...method, treatFrom: 'dire' })).toEqual(['treat-from-unknown']);
  });

  it('is monotone wherever its neighbours are: any two cells one of which is more likely and worse', () => {
    fc.assert(
      fc.property(anySquare, (square) => {
        const place = (row: number, column: number) => square.levels.indexOf(square.grid[row]?.[column] ?? '');
        const isMonotone = square.grid.every((cells, row) =>
          cells.every((_, column) =>
            square.grid.every((others, above) =>
              others.every(
                (_other, right) => above < row || right < column || place(above, right) >= place(row, column),
              ),
            ),
          ),
        );
        expect(codes(square).includes('not-monotone')).toBe(!isMonotone);
      }),
    );
  });
});

import * as fc from 'fast-check';
import { type CostedAction, convertedCosts, costsByCurrency, withoutCost } from './costs.js';
import { currencies, isCurrency } from './currencies.js';
import { actionStates, fundingStates } from './vocabulary.js';

const of = (amount: number, currency: string, state: 'none' | 'partly' | 'secured', funded: number | null = null) =>
  ({ state: 'in-progress', cost: { amount, currency }, funding: { state, funded } }) as const;

describe('costs', () => {
  it('are added in each currency by itself, by how far they are paid for', () => {
    const actions: readonly CostedAction[] = [
      of(100.1, 'EUR', 'none'),
      of(0.2, 'EUR', 'secured'),
      of(50, 'EUR', 'partly', 20),
      of(1000, 'MAD', 'partly'),
      { ...of(999, 'EUR', 'none'), state: 'cancelled' },
      { ...of(1, 'EUR', 'none'), cost: null },
    ];
    expect(costsByCurrency(actions)).toEqual([
      { currency: 'EUR', total: 150.3, none: 100.1, partly: 50, secured: 0.2, gap: 130.1, unknown: 0 },
      { currency: 'MAD', total: 1000, none: 0, partly: 1000, secured: 0, gap: 0, unknown: 1000 },
    ]);
    expect(withoutCost(actions)).toBe(1);
  });

  it('add up to their parts, and no gap is larger than the whole', () => {
    const action = fc.record({
      state: fc.constantFrom(...actionStates),
      cost: fc.option(
        fc.record({
          amount: fc.integer({ min: 0, max: 10_000_000 }).map((cents) => cents / 100),
          currency: fc.constantFrom('EUR', 'MAD', 'XOF'),
        }),
      ),
      funding: fc.record({
        state: fc.constantFrom(...fundingStates),
        funded: fc.option(fc.integer({ min: 0, max: 100_000 })),
      }),
    });
    fc.assert(
      fc.property(fc.array(action), (actions) => {
        for (const sum of costsByCurrency(actions)) {
          expect(sum.none + sum.partly + sum.secured).toBeCloseTo(sum.total, 2);
          expect(sum.gap + sum.unknown).toBeLessThanOrEqual(sum.total + 0.001);
        }
      }),
    );
  });

  it('are one sum only by rates that somebody entered, the latest up to the day, in either direction', () => {
    const sums = costsByCurrency([of(100, 'EUR', 'none'), of(1100, 'MAD', 'none'), of(5, 'XOF', 'none')]);
    const rates = [
      { id: 'r1', from: 'MAD', to: 'EUR', rate: 0.1, day: '2026-01-01' },
      { id: 'r2', from: 'EUR', to: 'MAD', rate: 11, day: '2026-02-01' },
      { id: 'r3', from: 'MAD', to: 'EUR', rate: 9, day: '2026-12-01' },
    ];
    expect(convertedCosts(sums, 'EUR', '2026-03-01', rates)).toMatchObject({
      total: 200,
      gap: 200,
      rates: ['r2'],
      missing: ['XOF'],
    });
    expect(convertedCosts(sums, 'EUR', '2026-01-15', rates)).toMatchObject({ total: 210, rates: ['r1'] });
    expect(convertedCosts(sums, 'EUR', '2025-01-15', rates)).toMatchObject({ total: 100, missing: ['MAD', 'XOF'] });
  });

  it('are in currencies that are in force', () => {
    expect(currencies.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(new Set(currencies).size).toBe(currencies.length);
    expect([isCurrency('MRU'), isCurrency('EUR'), isCurrency('XXX'), isCurrency('eur')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

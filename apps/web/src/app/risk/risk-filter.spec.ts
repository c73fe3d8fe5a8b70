import type { ListedScenario } from '@portal/contracts';
import { asIfDone, byGravity, firstOf, matchingScenarios, movedIn, nextAcceptanceEnd } from './risk-filter';

const levels = ['low', 'moderate', 'high'].map((id) => ({ id, label: id, ramp: 1, bars: 1 }));
const made = (number: number, level: string | null, more: object = {}) =>
  ({
    number,
    domain: 'C',
    origin: 'criminal',
    setting: null,
    isGap: false,
    acceptedUntil: null,
    ratings: { inherent: null, current: level === null ? null : { level }, target: null },
    ...more,
  }) as unknown as ListedScenario;
const numbers = (scenarios: readonly ListedScenario[]) => scenarios.map(({ number }) => number);

describe('the list of scenarios', () => {
  it('has what nobody treats on top, then the gravest, then those without a rating', () => {
    const all = [made(1, null), made(2, 'low'), made(3, 'high'), made(4, 'moderate', { isGap: true }), made(5, 'high')];
    expect(numbers(byGravity({ levels }, all))).toEqual([4, 3, 5, 2, 1]);
  });

  it('draws its first rows, and all of them where the chosen one is further down', () => {
    const all = [1, 2, 3, 4].map((number) => made(number, 'low'));
    expect(numbers(firstOf(all, 2))).toEqual([1, 2]);
    expect(numbers(firstOf(all, 4))).toEqual([1, 2, 3, 4]);
    expect(numbers(firstOf(all, 2, all[1]))).toEqual([1, 2]);
    expect(numbers(firstOf(all, 2, all[2]))).toEqual([1, 2, 3, 4]);
  });

  it('shows what matches all that is chosen', () => {
    const all = [made(1, 'low'), made(2, 'low', { domain: 'R', setting: 'border' }), made(3, 'low', { domain: 'R' })];
    const shown = (filter: object) =>
      numbers(matchingScenarios(all, { domain: '', origin: '', setting: '', ...filter }));
    expect(shown({})).toEqual([1, 2, 3]);
    expect(shown({ domain: 'R' })).toEqual([2, 3]);
    expect(shown({ domain: 'R', setting: 'border' })).toEqual([2]);
    expect(shown({ origin: 'natural' })).toEqual([]);
  });

  it('tells when the next acceptance ends', () => {
    expect(nextAcceptanceEnd([made(1, 'high')])).toBeNull();
    const accepted = ['2027-03-01', '2026-12-06'].map((acceptedUntil, number) =>
      made(number, 'high', { acceptedUntil }),
    );
    expect(nextAcceptanceEnd(accepted)).toBe('2026-12-06');
  });

  it('stands at the targets once all actions are done, but for what nobody treats', () => {
    const at = (likelihood: string) => ({ likelihood, impact: 'i', level: 'high' });
    const ratings = { inherent: null, current: at('often'), target: at('seldom') };
    const all = [
      made(1, 'high', { ratings, treatments: 2 }),
      made(2, 'high', { ratings, treatments: 0 }),
      made(3, 'high', { ratings: { ...ratings, target: null }, treatments: 1 }),
    ];
    const then = asIfDone(all);
    expect(then.map((each) => each.ratings.current?.likelihood)).toEqual(['seldom', 'often', 'often']);
    expect(movedIn(all, then)).toBe(1);
    expect(movedIn(all, all)).toBe(0);
  });
});

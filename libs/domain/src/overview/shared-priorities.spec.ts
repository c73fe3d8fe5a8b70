import fc from 'fast-check';
import { sharedPriorities } from './shared-priorities.js';

const of = (id: string, region: string, domains: readonly ('C' | 'B')[] = []) => ({ id, region, domains });

describe('priorities that regions share', () => {
  it('stand beside each other where words and a domain are alike, across regions alone', () => {
    const all = [of('1', 'AAF', ['B']), of('2', 'AAF', ['B']), of('3', 'CA', ['B', 'C']), of('4', 'SEA', ['C'])];
    const alike = ['2', '3', '4'].map((otherId) => ({ oneId: '1', otherId, similarity: 0.6 }));
    expect(sharedPriorities(all, alike).map((group) => group.map(({ id }) => id))).toEqual([['1', '3']]);
  });

  it('are none where titles are only near', () => {
    expect(sharedPriorities([of('1', 'AAF'), of('2', 'CA')], [{ oneId: '1', otherId: '2', similarity: 0.39 }])).toEqual(
      [],
    );
  });

  it('hold each priority at most once, and at least two regions each', () => {
    const some = fc.array(fc.constantFrom('AAF', 'CA', 'SEA'), { maxLength: 8 });
    fc.assert(
      fc.property(some, fc.array(fc.tuple(fc.nat(7), fc.nat(7))), (regions, pairs) => {
        const all = regions.map((region, place) => of(String(place), region));
        const alike = pairs.map(([one, other]) => ({ oneId: String(one), otherId: String(other), similarity: 1 }));
        const groups = sharedPriorities(all, alike);
        const ids = groups.flat().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const group of groups) expect(new Set(group.map(({ region }) => region)).size).toBeGreaterThan(1);
      }),
    );
  });
});

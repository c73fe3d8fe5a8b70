import fc from 'fast-check';
import { blockOf, outliersOf, spreadOf, spreadsOf } from './spread.js';
import type { Judgement } from './vocabulary.js';

const steps = ['1', '2', '3', '4', '5'];
const method = { likelihood: steps, impact: steps };
const judgement = (likelihood: string, people = '1'): Judgement => ({
  likelihood,
  impacts: { people, economy: '1', environment: '1', 'state-and-society': '1' },
});
const score = (id: string, likelihood: string, people = '1') => ({ id, judgement: judgement(likelihood, people) });
const idsOf = (scores: readonly { readonly id: string }[]) => scores.map(({ id }) => id).sort();

describe('the spread of a group', () => {
  it('counts each step, and names its middle and ends', () => {
    expect(spreadOf(steps, ['4', '2', '4', '5', '4'])).toEqual({
      counts: [
        { step: '1', count: 0 },
        { step: '2', count: 1 },
        { step: '3', count: 0 },
        { step: '4', count: 3 },
        { step: '5', count: 1 },
      ],
      median: '4',
      lowest: '2',
      highest: '5',
    });
  });

  it('takes the lower middle of an even number, a step that somebody chose', () => {
    expect(spreadOf(steps, ['1', '5'])?.median).toBe('1');
    expect(spreadOf(steps, ['5', '3', '2', '4'])?.median).toBe('3');
  });

  it('is none where nobody has scored', () => {
    expect(spreadOf(steps, [])).toBeNull();
    expect(spreadsOf(method, [])).toEqual([]);
    expect(blockOf(method, [])).toBeNull();
  });

  it('lies on every axis, and as a block of cells with the gravest impact of each', () => {
    const group = [judgement('3', '4'), judgement('5', '2')];
    expect(spreadsOf(method, group).map(({ axis, lowest, highest }) => [axis, lowest, highest])).toEqual([
      ['likelihood', '3', '5'],
      ['people', '2', '4'],
      ['economy', '1', '1'],
      ['environment', '1', '1'],
      ['state-and-society', '1', '1'],
    ]);
    expect(blockOf(method, group)).toEqual({ likelihood: ['3', '5'], impact: ['2', '4'] });
  });

  it('does not depend on the order of scores, nor do its outliers', () => {
    const scores = fc
      .array(fc.tuple(fc.constantFrom(...steps), fc.constantFrom(...steps)), { maxLength: 15 })
      .map((pairs) => pairs.map(([likelihood, people], place) => score(`scorer-${place}`, likelihood, people)));
    const shuffled = scores.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(shuffled, ([given, other]) => {
        const judgements = (of: typeof given) => of.map((each) => each.judgement);
        expect(spreadsOf(method, judgements(other))).toEqual(spreadsOf(method, judgements(given)));
        expect(blockOf(method, judgements(other))).toEqual(blockOf(method, judgements(given)));
        expect(idsOf(outliersOf(method, other))).toEqual(idsOf(outliersOf(method, given)));
      }),
    );
  });
});

describe('who stands far from the others', () => {
  it('is two steps or more from the middle, on any axis', () => {
    const group = [score('a', '2'), score('b', '3'), score('c', '3'), score('d', '5'), score('e', '3', '4')];
    expect(idsOf(outliersOf(method, group))).toEqual(['d', 'e']);
  });

  it('is nobody of two, nor of a group in two halves', () => {
    expect(outliersOf(method, [score('a', '1'), score('b', '5')])).toEqual([]);
    expect(outliersOf(method, [score('a', '1'), score('b', '1'), score('c', '5'), score('d', '5')])).toEqual([]);
  });

  it('is measured on both sides of a middle of two steps', () => {
    const group = [score('a', '1'), score('b', '2'), score('c', '3'), score('d', '5')];
    expect(idsOf(outliersOf(method, group))).toEqual(['d']);
  });
});

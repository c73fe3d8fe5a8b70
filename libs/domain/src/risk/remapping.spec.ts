import fc from 'fast-check';
import { isAbove, ratingOf } from './rating.js';
import { cellMoves, errorsInMap, remapped, suggestedMap } from './remapping.js';
import { impactDimensions, type Judgement, type MethodShape } from './vocabulary.js';

const five: MethodShape = {
  likelihood: ['l1', 'l2', 'l3', 'l4', 'l5'],
  impact: ['i1', 'i2', 'i3', 'i4', 'i5'],
  levels: ['low', 'moderate', 'high', 'very-high'],
  grid: [
    ['low', 'low', 'low', 'moderate', 'moderate'],
    ['low', 'low', 'moderate', 'moderate', 'high'],
    ['low', 'moderate', 'moderate', 'high', 'very-high'],
    ['moderate', 'moderate', 'high', 'high', 'very-high'],
    ['moderate', 'high', 'very-high', 'very-high', 'very-high'],
  ],
  treatFrom: 'high',
};
const three: MethodShape = {
  likelihood: ['a', 'b', 'c'],
  impact: ['x', 'y', 'z'],
  levels: ['low', 'high'],
  grid: [
    ['low', 'low', 'high'],
    ['low', 'high', 'high'],
    ['high', 'high', 'high'],
  ],
  treatFrom: 'high',
};
/** The same square with other names of its steps. */
const renamed: MethodShape = {
  ...five,
  likelihood: five.likelihood.map((step) => `new-${step}`),
  impact: five.impact.map((step) => `new-${step}`),
};
const judgementOf = ({ likelihood, impact }: MethodShape): fc.Arbitrary<Judgement> => {
  const step = fc.constantFrom(...impact);
  return fc.record({
    likelihood: fc.constantFrom(...likelihood),
    impacts: fc.record({ people: step, economy: step, environment: step, 'state-and-society': step }),
  });
};

describe('a remapping', () => {
  it('there and back with equal grids is the identity, and keeps the rating on the way', () => {
    const [there, back] = [suggestedMap(five, renamed), suggestedMap(renamed, five)];
    fc.assert(
      fc.property(judgementOf(five), (judgement) => {
        const away = remapped(there, judgement);
        expect(remapped(back, away)).toEqual(judgement);
        expect(ratingOf(renamed, away).level).toBe(ratingOf(five, judgement).level);
      }),
    );
  });

  it('to a scale of another length keeps its ends and its order', () => {
    expect(suggestedMap(five, three)).toEqual({
      likelihood: { l1: 'a', l2: 'b', l3: 'b', l4: 'c', l5: 'c' },
      impact: { i1: 'x', i2: 'y', i3: 'y', i4: 'z', i5: 'z' },
    });
    expect(errorsInMap(suggestedMap(five, three), five, three, '/remapping')).toEqual([]);
    expect(errorsInMap(suggestedMap(three, five), three, five, '/remapping')).toEqual([]);
  });

  it('without an error never turns the order of two judgements round', () => {
    const map = suggestedMap(five, three);
    fc.assert(
      fc.property(judgementOf(five), judgementOf(five), (one, other) => {
        const isLower =
          one.likelihood <= other.likelihood &&
          impactDimensions.every((dimension) => one.impacts[dimension] <= other.impacts[dimension]);
        fc.pre(isLower);
        const [low, high] = [ratingOf(three, remapped(map, one)), ratingOf(three, remapped(map, other))];
        expect(isAbove(three, low.level, high.level)).toBe(false);
      }),
    );
  });

  it('is whole, goes to steps that exist and does not cross', () => {
    const whole = suggestedMap(three, five);
    const { a: _, ...short } = whole.likelihood;
    expect(errorsInMap({ ...whole, likelihood: short }, three, five, '/remapping')).toEqual([
      { pointer: '/remapping/likelihood/a', code: 'required' },
    ]);
    const wrong = { ...whole, impact: { ...whole.impact, y: 'i9', w: 'i1' } };
    expect(errorsInMap(wrong, three, five, '/remapping')).toEqual([
      { pointer: '/remapping/impact/w', code: 'unknown-step' },
      { pointer: '/remapping/impact/y', code: 'unknown-step' },
    ]);
    const crossed = { ...whole, likelihood: { a: 'l3', b: 'l2', c: 'l3' } };
    expect(errorsInMap(crossed, three, five, '/remapping')).toEqual([
      { pointer: '/remapping/likelihood/b', code: 'steps-cross' },
    ]);
  });

  it('shows what every cell was and becomes', () => {
    const moves = cellMoves(suggestedMap(five, three), five, three);
    expect(moves).toHaveLength(25);
    expect(moves.at(-1)).toEqual({
      from: { likelihood: 'l5', impact: 'i5', level: 'very-high' },
      to: { likelihood: 'c', impact: 'z', level: 'high' },
    });
    expect(moves[1]).toEqual({
      from: { likelihood: 'l2', impact: 'i1', level: 'low' },
      to: { likelihood: 'b', impact: 'x', level: 'low' },
    });
  });

  it('does not move a judgement that it does not know', () => {
    const judgement = {
      likelihood: 'l1',
      impacts: { people: 'i1', economy: 'i1', environment: 'i1', 'state-and-society': 'i1' },
    };
    expect(() => remapped(suggestedMap(three, five), judgement)).toThrow(RangeError);
  });
});

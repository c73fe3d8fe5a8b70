import fc from 'fast-check';
import { faultsOf } from './method.js';
import {
  contradictionsIn,
  errorsInJudgement,
  isAbove,
  levelOf,
  mustBeTreated,
  overallImpact,
  ratingOf,
} from './rating.js';
import { impactDimensions, type Judgement, type MethodShape } from './vocabulary.js';

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}${place + 1}`);

/** Any method that passes its checks: the levels of a sum of two rising scales, cut at rising marks. */
const anyMethod: fc.Arbitrary<MethodShape> = fc
  .record({
    likelihood: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 7 }),
    impact: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 7 }),
    levels: fc.integer({ min: 2, max: 4 }),
    treatFrom: fc.integer({ min: 0, max: 3 }),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
  })
  .map(({ likelihood, impact, levels, treatFrom, cuts }) => {
    const rising = (steps: readonly number[]) => {
      let sum = 0;
      return steps.map((step) => (sum += step));
    };
    const [across, up] = [rising(likelihood), rising(impact)];
    const sums = [...new Set(up.flatMap((high) => across.map((far) => high + far)))].sort((a, b) => a - b);
    // As many levels as there are different sums, so that each is reached.
    const count = Math.min(levels, sums.length);
    const marks = Array.from({ length: count }, (_, place) => {
      const earliest = place;
      const latest = sums.length - count + place;
      const wanted = earliest + Math.floor((cuts[place - 1] ?? 0) * (latest - earliest + 1));
      return place === 0 ? 0 : Math.min(wanted, latest);
    });
    for (let place = 1; place < marks.length; place += 1) {
      marks[place] = Math.max(marks[place] ?? 0, (marks[place - 1] ?? 0) + 1);
    }
    const levelIds = named('level', count);
    const levelOfSum = (sum: number) => levelIds[marks.filter((mark) => mark <= sums.indexOf(sum)).length - 1] ?? '';
    return {
      likelihood: named('l', likelihood.length),
      impact: named('i', impact.length),
      levels: levelIds,
      grid: up.map((high) => across.map((far) => levelOfSum(high + far))),
      treatFrom: levelIds[treatFrom % count] ?? '',
    };
  });

/** Any judgement by the steps of a method. */
const anyJudgement = ({ likelihood, impact }: MethodShape): fc.Arbitrary<Judgement> => {
  const step = fc.constantFrom(...impact);
  const [people, economy, environment, society] = impactDimensions;
  return fc.record({
    likelihood: fc.constantFrom(...likelihood),
    impacts: fc.record({ [people]: step, [economy]: step, [environment]: step, [society]: step }),
  });
};

const method: MethodShape = {
  likelihood: ['rare', 'possible', 'likely'],
  impact: ['slight', 'serious', 'severe'],
  levels: ['low', 'moderate', 'high'],
  grid: [
    ['low', 'low', 'moderate'],
    ['low', 'moderate', 'high'],
    ['moderate', 'high', 'high'],
  ],
  treatFrom: 'high',
};
const judgement = (likelihood: string, people: string, economy = 'slight'): Judgement => ({
  likelihood,
  impacts: { people, economy, environment: 'slight', 'state-and-society': 'slight' },
});

describe('a rating', () => {
  it('takes the gravest of the four dimensions, and the cell of the method', () => {
    expect(overallImpact(method, judgement('rare', 'slight', 'severe').impacts)).toBe('severe');
    expect(levelOf(method, { likelihood: 'possible', impact: 'severe' })).toBe('high');
    expect(ratingOf(method, judgement('likely', 'serious'))).toMatchObject({
      likelihood: 'likely',
      impact: 'serious',
      level: 'high',
    });
  });

  it('compares levels by their order in the method', () => {
    expect(isAbove(method, 'high', 'moderate')).toBe(true);
    expect(isAbove(method, 'moderate', 'moderate')).toBe(false);
    expect(isAbove(method, 'low', 'moderate')).toBe(false);
  });

  it('must be treated from the level that the method says', () => {
    expect(method.levels.map((level) => mustBeTreated(method, level))).toEqual([false, false, true]);
    expect(mustBeTreated({ ...method, treatFrom: 'low' }, 'low')).toBe(true);
  });

  it('is not made of steps that another method has', () => {
    expect(() => levelOf(method, { likelihood: 'l1', impact: 'slight' })).toThrow(RangeError);
    expect(() => levelOf({ ...method, grid: [] }, { likelihood: 'rare', impact: 'slight' })).toThrow(RangeError);
    expect(errorsInJudgement(method, judgement('6', 'slight', '0'), '/judgement')).toEqual([
      { pointer: '/judgement/likelihood', code: 'unknown-step' },
      { pointer: '/judgement/impacts/economy', code: 'unknown-step' },
    ]);
    expect(errorsInJudgement(method, judgement('rare', 'severe'), '/judgement')).toEqual([]);
  });

  it('is only made by methods without a fault', () => {
    fc.assert(
      fc.property(anyMethod, (made) => {
        expect(faultsOf(made)).toEqual([]);
      }),
    );
  });

  it('is monotone in each input, by every method that passes its checks', () => {
    const inputs = ['likelihood', ...impactDimensions] as const;
    const cases = anyMethod.chain((made) =>
      fc.record({
        made: fc.constant(made),
        lower: anyJudgement(made),
        input: fc.constantFrom(...inputs),
        by: fc.integer({ min: 0, max: 6 }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ made, lower, input, by }) => {
        const up = (steps: readonly string[], step: string) =>
          steps[Math.min(steps.indexOf(step) + by, steps.length - 1)] ?? '';
        const higher: Judgement =
          input === 'likelihood'
            ? { ...lower, likelihood: up(made.likelihood, lower.likelihood) }
            : { ...lower, impacts: { ...lower.impacts, [input]: up(made.impact, lower.impacts[input]) } };
        expect(isAbove(made, ratingOf(made, lower).level, ratingOf(made, higher).level)).toBe(false);
      }),
    );
  });
});

describe('three ratings of one scenario', () => {
  const none = { current: '', target: '' };
  const [low, moderate, high] = [
    judgement('rare', 'slight'),
    judgement('possible', 'serious'),
    judgement('likely', 'severe'),
  ];

  it('go down or stay', () => {
    expect(contradictionsIn(method, { inherent: high, current: moderate, target: low }, none)).toEqual([]);
    expect(contradictionsIn(method, { inherent: high, current: high, target: high }, none)).toEqual([]);
    expect(contradictionsIn(method, { inherent: null, current: null, target: high }, none)).toEqual([]);
  });

  it('need a reason where one stands above the one before', () => {
    const up = { inherent: low, current: moderate, target: high };
    expect(contradictionsIn(method, up, none)).toEqual(['current', 'target']);
    expect(contradictionsIn(method, up, { current: 'The control made it worse.', target: '  ' })).toEqual(['target']);
    expect(contradictionsIn(method, up, { current: 'Worse.', target: 'Worse still.' })).toEqual([]);
  });

  it('hold the target against the inherent one where nobody has rated the present', () => {
    expect(contradictionsIn(method, { inherent: low, current: null, target: high }, none)).toEqual(['target']);
  });
});

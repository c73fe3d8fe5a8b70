import { judgementIfDone, type TreatingLine } from './what-if.js';
import type { Judgement } from './vocabulary.js';

const of = (likelihood: string): Judgement => ({
  likelihood,
  impacts: { people: 'i1', economy: 'i1', environment: 'i1', 'state-and-society': 'i1' },
});
const ratings = { inherent: of('l5'), current: of('l4'), target: of('l2') };
const action = (line: string, state: TreatingLine['state'] = 'in-progress'): TreatingLine => ({ line, state });
const likelihoodIf = (treatedBy: readonly TreatingLine[], done: readonly string[], given = ratings) =>
  judgementIfDone(given, treatedBy, new Set(done))?.likelihood;

describe('if these actions were done', () => {
  it('a scenario would stand at its target, once nothing that treats it is missing', () => {
    const treatedBy = [action('a'), action('b', 'verified'), action('c', 'cancelled'), action('d', 'done')];
    expect(likelihoodIf(treatedBy, ['a'])).toBe('l2');
    expect(likelihoodIf([...treatedBy, action('e')], ['a'])).toBe('l4');
    expect(likelihoodIf(treatedBy, [])).toBe('l4');
  });

  it('what nobody treats would stay where it is', () => {
    expect(likelihoodIf([], ['a'])).toBe('l4');
    expect(likelihoodIf([action('a', 'cancelled')], ['a'])).toBe('l4');
  });

  it('nothing moves to a rating that was not given', () => {
    expect(judgementIfDone({ ...ratings, target: null }, [action('a')], new Set(['a']))).toEqual(ratings.current);
    expect(judgementIfDone({ ...ratings, current: null }, [action('a')], new Set())).toEqual(ratings.inherent);
    expect(judgementIfDone({ inherent: null, current: null, target: null }, [action('a')], new Set(['a']))).toBeNull();
  });
});

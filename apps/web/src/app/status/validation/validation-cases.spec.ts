import { casesOf, neighbour, oldestDays, opensNext, walkOf } from './validation-cases';
import { waitingClaim } from './waiting-claim.harness';

const togo = waitingClaim({ id: 'a', iso3: 'TGO', waitingDays: 9 });
const plan = waitingClaim({ id: 'b' });
const team = waitingClaim({ id: 'c', indicator: 'national-team' });
const planAgain = waitingClaim({ id: 'd', waitingDays: 1 });
const queue = [togo, plan, team, planAgain];

describe('the queue', () => {
  it('shows two lines on one indicator as one case, at the place of the older', () => {
    const cases = casesOf(queue, new Set());
    expect(cases.map((each) => each.claims.map((claim) => claim.id))).toEqual([['a'], ['b', 'd'], ['c']]);
    expect(walkOf(cases).map((claim) => claim.id)).toEqual(['a', 'b', 'd', 'c']);
  });

  it('leaves out what is decided here', () => {
    expect(walkOf(casesOf(queue, new Set(['b', 'c']))).map((claim) => claim.id)).toEqual(['a', 'd']);
  });

  it('is walked to its ends and not beyond', () => {
    expect(neighbour(queue, 'a', 1)?.id).toBe('b');
    expect(neighbour(queue, 'a', -1)?.id).toBe('a');
    expect(neighbour(queue, 'd', 1)?.id).toBe('d');
    expect(neighbour(queue, null, 1)?.id).toBe('a');
    expect(neighbour([], null, 1)).toBeUndefined();
  });

  it('opens what the reader may decide next, then what stands before', () => {
    const own = { ...team, mayDecide: false };
    expect(opensNext([togo, plan, own, planAgain], 'b')?.id).toBe('d');
    expect(opensNext([togo, plan], 'b')?.id).toBe('a');
    expect(opensNext([plan, own], 'b')?.id).toBe('c');
    expect(opensNext([plan], 'b')).toBeUndefined();
  });

  it('says how long the oldest has waited', () => {
    expect(oldestDays(queue)).toBe(9);
    expect(oldestDays([])).toBe(0);
  });
});

import fc from 'fast-check';
import { bordaCount, countingBallots, longestBallot, pointsOfPlace } from './borda.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const ballot = fc.record({
  choices: fc.shuffledSubarray(ids, { minLength: 1, maxLength: longestBallot }),
});
const ballots = fc.array(ballot, { maxLength: 20 });
const pointsIn = (cast: readonly { readonly choices: readonly string[] }[]) =>
  new Map(bordaCount(ids, cast).map((each) => [each.priority, each.points]));

describe('the count', () => {
  it('is the same in whatever order the ballots are opened', () => {
    fc.assert(
      fc.property(
        ballots.chain((cast) => fc.tuple(fc.constant(cast), fc.shuffledSubarray(cast, { minLength: cast.length }))),
        ([cast, shuffled]) => {
          expect(bordaCount(ids, shuffled)).toEqual(bordaCount(ids, cast));
        },
      ),
    );
  });

  it('never takes points from what a further ballot chooses, nor from anything else', () => {
    fc.assert(
      fc.property(ballots, ballot, (cast, further) => {
        const [before, after] = [pointsIn(cast), pointsIn([...cast, further])];
        for (const id of ids) {
          const gained = (after.get(id) ?? 0) - (before.get(id) ?? 0);
          expect(gained > 0).toBe(further.choices.includes(id));
          expect(gained).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('knows no name: who change places in every ballot change places in the result', () => {
    const swap = (id: string) => (id === 'a' ? 'b' : id === 'b' ? 'a' : id);
    fc.assert(
      fc.property(ballots, (cast) => {
        const there = new Map(bordaCount(ids, cast).map((each) => [each.priority, each]));
        const back = bordaCount(
          ids,
          cast.map(({ choices }) => ({ choices: choices.map(swap) })),
        );
        for (const { priority, points, rank, isTied } of back) {
          expect(there.get(swap(priority))).toMatchObject({ points, rank, isTied });
        }
      }),
    );
  });

  it('gives equal points one rank, and more points a better one', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const ranked = bordaCount(ids, cast);
        for (const one of ranked) {
          expect(one.rank).toBe(1 + ranked.filter((other) => other.points > one.points).length);
          expect(one.isTied).toBe(ranked.filter((other) => other.points === one.points).length > 1);
        }
      }),
    );
  });

  it('adds up to what the ballots hold', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const given = cast.flatMap(({ choices }) => choices.map((_, place) => pointsOfPlace(place)));
        const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
        expect(sum([...pointsIn(cast).values()])).toBe(sum(given));
      }),
    );
  });

  it('gives nothing to what cannot be chosen', () => {
    expect(bordaCount(['a'], [{ choices: ['x', 'a'] }])).toEqual([
      { priority: 'a', points: 4, rank: 1, isTied: false },
    ]);
  });
});

describe('the ballots that count', () => {
  it('are the last one of each country', () => {
    const cast = [
      { iso3: 'BEN', choices: ['a'] },
      { iso3: 'GAB', choices: ['b'] },
      { iso3: 'BEN', choices: ['c'] },
    ];
    expect(countingBallots(cast)).toEqual([
      { iso3: 'BEN', choices: ['c'] },
      { iso3: 'GAB', choices: ['b'] },
    ]);
  });
});

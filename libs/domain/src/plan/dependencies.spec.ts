import * as fc from 'fast-check';
import { addDays } from '../day.js';
import {
  circleClosedBy,
  circleIn,
  criticalPath,
  type Dependency,
  inOrderOfWaiting,
  type PlacedAction,
  whatADelayMoves,
} from './dependencies.js';

const waits = (text: string): readonly Dependency[] =>
  text.split(' ').map((pair) => ({ actionId: pair[0] ?? '', dependsOnId: pair[1] ?? '' }));
const placed = (id: string, startsOn: string, days: number): PlacedAction => ({
  id,
  startsOn,
  endsOn: addDays(startsOn, days - 1),
  state: 'in-progress',
});
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const someDependencies = fc.array(
  fc.record({ actionId: fc.constantFrom(...ids), dependsOnId: fc.constantFrom(...ids) }),
  {
    maxLength: 30,
  },
);
const acceptedOf = (wished: readonly Dependency[]) =>
  wished.reduce<readonly Dependency[]>(
    (accepted, each) => (circleClosedBy(each, accepted) ? accepted : [...accepted, each]),
    [],
  );

describe('dependencies', () => {
  it('name the circle that one of three closes, in its order', () => {
    expect(circleClosedBy({ actionId: 'c', dependsOnId: 'a' }, waits('ab bc'))).toEqual(['c', 'a', 'b']);
    expect(circleClosedBy({ actionId: 'a', dependsOnId: 'a' }, [])).toEqual(['a']);
    expect(circleClosedBy({ actionId: 'a', dependsOnId: 'd' }, waits('ab bc'))).toBeNull();
    expect(circleIn(waits('ab bc ca'))).toEqual(['c', 'a', 'b']);
  });

  it('never hold a circle once each was accepted', () => {
    fc.assert(
      fc.property(someDependencies, (wished) => {
        const accepted = acceptedOf(wished);
        expect(circleIn(accepted)).toBeNull();
        expect(inOrderOfWaiting(ids, accepted)).toHaveLength(ids.length);
      }),
    );
  });

  it('refuse with a circle in which each waits for the next', () => {
    fc.assert(
      fc.property(someDependencies, (wished) => {
        const accepted = acceptedOf(wished);
        for (const each of wished) {
          const circle = circleClosedBy(each, accepted);
          if (!circle) continue;
          const all = [...accepted, each];
          circle.forEach((id, place) => {
            const next = circle[(place + 1) % circle.length];
            expect(all).toContainEqual({ actionId: id, dependsOnId: next });
          });
        }
      }),
    );
  });
});

describe('the critical path', () => {
  it('is the chain that takes most days', () => {
    const actions = [
      placed('a', '2026-01-01', 10),
      placed('b', '2026-02-01', 30),
      placed('c', '2026-04-01', 5),
      placed('d', '2026-03-15', 100),
    ];
    expect(criticalPath(actions, waits('ca cb'))).toEqual(['b', 'c']);
    expect(criticalPath(actions, [])).toEqual([]);
    const cancelled = actions.map((each) => (each.id === 'b' ? { ...each, state: 'cancelled' as const } : each));
    expect(criticalPath(cancelled, waits('ca cb'))).toEqual(['a', 'c']);
  });
});

describe('a delay', () => {
  const actions = [
    placed('a', '2026-01-01', 10),
    placed('b', '2026-01-11', 10),
    placed('c', '2026-02-15', 10),
    placed('d', '2026-01-21', 5),
  ];

  it('moves who waits for it, and them in turn, as far as they must', () => {
    const moved = { id: 'a', startsOn: '2026-01-01', endsOn: '2026-01-20' };
    expect(whatADelayMoves(moved, actions, waits('ba cb db'))).toEqual([
      { id: 'b', startsOn: '2026-01-21', endsOn: '2026-01-30', days: 10 },
      { id: 'd', startsOn: '2026-01-31', endsOn: '2026-02-04', days: 10 },
    ]);
  });

  it('keeps an overlap that was there, and moves nothing that is over', () => {
    const overlapping = [placed('a', '2026-01-01', 10), placed('b', '2026-01-06', 10)];
    const moved = { id: 'a', startsOn: '2026-01-01', endsOn: '2026-01-15' };
    expect(whatADelayMoves(moved, overlapping, waits('ba'))).toMatchObject([{ id: 'b', days: 5 }]);
    const over = overlapping.map((each) => ({ ...each, state: 'verified' as const }));
    expect(whatADelayMoves(moved, over, waits('ba'))).toEqual([]);
  });

  it('never moves anything forward, and keeps lengths', () => {
    const plan = fc.array(fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 60 })), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(plan, someDependencies, fc.integer({ min: -30, max: 90 }), (places, wished, delay) => {
        const all = places.map(([offset, days], n) => placed(ids[n] ?? '', addDays('2026-01-01', offset), days));
        const [first] = all;
        if (!first) return;
        const moved = { id: first.id, startsOn: first.startsOn, endsOn: addDays(first.endsOn, delay) };
        for (const move of whatADelayMoves(moved, all, acceptedOf(wished))) {
          const before = all.find(({ id }) => id === move.id);
          expect(move.days).toBeGreaterThan(0);
          expect(move).toMatchObject({
            startsOn: addDays(before?.startsOn ?? '', move.days),
            endsOn: addDays(before?.endsOn ?? '', move.days),
          });
        }
      }),
    );
  });
});

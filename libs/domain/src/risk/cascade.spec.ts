import fc from 'fast-check';
import { cascadesWith, circleOf } from './cascade.js';

const link = (scenarioId: string, setsOffId: string) => ({ scenarioId, setsOffId });

describe('cascades', () => {
  it('name the circle that they make', () => {
    expect(circleOf([link('a', 'b'), link('b', 'c')])).toBeNull();
    expect(circleOf([link('a', 'b'), link('b', 'c'), link('c', 'a')])).toEqual(['c', 'a', 'b']);
    expect(circleOf([link('a', 'a')])).toEqual(['a']);
  });

  it('replace those of one scenario and leave the others', () => {
    expect(cascadesWith([link('a', 'b'), link('b', 'c')], 'a', ['c', 'd'])).toEqual([
      link('b', 'c'),
      link('a', 'c'),
      link('a', 'd'),
    ]);
  });

  const links = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 });

  it('that only go on to later scenarios have no circle', () => {
    fc.assert(
      fc.property(links, (pairs) => {
        const forward = pairs.filter(([from, to]) => from < to).map(([from, to]) => link(`${from}`, `${to}`));
        expect(circleOf(forward)).toBeNull();
      }),
    );
  });

  it('have a circle exactly where some scenario comes back to itself, and name one that is made of them', () => {
    fc.assert(
      fc.property(links, (pairs) => {
        const given = pairs.map(([from, to]) => link(`${from}`, `${to}`));
        const reach = (from: string): Set<string> => {
          const seen = new Set<string>();
          const open = [from];
          for (let here = open.pop(); here !== undefined; here = open.pop()) {
            for (const { scenarioId, setsOffId } of given) {
              if (scenarioId !== here || seen.has(setsOffId)) continue;
              seen.add(setsOffId);
              open.push(setsOffId);
            }
          }
          return seen;
        };
        const circle = circleOf(given);
        expect(circle !== null).toBe(given.some(({ scenarioId }) => reach(scenarioId).has(scenarioId)));
        circle?.forEach((scenarioId, place) => {
          expect(given).toContainEqual(link(scenarioId, circle[(place + 1) % circle.length] ?? ''));
        });
      }),
    );
  });
});

import type { ListedScenario, RiskMethod } from '@portal/contracts';
import { suggestedMap, shapeOf } from '@portal/domain';
import fc from 'fast-check';
import { effectCounts, remappedRows, remappedScenarios, wrongSteps } from './risk-remap-effect';

const words = { people: '', economy: '', environment: '', 'state-and-society': '' };
/** A square whose level is the mean of both places, as far as there are levels. */
const methodOf = (likelihood: number, impact: number, levels: number, treatFrom = levels - 1) =>
  ({
    likelihood: Array.from({ length: likelihood }, (_, place) => ({ id: `l${place}`, label: '', definition: '' })),
    impact: Array.from({ length: impact }, (_, place) => ({ id: `i${place}`, label: '', definitions: words })),
    levels: Array.from({ length: levels }, (_, place) => ({
      id: `v${place}`,
      label: '',
      ramp: place + 1,
      bars: place + 1,
    })),
    grid: Array.from({ length: impact }, (_, row) =>
      Array.from({ length: likelihood }, (__, column) => {
        const share = (row / (impact - 1) + column / (likelihood - 1)) / 2;
        return `v${Math.round(share * (levels - 1))}`;
      }),
    ),
    treatFrom: `v${treatFrom}`,
  }) as unknown as RiskMethod;

const scenario = (number: number, likelihood: number, impact: number) => {
  const step = `i${impact}`;
  const impacts = { people: step, economy: 'i0', environment: 'i0', 'state-and-society': 'i0' };
  const method = methodOf(5, 5, 4);
  const level = method.grid[impact]?.[likelihood] ?? '';
  const current = { likelihood: `l${likelihood}`, impacts, impact: step, level };
  return { id: `${number}`, number, ratings: { inherent: null, current, target: null } } as unknown as ListedScenario;
};
const places = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 40 });
const scenariosAt = (all: readonly (readonly [number, number])[]) =>
  all.map(([likelihood, impact], number) => scenario(number, likelihood, impact));

describe('moving an assessment to another method', () => {
  const five = methodOf(5, 5, 4);
  const mapTo = (to: RiskMethod) => suggestedMap(shapeOf(five), shapeOf(to));

  it('changes nothing where the other method is the same square', () => {
    fc.assert(
      fc.property(places, (all) => {
        const scenarios = scenariosAt(all);
        const cells = remappedRows(mapTo(five), five, five, scenarios).flatMap((row) => row.cells);
        expect(effectCounts(cells)).toMatchObject({ higher: 0, lower: 0, same: 25 });
        expect(effectCounts(remappedScenarios(mapTo(five), five, five, scenarios))).toEqual({
          higher: 0,
          lower: 0,
          same: scenarios.length,
          begins: 0,
          ends: 0,
        });
      }),
    );
  });

  it('counts every scenario once, in its cell and in what becomes of it', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 3, max: 7 }), fc.integer({ min: 2, max: 4 }), (all, steps, levels) => {
        const to = methodOf(steps, steps, levels);
        const scenarios = scenariosAt(all);
        const rows = remappedRows(mapTo(to), five, to, scenarios);
        expect(rows).toHaveLength(5);
        expect(rows.flatMap((row) => row.cells).reduce((sum, cell) => sum + cell.scenarios, 0)).toBe(scenarios.length);
        const { higher, lower, same } = effectCounts(remappedScenarios(mapTo(to), five, to, scenarios));
        expect(higher + lower + same).toBe(scenarios.length);
      }),
    );
  });

  it('has the gravest impact on top', () => {
    expect(remappedRows(mapTo(five), five, five, []).map(({ impact }) => impact)).toEqual([
      'i4',
      'i3',
      'i2',
      'i1',
      'i0',
    ]);
  });

  it('says for whom the duty to treat begins and ends', () => {
    const strict = methodOf(5, 5, 4, 1);
    const lax = { ...five, treatFrom: 'v3' };
    const scenarios = scenariosAt([
      [0, 0],
      [2, 2],
      [4, 4],
    ]);
    expect(remappedScenarios(mapTo(five), lax, strict, scenarios).map(({ duty }) => duty)).toEqual([
      'same',
      'begins',
      'same',
    ]);
    expect(remappedScenarios(mapTo(five), strict, lax, scenarios).map(({ duty }) => duty)).toEqual([
      'same',
      'ends',
      'same',
    ]);
  });

  it('leaves out what is not rated', () => {
    const unrated = { ...scenario(1, 1, 1), ratings: { inherent: null, current: null, target: null } };
    expect(remappedScenarios(mapTo(five), five, five, [unrated])).toEqual([]);
  });

  it('names the step that would cross another', () => {
    const map = mapTo(five);
    const crossed = { ...map, likelihood: { ...map.likelihood, l0: 'l3' } };
    expect([...wrongSteps(crossed, shapeOf(five), shapeOf(five))]).toEqual([
      ['/likelihood/l1', 'steps-cross'],
      ['/likelihood/l2', 'steps-cross'],
    ]);
    expect(wrongSteps(map, shapeOf(five), shapeOf(five)).size).toBe(0);
  });
});

import type { ListedScenario } from '@portal/contracts';
import type { RiskChange } from '@portal/domain';
import fc from 'fast-check';
import { arrowBetween } from './matrix-layout';
import {
  changeCounts,
  changeFrom,
  comparedRisks,
  comparedSquare,
  type ComparedRisk,
  kindFrom,
  wayOf,
} from './risk-compare-moves';

const ids = (count: number) => Array.from({ length: count }, (_, place) => `s${place}`);
const shape = {
  likelihood: ids(4).map((id) => ({ id, label: '', definition: '' })),
  impact: ids(3).map((id) => ({
    id,
    label: '',
    definitions: { people: '', economy: '', environment: '', 'state-and-society': '' },
  })),
  grid: [],
};
type Cell = readonly [number, number];
const scenario = (version: string, number: number, current: Cell | null, target: Cell | null = null) => {
  const rated = (cell: Cell | null) => (cell ? { likelihood: `s${cell[0]}`, impact: `s${cell[1]}` } : null);
  return {
    id: `${version}-${number}`,
    lineId: `line-${number}`,
    number,
    ratings: { inherent: null, current: rated(current), target: rated(target) },
  } as unknown as ListedScenario;
};
const item = (number: number, change: RiskChange) => ({
  lineId: `line-${number}`,
  title: `Scenario ${number}`,
  change,
  from: null,
  to: null,
});
const risk = (number: number, before: Cell | null, after: Cell | null): ComparedRisk => ({
  lineId: `line-${number}`,
  number,
  title: '',
  change: before === null ? 'added' : after === null ? 'removed' : 'moved',
  before: before && scenario('before', number, before),
  after: after && scenario('after', number, after),
});

describe('two versions of an assessment beside each other', () => {
  it('joins what both list of a scenario, with the number of the later version that has it', () => {
    const risks = comparedRisks(
      [item(1, 'moved'), item(2, 'added'), item(3, 'removed')],
      [scenario('before', 1, [0, 0]), scenario('before', 3, [1, 1])],
      [scenario('after', 1, [1, 0]), scenario('after', 2, [2, 2])],
    );
    expect(risks.map(({ number, before, after }) => [number, before?.id ?? null, after?.id ?? null])).toEqual([
      [1, 'before-1', 'after-1'],
      [2, null, 'after-2'],
      [3, 'before-3', null],
    ]);
    expect(changeCounts(risks)).toEqual({ added: 1, removed: 1, moved: 1, stayed: 0 });
  });

  it('says what changed before what stayed', () => {
    const risks = comparedRisks([item(1, 'stayed'), item(2, 'removed'), item(3, 'moved'), item(4, 'added')], [], []);
    expect(risks.map(({ change }) => change)).toEqual(['moved', 'added', 'removed', 'stayed']);
  });

  it('takes from the address only what there is', () => {
    expect([changeFrom('moved'), changeFrom('else'), changeFrom(null)]).toEqual(['moved', null, null]);
    expect([kindFrom('target'), kindFrom('else'), kindFrom(undefined)]).toEqual(['target', 'current', 'current']);
  });

  it('says whether a level rose or fell', () => {
    const levels = [{ id: 'low' }, { id: 'high' }];
    expect(wayOf(levels, { level: 'low' }, { level: 'high' })).toBe('higher');
    expect(wayOf(levels, { level: 'high' }, { level: 'low' })).toBe('lower');
    expect(wayOf(levels, { level: 'low' }, { level: 'low' })).toBe('same');
    expect(wayOf(levels, null, { level: 'low' })).toBeNull();
  });

  it('draws a scenario once where it stands, and once more where it stood if it moved', () => {
    const cell = fc.option(fc.tuple(fc.nat(3), fc.nat(2)), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (cells) => {
        const risks = cells
          .map(([before, after], number) => risk(number, before, after))
          .filter(({ before, after }) => before ?? after);
        const { marks, heaps } = comparedSquare(shape, risks, 'current');
        const hasMoved = (each: ComparedRisk) =>
          JSON.stringify(each.before?.ratings.current) !== JSON.stringify(each.after?.ratings.current);
        const twice = risks.filter((each) => each.before && each.after && hasMoved(each));
        expect(marks.length + heaps.flatMap((heap) => heap.scenarios).length).toBe(risks.length + twice.length);
        expect(marks.filter(({ role }) => role === 'gone').every((mark) => mark.risk.after === null)).toBe(true);
      }),
    );
  });

  it('draws an arrow for whatever moved to another cell, and for nothing else', () => {
    const { moves } = comparedSquare(
      shape,
      [risk(1, [0, 0], [3, 2]), risk(2, [1, 1], [1, 1]), risk(3, null, [2, 2])],
      'current',
    );
    expect(moves.map((move) => move.risk.number)).toEqual([1]);
  });

  it('draws by the rating that is asked for', () => {
    const targets: ComparedRisk = {
      ...risk(1, [0, 0], [3, 2]),
      before: scenario('before', 1, [0, 0], [1, 1]),
      after: scenario('after', 1, [3, 2], [1, 1]),
    };
    expect(comparedSquare(shape, [targets], 'current').moves).toHaveLength(1);
    expect(comparedSquare(shape, [targets], 'target').moves).toEqual([]);
    expect(comparedSquare(shape, [targets], 'inherent').marks).toEqual([]);
  });

  it('leaves an arrow out that has no room between two marks', () => {
    expect(arrowBetween({ x: 0.5, y: 0.5, size: 1 }, { x: 0.6, y: 0.5, size: 1 })).toBeNull();
    expect(arrowBetween({ x: 0.5, y: 0.5, size: 1 }, { x: 2.5, y: 0.5, size: 1 })).toEqual({
      line: 'M49 36L157 36',
      head: 'M166 36L157 40.5L157 31.5Z',
    });
  });
});

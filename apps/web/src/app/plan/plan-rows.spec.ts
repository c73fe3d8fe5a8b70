import { blocksOf, inOrderOfNumbers, rowsOf, walked } from './plan-rows';
import { sampleAction, sampleObjective, sampleOverview } from './sample-plan.harness';

const objectives = [
  sampleObjective({ id: 'o2', number: 2 }),
  sampleObjective({ id: 'o1', number: 1 }),
  sampleObjective({ id: 'o3', number: 3 }),
];
const actions = [
  sampleAction({ id: 'c', objectiveId: 'o1', number: '1.10' }),
  sampleAction({ id: 'b', objectiveId: 'o1', number: '1.9' }),
  sampleAction({ id: 'd', objectiveId: 'o2', number: '2.1' }),
];
const drawn = (folded: readonly string[], isFiltered = false) =>
  rowsOf(objectives, actions, sampleOverview, new Set(folded), isFiltered);
const ids = (folded: readonly string[], isFiltered = false) => drawn(folded, isFiltered).map(({ id }) => id);

describe('the rows of a plan', () => {
  it('stand in the order of their numbers, objectives before their actions', () => {
    expect(ids([])).toEqual(['o1', 'b', 'c', 'o2', 'd', 'o3']);
    expect(inOrderOfNumbers('2', '2.1')).toBeLessThan(0);
  });

  it('hide the actions of what is folded, and empty objectives where the actions are narrowed', () => {
    expect(ids(['o1'])).toEqual(['o1', 'o2', 'd', 'o3']);
    expect(ids([], true)).toEqual(['o1', 'b', 'c', 'o2', 'd']);
  });
});

describe('the blocks of rows', () => {
  const many = Array.from({ length: 45 }, (_, place) =>
    sampleAction({ id: `a${place}`, objectiveId: 'o1', number: `1.${place + 1}` }),
  );
  const all = (folded: readonly string[]) =>
    rowsOf(objectives, [...many, ...actions], sampleOverview, new Set(folded), false);

  it('hold every row once, in its order, few at a time', () => {
    const blocks = blocksOf(all([]));
    expect(blocks.flatMap(({ rows }) => rows)).toEqual(all([]));
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
    expect(Math.max(...blocks.map(({ rows }) => rows.length))).toBeLessThanOrEqual(8);
    expect(blocksOf([])).toEqual([]);
  });

  it('stay as they are where another objective is folded', () => {
    const after = (folded: readonly string[]) => blocksOf(all(folded)).filter(({ key }) => !key.startsWith('o1'));
    expect(after(['o1'])).toEqual(after([]));
  });
});

describe('an arrow in the table', () => {
  const columns = ['number', 'title', 'lead'];
  const rows = drawn([]);
  const from = { row: 'b', column: 'title' };

  it('goes by cell, in the direction of reading', () => {
    expect(walked(rows, columns, from, 'ArrowDown', false)).toEqual({ row: 'c', column: 'title' });
    expect(walked(rows, columns, from, 'ArrowRight', false)).toEqual({ row: 'b', column: 'lead' });
    expect(walked(rows, columns, from, 'ArrowRight', true)).toEqual({ row: 'b', column: 'number' });
  });

  it('stops at the edges', () => {
    expect(walked(rows, columns, { row: 'o1', column: 'number' }, 'ArrowUp', false)).toEqual({
      row: 'o1',
      column: 'number',
    });
    expect(walked(rows, columns, from, 'PageDown', false)?.row).toBe('o3');
  });

  it('is no other key', () => {
    expect(walked(rows, columns, from, 'x', false)).toBeNull();
  });
});

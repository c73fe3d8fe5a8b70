import { openLevels } from './open-levels';

it('only levels that still take claims are offered', () => {
  const level = (id: string, order: number, closedOn: string | null) => ({ id, order, closedOn, name: id, means: '' });
  const levels = [level('a', 0, null), level('b', 1, '2026-05-01'), level('c', 2, '2026-06-01')];
  expect(openLevels({ levels }, '2026-05-01').map(({ id }) => id)).toEqual(['a', 'c']);
});

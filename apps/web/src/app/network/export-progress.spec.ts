import type { Export } from '@portal/contracts';
import { nextLook, worthShowing } from './export-progress.js';

const anExport = (id: string, state: Export['state']): Export => ({
  id,
  iso3: 'MAR',
  state,
  progress: 0,
  url: null,
  problem: null,
  requestedAt: '2026-11-27T00:00:00.000000Z',
  readyAt: null,
  expiresAt: null,
  size: null,
});

describe('the exports of a country', () => {
  it('show what is of use: the newest whatever became of it, and older ones that can still be fetched', () => {
    const all = [anExport('4', 'failed'), anExport('3', 'ready'), anExport('2', 'expired'), anExport('1', 'ready')];
    expect(worthShowing(all).map(({ id }) => id)).toEqual(['4', '3', '1']);
    expect(worthShowing([])).toEqual([]);
  });

  it('are looked after gently, and only while one is under way', () => {
    expect(nextLook([anExport('1', 'ready')], 0)).toBeNull();
    const waits = [0, 5, 100].map((looks) => nextLook([anExport('1', 'running')], looks));
    expect(waits).toEqual([1_500, 4_000, 10_000]);
  });
});

import type { Priority, PriorityMatrix } from '@portal/contracts';
import { bordaCount } from '@portal/domain';
import { matrixRows } from './matrix-rows';

const ids = ['a', 'b', 'c'].map((letter) => `0190f3b8-0000-7000-8000-00000000000${letter}`);
const [a = '', b = '', c = ''] = ids;
const priority = (id: string): Priority => ({
  id,
  roundTable: { id, reference: 'AAF-2026-RT2' },
  region: 'AAF',
  title: id,
  domains: [],
  proposedBy: null,
  supportedBy: [],
  status: 'proposed',
  reason: '',
  points: null,
  rank: null,
  isTied: false,
  mayChange: false,
  mayDecide: [],
  sample: false,
  version: 1,
});
const ballot = (iso3: string, choices: string[]) => ({
  id: a,
  iso3,
  name: iso3,
  choices,
  castAt: '2026-11-27T00:00:00.000Z',
  counts: true,
});
const ballots = [ballot('BEN', [b, a]), ballot('GAB', [b, c])];
const matrix: PriorityMatrix = {
  roundTable: a,
  voting: { state: 'open', openedAt: null, until: null, closedAt: null },
  countries: ['BEN', 'GAB', 'LBR'].map((iso3) => ({ iso3, name: iso3 })),
  priorities: ids.map(priority),
  ballots,
  ranking: [...bordaCount(ids, ballots)],
  inForce: [],
  answersFor: [],
  mayPropose: false,
  mayRun: false,
  mayOpen: false,
  mayClose: false,
};

describe('the matrix', () => {
  it('stands in the order of the count, ties shown as ties', () => {
    expect(matrixRows(matrix).map(({ priority: { id }, rank, points, share }) => [id, rank, points, share])).toEqual([
      [b, '1', 10, 1],
      [a, '=2', 4, 0.4],
      [c, '=2', 4, 0.4],
    ]);
  });

  it('tells a country without a ballot from one that gave nothing', () => {
    const [first, second] = matrixRows(matrix);
    expect(first?.squares.map(({ points }) => points)).toEqual([5, 5, null]);
    expect(second?.squares.map(({ points }) => points)).toEqual([4, 0, null]);
  });

  it('ranks nothing before the voting opens', () => {
    const unopened = { ...matrix, voting: { ...matrix.voting, state: 'not-open' as const } };
    expect(matrixRows(unopened).every(({ rank }) => rank === null)).toBe(true);
  });
});

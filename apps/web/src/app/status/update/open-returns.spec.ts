import { openReturns, waitingLines } from './open-returns';
import { claimOf } from './sample-claim.harness';

const returned = claimOf({
  id: 'r1',
  state: 'returned',
  reason: 'Which decree?',
  sentAt: '2026-11-01T08:00:00.000000Z',
  decidedAt: '2026-11-05T08:00:00.000000Z',
});

describe('a returned line', () => {
  it('waits for an answer with its question', () => {
    expect(openReturns([returned])).toEqual([returned]);
  });

  it('is answered once it is taken up again, even in a draft', () => {
    expect(openReturns([returned, claimOf({ id: 'n', state: 'draft', replaces: 'r1' })])).toEqual([]);
  });

  it('is answered by whatever is sent on the indicator afterwards', () => {
    const later = claimOf({ id: 'n', state: 'submitted', sentAt: '2026-11-06T08:00:00.000000Z' });
    expect(openReturns([returned, later])).toEqual([]);
    expect(openReturns([returned, { ...later, state: 'withdrawn' }])).toEqual([returned]);
    expect(openReturns([returned, { ...later, sentAt: '2026-11-02T08:00:00.000000Z' }])).toEqual([returned]);
    expect(openReturns([returned, { ...later, indicator: 'national-team' }])).toEqual([returned]);
  });

  it('is the latest of its indicator', () => {
    const again = {
      ...returned,
      id: 'r2',
      decidedAt: '2026-11-09T08:00:00.000000Z',
      sentAt: '2026-11-07T08:00:00.000000Z',
    };
    expect(openReturns([returned, again])).toEqual([again]);
  });
});

describe('lines that wait', () => {
  it('stand oldest first', () => {
    const first = claimOf({ id: 'a', state: 'submitted', sentAt: '2026-11-01T08:00:00.000000Z' });
    const second = claimOf({ id: 'b', state: 'submitted', sentAt: '2026-11-02T08:00:00.000000Z' });
    expect(waitingLines([second, returned, first])).toEqual([first, second]);
  });
});

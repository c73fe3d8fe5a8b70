import {
  priorityDecisions,
  refusalToCastBallot,
  refusalToDecidePriority,
  refusalToProposePriority,
  votingState,
} from './priority.js';

const now = '2026-12-08T10:00:00.000Z';
const standing = new Map([
  ['a', 'proposed'],
  ['b', 'proposed'],
  ['gone', 'dropped'],
] as const);

describe('a voting', () => {
  it('is open from its opening until it is closed, or its last minute is over', () => {
    expect(votingState(null, now)).toBe('not-open');
    expect(votingState({ until: null, closedAt: null }, now)).toBe('open');
    expect(votingState({ until: '2026-12-08T10:00:01.000Z', closedAt: null }, now)).toBe('open');
    expect(votingState({ until: now, closedAt: null }, now)).toBe('closed');
    expect(votingState({ until: null, closedAt: now }, now)).toBe('closed');
  });

  it('leaves what can be chosen as it was', () => {
    expect(refusalToProposePriority('not-open')).toBeNull();
    expect(refusalToProposePriority('open')).toMatchObject({ code: 'voting-open' });
    expect(refusalToProposePriority('closed')).toMatchObject({ code: 'voting-closed' });
    for (const decision of priorityDecisions) {
      expect(refusalToDecidePriority('proposed', decision, 'open')).toMatchObject({ code: 'voting-open' });
    }
  });
});

describe('a decision on a priority', () => {
  it('drops before and after, endorses only after the count, and is taken once', () => {
    expect(refusalToDecidePriority('proposed', 'drop', 'not-open')).toBeNull();
    expect(refusalToDecidePriority('proposed', 'endorse', 'not-open')).toMatchObject({ code: 'voting-not-closed' });
    for (const decision of priorityDecisions) {
      expect(refusalToDecidePriority('proposed', decision, 'closed')).toBeNull();
      expect(refusalToDecidePriority('endorsed', decision, 'closed')).toMatchObject({ code: 'priority-decided' });
    }
  });
});

describe('a ballot', () => {
  it('is cast only while the voting is open', () => {
    expect(refusalToCastBallot('open', ['b', 'a'], standing)).toBeNull();
    expect(refusalToCastBallot('not-open', ['a'], standing)).toMatchObject({ code: 'voting-not-open' });
    expect(refusalToCastBallot('closed', ['a'], standing)).toMatchObject({ code: 'voting-closed' });
  });

  it('orders priorities that stand, each once, and says at which place it does not', () => {
    expect(refusalToCastBallot('open', ['a', 'gone', 'a', 'elsewhere'], standing)).toEqual({
      refused: 'invalid',
      errors: [
        { pointer: '/choices/1', code: 'priority-dropped' },
        { pointer: '/choices/2', code: 'priority-twice' },
        { pointer: '/choices/3', code: 'unknown-priority' },
      ],
    });
  });
});

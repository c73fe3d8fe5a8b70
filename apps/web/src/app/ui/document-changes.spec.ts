import { changesOf } from './document-changes';

it('what befell a document is told from the decision on it', () => {
  const decided = { decidedAt: '2026-03-02T10:00:00.000000Z' };
  const before = '2026-03-01T10:00:00.000000Z';
  const after = '2026-03-03T10:00:00.000000Z';
  expect(changesOf(decided, { replacedAt: null, removedAt: null })).toEqual([]);
  expect(changesOf(decided, { replacedAt: before, removedAt: after })).toEqual([
    { what: 'replaced', at: before },
    { what: 'removed-after', at: after },
  ]);
  expect(changesOf(decided, { replacedAt: after, removedAt: null })).toEqual([{ what: 'replaced-after', at: after }]);
  expect(changesOf({ decidedAt: null }, { replacedAt: after, removedAt: null })).toEqual([
    { what: 'replaced', at: after },
  ]);
});

import { linesOf } from './held-lines';

describe('what is held about somebody', () => {
  it('is read field by field, without those that say nothing', () => {
    expect(
      linesOf({ name: 'A. Kane', spellings: ['A Kane', 'Kane'], telephone: null, languages: [], since: '2026-01-02' }),
    ).toEqual([
      { field: 'name', value: 'A. Kane', kind: 'word' },
      { field: 'spellings', value: 'A Kane, Kane', kind: 'word' },
      { field: 'since', value: '2026-01-02', kind: 'day' },
    ]);
    expect(linesOf({ at: '2026-01-02T03:04:05Z' })[0]?.kind).toBe('instant');
  });
});

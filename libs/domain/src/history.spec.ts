import { changesBetween } from './history.js';

describe('what changed between two states', () => {
  it('is told field by field, texts by their language', () => {
    const before = { id: 'x', names: { en: 'Team', fr: 'Équipe' }, shelf_life_months: 12, version: 1 };
    const after = { id: 'x', names: { en: 'Team', fr: 'Groupe' }, shelf_life_months: 6, version: 2 };
    expect(changesBetween(before, after)).toEqual([
      { field: 'names.fr', before: 'Équipe', after: 'Groupe' },
      { field: 'shelf_life_months', before: '12', after: '6' },
    ]);
  });

  it('is all of it where the record is new or gone', () => {
    expect(changesBetween(null, { since: '2026-01-01', until: null })).toEqual([
      { field: 'since', before: null, after: '2026-01-01' },
    ]);
    expect(changesBetween({ since: '2026-01-01' }, null)).toEqual([
      { field: 'since', before: '2026-01-01', after: null },
    ]);
  });
});

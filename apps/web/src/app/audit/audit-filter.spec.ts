import { queryOf } from './audit-filter';

const all = { search: '', act: '', from: '', to: '', page: 1 };

describe('what of the trail is asked for', () => {
  it('is all of it without a filter', () => {
    expect(queryOf(all)).toBe('page=1');
  });

  it('holds whole days and what was typed, without the space around it', () => {
    const query = new URLSearchParams(
      queryOf({ search: ' a&b ', act: 'update', from: '2026-01-02', to: '2026-01-03', page: 2 }),
    );
    expect(Object.fromEntries(query)).toEqual({
      page: '2',
      search: 'a&b',
      act: 'update',
      from: '2026-01-02T00:00:00Z',
      to: '2026-01-03T23:59:59.999999Z',
    });
  });
});

import { askedFor, filterFrom, isNarrowed } from './documents-filter';

describe('the list of documents', () => {
  it('is narrowed by the address, and by nothing that is no choice', () => {
    const filter = filterFrom({
      q: ' décret ',
      kind: 'decree',
      language: 'ar',
      country: 'MRT',
      sort: 'title',
      page: '3',
    });
    expect(askedFor(filter)).toEqual({
      q: 'décret',
      kind: 'decree',
      language: 'ar',
      iso3: 'MRT',
      sort: 'title',
      page: 3,
      limit: 50,
    });
    const none = filterFrom({ kind: 'x', language: 'xx', country: 'Mali', sort: 'size', page: '-1' });
    expect(askedFor(none)).toEqual({ q: '', kind: '', language: '', iso3: '', sort: '', page: 1, limit: 50 });
    expect([isNarrowed(filter), isNarrowed(none)]).toEqual([true, false]);
  });
});

import { documentKinds, languages } from '@portal/domain';

/** What the list is narrowed to, as the address has it; anything that is no choice counts as none. */
export interface DocumentsFilter {
  readonly q: string;
  readonly kind: string;
  readonly language: string;
  readonly country: string;
  readonly sort: 'newest' | 'title';
  readonly page: number;
}

export function filterFrom(address: Readonly<Record<string, string | undefined>>): DocumentsFilter {
  const oneOf = (all: readonly string[], value: string | undefined) => all.find((each) => each === value) ?? '';
  const page = Number(address['page']);
  return {
    q: (address['q'] ?? '').slice(0, 200),
    kind: oneOf(documentKinds, address['kind']),
    language: oneOf(languages, address['language']),
    country: /^[A-Z]{3}$/.test(address['country'] ?? '') ? (address['country'] ?? '') : '',
    sort: address['sort'] === 'title' ? 'title' : 'newest',
    page: Number.isInteger(page) && page > 1 ? page : 1,
  };
}

/** What the API is asked for. */
export function askedFor({ q, kind, language, country, sort, page }: DocumentsFilter) {
  return { q: q.trim(), kind, language, iso3: country, sort: sort === 'title' ? 'title' : '', page, limit: 50 };
}

export function isNarrowed({ q, kind, language, country }: DocumentsFilter): boolean {
  return [q.trim(), kind, language, country].some((each) => each !== '');
}

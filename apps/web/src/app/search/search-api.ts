import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { SearchResults } from '@portal/contracts';
import { Languages } from '../platform/languages';

export interface SearchAsked {
  readonly q: string;
  readonly kind: string;
  readonly sample: 'include' | 'exclude';
  readonly limit: number;
}

@Injectable({ providedIn: 'root' })
export class SearchApi {
  private readonly language = inject(Languages).current;

  results(asked: () => SearchAsked | undefined) {
    return httpResource<SearchResults>(() => {
      const wanted = asked();
      if (!wanted) return undefined;
      const { q, kind, sample, limit } = wanted;
      return {
        url: '/api/v1/search',
        params: { q, sample, limit, ...(kind === '' ? {} : { kind }) },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }
}

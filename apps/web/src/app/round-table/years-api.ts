import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RegionRoundTables, RoundTableFigures, RoundTableOverview } from '@portal/contracts';
import { Languages } from '../platform/languages';

export interface YearAsked {
  readonly year: number;
  readonly asAt?: string | undefined;
  readonly sample: 'include' | 'exclude';
}

/** The calls of what is computed from round tables. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class YearsApi {
  private readonly language = inject(Languages).current;

  overview(asked: () => YearAsked | undefined) {
    return httpResource<RoundTableOverview>(() => this.of('/api/v1/round-tables/overview', asked()));
  }

  figures(asked: () => YearAsked | undefined) {
    return httpResource<RoundTableFigures>(() => this.of('/api/v1/round-tables/figures', asked()));
  }

  region(asked: () => { readonly code: string; readonly sample: 'include' | 'exclude' } | undefined) {
    return httpResource<RegionRoundTables>(() => {
      const query = asked();
      if (!query) return undefined;
      return {
        url: `/api/v1/regions/${encodeURIComponent(query.code)}/round-tables`,
        params: { sample: query.sample },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  private of(url: string, query: YearAsked | undefined) {
    if (!query) return undefined;
    const { year, asAt, sample } = query;
    return {
      url,
      params: { year, sample, ...(asAt ? { asAt } : {}) },
      headers: { 'Accept-Language': this.language() },
    };
  }
}

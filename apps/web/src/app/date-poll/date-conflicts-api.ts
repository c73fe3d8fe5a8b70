import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AcceptanceInput, ConflictsOfYear, HolidaysOfYear, RoundTableConflicts } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/round-tables';

/** The calls of conflicts and holidays. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class DateConflictsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  of(roundTable: () => string | undefined) {
    return httpResource<RoundTableConflicts>(() => {
      const id = roundTable();
      if (id === undefined) return undefined;
      return { url: `${base}/${encodeURIComponent(id)}/conflicts`, headers: this.headers() };
    });
  }

  /** Of all meetings of a year whose inside the reader sees. */
  ofYear(asked: () => { readonly year: number; readonly sample: 'include' | 'exclude' } | undefined) {
    return httpResource<ConflictsOfYear>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `${base}/conflicts`, params: query, headers: this.headers() };
    });
  }

  holidays(year: () => number | undefined) {
    return httpResource<HolidaysOfYear>(() => {
      const asked = year();
      if (asked === undefined) return undefined;
      return { url: `${base}/years/${asked}/holidays`, headers: this.headers() };
    });
  }

  accept(roundTable: string, input: AcceptanceInput, key: string): Promise<RoundTableConflicts> {
    return this.requests.send('POST', `${base}/${roundTable}/acceptances`, input, { key });
  }

  private headers() {
    return { 'Accept-Language': this.language() };
  }
}

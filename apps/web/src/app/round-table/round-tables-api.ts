import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type {
  HostCountries,
  RoundTable,
  RoundTableBoard,
  RoundTableInput,
  RoundTablePatch,
  RoundTables,
  RoundTableStepInput,
  RoundTableTemplate,
  RoundTableTemplateInput,
} from '@portal/contracts';
import { firstValueFrom } from 'rxjs';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/round-tables';
const seen = (version: number) => ({ ifMatch: `"${version}-"` });

export interface BoardAsked {
  readonly year: number;
  readonly sample: 'include' | 'exclude';
}

export interface CountryAsked {
  readonly iso3: string;
  readonly sample: 'include' | 'exclude';
}

/** The calls of round tables. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class RoundTablesApi {
  private readonly language = inject(Languages).current;
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);

  /** Counts up whenever a part changed what the page's head says: the page asks again. */
  readonly changes = signal(0);

  board(asked: () => BoardAsked | undefined) {
    return httpResource<RoundTableBoard>(() => {
      const query = asked();
      if (!query) return undefined;
      return {
        url: `${base}/board`,
        params: { year: query.year, sample: query.sample },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  one(id: () => string | undefined) {
    return httpResource<RoundTable>(() => {
      const asked = id();
      if (asked === undefined) return undefined;
      return { url: `${base}/${encodeURIComponent(asked)}`, headers: { 'Accept-Language': this.language() } };
    });
  }

  hosts() {
    return httpResource<HostCountries>(() => ({
      url: `${base}/hosts`,
      headers: { 'Accept-Language': this.language() },
    }));
  }

  /** The international meetings of focal points, beside which a round table may be held. */
  international() {
    return httpResource<RoundTables>(() => ({
      url: base,
      params: { kind: 'international-meeting', sample: 'include', limit: 200 },
      headers: { 'Accept-Language': this.language() },
    }));
  }

  /** All in which a country takes part, the latest first. */
  ofCountry(asked: () => CountryAsked | undefined) {
    return httpResource<RoundTables>(() => {
      const query = asked();
      if (!query) return undefined;
      return {
        url: base,
        params: { iso3: query.iso3, sample: query.sample, limit: 200 },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  /** With what a region's new ones begin. */
  template(region: string): Promise<RoundTableTemplate> {
    return firstValueFrom(this.http.get<RoundTableTemplate>('/api/v1/round-table-templates', { params: { region } }));
  }

  changeTemplate(input: RoundTableTemplateInput, version: number): Promise<RoundTableTemplate> {
    return this.requests.send('PATCH', '/api/v1/round-table-templates', input, seen(version));
  }

  /** One, now: for a form that begins with it. */
  read(id: string): Promise<RoundTable> {
    return firstValueFrom(
      this.http.get<RoundTable>(`${base}/${encodeURIComponent(id)}`, {
        headers: { 'Accept-Language': this.language() },
      }),
    );
  }

  begin(input: RoundTableInput, key: string): Promise<RoundTable> {
    return this.requests.send('POST', base, input, { key });
  }

  change(id: string, patch: RoundTablePatch, version: number): Promise<RoundTable> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, seen(version));
  }

  step(id: string, input: RoundTableStepInput, key: string): Promise<RoundTable> {
    return this.requests.send('POST', `${base}/${id}/steps`, input, { key });
  }
}

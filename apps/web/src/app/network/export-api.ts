import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Export, Exports } from '@portal/contracts';
import { newKey, Requests } from '../platform/request';

/** Archives of everything on a country, for its focal point. */
@Injectable({ providedIn: 'root' })
export class ExportApi {
  private readonly requests = inject(Requests);

  /** The reader's own, newest first. */
  ofCountry(iso3: () => string) {
    return httpResource<Exports>(() => `/api/v1/countries/${encodeURIComponent(iso3())}/exports`);
  }

  ask(iso3: string): Promise<Export> {
    const url = `/api/v1/countries/${encodeURIComponent(iso3)}/export?lang=${document.documentElement.lang}`;
    return this.requests.send<Export>('POST', url, undefined, { key: newKey() });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ConclusionCorrection, ConclusionPresence, Conclusions } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const addressOf = (roundTable: string) => `/api/v1/round-tables/${encodeURIComponent(roundTable)}/conclusions`;

/** The calls of conclusions. */
@Injectable({ providedIn: 'root' })
export class ConclusionsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  of(roundTable: () => string | undefined) {
    return httpResource<Conclusions>(() => {
      const id = roundTable();
      if (!id) return undefined;
      return { url: addressOf(id), headers: { 'Accept-Language': this.language() } };
    });
  }

  /** What others write, as it happens. */
  follow(roundTable: string): EventSource {
    return new EventSource(`${addressOf(roundTable)}/stream`);
  }

  send(roundTable: string, update: string, key: string): Promise<void> {
    return this.requests.send('POST', `${addressOf(roundTable)}/updates`, { update }, { key });
  }

  tellPresence(roundTable: string, presence: ConclusionPresence): Promise<void> {
    return this.requests.send('POST', `${addressOf(roundTable)}/presence`, presence);
  }

  adopt(roundTable: string, seen: string, key: string): Promise<Conclusions> {
    return this.requests.send('POST', `${addressOf(roundTable)}/adoption`, { seen }, { key });
  }

  correct(conclusion: string, correction: ConclusionCorrection, key: string): Promise<Conclusions> {
    return this.requests.send('POST', `/api/v1/conclusions/${conclusion}/corrections`, correction, { key });
  }
}

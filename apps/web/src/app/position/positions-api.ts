import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  PositionDraftInput,
  PositionInput,
  PositionNotHeardInput,
  Positions,
  PositionTakenDownInput,
  PositionVersions,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/positions';

/** The calls of positions. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class PositionsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  of(roundTable: () => string | undefined) {
    return httpResource<Positions>(() => {
      const asked = roundTable();
      if (asked === undefined) return undefined;
      return { url: base, params: { roundTable: asked }, headers: { 'Accept-Language': this.language() } };
    });
  }

  /** Every word on one country, the last one first. */
  versions(asked: () => { readonly roundTable: string; readonly country: string } | undefined) {
    return httpResource<PositionVersions>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `${base}/versions`, params: query, headers: { 'Accept-Language': this.language() } };
    });
  }

  give(input: PositionInput, key: string): Promise<Positions> {
    return this.requests.send('POST', base, input, { key });
  }

  draft(input: PositionDraftInput, key: string): Promise<Positions> {
    return this.requests.send('POST', `${base}/drafts`, input, { key });
  }

  takeDown(input: PositionTakenDownInput, key: string): Promise<Positions> {
    return this.requests.send('POST', `${base}/taken-down`, input, { key });
  }

  notHeard(input: PositionNotHeardInput, key: string): Promise<Positions> {
    return this.requests.send('POST', `${base}/not-heard`, input, { key });
  }

  ask(roundTable: string, key: string): Promise<Positions> {
    return this.requests.send('POST', `${base}/asks`, { roundTable }, { key });
  }
}

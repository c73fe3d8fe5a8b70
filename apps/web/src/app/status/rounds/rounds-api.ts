import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Round,
  RoundAnswers,
  RoundException,
  RoundExceptionInput,
  RoundInput,
  RoundPatch,
  Rounds,
} from '@portal/contracts';
import { Requests } from '../../platform/request';

const base = '/api/v1/reporting-rounds';

export interface RoundsAsked {
  readonly sample: 'include' | 'exclude';
  readonly state?: Round['state'];
}

/** The calls of reporting rounds. Writes keep their key across tries. */
@Injectable({ providedIn: 'root' })
export class RoundsApi {
  private readonly requests = inject(Requests);

  /** The newest first; undefined asks nothing. */
  list(asked: () => RoundsAsked | undefined) {
    return httpResource<Rounds>(() => {
      const query = asked();
      return query ? { url: base, params: { limit: 200, ...query } } : undefined;
    });
  }

  answers(asked: () => { readonly id: string; readonly sample: 'include' | 'exclude' } | undefined) {
    return httpResource<RoundAnswers>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `${base}/${encodeURIComponent(query.id)}/answers`, params: { sample: query.sample } };
    });
  }

  open(input: RoundInput, key: string): Promise<Round> {
    return this.requests.send('POST', base, input, { key });
  }

  change({ id }: Round, patch: RoundPatch, version: number): Promise<Round> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  except({ id }: Round, input: RoundExceptionInput, key: string): Promise<RoundException> {
    return this.requests.send('POST', `${base}/${id}/exceptions`, input, { key });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Commitment, CommitmentInput, Commitments, CommitmentStepInput } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

/** Which commitments are asked for. */
export interface CommitmentsAsked {
  readonly region?: string;
  readonly roundTable?: string;
  readonly iso3?: string;
  readonly state?: readonly string[];
  readonly turns?: number;
}

/** The calls of commitments. */
@Injectable({ providedIn: 'root' })
export class CommitmentsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  list(asked: () => CommitmentsAsked | undefined) {
    return httpResource<Commitments>(() => {
      const query = asked();
      if (!query) return undefined;
      const { region, roundTable, iso3, state } = query;
      return {
        url: '/api/v1/commitments',
        params: {
          limit: 200,
          sample: 'include',
          ...(region ? { region } : {}),
          ...(roundTable ? { roundTable } : {}),
          ...(iso3 ? { iso3 } : {}),
          ...(state ? { state } : {}),
        },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  take(conclusion: string, input: CommitmentInput, key: string): Promise<Commitments> {
    return this.requests.send('POST', `/api/v1/conclusions/${conclusion}/commitments`, input, { key });
  }

  step(commitment: string, input: CommitmentStepInput, key: string): Promise<Commitment> {
    return this.requests.send('POST', `/api/v1/commitments/${commitment}/steps`, input, { key });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RiskMethod, RiskMethods } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

/** The calls of methods of risk assessment. */
@Injectable({ providedIn: 'root' })
export class RiskMethodApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  /** Every published method; whoever may change them sees drafts as well. */
  methods(isAsked: () => boolean) {
    return httpResource<RiskMethods>(() =>
      isAsked() ? { url: '/api/v1/risk-methods', headers: { 'Accept-Language': this.language() } } : undefined,
    );
  }

  publish(id: string, key: string): Promise<RiskMethod> {
    return this.requests.send('POST', `/api/v1/risk-methods/${id}/publication`, undefined, { key });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RiskComparison } from '@portal/contracts';
import { Languages } from '../platform/languages';

/** What is asked of two versions beside each other. */
@Injectable({ providedIn: 'root' })
export class RiskCompareApi {
  private readonly language = inject(Languages).current;

  /** How each rating moved from one version to a later one; undefined asks nothing. */
  comparison(asked: () => { readonly from: string; readonly to: string } | undefined) {
    return httpResource<RiskComparison>(() => {
      const params = asked();
      const headers = { 'Accept-Language': this.language() };
      return params ? { url: '/api/v1/risk-assessments/compare', params, headers } : undefined;
    });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { RiskComparison, RiskMethods } from '@portal/contracts';
import { Languages } from '../platform/languages';

/** What is asked of two versions beside each other, and of the methods that an assessment can move to. */
@Injectable({ providedIn: 'root' })
export class RiskCompareApi {
  private readonly language = inject(Languages).current;

  /** How each rating moved from one version to a later one; undefined asks nothing. */
  comparison(asked: () => { readonly from: string; readonly to: string } | undefined) {
    return httpResource<RiskComparison>(() => {
      const params = asked();
      return params ? { url: '/api/v1/risk-assessments/compare', params, headers: this.spoken() } : undefined;
    });
  }

  /** Every published method. */
  methods(isAsked: () => boolean) {
    return httpResource<RiskMethods>(() =>
      isAsked() ? { url: '/api/v1/risk-methods', headers: this.spoken() } : undefined,
    );
  }

  private spoken() {
    return { 'Accept-Language': this.language() };
  }
}

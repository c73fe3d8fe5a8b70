import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { AuditEntries, AuditVerification, RetentionRule, RetentionRules, RetentionRuns } from '@portal/contracts';
import { Requests } from '../platform/request';

const base = '/api/v1';

/** The calls of the audit trail and of how long its values are kept. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly requests = inject(Requests);

  entries(query: () => string, isWanted: () => boolean) {
    return httpResource<AuditEntries>(() => (isWanted() ? `${base}/audit?${query()}` : undefined));
  }

  /** Walks the whole chain, when it is asked for. */
  verification(isAsked: () => number) {
    return httpResource<AuditVerification>(() => (isAsked() > 0 ? `${base}/audit/verify` : undefined));
  }

  rules(isWanted: () => boolean) {
    return httpResource<RetentionRules>(() => (isWanted() ? `${base}/retention-rules` : undefined));
  }

  runs(isWanted: () => boolean) {
    return httpResource<RetentionRuns>(() => (isWanted() ? `${base}/retention-rules/runs?limit=10` : undefined));
  }

  /** The tag of an edited record begins with its version (api.md, "Reading"). */
  keep({ id, version }: RetentionRule, keepMonths: number): Promise<RetentionRule> {
    return this.requests.send('PATCH', `${base}/retention-rules/${id}`, { keepMonths }, { ifMatch: `"${version}-"` });
  }
}

import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { ActionsPatch, ChangedActions, PlanAnswer, PlanComparison } from '@portal/contracts';
import { Requests } from '../platform/request';

/** The calls of moving actions, and of comparing versions. */
@Injectable({ providedIn: 'root' })
export class GanttApi {
  private readonly requests = inject(Requests);

  /** All or none; throws `Refused`. */
  change(patch: ActionsPatch): Promise<ChangedActions> {
    return this.requests.send('PATCH', '/api/v1/actions', patch);
  }

  plan(id: () => string | undefined) {
    return httpResource<PlanAnswer>(() => {
      const asked = id();
      return asked ? `/api/v1/action-plans/${encodeURIComponent(asked)}` : undefined;
    });
  }

  /** What the version `to` adds to `from`, takes away and changes; undefined asks nothing. */
  comparison(asked: () => { readonly from: string; readonly to: string } | undefined) {
    return httpResource<PlanComparison>(() => {
      const query = asked();
      return query ? { url: '/api/v1/plan-versions/compare', params: { ...query } } : undefined;
    });
  }
}

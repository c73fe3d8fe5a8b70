import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { FailedJobs, Mails } from '@portal/contracts';
import { newKey, Requests } from '../platform/request';

const base = '/api/v1';

/** The calls of the pages for whoever keeps the portal running. */
@Injectable({ providedIn: 'root' })
export class AdministrationApi {
  private readonly requests = inject(Requests);

  mails(page: () => number, isWanted: () => boolean) {
    return httpResource<Mails>(() => (isWanted() ? `${base}/mails?page=${page()}` : undefined));
  }

  failedJobs(page: () => number, isWanted: () => boolean) {
    return httpResource<FailedJobs>(() => (isWanted() ? `${base}/failed-jobs?page=${page()}` : undefined));
  }

  retry(id: string): Promise<void> {
    return this.requests.send('POST', `${base}/failed-jobs/${id}/retry`, undefined, { key: newKey() });
  }
}

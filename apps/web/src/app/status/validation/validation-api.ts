import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Countries, Indicators, Problem, Regions, Validation } from '@portal/contracts';
import { Languages } from '../../platform/languages';
import { Requests } from '../../platform/request';
import type { HeldDecision } from './held-decisions';

/** What became of a decision on its way. */
export type Delivery =
  | { readonly kind: 'answered' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string | null; readonly detail: string }
  | { readonly kind: 'line-lost' };

const base = '/api/v1';

/** The calls of the validation page. */
@Injectable({ providedIn: 'root' })
export class ValidationApi {
  private readonly languages = inject(Languages);
  private readonly requests = inject(Requests);

  queue(isWanted: () => boolean) {
    return httpResource<Validation>(() => (isWanted() ? this.asked('validation?limit=200') : undefined));
  }

  indicators() {
    return httpResource<Indicators>(() => this.asked('indicators'));
  }

  countries() {
    return httpResource<Countries>(() => this.asked('countries'));
  }

  regions() {
    return httpResource<Regions>(() => this.asked('regions'));
  }

  /** Sends a decision so that it also arrives when the page is closed behind it (`keepalive`). */
  async decide({ claimId, decision, key }: HeldDecision): Promise<Delivery> {
    for (;;) {
      const answer = await fetch(`${base}/claims/${claimId}/decision`, {
        method: 'POST',
        keepalive: true,
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': key,
          'Accept-Language': this.languages.current(),
        },
        body: JSON.stringify(decision),
      }).catch(() => null);
      if (answer?.status !== 401) return deliveryOf(answer);
      if (!(await this.requests.signInAgain())) return { kind: 'line-lost' };
    }
  }

  private asked(path: string) {
    return { url: `${base}/${path}`, headers: { 'Accept-Language': this.languages.current() } };
  }
}

/** What will pass by itself (no line, too many, database away, still running) is tried again later. */
async function deliveryOf(answer: Response | null): Promise<Delivery> {
  if (answer?.ok) return { kind: 'answered' };
  if (!answer || answer.status === 429 || answer.status >= 500) return { kind: 'line-lost' };
  const problem = (await answer.json().catch(() => null)) as Problem | null;
  if (problem?.type === '/problems/key-running') return { kind: 'line-lost' };
  const { status } = answer;
  return { kind: 'refused', status, code: problem?.code ?? null, detail: problem?.detail ?? '' };
}

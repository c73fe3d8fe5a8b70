import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  BallotInput,
  Ballots,
  Priorities,
  Priority,
  PriorityDecisionInput,
  PriorityHoldingInput,
  PriorityInput,
  PriorityMatrix,
  PriorityPatch,
  PrioritySupportInput,
  VotingOpening,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const priorities = '/api/v1/priorities';
const ballots = '/api/v1/ballots';

/** The calls of priorities and ballots. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class PrioritiesApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  matrix(roundTable: () => string | undefined) {
    return httpResource<PriorityMatrix>(() => this.of(`${priorities}/matrix`, roundTable()));
  }

  /** Every ballot that was cast. */
  ballots(roundTable: () => string | undefined) {
    return httpResource<Ballots>(() => this.of(ballots, roundTable()));
  }

  /** What a region has endorsed. */
  endorsed(asked: () => { readonly region: string; readonly sample: 'include' | 'exclude' } | undefined) {
    return httpResource<Priorities>(() => {
      const query = asked();
      if (!query) return undefined;
      return {
        url: priorities,
        params: { ...query, status: 'endorsed' },
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  propose(input: PriorityInput, key: string): Promise<Priority> {
    return this.requests.send('POST', priorities, input, { key });
  }

  change(id: string, patch: PriorityPatch, version: number): Promise<Priority> {
    return this.requests.send('PATCH', `${priorities}/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  support(id: string, input: PrioritySupportInput, key: string): Promise<Priority> {
    return this.requests.send('POST', `${priorities}/${id}/supports`, input, { key });
  }

  decide(id: string, input: PriorityDecisionInput, key: string): Promise<Priority> {
    return this.requests.send('POST', `${priorities}/${id}/decisions`, input, { key });
  }

  hold(id: string, input: PriorityHoldingInput, key: string): Promise<Priority> {
    return this.requests.send('POST', `${priorities}/${id}/holdings`, input, { key });
  }

  cast(input: BallotInput, key: string): Promise<PriorityMatrix> {
    return this.requests.send('POST', ballots, input, { key });
  }

  open(input: VotingOpening, key: string): Promise<PriorityMatrix> {
    return this.requests.send('POST', `${ballots}/openings`, input, { key });
  }

  close(roundTable: string, key: string): Promise<PriorityMatrix> {
    return this.requests.send('POST', `${ballots}/closings`, { roundTable }, { key });
  }

  private of(url: string, roundTable: string | undefined) {
    if (roundTable === undefined) return undefined;
    return { url, params: { roundTable }, headers: { 'Accept-Language': this.language() } };
  }
}

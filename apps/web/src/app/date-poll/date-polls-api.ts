import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  DatePoll,
  DatePollAnswersInput,
  DatePollInput,
  DatePollPatch,
  DatePolls,
  DateProposals,
  PollReminders,
} from '@portal/contracts';
import { firstValueFrom } from 'rxjs';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/date-polls';
const seen = (version: number) => ({ ifMatch: `"${version}-"` });

/** The calls of date polls. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class DatePollsApi {
  private readonly language = inject(Languages).current;
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);

  of(roundTable: () => string | undefined) {
    return httpResource<DatePolls>(() => {
      const id = roundTable();
      return id === undefined ? undefined : { url: base, params: { roundTable: id }, headers: this.headers() };
    });
  }

  /** Those that are open and ask about days of a year. */
  ofYear(asked: () => { readonly year: number; readonly sample: 'include' | 'exclude' } | undefined) {
    return httpResource<DatePolls>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `${base}/years/${query.year}`, params: { sample: query.sample }, headers: this.headers() };
    });
  }

  proposals(asked: Readonly<Record<'roundTable' | 'first' | 'last' | 'days' | 'notice', string>>) {
    return firstValueFrom(
      this.http.get<DateProposals>(`${base}/proposals`, { params: asked, headers: this.headers() }),
    );
  }

  reminders(id: string): Promise<PollReminders> {
    return firstValueFrom(this.http.get<PollReminders>(`${base}/${id}/reminders`, { headers: this.headers() }));
  }

  open(input: DatePollInput, key: string): Promise<DatePoll> {
    return this.requests.send('POST', base, input, { key });
  }

  change(id: string, patch: DatePollPatch, version: number): Promise<DatePoll> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, seen(version));
  }

  answer(id: string, input: DatePollAnswersInput, key: string): Promise<DatePoll> {
    return this.requests.send('POST', `${base}/${id}/answers`, input, { key });
  }

  remind(id: string, key: string): Promise<DatePoll> {
    return this.requests.send('POST', `${base}/${id}/reminders`, undefined, { key });
  }

  confirm(id: string, option: string, key: string): Promise<DatePoll> {
    return this.requests.send('POST', `${base}/${id}/confirmation`, { option }, { key });
  }

  close(id: string, key: string): Promise<DatePoll> {
    return this.requests.send('POST', `${base}/${id}/close`, undefined, { key });
  }

  private headers() {
    return { 'Accept-Language': this.language() };
  }
}

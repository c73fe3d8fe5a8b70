import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Agenda,
  AgendaDaysInput,
  AgendaItem,
  AgendaItemInput,
  AgendaItemPatch,
  AgendaOrderInput,
  AgendaTapInput,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/agenda-items';

/** The calls of agendas. */
@Injectable({ providedIn: 'root' })
export class AgendaApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  of(roundTable: () => string | undefined) {
    return httpResource<Agenda>(() => {
      const asked = roundTable();
      if (asked === undefined) return undefined;
      return { url: base, params: { roundTable: asked }, headers: { 'Accept-Language': this.language() } };
    });
  }

  add(input: AgendaItemInput, key: string): Promise<AgendaItem> {
    return this.requests.send('POST', base, input, { key });
  }

  change(id: string, patch: AgendaItemPatch, version: number): Promise<AgendaItem> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, { ifMatch: `"${String(version)}-"` });
  }

  remove(id: string): Promise<void> {
    return this.requests.send('DELETE', `${base}/${id}`);
  }

  move(input: AgendaOrderInput): Promise<Agenda> {
    return this.requests.send('POST', `${base}/order`, input);
  }

  setDays(input: AgendaDaysInput): Promise<Agenda> {
    return this.requests.send('POST', `${base}/days`, input);
  }

  publish(roundTable: string): Promise<Agenda> {
    return this.requests.send('POST', `${base}/publication`, { roundTable });
  }

  tap(id: string, input: AgendaTapInput, key: string): Promise<Agenda> {
    return this.requests.send('POST', `${base}/${id}/taps`, input, { key });
  }
}

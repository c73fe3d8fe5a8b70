import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Confirmation,
  Countries,
  Notification,
  Notifications,
  Regions,
  StatusUpdate,
  Work,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { newKey, Requests } from '../platform/request';

const base = '/api/v1';
/** How many notifications are asked for at first. */
export const firstNotifications = 10;

/** The calls of "My work": what waits, what is told, and the acts of one click. */
@Injectable({ providedIn: 'root' })
export class WorkApi {
  private readonly languages = inject(Languages);
  private readonly requests = inject(Requests);

  work(isWanted: () => boolean) {
    return httpResource<Work>(() => (isWanted() ? this.asked('work') : undefined));
  }

  countries(isWanted: () => boolean) {
    return httpResource<Countries>(() => (isWanted() ? this.asked('countries') : undefined));
  }

  regions(isWanted: () => boolean) {
    return httpResource<Regions>(() => (isWanted() ? this.asked('regions') : undefined));
  }

  notifications(limit: () => number, isWanted: () => boolean) {
    return httpResource<Notifications>(() => (isWanted() ? this.asked(`notifications?limit=${limit()}`) : undefined));
  }

  /** "Nothing has changed" in one act; the key is the caller's, so that a second try has the effect of one. */
  confirm(iso3: string, confirmation: Confirmation, key: string): Promise<StatusUpdate> {
    return this.requests.send('POST', `${base}/countries/${iso3}/confirmations`, confirmation, { key });
  }

  withdraw(updateId: string): Promise<StatusUpdate> {
    return this.requests.send('POST', `${base}/updates/${updateId}/withdraw`, undefined, { key: newKey() });
  }

  read(id: string): Promise<Notification> {
    return this.requests.send('POST', `${base}/notifications/${id}/read`, undefined, { key: newKey() });
  }

  private asked(path: string) {
    return { url: `${base}/${path}`, headers: { 'Accept-Language': this.languages.current() } };
  }
}

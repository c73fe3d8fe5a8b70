import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { CalendarFeedInput, CalendarFeedMade, CalendarFeeds } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/calendar-feeds';

/** The calls of one's own calendar addresses. */
@Injectable({ providedIn: 'root' })
export class FeedsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  own(mayAsk: () => boolean) {
    return httpResource<CalendarFeeds>(() =>
      mayAsk() ? { url: base, headers: { 'Accept-Language': this.language() } } : undefined,
    );
  }

  make(input: CalendarFeedInput, key: string): Promise<CalendarFeedMade> {
    return this.requests.send('POST', base, input, { key });
  }

  revoke(id: string): Promise<undefined> {
    return this.requests.send('DELETE', `${base}/${id}`);
  }
}

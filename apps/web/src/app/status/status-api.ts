import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Claim, Indicators, MapSheet, Timeline } from '@portal/contracts';
import { Languages } from '../platform/languages';

export interface TimelineAsked {
  readonly indicator: string;
  readonly knownAt: string | undefined;
  readonly sample: 'include' | 'exclude';
}

/** Reads of status. Each asks again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class StatusApi {
  private readonly language = inject(Languages).current;

  mapSheet(asked: () => TimelineAsked | undefined) {
    return httpResource<MapSheet>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: '/api/v1/coverage/sheet', params: withoutBlanks({ ...query }), headers: this.spoken() };
    });
  }

  timeline(asked: () => TimelineAsked | undefined) {
    return httpResource<Timeline>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: '/api/v1/coverage/timeline', params: withoutBlanks({ ...query }) };
    });
  }

  indicators() {
    return httpResource<Indicators>(() => ({ url: '/api/v1/indicators', headers: this.spoken() }));
  }

  claim(id: () => string | null | undefined) {
    return httpResource<Claim>(() => {
      const wanted = id();
      return wanted ? { url: `/api/v1/claims/${wanted}`, headers: this.spoken() } : undefined;
    });
  }

  private spoken(): Record<string, string> {
    return { 'Accept-Language': this.language() };
  }
}

/** Query parameters that were given. */
export function withoutBlanks(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((each): each is [string, string] => each[1] !== undefined && each[1] !== ''),
  );
}

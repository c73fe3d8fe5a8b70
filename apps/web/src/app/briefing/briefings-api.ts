import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Briefing, Briefings } from '@portal/contracts';
import { Languages } from '../platform/languages';

const base = '/api/v1/briefings';

/** The calls of briefings. Reading one's own counts as read. */
@Injectable({ providedIn: 'root' })
export class BriefingsApi {
  private readonly language = inject(Languages).current;

  of(roundTable: () => string | undefined) {
    return httpResource<Briefings>(() => {
      const asked = roundTable();
      if (asked === undefined) return undefined;
      return { url: base, params: { roundTable: asked }, headers: { 'Accept-Language': this.language() } };
    });
  }

  one(asked: () => { readonly roundTable: string; readonly iso3: string } | undefined) {
    return httpResource<Briefing>(() => {
      const query = asked();
      if (!query) return undefined;
      return {
        url: `${base}/${encodeURIComponent(query.roundTable)}/${encodeURIComponent(query.iso3)}`,
        headers: { 'Accept-Language': this.language() },
      };
    });
  }
}

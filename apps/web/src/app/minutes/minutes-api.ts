import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Minutes, MinutesInput, MinutesPatch, MinutesVersions } from '@portal/contracts';
import type { Language } from '@portal/domain';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/minutes';

/** The calls of minutes. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class MinutesApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  versions(roundTable: () => string | undefined) {
    return httpResource<MinutesVersions>(() => {
      const asked = roundTable();
      if (asked === undefined) return undefined;
      return { url: base, params: { roundTable: asked }, headers: { 'Accept-Language': this.language() } };
    });
  }

  one(id: () => string | undefined) {
    return httpResource<Minutes>(() => {
      const asked = id();
      if (asked === undefined) return undefined;
      return { url: `${base}/${encodeURIComponent(asked)}`, headers: { 'Accept-Language': this.language() } };
    });
  }

  begin(input: MinutesInput, key: string): Promise<Minutes> {
    return this.requests.send('POST', base, input, { key });
  }

  change(id: string, patch: MinutesPatch, version: number): Promise<Minutes> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  release(id: string, version: number, key: string): Promise<Minutes> {
    return this.requests.send('POST', `${base}/${id}/release`, { version }, { key });
  }

  fileOf(id: string, language: Language): string {
    return `${base}/${id}.docx?lang=${language}`;
  }
}

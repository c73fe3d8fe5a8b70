import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  Claims,
  Countries,
  CountryDetail,
  Region,
  Regions,
  Reporting,
  Sharing,
  SharingInput,
  Claim,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

export interface PictureAsked {
  readonly asAt?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly sample: 'include' | 'exclude';
}

/** Regions and countries. Reads ask again when the reader changes the language; writes are promises. */
@Injectable({ providedIn: 'root' })
export class NetworkApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  regions() {
    return httpResource<Regions>(() => ({ url: '/api/v1/regions', headers: this.spoken() }));
  }

  region(code: () => string) {
    return httpResource<Region>(() => ({
      url: `/api/v1/regions/${encodeURIComponent(code())}`,
      headers: this.spoken(),
    }));
  }

  countries(asked: () => PictureAsked | undefined) {
    return httpResource<Countries>(() => {
      const query = asked();
      return query ? { url: '/api/v1/countries', params: given(query), headers: this.spoken() } : undefined;
    });
  }

  country(iso3: () => string, asked: () => PictureAsked | undefined) {
    return httpResource<CountryDetail>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `/api/v1/countries/${encodeURIComponent(iso3())}`, params: given(query), headers: this.spoken() };
    });
  }

  claims(
    iso3: () => string,
    asked: () => { readonly indicator: string; readonly limit: number; readonly sample: string } | undefined,
  ) {
    return httpResource<Claims>(() => {
      const query = asked();
      if (!query) return undefined;
      const { indicator, limit, sample } = query;
      return {
        url: `/api/v1/countries/${encodeURIComponent(iso3())}/claims`,
        params: { limit, sample, ...(indicator ? { indicator } : {}) },
        headers: this.spoken(),
      };
    });
  }

  reporting(iso3: () => string | undefined) {
    return httpResource<Reporting>(() => {
      const wanted = iso3();
      return wanted ? { url: `/api/v1/countries/${wanted}/reporting`, headers: this.spoken() } : undefined;
    });
  }

  share(iso3: string, input: SharingInput): Promise<Sharing> {
    return this.requests.send<Sharing>('POST', `/api/v1/countries/${iso3}/sharing`, input);
  }

  /** Asks for a retraction, or agrees to the one that was asked for. */
  retract(claimId: string, reason: string | undefined): Promise<Claim> {
    return this.requests.send<Claim>('POST', `/api/v1/claims/${claimId}/retraction`, reason ? { reason } : {});
  }

  /** Says that a decision stands although what it rests on changed. */
  lookedAgain(claimId: string): Promise<Claim> {
    return this.requests.send<Claim>('POST', `/api/v1/claims/${claimId}/look-again`);
  }

  private spoken(): Record<string, string> {
    return { 'Accept-Language': this.language() };
  }
}

function given({ asAt, knownAt, sample }: PictureAsked): Record<string, string> {
  return { sample, ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
}

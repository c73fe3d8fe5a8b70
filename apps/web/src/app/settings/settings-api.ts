import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, resource } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  AddableCountries,
  CountryDefinition,
  CountryDefinitions,
  CountryInput,
  CountryPatch,
  Exemption,
  ExemptionInput,
  Exemptions,
  FigureInput,
  FigurePatch,
  IndicatorDefinition,
  IndicatorDefinitions,
  IndicatorInput,
  IndicatorPatch,
  LevelInput,
  LevelPatch,
  MembershipInput,
  MembershipPatch,
  PublishedFigureEntry,
  PublishedFigures,
  SettingHistory,
  Sharing,
  SharingList,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1';
const aPage = 200;

interface Versioned {
  readonly version: number;
}

/** The calls of the pages on which coordinators set what is data: reads ask again in another language. */
@Injectable({ providedIn: 'root' })
export class SettingsApi {
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);
  private readonly language = inject(Languages).current;

  indicators(isWanted: () => boolean) {
    return httpResource<IndicatorDefinitions>(() => (isWanted() ? `${base}/indicator-definitions` : undefined));
  }

  countries(isWanted: () => boolean) {
    return httpResource<CountryDefinitions>(() => this.spoken(isWanted(), 'country-definitions'));
  }

  addable(isWanted: () => boolean) {
    return httpResource<AddableCountries>(() => this.spoken(isWanted(), 'addable-countries'));
  }

  exemptions(page: () => number, isWanted: () => boolean) {
    return httpResource<Exemptions>(() => (isWanted() ? `${base}/exemptions?page=${page()}` : undefined));
  }

  figures(page: () => number, isWanted: () => boolean) {
    return httpResource<PublishedFigures>(() => this.spoken(isWanted(), `published-figures?page=${page()}`));
  }

  /** What countries set themselves: all of it, however many pages that is. */
  sharing(isWanted: () => boolean) {
    return resource({
      params: () => isWanted() || undefined,
      loader: async () => {
        const all: Sharing[] = [];
        for (let page = 1; ; page += 1) {
          const list = await firstValueFrom(
            this.http.get<SharingList>(`${base}/sharing?page=${page}&limit=${aPage}&sort=iso3`),
          );
          all.push(...list.items);
          if (page * aPage >= list.total) return all;
        }
      },
    });
  }

  history(path: () => string | undefined) {
    return httpResource<SettingHistory>(() => {
      const wanted = path();
      return wanted ? `${base}/${wanted}` : undefined;
    });
  }

  addIndicator(input: IndicatorInput, key: string): Promise<IndicatorDefinition> {
    return this.requests.send('POST', `${base}/indicators`, input, { key });
  }

  changeIndicator(id: string, patch: IndicatorPatch, { version }: Versioned): Promise<IndicatorDefinition> {
    return this.requests.send('PATCH', `${base}/indicators/${id}`, patch, tagOf(version));
  }

  addLevel(id: string, input: LevelInput, key: string): Promise<IndicatorDefinition> {
    return this.requests.send('POST', `${base}/indicators/${id}/levels`, input, { key });
  }

  changeLevel(
    id: string,
    level: string,
    patch: Partial<LevelPatch>,
    { version }: Versioned,
  ): Promise<IndicatorDefinition> {
    return this.requests.send('PATCH', `${base}/indicators/${id}/levels/${level}`, patch, tagOf(version));
  }

  removeLevel(id: string, level: string): Promise<IndicatorDefinition> {
    return this.requests.send('DELETE', `${base}/indicators/${id}/levels/${level}`);
  }

  addCountry(input: CountryInput, key: string): Promise<CountryDefinition> {
    return this.requests.send('POST', `${base}/countries`, input, { key });
  }

  changeCountry(iso3: string, patch: CountryPatch, { version }: Versioned): Promise<CountryDefinition> {
    return this.requests.send('PATCH', `${base}/countries/${iso3}`, patch, tagOf(version));
  }

  join(iso3: string, input: MembershipInput, key: string): Promise<CountryDefinition> {
    return this.requests.send('POST', `${base}/countries/${iso3}/memberships`, input, { key });
  }

  changeMembership(id: string, patch: MembershipPatch, { version }: Versioned): Promise<CountryDefinition> {
    return this.requests.send('PATCH', `${base}/memberships/${id}`, patch, tagOf(version));
  }

  exempt(input: ExemptionInput, key: string): Promise<Exemption> {
    return this.requests.send('POST', `${base}/exemptions`, input, { key });
  }

  endExemption(id: string, until: string, { version }: Versioned): Promise<Exemption> {
    return this.requests.send('PATCH', `${base}/exemptions/${id}`, { until }, tagOf(version));
  }

  addFigure(input: FigureInput, key: string): Promise<PublishedFigureEntry> {
    return this.requests.send('POST', `${base}/published-figures`, input, { key });
  }

  changeFigure(id: string, patch: FigurePatch, { version }: Versioned): Promise<PublishedFigureEntry> {
    return this.requests.send('PATCH', `${base}/published-figures/${id}`, patch, tagOf(version));
  }

  private spoken(isWanted: boolean, path: string) {
    return isWanted ? { url: `${base}/${path}`, headers: { 'Accept-Language': this.language() } } : undefined;
  }
}

/** The tag of an edited record begins with its version (api.md, "Reading"). */
function tagOf(version: number): { readonly ifMatch: string } {
  return { ifMatch: `"${version}-"` };
}

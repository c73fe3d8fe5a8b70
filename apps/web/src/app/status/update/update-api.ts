import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Claims,
  CountryDetail,
  Document,
  Indicators,
  LineInput,
  Problem,
  Regions,
  Reporting,
  StatusUpdate,
  StatusUpdates,
} from '@portal/contracts';
import { newKey, type Refused, refusedFrom, Requests } from '../../platform/request';
import { sendFile } from '../../platform/send-file';
import type { Known } from './update-known';
import type { KeptFile } from './update-keep';

/** What became of a request: done, refused with a reason, or nothing came back (it can be tried again). */
export type Answer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'line-lost' };

const base = '/api/v1';

/** The calls of the update page. Writes keep their key across tries. */
@Injectable({ providedIn: 'root' })
export class UpdateApi {
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);

  /** All that the page shows of a country, sample data included where the portal is being tried. */
  async known(iso3: string, sample: 'include' | 'exclude'): Promise<Known> {
    const states = 'state=submitted&state=returned&state=validated';
    const [country, indicators, regions, reporting, updates, claims] = await Promise.all([
      this.get<CountryDetail>(`countries/${iso3}?sample=${sample}`),
      this.get<Indicators>('indicators'),
      this.get<Regions>('regions'),
      this.get<Reporting>(`countries/${iso3}/reporting`),
      this.get<StatusUpdates>(`countries/${iso3}/updates?state=draft&state=sent&limit=100`),
      this.get<Claims>(`countries/${iso3}/claims?${states}&limit=200&sample=include`),
    ]);
    return {
      country,
      indicators: indicators.items,
      regions: regions.items,
      reporting,
      updates: updates.items,
      claims: claims.items,
    };
  }

  update(id: string): Promise<Answer<StatusUpdate>> {
    return answerOf(this.get<StatusUpdate>(`updates/${id}`));
  }

  create(iso3: string, lines: readonly LineInput[], key: string): Promise<Answer<StatusUpdate>> {
    return answerOf(this.requests.send('POST', `${base}/countries/${iso3}/updates`, { lines }, { key }));
  }

  save(id: string, lines: readonly LineInput[], version: number): Promise<Answer<StatusUpdate>> {
    return answerOf(this.requests.send('PATCH', `${base}/updates/${id}`, { lines }, { ifMatch: `"${version}-"` }));
  }

  send(id: string, key: string): Promise<Answer<StatusUpdate>> {
    return answerOf(this.requests.send('POST', `${base}/updates/${id}/send`, undefined, { key }));
  }

  withdraw(id: string): Promise<Answer<StatusUpdate>> {
    return answerOf(this.requests.send('POST', `${base}/updates/${id}/withdraw`, undefined, { key: newKey() }));
  }

  discard(id: string): Promise<Answer<undefined>> {
    return answerOf(this.requests.send('DELETE', `${base}/updates/${id}`));
  }

  /** Sends a file with its progress (0 to 1); the same key at each try has the effect of one. */
  async upload(iso3: string, kept: KeptFile, progress: (share: number) => void): Promise<Answer<Document>> {
    const form = new FormData();
    form.append('iso3', iso3);
    form.append('title', kept.title);
    form.append('language', kept.language);
    form.append('size', String(kept.file.size));
    form.append('file', kept.file, 'evidence');
    for (;;) {
      const answer = await answerOf<Document>(sendFile(`${base}/documents`, form, kept.key, progress));
      const isSignedOut = answer.kind === 'refused' && answer.problem.status === 401;
      if (!isSignedOut || !(await this.requests.signInAgain())) return answer;
    }
  }

  private get<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`${base}/${path}`));
  }
}

/** A call as a value. What will pass by itself (no line, too many, database away, still running) can be tried again. */
async function answerOf<T>(call: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: 'done', value: await call };
  } catch (failure) {
    const refused = refusedFrom(failure);
    return passes(refused) || !refused.problem ? { kind: 'line-lost' } : { kind: 'refused', problem: refused.problem };
  }
}

function passes({ status, problem, isOffline }: Refused): boolean {
  return isOffline || status === 429 || status >= 500 || problem?.type === '/problems/key-running';
}

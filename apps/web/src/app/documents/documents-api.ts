import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Document, DocumentPatch, DocumentSets, DocumentVersions } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Refused, refusedFrom, Requests } from '../platform/request';
import { sendFile } from '../platform/send-file';
import type { DocumentActs, NewDocument } from '../ui/document-acts';

const base = '/api/v1/documents';

/** What a list is narrowed to; absent: everything. */
export type DocumentsAsked = Readonly<Record<string, string | number | undefined>>;

/** Documents: reads ask again when the reader changes the language; writes are promises. */
@Injectable({ providedIn: 'root' })
export class DocumentsApi implements DocumentActs {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  list(asked: () => DocumentsAsked | undefined) {
    return httpResource<DocumentSets>(() => {
      const query = asked();
      if (!query) return undefined;
      const params = Object.fromEntries(
        Object.entries(query).filter(([, value]) => value !== undefined && value !== ''),
      );
      return { url: base, params: params as Record<string, string>, headers: { 'Accept-Language': this.language() } };
    });
  }

  async add({ file, ...said }: NewDocument, key: string, progress: (share: number) => void): Promise<Document> {
    const form = new FormData();
    for (const [name, value] of Object.entries(said)) form.append(name, value);
    form.append('size', String(file.size));
    form.append('file', file, 'document');
    for (;;) {
      try {
        return await sendFile<Document>(base, form, key, progress);
      } catch (failure) {
        const refused = refusedFrom(failure);
        if (refused.status !== 401 || !(await this.requests.signInAgain())) throw refused;
      }
    }
  }

  change({ id, version }: Document, patch: DocumentPatch): Promise<Document> {
    return this.requests.send('PATCH', `${base}/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  remove({ id }: Document): Promise<Document> {
    return this.requests.send('POST', `${base}/${id}/remove`);
  }

  async versions(id: string): Promise<DocumentVersions> {
    try {
      return await firstValueFrom(this.http.get<DocumentVersions>(`${base}/${id}/versions`));
    } catch (failure) {
      throw failure instanceof Refused ? failure : refusedFrom(failure);
    }
  }
}

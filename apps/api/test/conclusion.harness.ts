import { request } from 'node:http';
import { randomUUID } from 'node:crypto';
import { applyUpdate, Doc, encodeSnapshot, encodeStateAsUpdate, snapshot } from 'yjs';
import { mapOf, paragraphName, paragraphsName, textName } from '@portal/domain';

/** Somebody who writes conclusions over HTTP, as the page does: a document here, updates up, a stream down. */
export interface Writer {
  readonly document: Doc;
  /** Sends what the work changed; answers the status. */
  write(work: (document: Doc) => void): Promise<number>;
  leave(): void;
}

export interface WriterAddress {
  readonly base: string;
  readonly cookie: string;
  readonly roundTable: string;
}

export async function openWriter({ base, cookie, roundTable }: WriterAddress): Promise<Writer> {
  const document = new Doc();
  const path = `${base}/api/v1/round-tables/${roundTable}/conclusions`;
  const opened = Promise.withResolvers<void>();
  const stream = request(`${path}/stream`, { headers: { cookie } }, (answer) => {
    let rest = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      opened.resolve();
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (!event.startsWith('data: ')) continue;
        const said = JSON.parse(event.slice(6)) as { readonly kind: string; readonly update?: string };
        if (said.update !== undefined) applyUpdate(document, Buffer.from(said.update, 'base64'), 'line');
      }
    });
    answer.on('error', () => undefined);
  });
  stream.on('error', () => undefined);
  stream.end();
  await opened.promise;
  return {
    document,
    async write(work) {
      const made: Uint8Array[] = [];
      const keep = (update: Uint8Array, origin: unknown) => {
        if (origin !== 'line') made.push(update);
      };
      document.on('update', keep);
      document.transact(() => work(document));
      document.off('update', keep);
      const statuses: number[] = [];
      for (const update of made) {
        const answer = await fetch(`${path}/updates`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ update: base64(update) }),
        });
        await answer.arrayBuffer();
        statuses.push(answer.status);
      }
      return Math.max(...statuses);
    },
    leave: () => stream.destroy(),
  };
}

/** A draft with these paragraphs, each in the source language. */
export function drafted(source: string, texts: readonly string[], answers: readonly string[] = []): Doc {
  const document = new Doc();
  for (const [place, text] of texts.entries())
    addParagraph(document, randomUUID(), place + 1, { [source]: text }, answers);
  return document;
}

export function addParagraph(
  document: Doc,
  id: string,
  order: number,
  texts: Readonly<Record<string, string>>,
  answers: readonly string[] = [],
): void {
  document.getMap(paragraphsName).set(id, order);
  mapOf(document, paragraphName(id)).set('kind', 'decision');
  for (const iso3 of answers) document.getMap(`${id}/answers`).set(iso3, true);
  for (const [language, text] of Object.entries(texts)) {
    document.getText(textName(id, language === 'fr' ? 'fr' : 'en')).insert(0, text);
  }
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

export const updateOf = (document: Doc): string => base64(encodeStateAsUpdate(document));
export const seenOf = (document: Doc): string => base64(encodeSnapshot(snapshot(document)));

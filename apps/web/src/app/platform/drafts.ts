import { inject, Injectable } from '@angular/core';
import { Session } from './session';

interface Kept<T> {
  readonly value: T;
  readonly at: string;
}

/** What somebody is writing, kept on this device under their name until it is answered. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly session = inject(Session);
  private readonly opened = open();

  async load<T>(record: string): Promise<Kept<T> | null> {
    const database = await this.opened;
    if (!database) return null;
    const request = store(database, 'readonly').get(this.nameOf(record)) as IDBRequest<Kept<T> | undefined>;
    return (await asked(request)) ?? null;
  }

  /** Keeps a value; answers when, or null where this browser keeps nothing. */
  async save<T>(record: string, value: T): Promise<string | null> {
    const database = await this.opened;
    if (!database) return null;
    const at = new Date().toISOString();
    await asked(store(database, 'readwrite').put({ value, at } satisfies Kept<T>, this.nameOf(record)));
    return at;
  }

  async remove(record: string): Promise<void> {
    const database = await this.opened;
    if (database) await asked(store(database, 'readwrite').delete(this.nameOf(record)));
  }

  private nameOf(record: string): string {
    return `${this.session.person()?.id ?? 'nobody'}/${record}`;
  }
}

function store(database: IDBDatabase, mode: IDBTransactionMode): IDBObjectStore {
  return database.transaction('drafts', mode).objectStore('drafts');
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('this device keeps nothing'));
  });
}

/** Null where the browser refuses (private windows of some). */
async function open(): Promise<IDBDatabase | null> {
  try {
    const request = indexedDB.open('portal', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('drafts');
    return await asked(request);
  } catch {
    return null;
  }
}

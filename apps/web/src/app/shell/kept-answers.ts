import '../every-page';

/** An answer as it was kept, and when (UTC). */
export interface KeptAnswer {
  readonly body: unknown;
  readonly at: string;
}

/** What of the portal is wanted without a line: one's own and one's country's, not lists for administrators. */
const unwanted =
  /^\/api\/v1\/(audit|mails|failed-jobs|retention-rules|people|role-assignments|invitations|health|me)\b/;
/** What a country writes of its risks is on no device, also while its reader is signed in (domain.md, "Risk assessment"). */
const restricted =
  /^\/api\/v1\/(risk-assessments|scenarios|scenario-comments|scoring-rounds|scores|reviews|grants|acceptances|regional-risk-picture)\b/;
const session = '/api/v1/session';
const mostBytes = 500_000;
const mostAnswers = 200;

/** The person whose answers these are: nobody's are those of a visitor. */
let reader: Promise<string> | undefined;

/**
 * Keeps an answer under its reader. The session's own says who that is: where it is another person than before, or
 * nobody, all that was kept goes.
 *
 * @param about the language and the address that were asked
 */
export async function keep(about: string, body: unknown): Promise<void> {
  const path = pathOf(about);
  if (unwanted.test(path) || restricted.test(path)) return;
  const store = await opened;
  if (!store) return;
  if (path === session) {
    const id = personIn(body);
    if (id !== (await readerOf(store))) await clear(store);
    reader = Promise.resolve(id);
  }
  if (JSON.stringify(body).length > mostBytes) return;
  await put(store, nameOf(about, await readerOf(store)), { body, at: new Date().toISOString() });
  await forgetOldest(store);
}

/** What was kept of it for whoever reads here, or null. */
export async function find(about: string): Promise<KeptAnswer | null> {
  const store = await opened;
  if (!store) return null;
  return (await get(store, nameOf(about, await readerOf(store)))) ?? null;
}

/** Nothing of anybody stays on this device. */
export async function forget(): Promise<void> {
  const store = await opened;
  if (store) await clear(store);
  reader = Promise.resolve('');
}

function pathOf(about: string): string {
  return about.slice(about.indexOf(' ') + 1).split('?')[0] ?? '';
}

/** Who is signed in does not depend on a language, nor on who was. */
function nameOf(about: string, person: string): string {
  return pathOf(about) === session ? session : `${person} ${about}`;
}

function personIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('person' in body)) return '';
  const { person } = body;
  return typeof person === 'object' && person !== null && 'id' in person ? String(person.id) : '';
}

function readerOf(store: IDBDatabase): Promise<string> {
  reader ??= get(store, session).then((kept) => personIn(kept?.body));
  return reader;
}

const name = 'answers';
const opened: Promise<IDBDatabase | null> = new Promise((resolve) => {
  try {
    const request = indexedDB.open('portal-answers', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(name).createIndex('at', 'at');
    request.onsuccess = () => resolve(request.result);
    // Private windows of some browsers keep nothing.
    request.onerror = () => resolve(null);
  } catch {
    resolve(null);
  }
});

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('this device keeps nothing'));
  });
}

function get(store: IDBDatabase, key: string): Promise<KeptAnswer | undefined> {
  const request = store.transaction(name).objectStore(name).get(key) as IDBRequest<KeptAnswer | undefined>;
  return asked(request);
}

/** A full device keeps no more: what is there stays. */
async function put(store: IDBDatabase, key: string, answer: KeptAnswer): Promise<void> {
  await asked(store.transaction(name, 'readwrite').objectStore(name).put(answer, key)).catch(() => undefined);
}

async function clear(store: IDBDatabase): Promise<void> {
  await asked(store.transaction(name, 'readwrite').objectStore(name).clear());
}

async function forgetOldest(store: IDBDatabase): Promise<void> {
  const answers = store.transaction(name, 'readwrite').objectStore(name);
  const keys = await asked(answers.index('at').getAllKeys());
  for (const key of keys.slice(0, Math.max(0, keys.length - mostAnswers))) answers.delete(key);
}

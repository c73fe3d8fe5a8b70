import { createHash, randomUUID } from 'node:crypto';
import { system } from '@portal/domain';
import { Database } from '../src/platform/database/database.js';
import { keysGrewOld, OldKeys } from '../src/platform/database/old-keys.js';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const absent = '00000000-0000-7000-8000-00000000dead';
const line = { indicator: 'risk-assessment', level: 'completed', effectiveOn: '2026-03-01' };
const draft = (account: string, iso3: string) =>
  portal.as(account, 'POST', `/countries/${iso3}/updates`, { body: { lines: [line] } });
const send = (account: string, said: Said) => portal.as(account, 'POST', `/updates/${textOf(said.body['id'])}/send`);
const decide = (account: string, said: Said) =>
  portal.as(account, 'POST', `/claims/${textOf(said.body['lines']?.['0']?.['id'])}/decision`, {
    body: { decision: 'validated' },
  });

describe('a password', () => {
  it('is changed once, whatever is tried again with the same key, and ends the other sessions only', async () => {
    const email = 'nfp.ken@example.org';
    const credential = { current: portal.samplePassword, next: 'a new and long password' };
    await portal.as('nfp.ken', 'GET', '/session');
    await portal.owner(
      `INSERT INTO session (token_hash, person_id) SELECT sha256('elsewhere'), id FROM person WHERE email = $1`,
      [email],
    );
    const change = { body: credential, headers: { 'idempotency-key': randomUUID() } };
    expect((await portal.as('nfp.ken', 'POST', '/me/password', change)).status).toBe(204);
    expect((await portal.as('nfp.ken', 'POST', '/me/password', change)).status).toBe(204);
    const sessions = await portal.owner(
      'SELECT 1 FROM session s JOIN person p ON p.id = s.person_id WHERE p.email = $1',
      [email],
    );
    expect(sessions).toHaveLength(1);
    expect((await portal.as('nfp.ken', 'GET', '/work')).status).toBe(200);
    const signIn = (password: string) => portal.as(null, 'POST', '/session', { body: { email, password } });
    expect((await signIn(credential.current)).status).toBe(401);
    expect((await signIn(credential.next)).status).toBe(200);
  });

  it('leaves nothing behind that it could be guessed from, and another body under its key is told', async () => {
    const body = { current: portal.samplePassword, next: 'one more new and long password' };
    const change = (asked: object) =>
      portal.as('nfp.bdi', 'POST', '/me/password', { body: asked, headers: { 'idempotency-key': 'guess' } });
    expect((await change(body)).status).toBe(204);
    const [kept] = await portal.owner<{ body_hash: string }>(`SELECT body_hash FROM idempotency WHERE key = 'guess'`);
    expect(kept?.body_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(kept?.body_hash).not.toBe(createHash('sha256').update(JSON.stringify(body)).digest('hex'));
    expect(await change({ ...body, next: 'yet another long password' })).toMatchObject({
      status: 422,
      body: { type: '/problems/key-reused' },
    });
  });
});

describe('a key', () => {
  it('that is still at work is told as such, and the first try has its effect', async () => {
    await portal.as('nfp.gha', 'GET', '/session');
    const ask = () =>
      portal.as('nfp.gha', 'POST', '/countries/GHA/updates', {
        body: { lines: [line] },
        headers: { 'idempotency-key': 'at-once' },
      });
    await portal.owner('BEGIN');
    await portal.owner('LOCK TABLE status_update IN ACCESS EXCLUSIVE MODE');
    const first = ask();
    await someoneWaits();
    const second = await ask();
    await portal.owner('COMMIT');
    expect(second).toMatchObject({ status: 409, body: { type: '/problems/key-running' } });
    const made = await first;
    expect(made.status).toBe(201);
    expect((await ask()).body).toEqual(made.body);
  });

  it('has one effect, however many requests come with it at one instant', async () => {
    await portal.as('nfp.zmb', 'GET', '/session');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        portal.as('nfp.zmb', 'POST', '/countries/ZMB/updates', {
          body: { lines: [line] },
          headers: { 'idempotency-key': 'six' },
        }),
      ),
    );
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => textOf(body['id']));
    expect(new Set(made).size).toBe(1);
    for (const { status, body } of answers.filter((each) => each.status !== 201))
      expect([status, textOf(body['type'])]).toEqual([409, '/problems/key-running']);
  });

  it('is forgotten after seven days while the portal runs, by one process or by several', async () => {
    const old = () =>
      portal.owner(
        `INSERT INTO idempotency (person_id, method, path, key, body_hash, at)
       SELECT id, 'POST', '/old', 'key ' || n, 'x', now() - make_interval(days => CASE WHEN n <= 1500 THEN 8 ELSE 6 END)
       FROM (SELECT id FROM person LIMIT 1) someone, generate_series(1, 1510) n ON CONFLICT DO NOTHING`,
      );
    const left = () => portal.owner(`SELECT count(*)::int AS n FROM idempotency WHERE path = '/old'`);
    await old();
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(keysGrewOld, {});
      return true;
    });
    await portal.work();
    expect(await left()).toEqual([{ n: 10 }]);
    await old();
    await Promise.all([portal.app.get(OldKeys).forget(), portal.app.get(OldKeys).forget()]);
    expect(await left()).toEqual([{ n: 10 }]);
  });

  /** Until a transaction waits for a lock that the owner holds. */
  async function someoneWaits(): Promise<void> {
    for (;;) {
      const waiting = await portal.owner(`SELECT 1 FROM pg_locks WHERE NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
      if (waiting.length > 0) return;
    }
  }
});

describe('a silent secretariat', () => {
  it('leaves the decision to a coordinator too from the fourteenth day on, and keeps its own', async () => {
    const sent = await send('nfp.zmb', await draft('nfp.zmb', 'ZMB'));
    const age = (days: number) =>
      portal.owner(`UPDATE claim SET sent_at = now() - make_interval(days => $2) WHERE id = $1`, [
        textOf(sent.body['lines']?.['0']?.['id']),
        days,
      ]);
    await age(13);
    expect(await decide('coordinator', sent)).toMatchObject({ status: 403, body: { code: 'secretariat-decides' } });
    await age(14);
    expect((await decide('coordinator', sent)).status).toBe(200);
    expect((await decide('secretariat.eca', sent)).body).toMatchObject({ code: 'decided' });
  });
});

describe('a draft that the secretariat wrote', () => {
  it('is marked as its own, told to the focal point, and sent by the focal point alone', async () => {
    const written = await draft('secretariat.eca', 'UGA');
    expect(written.body).toMatchObject({ state: 'draft', writtenBy: { role: 'secretariat' } });
    expect(await send('secretariat.eca', written)).toMatchObject({ status: 403, body: { code: 'focal-point-sends' } });
    expect((await portal.as('nfp.uga', 'GET', '/notifications')).text).toContain('draft-written');
    expect((await portal.as('nfp.uga', 'GET', '/work')).text).toContain('send-draft');
    expect((await send('nfp.uga', written)).body).toMatchObject({ state: 'sent' });
  });
});

describe('an indicator that a country shares with nobody', () => {
  it('is decided all the same, and read by nobody else afterwards', async () => {
    await portal.as('nfp.rwa', 'POST', '/countries/RWA/sharing', {
      body: { indicator: line.indicator, visibility: 'restricted' },
    });
    const sent = await send('nfp.rwa', await draft('nfp.rwa', 'RWA'));
    expect((await decide('secretariat.eca', sent)).body).toMatchObject({ state: 'validated' });
    const id = textOf(sent.body['lines']?.['0']?.['id']);
    expect((await portal.as('nfp.rwa', 'GET', `/claims/${id}`)).status).toBe(200);
    for (const account of [null, 'observer', 'admin', 'nfp.uga', 'coordinator'])
      expect((await portal.as(account, 'GET', `/claims/${id}`)).status).toBe(404);
  });
});

describe('hidden and absent are the same bytes', () => {
  it.each([null, 'observer', 'admin', 'nfp.phl'])('for %s: a document, a notification, an act', async (reader) => {
    const [document] = await portal.owner<{ id: string }>(
      `INSERT INTO document (iso3, title, language, media_type, size, sha256, visibility)
       VALUES ('LAO', 'Decree', 'en', 'application/pdf', 1, 'none', 'restricted') RETURNING id`,
    );
    const [notice] = await portal.owner<{ id: string }>(
      `INSERT INTO notification (person_id, kind, iso3, url) SELECT id, 'update-sent', 'LAO', '/validation'
       FROM person WHERE email = 'secretariat.sea@example.org' RETURNING id`,
    );
    const [waiting] = await portal.owner<{ id: string }>(
      `SELECT id FROM claim WHERE state = 'submitted' AND iso3 = 'TGO' LIMIT 1`,
    );
    const decision = { body: { decision: 'validated' } };
    for (const [method, path, id, asked] of [
      ['GET', (each: string) => `/documents/${each}`, document?.id, {}],
      ['GET', (each: string) => `/documents/${each}/content`, document?.id, {}],
      ['POST', (each: string) => `/notifications/${each}/read`, notice?.id, {}],
      ['POST', (each: string) => `/claims/${each}/decision`, waiting?.id, decision],
    ] as const) {
      const one = await portal.as(reader, method, path(textOf(id)), asked);
      const other = await portal.as(reader, method, path(absent), asked);
      expect([one.status, one.text]).toEqual([other.status, other.text]);
      expect(one.status).toBe(reader === null && method === 'POST' ? 401 : 404);
    }
  });
});

describe('the administrator', () => {
  it('has no claim that waits', async () => {
    expect((await portal.as('admin', 'GET', '/work')).body).toMatchObject({ items: {}, sent: {} });
    expect((await portal.as('admin', 'GET', '/validation')).status).toBe(403);
  });
});

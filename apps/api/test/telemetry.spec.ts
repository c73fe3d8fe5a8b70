import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { system } from '@portal/domain';
import { Database } from '../src/platform/database/database.js';
import { MetricsServer } from '../src/platform/telemetry/metrics-server.js';
import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
let lines: string[] = [];
beforeAll(async () => {
  portal = await startApplication({ METRICS_PORT: '0' }, { write: (line) => void lines.push(line) });
});
afterAll(() => portal.close());
beforeEach(() => {
  lines = [];
});

interface Line {
  readonly level: string;
  readonly event: string;
  readonly route?: string;
  readonly status?: number;
  readonly actor?: string;
  readonly requestId?: string;
  readonly role?: string;
  readonly ms?: number;
  readonly failure?: { readonly stack: string; readonly code?: string };
}
const read = () => lines.map((line) => JSON.parse(line) as Line);

describe('the log', () => {
  it('has one line a request: the pattern of its route, how it ended, whose it was by id', async () => {
    const [{ id } = { id: '' }] = await portal.owner<{ id: string }>(
      `SELECT id FROM person WHERE email = 'nfp.mrt@example.org'`,
    );
    await portal.as('nfp.mrt', 'GET', '/session');
    lines = [];
    const answer = await portal.as('nfp.mrt', 'GET', '/countries/MRT?sample=exclude');
    await portal.as(null, 'GET', '/nowhere/at-all?secret=1');
    const [known, unknown, ...more] = read();
    expect(more).toEqual([]);
    expect(known).toMatchObject({
      level: 'info',
      event: 'request',
      method: 'GET',
      route: '/api/v1/countries/:iso3',
      status: answer.status,
      actor: id,
      requestId: answer.headers['request-id'],
      role: 'api',
    });
    expect(known?.ms).toBeGreaterThan(0);
    expect(unknown).toMatchObject({ route: 'none', status: 404, actor: 'visitor' });
  });

  it('names nobody and holds nothing that was sent, whatever is done and whatever fails', async () => {
    const typed = 'a password that was typed';
    const email = 'nfp.uzb@example.org';
    const [{ name } = { name: '' }] = await portal.owner<{ name: string }>('SELECT name FROM person WHERE email = $1', [
      email,
    ]);
    await portal.as(null, 'POST', '/session', { body: { email, password: typed } });
    await portal.as('nfp.uzb', 'GET', '/session?q=asked-for');
    const cookie = textOf((await portal.owner(`SELECT encode(token_hash, 'hex') AS hash FROM session`)).length);
    expect(Number(cookie)).toBeGreaterThan(0);
    await portal.as('nfp.uzb', 'POST', '/me/password', { body: { current: typed, next: 'another long password' } });
    await upload();
    await portal.as('nfp.uzb', 'POST', '/countries/UZB/updates', { body: `{"note": "${typed}`, headers: asJson });
    await fail(`SELECT '${email}'::uuid`);
    await fail(`INSERT INTO person (name, email, language) VALUES ('${name}', '${email}', 'en')`);
    const text = lines.join('\n');
    expect(read().filter(({ event }) => event === 'request').length).toBeGreaterThanOrEqual(7);
    for (const secret of [email, name, typed, portal.samplePassword, 'asked-for', 'kept secret', 'portal_session'])
      expect(text).not.toContain(secret);
  });

  it('has the stack of what nobody expected, under the id that the reader was told', async () => {
    const answer = await fail(`SELECT 1 / 0`);
    const line = read().find(({ level }) => level === 'error');
    expect(answer.status).toBe(500);
    expect(line).toMatchObject({
      event: 'unexpected',
      requestId: answer.body['requestId'],
      failure: { code: '22012' },
    });
    expect(line?.failure?.stack).toMatch(/division by zero\n\s+at /);
  });

  const asJson = { 'content-type': 'application/json' };

  /** A request whose service meets a failure that no rule expects. */
  async function fail(sql: string) {
    const database = portal.app.get(Database);
    const plain = database.read.bind(database);
    database.read = () => plain(system, (tx) => tx.rows(sql)) as never;
    try {
      return await portal.as(null, 'GET', '/regions');
    } finally {
      database.read = plain;
    }
  }

  async function upload() {
    const boundary = randomUUID();
    const field = (name: string, value: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const answer = await portal.as('nfp.uzb', 'POST', '/documents', {
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body:
        field('iso3', 'UZB') +
        field('title', 'a kept secret') +
        field('language', 'en') +
        field('visibility', 'restricted') +
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="kept secret.txt"\r\n\r\nkept secret\r\n` +
        `--${boundary}--\r\n`,
    });
    expect(answer.status).toBe(201);
  }
});

describe('the measures', () => {
  let port = 0;
  beforeAll(async () => {
    port = (await portal.app.get(MetricsServer).listen()) ?? 0;
  });
  const measures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

  it('count requests by the pattern of their route, and what the database holds', async () => {
    await portal.as('nfp.mrt', 'GET', '/countries/MRT');
    const text = await measures();
    const entries = await portal.owner('SELECT count(*)::int AS n FROM audit_entry');
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/countries\/:iso3",status="200"\} [1-9]/,
    );
    expect(text).toContain(`portal_audit_entries ${String((entries[0] as { n: number }).n)}\n`);
    expect(text).toMatch(/portal_sessions_open [1-9]/);
    expect(text).toMatch(/portal_status_spans [1-9]/);
    expect(text).toMatch(/portal_database_connections\{state="idle"\} \d/);
    expect(text).toContain('portal_database_up 1');
    expect(text).toMatch(/process_resident_memory_bytes [1-9]/);
    expect(text).not.toContain('MRT');
  });

  it('tell that the database is away, and no number of before', async () => {
    const [{ name } = { name: '' }] = await portal.owner<{ name: string }>('SELECT current_database() AS name');
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    await portal.owner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'portal_app' AND datname = $1`,
      [name],
    );
    const text = await measures();
    await portal.owner(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    expect(text).toContain('portal_database_up 0');
    expect(text).not.toMatch(/^portal_(audit_entries|sessions_open|jobs)/m);
    expect(await measures()).toContain('portal_database_up 1');
  });

  it('are never on the public port, and nothing else is on theirs', async () => {
    for (const path of ['/metrics', '/api/v1/metrics'])
      expect((await portal.app.inject({ method: 'GET', url: path })).statusCode).toBe(404);
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/regions`)).status).toBe(404);
  });

  it('on a port that is taken are left out with a warning', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const busy = String((taken.address() as AddressInfo).port);
    const said: string[] = [];
    const other = await startApplication({ METRICS_PORT: busy }, { write: (line) => void said.push(line) });
    expect(await other.app.get(MetricsServer).listen()).toBeNull();
    expect((await other.as(null, 'GET', '/regions')).status).toBe(200);
    expect(said.filter((line) => line.includes('"warn"') && line.includes('EADDRINUSE'))).toHaveLength(1);
    await other.close();
    taken.close();
  });
});

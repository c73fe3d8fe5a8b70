import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { makeDatabase } from '#tools/api-test/database.mjs';
import { runMigrate, type RunningProcess, startProcess } from './processes.harness.js';

let database: Awaited<ReturnType<typeof makeDatabase>>;
let owner: Client;
let folder: string;
let environment: Readonly<Record<string, string>>;
beforeAll(async () => {
  database = await makeDatabase({ sample: true });
  folder = await mkdtemp(join(tmpdir(), 'portal-processes-'));
  owner = await open();
  environment = { DATABASE_APP_URL: database.appUrl, DATA_DIR: folder, METRICS_PORT: 'off' };
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function open(): Promise<Client> {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false)`);
  return client;
}

/** Asks again until it is so; a test that waits in vain ends by its own time. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50);
}
const count = async (sql: string) =>
  Number((await owner.query<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n);

describe('three processes on one database', () => {
  let three: readonly RunningProcess[] = [];
  const at = (place: number) => three[place] ?? three[0]!;
  beforeAll(async () => {
    three = await Promise.all(
      ['all', 'api', 'all'].map((ROLE) => startProcess({ ...environment, ROLE, RATE_LIMITS: 'on' })),
    );
  });
  afterAll(async () => {
    expect(await Promise.all(three.map((each) => each.end()))).toEqual([0, 0, 0]);
  });

  it('know a session that one of them began, and none does once another has ended it everywhere', async () => {
    const cookie = await at(0).signIn('nfp.mrt@example.org', database.samplePassword);
    const statuses = () => Promise.all(three.map(async (each) => (await each.ask('GET', '/work', { cookie })).status));
    expect(await statuses()).toEqual([200, 200, 200]);
    expect((await at(1).ask('DELETE', '/sessions', { cookie })).status).toBe(204);
    expect(await statuses()).toEqual([401, 401, 401]);
  });

  it('count calls together, within about a second', async () => {
    const cookie = await at(0).signIn('nfp.gha@example.org', database.samplePassword);
    const leftAt = async (place: number) =>
      Number(/r=(\d+)/.exec((await at(place).ask('GET', '/regions', { cookie })).headers.get('ratelimit') ?? '')?.[1]);
    for (let calls = 0; calls < 40; calls += 1) await leftAt(calls % 3);
    // Each has told the others once the sum of all three stands in the database.
    await until(async () => (await count(`call_count WHERE subject LIKE 'read:%' AND calls >= 40`)) === 1);
    await leftAt(1);
    await until(async () => (await leftAt(1)) <= 1200 - 40);
  });

  it('do each job once, and by the clock once for all', async () => {
    await owner.query('CREATE TABLE begun (id uuid)');
    await owner.query(`CREATE FUNCTION note_begun() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN IF NEW.state = 'active' THEN INSERT INTO begun VALUES (NEW.id); END IF; RETURN NEW; END $$`);
    await owner.query(
      `CREATE TRIGGER begun AFTER UPDATE OF state ON jobs.job FOR EACH ROW EXECUTE FUNCTION note_begun()`,
    );
    await until(async () => (await count(`jobs.schedule WHERE name = 'http.counts-grew-old'`)) > 0);
    await owner.query(
      `INSERT INTO jobs.job (name, data) SELECT 'http.counts-grew-old', '{}' FROM generate_series(1, 6)`,
    );
    await until(async () => (await count(`jobs.job WHERE name = 'http.counts-grew-old' AND state = 'completed'`)) >= 6);
    expect(await count('begun')).toBe(await count('(SELECT DISTINCT id FROM begun) once'));
    expect(await count(`jobs.schedule WHERE name = 'http.counts-grew-old'`)).toBe(1);
  });
});

describe('a worker', () => {
  it('answers those who keep it running, and nobody else', async () => {
    const worker = await startProcess({ ...environment, ROLE: 'worker' });
    expect((await worker.ask('GET', '/health/ready')).status).toBe(200);
    expect((await worker.ask('GET', '/regions')).status).toBe(404);
    expect((await worker.ask('POST', '/session', { body: { email: 'a@b.example', password: 'x' } })).status).toBe(404);
    expect(await worker.end()).toBe(0);
  });
});

describe('a process that is asked to end', () => {
  it('says that it is not ready, takes no new request, ends those under way and leaves with 0', async () => {
    const leaving = await startProcess({ ...environment, ROLE: 'api', DRAIN_SECONDS: '1' });
    const cookie = await leaving.signIn('nfp.ken@example.org', database.samplePassword);
    const holder = await open();
    await holder.query('BEGIN');
    await holder.query(`SELECT 1 FROM person WHERE email = 'nfp.ken@example.org' FOR UPDATE`);
    const slow = leaving.ask('PATCH', '/me', { cookie, body: { language: 'fr' } });
    await until(
      async () => (await count(`pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)) > 0,
    );
    const ended = leaving.end();
    await until(async () => (await leaving.ask('GET', '/health/ready')).status === 503);
    expect((await leaving.ask('GET', '/health/live')).status).toBe(200);
    await until(() =>
      leaving.ask('GET', '/health/live').then(
        () => false,
        () => true,
      ),
    );
    await holder.query('COMMIT');
    await holder.end();
    const answer = await slow;
    expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ language: 'fr' })]);
    expect(await ended).toBe(0);
    expect(await count(`pg_stat_activity WHERE datname = current_database() AND usename = 'portal_app'`)).toBe(0);
  });

  it('ends the job that is under way before it leaves', async () => {
    const worker = await startProcess({ ...environment, ROLE: 'worker' });
    const holder = await open();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE call_count IN EXCLUSIVE MODE');
    await owner.query(`INSERT INTO jobs.job (name, data) VALUES ('http.counts-grew-old', '{}')`);
    await until(async () => (await count(`jobs.job WHERE name = 'http.counts-grew-old' AND state = 'active'`)) > 0);
    const ended = worker.end();
    await wait(200);
    expect(worker.child.exitCode).toBeNull();
    await holder.query('COMMIT');
    await holder.end();
    expect(await ended).toBe(0);
    expect(await count(`jobs.job WHERE name = 'http.counts-grew-old' AND state <> 'completed'`)).toBe(0);
  });
});

describe('two that migrate at one instant', () => {
  it('do it once: the second waits, and finds nothing to do', async () => {
    const empty = await makeDatabase();
    const client = new Client({ connectionString: empty.ownerUrl });
    await client.connect();
    await client.query('DROP SCHEMA app, jobs CASCADE');
    await client.query(`DO $$ DECLARE t text; BEGIN
      FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DROP TABLE %I CASCADE', t); END LOOP; END $$`);
    const settings = { DATABASE_URL: empty.ownerUrl, SAMPLE_DATA: 'off' };
    const two = await Promise.all([runMigrate(settings), runMigrate(settings)]);
    expect(two.map(({ code }) => code)).toEqual([0, 0]);
    expect(two.filter(({ said }) => said.includes('Migrated: Foundation'))).toHaveLength(1);
    expect(two.filter(({ said }) => said.includes('waiting for it') && !said.includes('Migrated'))).toHaveLength(1);
    const { rows } = await client.query(`SELECT count(*)::int AS n, count(DISTINCT name)::int AS names FROM migration`);
    expect((rows[0] as { n: number }).n).toBeGreaterThan(5);
    expect((rows[0] as { n: number; names: number }).names).toBe((rows[0] as { n: number }).n);
    await client.end();
    await empty.drop();
  });
});

import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { SETTINGS, type Settings } from '../src/platform/settings/settings.js';
import { type Application, startApplication } from './application.harness.js';
import { makePlace } from './backup.harness.js';
import { runMigrate, startProcess } from './processes.harness.js';
import { risksOn } from './risk.harness.js';

const newKey = () => randomBytes(32).toString('base64');
const [first, second, strange] = [newKey(), newKey(), newKey()];
const secret = 'Ce que le pays écrit de ses risques';
let portal: Application;
let settings: Settings;
let scenarioId: string;
let dataFolder: string;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'portal-vault-'));
  portal = await startApplication({ SECRETS_KEY: first });
  settings = portal.app.get<Settings>(SETTINGS);
  const { begun, added } = risksOn(() => portal);
  for (let count = 0; count < 5; count += 1) scenarioId = await added(await begun(), { title: secret });
});
afterAll(async () => {
  await portal.close();
  await rm(dataFolder, { recursive: true, force: true });
});

const start = (key: string) =>
  startProcess({
    DATABASE_APP_URL: settings.databaseUrl,
    DATA_DIR: dataFolder,
    SECRETS_KEY: key,
    METRICS_PORT: 'off',
    ROLE: 'api',
  });

/** Every row of every table of ours, as one sum; sessions and counts come and go. */
async function sumOfAll(): Promise<string> {
  const tables = await portal.owner<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  const sum = createHash('sha256');
  for (const { name } of tables) {
    const [row] = await portal.owner<{ all: string }>(
      `SELECT coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '') AS all FROM "${name}" t`,
    );
    sum.update(`${name} ${row?.all ?? ''}`);
  }
  return sum.digest('hex');
}

/** What a process says that does not start. */
async function refusalOf(key: string): Promise<string> {
  const started = await start(key).catch((failure: unknown) => String(failure));
  if (typeof started === 'string') return started;
  await started.end();
  return 'started';
}

async function readWith(key: string): Promise<string> {
  const running = await start(key);
  try {
    const cookie = await running.signIn('nfp.mar@example.org', portal.samplePassword);
    return await (await running.ask('GET', `/scenarios/${scenarioId}`, { cookie })).text();
  } finally {
    await running.end();
  }
}

const rotate = (more: Readonly<Record<string, string>> = {}) =>
  runMigrate(
    {
      DATABASE_URL: portal.ownerUrl,
      DATA_DIR: dataFolder,
      SECRETS_KEY: first,
      SECRETS_KEY_NEXT: second,
      SAMPLE_DATA: 'off',
      ...more,
    },
    ['rotate-key'],
  );

describe('the key of the secrets', () => {
  it('is needed: with another one the portal does not start, says why, and damages nothing', async () => {
    const before = await sumOfAll();
    expect(await refusalOf(strange)).toContain('is not the one by which the database');
    expect(await sumOfAll()).toBe(before);
    expect(await refusalOf('too short')).toContain('SECRETS_KEY: 32 bytes in base64');
  });

  it('is told nowhere: not in the database, nor in what a backup holds', async () => {
    const [row] = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM risk_key k WHERE k::text LIKE $1 OR k::text LIKE $2`,
      [`%${first}%`, `%${Buffer.from(first, 'base64').toString('hex')}%`],
    );
    expect(row?.count).toBe(0);
    const values = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_value v JOIN audit_entry e USING (seq)
       WHERE e.table_name = 'risk_key' AND v.after ? 'wrapped'`,
    );
    expect(values[0]?.count).toBe(0);
    // A kept one lies in the data folder, and stays out of the archive.
    const kept = await mkdtemp(join(tmpdir(), 'portal-vault-'));
    const running = await startProcess({
      DATABASE_APP_URL: settings.databaseUrl,
      DATA_DIR: kept,
      SECRETS_KEY: first,
      METRICS_PORT: 'off',
    });
    await running.end();
    const file = join(kept, 'backup.zip');
    await runMigrate({ DATABASE_URL: portal.ownerUrl, DATA_DIR: kept }, ['backup', file]);
    const archive = await readFile(file);
    expect(archive.includes('secrets/request-fingerprints')).toBe(true);
    expect(archive.includes('secrets/secrets-key')).toBe(false);
    await rm(kept, { recursive: true });
  });

  it('is needed for a restored backup too, which stays as it is without it', async () => {
    const place = await makePlace('unused');
    const file = join(place.dataFolder, 'backup.zip');
    await runMigrate({ DATABASE_URL: portal.ownerUrl, DATA_DIR: dataFolder }, ['backup', file]);
    expect(await place.run('restore', file, '--yes')).toMatchObject({ code: 0 });
    const environment = { DATABASE_APP_URL: place.appUrl, DATA_DIR: place.dataFolder, METRICS_PORT: 'off' };
    const words = 'SELECT sum(hashtext(t::text)) AS sum FROM (SELECT * FROM scenario ORDER BY id) t';
    const before = await place.rows(words);
    const refused = await startProcess(environment).catch((failure: unknown) => String(failure));
    expect(refused).toContain('Nothing was changed');
    expect(await place.rows(words)).toEqual(before);
    await (await startProcess({ ...environment, SECRETS_KEY: first })).end();
    await place.remove();
  });

  it('is not changed while the portal serves', async () => {
    const { code, said } = await rotate();
    expect([code, said]).toEqual([1, expect.stringContaining('The database is in use')]);
  });

  it('is changed in one go or in two: interrupted half-way, it goes on where it stopped', async () => {
    await portal.app.close();
    const holder = new Client({ connectionString: portal.ownerUrl });
    await holder.connect();
    await holder.query(`BEGIN; SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true);
      SELECT FROM risk_key WHERE id = (SELECT id FROM risk_key ORDER BY id DESC LIMIT 1) FOR UPDATE`);
    const script = fileURLToPath(new URL('../../../dist/apps/api/migrate.mjs', import.meta.url));
    const env = {
      ...{ PATH: process.env['PATH'], DATABASE_URL: portal.ownerUrl, DATA_DIR: dataFolder },
      ...{ SECRETS_KEY: first, SECRETS_KEY_NEXT: second },
    };
    const child = spawn(process.execPath, [script, 'rotate-key'], { env, stdio: 'ignore' });
    const moved = async () => {
      const [row] = await portal.owner<{ keys: number }>(
        'SELECT count(*)::int AS keys FROM risk_key k, vault_master m WHERE k.mark <> m.mark',
      );
      return row?.keys;
    };
    while ((await moved()) !== 4) await setTimeout(20);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await moved()).toBe(4);
    for (const key of [first, second]) expect(await refusalOf(key)).toContain('was interrupted');
    const elsewhere = await rotate({ SECRETS_KEY_NEXT: strange });
    expect([elsewhere.code, elsewhere.said]).toEqual([1, expect.stringContaining('not the one it went to')]);
    const resumed = await rotate();
    expect([resumed.code, resumed.said]).toEqual([0, expect.stringContaining('1 data keys')]);
    expect(await readWith(second)).toContain(secret);
    expect(await refusalOf(first)).toContain('is not the one by which the database');
    expect((await rotate()).said).toContain('0 data keys');
  });

  it('is made anew by the data folder where no setting gives it', async () => {
    const [before] = await portal.owner<{ mark: string }>('SELECT mark FROM vault_master');
    const none = { SECRETS_KEY: '', SECRETS_KEY_NEXT: '' };
    // A kept key that did not write this database changes nothing of it.
    const { code, said } = await rotate(none);
    expect([code, said]).toEqual([1, expect.stringContaining('Nothing was changed')]);
    const [after] = await portal.owner<{ mark: string }>('SELECT mark FROM vault_master');
    expect(after).toEqual(before);
  });

  it('changes the key that the data folder keeps, which the next start finds', async () => {
    const place = await makePlace('unused');
    const kept = join(place.dataFolder, 'secrets', 'secrets-key');
    const environment = { DATABASE_APP_URL: place.appUrl, DATA_DIR: place.dataFolder, METRICS_PORT: 'off' };
    await (await startProcess(environment)).end();
    const before = await readFile(kept, 'utf8');
    expect(await place.run('rotate-key')).toMatchObject({ code: 0 });
    expect(await readFile(kept, 'utf8')).not.toBe(before);
    await (await startProcess(environment)).end();
    await place.remove();
  });
});

import { readdir, readFile, stat, truncate, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTINGS, type Settings } from '../src/platform/settings/settings.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { changeArchive, makePlace, type Place, sha256Of } from './backup.harness.js';
import { runMigrate, startProcess } from './processes.harness.js';

const minutes = 'Minutes of a meeting in Tashkent';
let portal: Application;
let dataFolder: string;
let archive: string;
const places: Place[] = [];
const place = async (kind: 'unused' | 'empty') => {
  const made = await makePlace(kind);
  places.push(made);
  return made;
};

beforeAll(async () => {
  portal = await startApplication();
  dataFolder = portal.app.get<Settings>(SETTINGS).dataFolder;
  archive = join(dataFolder, 'yesterday.zip');
  expect((await upload(minutes)).status).toBe(201);
  await draft('GHA', 'action-plan');
  await portal.work();
  await portal.owner(`INSERT INTO jobs.job (name, data, state, start_after) VALUES
    ('database.keys-grew-old', '{}', 'active', now() + interval '1 day'),
    ('database.keys-grew-old', '{}', 'completed', now())`);
  expect(await back(archive)).toMatchObject({ code: 0 });
});
afterAll(async () => {
  for (const each of places) await each.remove();
  await portal.close();
});

const upload = (content: string) => {
  const boundary = 'a-boundary';
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return portal.as('nfp.uzb', 'POST', '/documents', {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body:
      field('iso3', 'UZB') +
      field('title', 'Minutes') +
      field('language', 'en') +
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="m.txt"\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  });
};

async function draft(iso3: string, indicator: string) {
  const made = await portal.as(`nfp.${iso3.toLowerCase()}`, 'POST', `/countries/${iso3}/updates`, {
    body: { lines: [{ indicator, level: 'adopted', effectiveOn: '2026-03-01' }] },
  });
  expect(made.status).toBe(201);
}

async function back(file: string) {
  const [{ name } = { name: '' }] = await portal.owner<{ name: string }>('SELECT current_database() AS name');
  const { server } = JSON.parse(process.env['PORTAL_TEST_CLUSTER'] ?? '') as { readonly server: string };
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return runMigrate({ DATABASE_URL: url, DATA_DIR: dataFolder }, ['backup', file]);
}

type Ask = <T extends object>(sql: string) => Promise<T[]>;

/** Every table with its rows, each row by its hash, so that one that differs is named. */
async function contentOf(ask: Ask): Promise<Record<string, string>> {
  const tables = await ask<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'
       AND tablename <> ALL (ARRAY['session', 'sign_in_failure', 'call_count', 'migration', 'state_stamp', 'round_table_stamp', 'status_span'])
     ORDER BY 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await ask<{ hash: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') AS hash FROM ${name} t`,
    );
    content[name] = row?.hash ?? '';
  }
  return content;
}

describe('a drill: the backup of a portal that runs, restored elsewhere', () => {
  let elsewhere: Place;
  let said: string;
  beforeAll(async () => {
    elsewhere = await place('empty');
    const restored = await elsewhere.run('restore', archive);
    said = restored.said;
    expect(restored).toMatchObject({ code: 0 });
  });

  it('asks nothing where there is nothing, and says what it brought', () => {
    expect(said).toMatch(/Restored the backup of .+: \d+ audit entries, \d+ claims, 1 documents, 1 files/);
    expect(said).toContain('The audit trail is whole.');
  });

  it('has the same rows in every table, the chain whole, and what is derived made anew', async () => {
    const [there, here] = [await contentOf(portal.owner), await contentOf(elsewhere.rows)];
    expect(Object.keys(here).length).toBeGreaterThan(15);
    expect(here).toEqual(there);
    expect(await elsewhere.rows('SELECT first_broken FROM app.audit_verify()')).toEqual([{ first_broken: null }]);
    const spans = `SELECT iso3, indicator, known_from, with_sample, level FROM status_span ORDER BY 1, 2, 3, 4, 5`;
    expect(await elsewhere.rows(spans)).toEqual(await portal.owner(spans));
    expect(await elsewhere.rows('SELECT name FROM migration ORDER BY id')).toEqual(
      await portal.owner('SELECT name FROM migration ORDER BY id'),
    );
  });

  it('has the same rules: row security forced, triggers, keys and rights', async () => {
    const rules = `SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relacl IS NOT NULL AS granted,
        (SELECT string_agg(tgname || tgenabled::text, ' ' ORDER BY tgname) FROM pg_trigger WHERE tgrelid = c.oid AND NOT tgisinternal) AS triggers,
        (SELECT string_agg(conname || pg_get_constraintdef(k.oid), ' ' ORDER BY conname) FROM pg_constraint k
         WHERE conrelid = c.oid AND contype <> 'n') AS constraints
      FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND relname <> 'migration' ORDER BY 1`;
    expect(await elsewhere.rows(rules)).toEqual(await portal.owner(rules));
  });

  it('has the bytes of its documents, and what work still had to be done', async () => {
    const sha256 = sha256Of(minutes);
    expect(await readFile(join(elsewhere.dataFolder, 'files', sha256.slice(0, 2), sha256), 'utf8')).toBe(minutes);
    expect(await elsewhere.rows(`SELECT state::text FROM jobs.job WHERE name = 'database.keys-grew-old'`)).toEqual([
      { state: 'retry' },
    ]);
  });

  it('serves: who had an account signs in, reads and writes, and the trail goes on', async () => {
    const serving = await startProcess({
      DATABASE_APP_URL: elsewhere.appUrl,
      DATA_DIR: elsewhere.dataFolder,
      METRICS_PORT: 'off',
    });
    const cookie = await serving.signIn('nfp.uzb@example.org', portal.samplePassword);
    const [{ id } = { id: '' }] = await elsewhere.rows<{ id: string }>(`SELECT id FROM document`);
    expect(await (await serving.ask('GET', `/documents/${id}/content`, { cookie })).text()).toBe(minutes);
    const body = { lines: [{ indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-02' }] };
    expect((await serving.ask('POST', '/countries/UZB/updates', { cookie, body })).status).toBe(201);
    expect(await serving.end()).toBe(0);
    expect(await elsewhere.rows('SELECT first_broken FROM app.audit_verify()')).toEqual([{ first_broken: null }]);
  });

  it('is refused while the portal is served', async () => {
    const serving = await startProcess({
      DATABASE_APP_URL: elsewhere.appUrl,
      DATA_DIR: elsewhere.dataFolder,
      METRICS_PORT: 'off',
    });
    const refused = await elsewhere.run('restore', archive, '--yes');
    expect(await serving.end()).toBe(0);
    expect(refused.code).toBe(1);
    expect(refused.said).toContain('stop every process of the portal first');
  });
});

describe('yesterday over today', () => {
  let today: Place;
  beforeAll(async () => {
    today = await place('unused');
    expect(await today.run('restore', archive, '--yes')).toMatchObject({ code: 0 });
    await today.rows(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision)
       VALUES ('of today', 'GHA', 'action-plan', 'none', '2026-01-01', 'day')`,
    );
    await today.rows(`UPDATE claim SET note = 'changed today' WHERE fact = 'of today'`);
  });

  it('is refused where nobody can be asked, with what would be lost', async () => {
    const before = await contentOf(today.rows);
    const refused = await today.run('restore', archive);
    expect(refused.code).toBe(1);
    expect(refused.said).toMatch(/newer than the backup of .+ lost: 2 audit entries, 1 claims and 0 documents/);
    expect(refused.said).toContain('Add --yes');
    expect(await contentOf(today.rows)).toEqual(before);
  });

  it('is done where a script says yes', async () => {
    expect(await today.run('restore', archive, '--yes')).toMatchObject({ code: 0 });
    expect(await contentOf(today.rows)).toEqual(await contentOf(portal.owner));
    // The next start finds every migration done.
    expect(await today.run()).toEqual({ code: 0, said: '' });
  });

  it('over another history says that all of it would go', async () => {
    const other = await place('unused');
    const refused = await other.run('restore', archive);
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringMatching(/another portal.s history.+All of it would be lost/),
    ]);
  });
});

describe('an archive that is not what it should be', () => {
  let target: Place;
  let before: Record<string, string>;
  beforeAll(async () => {
    target = await place('unused');
    before = await contentOf(target.rows);
  });
  afterEach(async () => {
    expect(await contentOf(target.rows)).toEqual(before);
  });
  const refused = async (file: string) => {
    const { code, said } = await target.run('restore', file, '--yes');
    expect(code).toBe(1);
    return said;
  };

  it('with other rows is refused by its checksum', async () => {
    const file = join(dataFolder, 'rows.zip');
    await changeArchive(archive, file, (parts) => {
      const person = parts.get('tables/public.person.copy')?.toString() ?? '';
      parts.set('tables/public.person.copy', Buffer.from(person.replace('nfp.gha@', 'evil@')));
    });
    expect(await refused(file)).toContain('tables/public.person.copy is not what was backed up');
  });

  it('with another trail and checksums that fit is refused by its chain', async () => {
    const file = join(dataFolder, 'trail.zip');
    await changeArchive(archive, file, (parts, manifest) => {
      const name = 'tables/public.audit_entry.copy';
      const forged = Buffer.from((parts.get(name)?.toString() ?? '').replace('\tinsert\t', '\tdelete\t'));
      parts.set(name, forged);
      const at = manifest.tables.findIndex((table) => table.name === 'audit_entry');
      manifest.tables[at] = { ...manifest.tables[at]!, sha256: sha256Of(forged) };
    });
    expect(await refused(file)).toMatch(/audit trail breaks at entry \d+/);
  });

  it('with another document is refused, and no file of it stays', async () => {
    const file = join(dataFolder, 'document.zip');
    const sha256 = sha256Of(minutes);
    const name = `files/${sha256.slice(0, 2)}/${sha256}`;
    await changeArchive(archive, file, (parts) => parts.set(name, Buffer.from('other minutes')));
    expect(await refused(file)).toContain(`${name} is not what was backed up`);
    const kept = await readdir(join(target.dataFolder, 'files'), { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toEqual([]);
  });

  it('of a newer portal is refused by what it has more', async () => {
    const file = join(dataFolder, 'newer.zip');
    await changeArchive(archive, file, (_, manifest) => manifest.migrations.push('Later1900000000099'));
    expect(await refused(file)).toMatch(/newer portal .+Later1900000000099.+Update this one first/);
    const other = join(dataFolder, 'newest.zip');
    await changeArchive(archive, other, (_, manifest) => Object.assign(manifest, { format: 2 }));
    expect(await refused(other)).toContain('newer portal');
  });

  it('that was cut off, lacks a part, or is something else is refused', async () => {
    const cut = join(dataFolder, 'cut.zip');
    await copyFile(archive, cut);
    await truncate(cut, 20_000);
    expect(await refused(cut)).toContain('cannot be opened as a backup');
    const lacks = join(dataFolder, 'lacks.zip');
    await changeArchive(archive, lacks, (parts) => parts.delete('tables/public.claim.copy'));
    expect(await refused(lacks)).toContain('lacks tables/public.claim.copy');
    const empty = join(dataFolder, 'empty.zip');
    await changeArchive(archive, empty, (_, manifest) => Object.assign(manifest, { tables: [] }));
    expect(await refused(empty)).toContain('is not a backup');
    expect(await refused(join(dataFolder, 'nowhere.zip'))).toContain('cannot be opened');
  });
});

describe('a backup', () => {
  it('is its owner’s alone, overwrites nothing, and leaves nothing half written', async () => {
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(await back(archive)).toMatchObject({ code: 1, said: expect.stringContaining('not overwritten') as string });
    const damaged = await portal.owner<{ sha256: string }>('SELECT sha256 FROM document');
    expect(textOf(damaged[0]?.sha256)).toBe(sha256Of(minutes));
    expect((await back('/dev/full/x.zip')).code).toBe(1);
    expect((await readdir(dataFolder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

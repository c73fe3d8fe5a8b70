import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { system } from '@portal/domain';
import { filesAged } from '../src/documents/file-sweep.js';
import { Database } from '../src/platform/database/database.js';
import { DiskFileStore } from '../src/platform/files/disk-file-store.js';
import { FILE_STORE, type FileStore, StorageFailure } from '../src/platform/files/file-store.js';
import { runFilesCommand } from '../src/platform/files/files-command.js';
import { s3AddressFrom } from '../src/platform/files/s3-address.js';
import { SETTINGS, type Settings, settingsFrom } from '../src/platform/settings/settings.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aPdf, uploadsTo } from './documents.harness.js';
import { aStorage } from './storage.harness.js';

const nameOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const fields = { iso3: 'MRT', title: 'Décret', language: 'fr' };

async function read(store: FileStore, name: string): Promise<string | null> {
  const stream = await store.open(name);
  if (!stream) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('S3-compatible storage', () => {
  let portal: Application;
  let storage: Awaited<ReturnType<typeof aStorage>>;
  const upload = uploadsTo(() => portal);

  beforeAll(async () => {
    storage = await aStorage();
    portal = await startApplication({ S3_URL: storage.url });
  });
  afterAll(async () => {
    await portal.close();
    await storage.stop();
  });
  afterEach(() => {
    storage.state.now = 'there';
  });

  it('keeps what is uploaded under its checksum, and gives it back', async () => {
    const kept = await upload('nfp.mrt', aPdf('kept'), fields);
    expect([...storage.files.keys()]).toEqual([`documents/${textOf(kept.body['sha256'])}`]);
    const content = await portal.as('nfp.mrt', 'GET', `/documents/${textOf(kept.body['id'])}/content`);
    expect(content.text).toBe(aPdf('kept').toString());
    const folder = join(portal.app.get<Settings>(SETTINGS).dataFolder, 'files');
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  it.each(['away', 'cut', 'full'] as const)(
    'that is %s in an upload keeps nothing half-written, says so, and takes it with the same key later',
    async (what) => {
      const bytes = aPdf(`upload ${what}`);
      const before = storage.files.size;
      const count = async () => (await portal.owner<{ n: number }>('SELECT count(*)::int AS n FROM document'))[0]?.n;
      const records = await count();
      storage.state.now = what;
      const refused = await upload('nfp.mrt', bytes, fields, { key: `storage-${what}` });
      expect(refused).toMatchObject({
        status: 503,
        body: { type: '/problems/unavailable', code: what === 'full' ? 'storage-full' : 'storage-away' },
      });
      expect(refused.headers['retry-after']).toBeDefined();
      expect([storage.files.size, await count()]).toEqual([before, records]);
      storage.state.now = 'there';
      const again = await upload('nfp.mrt', bytes, fields, { key: `storage-${what}` });
      expect([again.status, storage.files.size]).toEqual([201, before + 1]);
    },
  );

  it('that is away when something is read says so, and never that it does not exist', async () => {
    const kept = await upload('nfp.mrt', aPdf('read'), fields);
    storage.state.now = 'away';
    expect(await portal.as('nfp.mrt', 'GET', `/documents/${textOf(kept.body['id'])}/content`)).toMatchObject({
      status: 503,
      body: { code: 'storage-away' },
    });
  });

  it('that holds other bytes than were kept gives none of them out whole', async () => {
    const kept = await upload('nfp.mrt', aPdf('to be damaged'), fields);
    const key = `documents/${textOf(kept.body['sha256'])}`;
    storage.files.set(key, { bytes: aPdf('was to be damaged'), at: new Date() });
    const content = await portal.as('nfp.mrt', 'GET', `/documents/${textOf(kept.body['id'])}/content`);
    expect(content.status).toBe(500);
    expect(content.text).not.toContain('%PDF');
  });

  it('is filled from the data folder by a command that can be interrupted and run again, and back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-files-'));
    const environment = { S3_URL: storage.url, DATA_DIR: folder };
    const ask = async <T>(sql: string, values?: readonly unknown[]) => (await portal.owner(sql, values)) as T[];
    const move = (...words: string[]) => runFilesCommand(environment, ask, words);
    try {
      const names = (await portal.owner<{ sha256: string }>('SELECT DISTINCT sha256 FROM document')).map(
        ({ sha256 }) => sha256,
      );
      const damaged = nameOf(aPdf('to be damaged'));
      await expect(move('move', 'to-disk')).rejects.toThrow(
        `Missing or damaged where they should come from: ${damaged}`,
      );
      storage.files.set(`documents/${damaged}`, { bytes: aPdf('to be damaged'), at: new Date() });
      expect(await move('move', 'to-disk')).toContain(
        `Copied and checked: 1. There already, and checked: ${names.length - 1}.`,
      );

      // Interrupted: one is not there yet, one is half there.
      storage.files.clear();
      const [first = '', second = ''] = names;
      storage.files.set(`documents/${first}`, { bytes: Buffer.from('%PDF-'), at: new Date() });
      storage.state.now = 'away';
      await expect(move('move', 'to-s3')).rejects.toThrow(StorageFailure);
      storage.state.now = 'there';
      expect(await move('move', 'to-s3')).toContain(`Copied and checked: ${names.length}.`);
      expect(await move('move', 'to-s3')).toContain(`Copied and checked: 0.`);
      const s3 = portal.app.get<FileStore>(FILE_STORE);
      expect(await read(s3, second)).toBe(await read(new DiskFileStore(folder), second));
      await expect(move('copy')).rejects.toThrow('npm run files -- move to-s3');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('is swept of what no record needs, a day after it came', async () => {
    const database = portal.app.get(Database);
    const orphan = nameOf(aPdf('orphan'));
    const young = nameOf(aPdf('young orphan'));
    const kept = await upload('nfp.mrt', aPdf('old and needed'), fields);
    const removed = await upload('nfp.mrt', aPdf('old and removed'), fields);
    await portal.as('nfp.mrt', 'POST', `/documents/${textOf(removed.body['id'])}/remove`);
    const yesterday = new Date(Date.now() - 90_000_000);
    storage.files.set(`documents/${orphan}`, { bytes: aPdf('orphan'), at: yesterday });
    storage.files.set(`documents/${young}`, { bytes: aPdf('young orphan'), at: new Date() });
    for (const file of [kept, removed]) {
      const found = storage.files.get(`documents/${textOf(file.body['sha256'])}`);
      if (found) found.at = yesterday;
    }
    const sweep = async () => {
      await database.write(system, async (tx) => {
        await tx.jobs.send(filesAged, {});
        return true;
      });
      await portal.work();
      return [orphan, young, textOf(kept.body['sha256']), textOf(removed.body['sha256'])].filter((name) =>
        storage.files.has(`documents/${name}`),
      );
    };
    expect(await sweep()).toEqual([young, textOf(kept.body['sha256']), textOf(removed.body['sha256'])]);
    await portal.owner(`ALTER TABLE document DISABLE TRIGGER document_is_kept`);
    await portal.owner(`UPDATE document SET removed_at = now() - interval '2 days' WHERE removed_at IS NOT NULL`);
    await portal.owner(`ALTER TABLE document ENABLE TRIGGER document_is_kept`);
    expect(await sweep()).toEqual([young, textOf(kept.body['sha256'])]);
  });
});

describe('the data folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-disk-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives out nothing that is not what was kept, and lists what was left unfinished', async () => {
    const store = new DiskFileStore(folder);
    const bytes = aPdf('on disk');
    const name = nameOf(bytes);
    await store.keep(name, bytes);
    await store.keep(name, bytes);
    expect(await read(store, name)).toBe(bytes.toString());
    expect(await store.open(nameOf(aPdf('absent')))).toBeNull();
    const path = join(folder, 'files', name.slice(0, 2), name);
    await writeFile(`${path}.77.5`, 'half');
    await utimes(`${path}.77.5`, new Date(0), new Date(0));
    const listed: string[] = [];
    for await (const file of store.list()) listed.push(file.name);
    expect(listed.sort()).toEqual([name, `${name}.77.5`]);
    await store.remove(`${name}.77.5`);
    await writeFile(path, 'other bytes');
    await expect(read(store, name)).rejects.toThrow('other bytes');
    await expect(store.keep('../../etc/passwd', bytes)).rejects.toThrow('SHA-256');
    await expect(store.remove('../x')).rejects.toThrow('no name');
  });
});

describe('the address of storage', () => {
  it('is read with its keys in it or beside it, and a wrong one is refused without repeating them', () => {
    expect(s3AddressFrom('https://key:se%2Fcret@s3.example/bucket?region=eu&prefix=/a/b/')).toEqual({
      endpoint: 'https://s3.example',
      bucket: 'bucket',
      region: 'eu',
      prefix: 'a/b/',
      accessKey: 'key',
      secretKey: 'se/cret',
    });
    expect(s3AddressFrom('http://s3.example/bucket', 'key', 'secret')).toMatchObject({ prefix: '', accessKey: 'key' });
    for (const wrong of [
      's3.example',
      'ftp://s3.example/b',
      'https://k:topsecret@s3.example',
      'https://s3.example/b',
    ]) {
      const refuse = () => settingsFrom({ DATABASE_APP_URL: 'postgres://x', S3_URL: wrong });
      expect(refuse).toThrow(/S3_URL/);
      expect(refuse).not.toThrow(/topsecret/);
    }
  });
});

import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import { systemId } from '@portal/domain';
import { type Asks, auditEnd, keptTables, sequencesOf } from './catalog.js';
import {
  archiveFormat,
  fileEntry,
  type Manifest,
  manifestEntry,
  secretEntry,
  tableEntry,
  type TablePart,
  Unkept,
} from './manifest.js';
import { keptMasterKey, keptNextKey } from '../src/platform/vault/master-key.js';

/**
 * Passwords of the server and of sample accounts belong to the installation; the other secrets to the data. The master
 * key stays out, so that what is sealed in a backup stays sealed: it is kept apart.
 */
const leftOut = ['postgres-password', 'portal-app-password', 'sample-password', keptMasterKey, keptNextKey];

/**
 * Writes one archive of the database as it stands at one instant and of the files of its documents, while the portal
 * runs. It is readable by its owner alone, and has its name only when it is whole.
 *
 * @returns what it holds
 */
export async function backUp(source: DataSource, dataFolder: string, file: string): Promise<Manifest> {
  if (await stat(file).catch(() => null)) throw new Unkept(`${file} is there already: it is not overwritten.`);
  await mkdir(dirname(file), { recursive: true });
  const runner = source.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  const unfinished = `${file}.part`;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SELECT set_config('app.actor_id', $1, true)`, [systemId]);
    const manifest = await writeArchive(client, dataFolder, unfinished);
    await client.query('COMMIT');
    await rename(unfinished, file);
    return manifest;
  } catch (failure) {
    await rm(unfinished, { force: true });
    await client.query('ROLLBACK').catch(() => undefined);
    throw failure;
  } finally {
    await runner.release();
  }
}

async function writeArchive(client: PoolClient, dataFolder: string, file: string): Promise<Manifest> {
  const asks: Asks = {
    rows: async <T>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as T[],
  };
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream as Readable, createWriteStream(file, { mode: 0o600, flush: true }));
  // A failure of one part is one of the whole.
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const finished = Promise.race([written, failed]);
  finished.catch(() => undefined);

  const kept = await keptTables(asks);
  const tables: TablePart[] = [];
  for (const { schema, name, columns, select } of kept) {
    const hash = createHash('sha256');
    const copy = client.query(copyTo(`COPY (${select}) TO STDOUT`));
    await Promise.race([finished, addStream(zip, tableEntry({ schema, name }), copy, hash, true)]);
    tables.push({ schema, name, columns: [...columns], rows: copy.rowCount, sha256: hash.digest('hex') });
  }
  const files: { sha256: string; size: number }[] = [];
  for (const { sha256, path } of await filesIn(dataFolder)) {
    const { size } = await stat(path);
    const hash = createHash('sha256');
    await Promise.race([finished, addStream(zip, fileEntry(sha256), createReadStream(path), hash, false)]);
    if (hash.digest('hex') !== sha256) throw new Unkept(`${path} does not hold what its name says: it is damaged.`);
    files.push({ sha256, size });
  }
  const secrets: { name: string; sha256: string }[] = [];
  for (const name of await secretsIn(dataFolder)) {
    const secret = await readFile(join(dataFolder, 'secrets', name));
    zip.addBuffer(secret, secretEntry(name), { mode: 0o600 });
    secrets.push({ name, sha256: createHash('sha256').update(secret).digest('hex') });
  }
  const manifest: Manifest = {
    format: archiveFormat,
    portal: await portalVersion(),
    at: (await asks.rows<{ at: string }>('SELECT now() AS at'))[0]?.at ?? '',
    migrations: (await asks.rows<{ name: string }>('SELECT name FROM migration ORDER BY id')).map(({ name }) => name),
    tables,
    sequences: await sequencesOf(asks, kept),
    files,
    secrets,
    audit: await auditEnd(asks),
  };
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), manifestEntry);
  zip.end();
  await finished;
  return manifest;
}

/** Adds what a stream gives, piece by piece, and hashes it on its way; resolves when the archive has taken all of it. */
function addStream(zip: ZipFile, entry: string, stream: Readable, hash: Hash, compress: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const hashed = new Transform({
      transform(piece: Buffer, _encoding, done) {
        hash.update(piece);
        done(null, piece);
      },
    });
    stream.once('error', reject);
    hashed.once('end', resolve);
    zip.addReadStream(stream.pipe(hashed), entry, { compress, forceZip64Format: true });
  });
}

/** Files of documents by their content, in the order of their names. */
async function filesIn(dataFolder: string): Promise<{ readonly sha256: string; readonly path: string }[]> {
  const root = join(dataFolder, 'files');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => ({ sha256: entry.name, path: join(entry.parentPath, entry.name) }))
    .sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1));
}

async function secretsIn(dataFolder: string): Promise<string[]> {
  const names = await readdir(join(dataFolder, 'secrets')).catch(() => []);
  return names.filter((name) => /^[a-z0-9-]+$/.test(name) && !leftOut.includes(name)).sort();
}

async function portalVersion(): Promise<string> {
  // As far from the sources as from the bundle.
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { makeDatabase, type TestDatabase } from '#tools/api-test/database.mjs';
import type { Manifest } from '../backup/manifest.js';
import { runMigrate } from './processes.harness.js';

/** A database and a data folder to restore into. */
export interface Place {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly dataFolder: string;
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Runs the migration script, or one of its acts, on it. */
  run(...act: string[]): Promise<{ readonly code: number | null; readonly said: string }>;
  remove(): Promise<void>;
}

/**
 * With all tables of a portal that was never used; or empty, and then as on a server of others: its owner is no
 * superuser.
 */
export async function makePlace(kind: 'unused' | 'empty'): Promise<Place> {
  const database = await makeDatabase();
  const dataFolder = await mkdtemp(join(tmpdir(), 'portal-restore-'));
  const ownerUrl = kind === 'empty' ? await emptyOf(database) : database.ownerUrl;
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false)`);
  return {
    ownerUrl,
    appUrl: database.appUrl,
    dataFolder,
    async rows<T extends object>(sql: string, values: readonly unknown[] = []) {
      return (await client.query<T>(sql, [...values])).rows;
    },
    run: (...act) => runMigrate({ DATABASE_URL: ownerUrl, DATA_DIR: dataFolder, SAMPLE_DATA: 'off' }, act),
    async remove() {
      await client.end();
      const { username } = new URL(ownerUrl);
      const server = new Client({ connectionString: database.ownerUrl.replace(/\/[^/]+$/, '/postgres') });
      await database.drop();
      await server.connect();
      if (kind === 'empty') {
        await server.query(`REVOKE SET ON PARAMETER "app.actor_id" FROM ${username}`);
        await server.query(`DROP ROLE ${username}`);
      }
      await server.end();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function emptyOf({ name, ownerUrl }: TestDatabase): Promise<string> {
  const role = `owner_${randomBytes(6).toString('hex')}`;
  const server = new Client({ connectionString: ownerUrl.replace(/\/[^/]+$/, '/postgres') });
  await server.connect();
  await server.query(`DROP DATABASE ${name}`);
  await server.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'owns'`);
  await server.query(`GRANT SET ON PARAMETER "app.actor_id" TO ${role}`);
  await server.query(`CREATE DATABASE ${name} OWNER ${role} TEMPLATE template0`);
  await server.end();
  return Object.assign(new URL(ownerUrl), { username: role, password: 'owns' }).href;
}

type Change = (parts: Map<string, Buffer>, manifest: Manifest) => void;

/** Writes the archive anew with some of it changed, as somebody would who wants it to look whole. */
export async function changeArchive(from: string, to: string, change: Change): Promise<void> {
  const archive = await openPromise(from, { lazyEntries: true, autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry())
    parts.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  archive.close();
  const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '') as Manifest;
  change(parts, manifest);
  parts.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
  const zip = new ZipFile();
  for (const [name, bytes] of parts) zip.addBuffer(bytes, name);
  zip.end();
  await pipeline(zip.outputStream as Readable, createWriteStream(to));
}

export const sha256Of = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

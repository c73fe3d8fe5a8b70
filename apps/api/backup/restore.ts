import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { systemId } from '@portal/domain';
import { rebuildSpans } from '../src/status/spans.service.js';
import { type Archive, openArchive } from './archive.js';
import { type Asks, auditEnd, keptTables, placed, quoted } from './catalog.js';
import { emptyDatabase, withoutRules } from './emptying.js';
import { fileEntry, type Manifest, secretEntry, tableEntry, Unkept } from './manifest.js';
import { replacedBy, wordsOf } from './replaced.js';

export interface Restoring {
  readonly dataFolder: string;
  /** Asked with what would be lost, before anything is. */
  readonly confirm: (words: string) => Promise<boolean>;
}

/**
 * Puts a backup in the place of what the database holds, in one transaction: the tables as they were at the version of
 * the backup, its rows, all checks, then the migrations since. Where anything is wrong the old data stay untouched.
 *
 * @returns what was restored; null where it was not confirmed
 * @throws Unkept with a sentence for whoever runs the command
 */
export async function restore(
  source: DataSource,
  file: string,
  { dataFolder, confirm }: Restoring,
): Promise<Manifest | null> {
  const archive = await openArchive(file);
  const runner = source.createQueryRunner();
  try {
    const { manifest } = archive;
    const known = source.migrations.map(nameOf);
    const unknown = manifest.migrations.filter((name) => !known.includes(name));
    if (unknown.length > 0)
      throw new Unkept(
        `${file} was written by a newer portal (${manifest.portal}, with ${unknown.join(', ')}). Update this one first.`,
      );
    await runner.connect();
    const asks = asksOf(runner);
    await refuseWhileServed(asks);
    await asks.rows(`SELECT set_config('app.actor_id', $1, false)`, [systemId]);
    const replaced = await replacedBy(asks, manifest);
    if (replaced && !(await confirm(wordsOf(replaced, manifest)))) return null;
    const brought: string[] = [];
    await runner.startTransaction();
    try {
      // Named by their content, and known to no record yet: they can change nothing that is there.
      await putFiles(archive, dataFolder, brought);
      await putRows(runner, archive);
      await runner.commitTransaction();
    } catch (failure) {
      await runner.rollbackTransaction();
      for (const path of brought) await rm(path, { force: true });
      throw failure;
    }
    await putSecrets(archive, dataFolder);
    return manifest;
  } finally {
    archive.close();
    await runner.release();
  }
}

function asksOf(runner: QueryRunner): Asks {
  return {
    rows: async <T>(sql: string, values: readonly unknown[] = []) => {
      const result = (await runner.query(sql, [...values], true)) as { readonly records: T[] };
      return result.records;
    },
  };
}

function nameOf(migration: MigrationInterface): string {
  return migration.name ?? migration.constructor.name;
}

/** A portal that serves would go on with sessions and pictures of what is no longer there. */
export async function refuseWhileServed(asks: Asks): Promise<void> {
  const others = await asks.rows<{ name: string }>(
    `SELECT DISTINCT usename AS name FROM pg_stat_activity
     WHERE datname = current_database() AND usename <> current_user`,
  );
  if (others.length === 0) return;
  throw new Unkept(
    `The database is in use (${others.map(({ name }) => name).join(', ')}): stop every process of the portal first.`,
  );
}

async function putRows(runner: QueryRunner, archive: Archive): Promise<void> {
  const { manifest } = archive;
  const asks = asksOf(runner);
  const migrations = runner.connection.migrations.toSorted((one, other) => (stampOf(one) < stampOf(other) ? -1 : 1));
  await emptyDatabase(asks);
  await asks.rows(
    'CREATE TABLE migration (id serial PRIMARY KEY, "timestamp" bigint NOT NULL, name character varying NOT NULL)',
  );
  await migrate(
    runner,
    migrations.filter((each) => manifest.migrations.includes(nameOf(each))),
  );
  await refuseOtherTables(asks, manifest);
  await withoutRules(
    asks,
    manifest.tables.filter(({ schema }) => schema === 'public'),
    async () => {
      for (const table of manifest.tables) await putTable(runner, archive, table);
    },
  );
  for (const { schema, table, column, last } of manifest.sequences)
    await asks.rows('SELECT setval(pg_get_serial_sequence($1, $2), $3)', [
      placed({ schema, name: table }),
      column,
      last,
    ]);
  await check(asks, manifest);
  await migrate(
    runner,
    migrations.filter((each) => !manifest.migrations.includes(nameOf(each))),
  );
  await asks.rows(`SELECT set_config('app.actor_id', $1, true)`, [systemId]);
  await rebuildSpans(asks);
}

function stampOf(migration: MigrationInterface): number {
  return Number(/\d{13}$/.exec(nameOf(migration))?.[0]);
}

async function migrate(runner: QueryRunner, migrations: readonly MigrationInterface[]): Promise<void> {
  for (const migration of migrations) {
    await migration.up(runner);
    await runner.query('INSERT INTO migration ("timestamp", name) VALUES ($1, $2)', [
      stampOf(migration),
      nameOf(migration),
    ]);
  }
  await runner.query(`SELECT set_config('app.actor_id', $1, true)`, [systemId]);
}

async function refuseOtherTables(asks: Asks, { tables }: Manifest): Promise<void> {
  const shape = (each: { readonly schema: string; readonly name: string; readonly columns: readonly string[] }) =>
    `${placed(each)} (${each.columns.toSorted().join(', ')})`;
  const here = (await keptTables(asks)).map(shape);
  const wrong = tables.map(shape).filter((each) => !here.includes(each));
  if (wrong.length > 0 || here.length !== tables.length)
    throw new Unkept(`The backup does not fit its own version: ${wrong.join('; ') || 'a table is missing'}.`);
}

async function putTable(runner: QueryRunner, archive: Archive, table: Manifest['tables'][number]): Promise<void> {
  const client = (await runner.connect()) as PoolClient;
  const columns = table.columns.map(quoted).join(', ');
  await client.query(`DELETE FROM ${placed(table)}`);
  const copy = client.query(copyFrom(`COPY ${placed(table)} (${columns}) FROM STDIN`));
  await pipeline(await archive.open(tableEntry(table), table.sha256), copy);
  if (copy.rowCount !== table.rows)
    throw new Unkept(`${table.name} has ${copy.rowCount} rows in place of ${table.rows}; nothing was restored.`);
}

/** The rows are counted as they came; here the chain of the audit trail is walked, as a stranger to it would. */
async function check(asks: Asks, { audit }: Manifest): Promise<void> {
  const [verified] = await asks.rows<{ entries: number; first_broken: number | null }>(
    'SELECT * FROM app.audit_verify()',
  );
  if (verified?.first_broken !== null)
    throw new Unkept(`The audit trail breaks at entry ${verified?.first_broken ?? 0}; nothing was restored.`);
  const end = await auditEnd(asks);
  if (end.entries !== audit.entries || end.lastHash !== audit.lastHash)
    throw new Unkept('The audit trail does not end as the backup says; nothing was restored.');
}

async function putFiles(archive: Archive, dataFolder: string, brought: string[]): Promise<void> {
  for (const { sha256, size } of archive.manifest.files) {
    const path = join(dataFolder, 'files', sha256.slice(0, 2), sha256);
    const there = await stat(path).catch(() => null);
    if (there?.size === size) continue;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const unfinished = `${path}.restoring`;
    try {
      await pipeline(
        await archive.open(fileEntry(sha256), sha256),
        createWriteStream(unfinished, { mode: 0o600, flush: true }),
      );
      await rename(unfinished, path);
      brought.push(path);
    } finally {
      await rm(unfinished, { force: true });
    }
  }
}

/** What the data are bound to, such as the secret of request fingerprints. */
async function putSecrets(archive: Archive, dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, sha256 } of archive.manifest.secrets) {
    const secret = await text(await archive.open(secretEntry(name), sha256));
    await writeFile(join(folder, `${name}.new`), secret, { mode: 0o600, flush: true });
    await rename(join(folder, `${name}.new`), join(folder, name));
  }
}

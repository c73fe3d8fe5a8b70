/** The embedded PostgreSQL of one data folder: made once, started, stopped, asked. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { endProcess } from '../processes.mjs';
import { freePort } from '../ports.mjs';
import { keptSecret } from '../secrets.mjs';
import { binariesIn } from './binaries.mjs';
import { stopLeftover } from './leftover.mjs';
import { placeFor, serverUser } from './place.mjs';

const owner = 'postgres';

/** Settings for data that a test makes and forgets: nothing of it has to survive a power cut. */
export const forgetful = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

const environment = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };

const addressFor = (password, port, database) => `postgres://${owner}:${password}@127.0.0.1:${port}/${database}`;

const quoteIdentifier = (name) => `"${name.replaceAll('"', '""')}"`;

const give = (path, user) => user && chownSync(path, user.uid, user.gid);

const create = (native, place, cluster, password, user) => {
  const draft = `${cluster}.new`;
  const passwordFile = join(place, 'owner-password.new');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  give(draft, user);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  give(passwordFile, user);
  const made = spawnSync(
    join(native, 'bin/initdb'),
    [
      ...['-D', draft, '-U', owner, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums'],
    ],
    { cwd: draft, env: environment, encoding: 'utf8', ...user },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its cluster:\n${made.stdout}${made.stderr}`);
  // Under its final name only when it is whole: a start cut off here begins again.
  renameSync(draft, cluster);
};

const refuseOtherVersion = (native, cluster) => {
  const [, ours] = spawnSync(join(native, 'bin/postgres'), ['--version'], {
    encoding: 'utf8',
    env: environment,
  }).stdout.match(/(\d+)\./) ?? [undefined, ''];
  const theirs = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (ours !== theirs) {
    throw new Error(`This data was written by PostgreSQL ${theirs}; the packaged one is ${ours}. Dump and restore it.`);
  }
};

const largestLog = 10_000_000;

const openLog = (dataDir) => {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'postgres.log');
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  return { file, descriptor: openSync(file, 'a', 0o600) };
};

const tailOf = (file) => readFileSync(file, 'utf8').split('\n').slice(-15).join('\n');

const answers = async (url) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const launch = (native, cluster, dataDir, port, settings, user) => {
  const log = openLog(dataDir);
  const server = spawn(
    join(native, 'bin/postgres'),
    [
      ...['-D', cluster, '-c', 'listen_addresses=127.0.0.1', '-c', `port=${port}`, '-c', 'unix_socket_directories='],
      ...['-c', 'timezone=UTC', '-c', 'log_timezone=UTC', ...settings.flatMap((setting) => ['-c', setting])],
    ],
    // Its own group: Ctrl-C reaches us only, and we stop the API before the database.
    { cwd: cluster, env: environment, stdio: ['ignore', log.descriptor, log.descriptor], detached: true, ...user },
  );
  closeSync(log.descriptor);
  // Whoever leaves without stopping it (an interrupted test run) must not leave it behind.
  const end = () => server.kill('SIGINT');
  process.once('exit', end);
  const ended = new Promise((resolve) => {
    server.once('exit', resolve);
    server.once('error', resolve);
  });
  void ended.then(() => process.off('exit', end));
  return { server, ended, log: log.file };
};

/**
 * Starts the cluster of a data folder (the caller holds its claim), making it first where there is none, and ending a
 * server that a killed start left behind. Answers its port, the owner's address, its process and how to stop it.
 */
export const startCluster = async (dataDir, { settings = [], port } = {}) => {
  const user = serverUser();
  const place = realpathSync(placeFor(dataDir));
  const native = binariesIn(place);
  const cluster = join(place, 'cluster');
  const password = keptSecret(dataDir, 'postgres-password');
  if (!existsSync(cluster)) create(native, place, cluster, password, user);
  refuseOtherVersion(native, cluster);
  await stopLeftover(cluster);

  const listening = port ?? (await freePort());
  const addressOf = (database) => addressFor(password, listening, database);
  const { server, ended, log } = launch(native, cluster, dataDir, listening, settings, user);
  let over = false;
  void ended.then(() => (over = true));
  const until = Date.now() + 60_000;
  while (!(await answers(addressOf('postgres')))) {
    if (over || Date.now() > until) {
      if (!over) server.kill('SIGQUIT');
      throw new Error(`PostgreSQL did not start. The end of ${log}:\n${tailOf(log)}`);
    }
    await wait(50);
  }
  return {
    port: listening,
    pid: server.pid,
    addressOf,
    ended,
    stop: async () => {
      if (!over) await endProcess(server.pid, 'SIGINT', 10_000, 'SIGQUIT');
      await ended;
    },
  };
};

/** The cluster of a portal that runs, by the port its server has noted. Undefined when there is none. */
export const runningCluster = (dataDir) => {
  try {
    const [, , , port] = readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n');
    const password = keptSecret(dataDir, 'postgres-password');
    return { addressOf: (database) => addressFor(password, Number(port), database) };
  } catch {
    return undefined;
  }
};

/** Runs statements one by one as the owner; for what stands outside a migration, such as making a database. */
export const runAsOwner = async (url, ...statements) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results = [];
    for (const statement of statements) results.push(await client.query(statement));
    return results.map(({ rows }) => rows);
  } finally {
    await client.end();
  }
};

/** Makes a database when it is not there. */
export const ensureDatabase = async (cluster, name) => {
  const url = cluster.addressOf('postgres');
  const [found] = await runAsOwner(url, `SELECT 1 FROM pg_database WHERE datname = '${name.replaceAll("'", "''")}'`);
  if (found.length === 0) await runAsOwner(url, `CREATE DATABASE ${quoteIdentifier(name)}`);
  return cluster.addressOf(name);
};

export const dropDatabase = (cluster, name) =>
  runAsOwner(cluster.addressOf('postgres'), `DROP DATABASE IF EXISTS ${quoteIdentifier(name)} WITH (FORCE)`);

/** Copies a database; nobody may be connected to the first one. Copying files beats replaying them on two cores. */
export const copyDatabase = (cluster, from, to) =>
  runAsOwner(
    cluster.addressOf('postgres'),
    `CREATE DATABASE ${quoteIdentifier(to)} TEMPLATE ${quoteIdentifier(from)} STRATEGY file_copy`,
  );

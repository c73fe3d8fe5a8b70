/** One portal: its database, its migrations, its API. Used by start, the browser stories and the bench alike. */
import { spawn } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { endProcess } from './processes.mjs';
import { Unstartable, staticDir, workspaceRoot } from './settings.mjs';

const migrateScript = join(workspaceRoot, 'dist/apps/api/migrate.mjs');
const mainScript = join(workspaceRoot, 'dist/apps/api/main.mjs');
const watchParent = new URL('./watch-parent.mjs', import.meta.url).href;

/** What the API must not see: it serves as a role that owns nothing. */
const withoutOwner = ({ DATABASE_URL: _owner, PORTAL_APP_PASSWORD: _role, SAMPLE_PASSWORD: _sample, ...rest }) => rest;

/**
 * Runs the migrations, or another of that script's acts (`rebuild`), as the owner of the database. What it says is
 * shown when it fails.
 */
export const migrate = (env, act = []) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', migrateScript, ...act], {
      cwd: workspaceRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = [];
    child.stdout.on('data', (piece) => said.push(piece));
    child.stderr.on('data', (piece) => said.push(piece));
    child.once('error', reject);
    child.once('exit', (code) => {
      const output = Buffer.concat(said).toString('utf8').trim();
      if (code === 0) resolve(output);
      else reject(new Unstartable(act.length > 0 ? output : `The database could not be prepared:\n${output}`));
    });
  });

/** Runs an act of the migration script in this terminal, which it may ask. Resolves to its exit code. */
export const actInTerminal = (env, act) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', migrateScript, ...act], {
      cwd: workspaceRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * A bounded heap collects its garbage sooner: four times what lives in it, half the memory under load, no slower
 * (`npm run bench`). Files and bodies lie outside it.
 */
const frugal = ['--max-semi-space-size=8', '--max-old-space-size=192'];

const largestLog = 10_000_000;

const openLog = (dataDir) => {
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  const file = join(dataDir, 'logs/api.log');
  try {
    if (statSync(file).size > largestLog) renameSync(file, `${file}.1`);
  } catch {
    // There is none yet.
  }
  return { file, descriptor: openSync(file, 'a', 0o600) };
};

/** A portal may run for months: its log is put aside while it writes on, so the file itself stays the one it has open. */
const keepLogSmall = (file) =>
  setInterval(() => {
    try {
      if (statSync(file).size <= largestLog) return;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    } catch {
      // No room for the copy, or somebody took the file away: the next minute tries again.
    }
  }, 60_000).unref();

const tailOf = (file) => readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');

const isReady = async (probe) => {
  try {
    const answer = await fetch(`${probe}/api/v1/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
};

/**
 * Starts the API and waits until it is ready. Its words go to `DATA_DIR/logs/api.log`. Answers its process, a promise
 * of its end, and how to stop it.
 */
export const startApi = async ({ dataDir, host, port, probe, databaseAppUrl }, env = {}) => {
  const log = openLog(dataDir);
  const child = spawn(process.execPath, [...frugal, '--import', watchParent, mainScript], {
    cwd: workspaceRoot,
    env: {
      MALLOC_ARENA_MAX: '2',
      ...withoutOwner(process.env),
      ...env,
      DATABASE_APP_URL: databaseAppUrl,
      PORT: String(port),
      HOST: host,
      DATA_DIR: dataDir,
      STATIC_DIR: staticDir,
    },
    stdio: ['ignore', log.descriptor, log.descriptor],
    // Its own group: Ctrl-C reaches the supervisor, which ends it before the database.
    detached: true,
  });
  closeSync(log.descriptor);
  const watchedLog = keepLogSmall(log.file);
  let over = false;
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (problem) => resolve({ code: 1, signal: null, problem }));
  });
  void ended.then(() => {
    over = true;
    clearInterval(watchedLog);
  });

  const until = Date.now() + 60_000;
  while (!(await isReady(probe))) {
    if (over || Date.now() > until) {
      if (!over) await endProcess(child.pid, 'SIGTERM', 2_000);
      throw new Unstartable(`The API did not become ready. The end of ${log.file}:\n${tailOf(log.file)}`);
    }
    await wait(50);
  }
  return {
    pid: child.pid,
    log: log.file,
    ended,
    stop: async () => {
      // Longer than it takes to end the requests and jobs that are under way (`Leaving`, `Jobs.end`).
      if (!over) await endProcess(child.pid, 'SIGTERM', 50_000);
      await ended;
    },
  };
};

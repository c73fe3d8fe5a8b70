/** Builds API and web when their sources are newer than what lies in dist, and only then. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { Unstartable, workspaceRoot } from './settings.mjs';

const sources = [
  'apps/api',
  'apps/web',
  'libs',
  'nx.json',
  'package-lock.json',
  'tools/build-api.mjs',
  'tools/first-files.mjs',
  'tools/package-web.mjs',
  'tsconfig.base.json',
];

const products = [
  'dist/apps/api/main.mjs',
  'dist/apps/api/migrate.mjs',
  'dist/apps/api/import-worker.mjs',
  'dist/static/index.html',
];

const mark = join(workspaceRoot, 'dist/.built');

/** Tests and their settings are not part of what is served. */
export const isBuilt = (path) =>
  !/^apps\/api\/test\/|(\.spec\.ts|jest\.config\.mjs|tsconfig\.spec\.json|test-setup\.ts)$/.test(path);

const filesUnder = (path) => {
  const full = join(workspaceRoot, path);
  try {
    return readdirSync(full, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`]));
  } catch (problem) {
    if (problem.code === 'ENOTDIR') return [path];
    if (problem.code === 'ENOENT') return [];
    throw problem;
  }
};

/** One hash over names and contents of all that is built. */
export const hashOfSources = () => {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).filter(isBuilt)) {
    const content = readFileSync(join(workspaceRoot, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

/** Whether what lies in dist was made of these sources. */
export const isUpToDate = (hash) => {
  if (!products.every((product) => existsSync(join(workspaceRoot, product)))) return false;
  try {
    return readFileSync(mark, 'utf8') === hash;
  } catch {
    return false;
  }
};

/** Notes what dist was made of; called after a build that succeeded. */
export const noteBuild = (hash) => {
  mkdirSync(join(workspaceRoot, 'dist'), { recursive: true });
  writeFileSync(mark, hash);
};

/** Longer than any suite takes on a slow machine: what hangs is ended, and has failed. */
const patienceMs = 30 * 60_000;

/** Runs Nx without a daemon that would stay behind. Resolves to its exit code and, when it is kept, what it said. */
export const runNx = (args, { keepOutput = false } = {}) =>
  new Promise((resolve, reject) => {
    const nx = spawn(process.execPath, [join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js'), ...args], {
      cwd: workspaceRoot,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', keepOutput ? 'pipe' : 'inherit', keepOutput ? 'pipe' : 'inherit'],
      timeout: patienceMs,
    });
    const said = [];
    nx.stdout?.on('data', (piece) => said.push(piece));
    nx.stderr?.on('data', (piece) => said.push(piece));
    nx.once('error', reject);
    nx.once('exit', (code) => resolve({ code: code ?? 1, output: Buffer.concat(said).toString('utf8') }));
  });

export const buildTargets = ['run-many', '-t', 'build', 'package', '--projects=api,web', '--output-style=static'];

/** Builds when needed. When nothing changed it writes nothing. */
export const ensureBuilt = async (say) => {
  if (isUpToDate(hashOfSources())) return;
  await withLock(
    join(workspaceRoot, 'tmp/build.lock'),
    async () => {
      const hash = hashOfSources();
      if (isUpToDate(hash)) return;
      say('Building the portal');
      const { code, output } = await runNx(buildTargets, { keepOutput: true });
      if (code !== 0) throw new Unstartable(`The build failed:\n${output}`);
      noteBuild(hash);
    },
    () => say('Another command of this clone is building; waiting for it'),
  );
};

/**
 * `npm run dev`: the portal on its data with everything reloading. The web on PORT by Angular's development server, which
 * hands /api on; API and migrations are bundled, run and started again at each change.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { watchApi } from './build-api.mjs';
import { releaseClaim, takeClaim } from './claim.mjs';
import { watchFirstFiles } from './first-files.mjs';
import { migrate, startApi } from './portal.mjs';
import { freePort, whyPortRefused } from './ports.mjs';
import { endProcess, whenAskedToStop } from './processes.mjs';
import { sampleAccounts } from './sample-accounts.mjs';
import { keptSecret } from './secrets.mjs';
import { Unstartable, settingsFrom, staticDir, workspaceRoot } from './settings.mjs';
import { migrationEnvironment, openStorage } from './storage.mjs';

const say = (line) => console.log(line);

const up = {};

const stop = async () => {
  await up.stopWatching?.();
  up.stopJoining?.();
  if (up.web) await endProcess(up.web.pid, 'SIGTERM', 3_000);
  await up.api?.stop();
  await up.cluster?.stop();
  if (up.dataDir) releaseClaim(up.dataDir);
};

const end = async (code, problem) => {
  if (problem) console.error(problem instanceof Unstartable ? problem.message : problem);
  await stop();
  process.exit(code);
};

/** One change after the other: a build that ends while the last one still starts waits for its turn. */
const inTurn = (work) => {
  let last = Promise.resolve();
  return () => (last = last.then(work));
};

const serveWeb = ({ host, port }, apiAddress) => {
  const proxy = join(up.dataDir, 'dev-proxy.json');
  writeFileSync(proxy, JSON.stringify({ '/api': { target: apiAddress, changeOrigin: false } }));
  const nx = join(workspaceRoot, 'node_modules/nx/dist/bin/nx.js');
  const options = [`--port=${port}`, `--host=${host}`, `--proxyConfig=${proxy}`];
  return spawn(process.execPath, [nx, 'run', 'web:serve', ...options], {
    cwd: workspaceRoot,
    env: process.env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
};

const run = async (settings) => {
  const { held } = takeClaim(settings.dataDir, settings.address);
  if (held) throw new Unstartable(`The portal is already running on this data: process ${held.pid}, ${held.address}`);
  up.dataDir = settings.dataDir;
  if (await whyPortRefused(settings.host, settings.port)) {
    throw new Unstartable(`Another program listens on port ${settings.port}. Set PORT.`);
  }
  // The API serves the built web from here; in a new clone nothing has been built yet.
  mkdirSync(staticDir, { recursive: true });
  const storage = await openStorage(settings);
  up.cluster = storage.cluster;
  const port = await freePort();
  const probe = `http://127.0.0.1:${port}`;
  const serve = async () => {
    await up.api?.stop();
    await migrate(migrationEnvironment(settings, storage));
    const place = { dataDir: settings.dataDir, host: '127.0.0.1', port, probe, databaseAppUrl: storage.appUrl };
    up.api = await startApi(place, { PUBLIC_URL: settings.address });
    say('The API runs');
  };
  const serveInTurn = inTurn(() => serve().catch((problem) => say(problem.message)));
  up.stopWatching = await watchApi((errors) => {
    if (errors === 0) void serveInTurn();
  });
  up.stopJoining = watchFirstFiles();
  up.web = serveWeb(settings, probe);
  up.web.once('exit', () => void end(1));
  for (const line of settings.sampleData ? sampleAccounts(keptSecret(settings.dataDir, 'sample-password')) : [])
    say(line);
  say(`\nThe web will answer on ${settings.address}, the API on ${probe}`);
};

whenAskedToStop(() => void end(0));
try {
  const settings = settingsFrom(process.env);
  mkdirSync(settings.dataDir, { recursive: true });
  await run({ ...settings, dataDir: realpathSync(settings.dataDir) });
} catch (problem) {
  await end(1, problem);
}

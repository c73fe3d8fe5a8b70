/** `npm start`: builds what changed, brings database and API up, keeps them up, and ends them with itself. */
import { mkdirSync, realpathSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureBuilt } from './build.mjs';
import { noteApi, releaseClaim, takeClaim } from './claim.mjs';
import { migrate, startApi } from './portal.mjs';
import { whyPortRefused } from './ports.mjs';
import { startCluster } from './postgres/cluster.mjs';
import { endProcess, isSameProcess, whenAskedToStop } from './processes.mjs';
import { judgeEnd } from './restarts.mjs';
import { sampleAccounts } from './sample-accounts.mjs';
import { keptSecret } from './secrets.mjs';
import { Unstartable, settingsFrom } from './settings.mjs';
import { migrationEnvironment, openStorage } from './storage.mjs';

const say = (line) => console.log(line);

// Whoever reads our words may stop reading (`npm start | head`); the portal goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const stopping = new AbortController();
let asked = false;
whenAskedToStop(() => {
  asked = true;
  stopping.abort();
});

/** Between any two steps of a start somebody may have asked to stop. */
const unlessStopping = () => {
  if (asked) throw new Unstartable('Asked to stop.');
};

/** Takes the data folder, ending the API that a killed portal left on its port. */
const claimFolder = async ({ dataDir, address }) => {
  const { held, taken, left } = takeClaim(dataDir, address);
  if (held) {
    throw new Unstartable(
      `The portal is already running on this data (${dataDir}): process ${held.pid}, ${held.address}\n` +
        'Stop it first, or start this one with another DATA_DIR and another PORT.',
    );
  }
  if (left?.api && isSameProcess(left.api)) await endProcess(left.api.pid, 'SIGTERM', 2_000);
  return { claim: taken, takenOver: left !== undefined };
};

const refuseTakenPort = async ({ host, port }, patienceMs) => {
  const refusal = await whyPortRefused(host, port, patienceMs);
  if (refusal === undefined) return;
  throw new Unstartable(
    refusal === 'EADDRINUSE'
      ? `Another program listens on port ${port}. Start the portal on another one: PORT=${port + 10} npm start`
      : `The portal may not listen on ${host}, port ${port} (${refusal}). Set HOST and PORT.`,
  );
};

/**
 * Keeps one part running: waits for its end, starts it again with growing pauses, gives up when that does not help.
 * Resolves to a sentence when it gave up, to nothing when we are stopping.
 */
const keepUp = async (name, first, startAgain) => {
  let part = first;
  let ends = [];
  for (;;) {
    await part.ended;
    if (stopping.signal.aborted) return undefined;
    const verdict = judgeEnd(ends, Date.now());
    if (!verdict.again) return `${name} ended ${verdict.ends.length} times within two minutes.`;
    ends = verdict.ends;
    say(`${name} ended unexpectedly; starting it again`);
    await wait(verdict.afterMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return undefined;
    try {
      part = await startAgain();
    } catch (problem) {
      say(problem.message);
      part = { ended: Promise.resolve() };
    }
  }
};

const banner = ({ address, sampleData, dataDir }) => [
  '',
  `The portal is ready: ${address}`,
  ...(sampleData ? sampleAccounts(keptSecret(dataDir, 'sample-password')) : []),
];

const untilAskedToStop = () =>
  new Promise((resolve) => stopping.signal.addEventListener('abort', () => resolve(undefined), { once: true }));

const run = async (settings) => {
  const { claim, takenOver } = await claimFolder(settings);
  const up = {};
  try {
    await refuseTakenPort(settings, takenOver ? 5_000 : 0);
    await ensureBuilt(say);
    unlessStopping();
    const storage = await openStorage(settings);
    up.cluster = storage.cluster;
    unlessStopping();
    await migrate(migrationEnvironment(settings, storage));
    unlessStopping();
    const serve = async () => {
      up.api = await startApi({ ...settings, databaseAppUrl: storage.appUrl });
      noteApi(settings.dataDir, claim, up.api.pid);
      return up.api;
    };
    await serve();
    unlessStopping();
    for (const line of banner(settings)) say(line);

    const watched = [untilAskedToStop(), keepUp('The API', up.api, serve)];
    if (up.cluster) {
      const { port } = up.cluster;
      const store = async () => (up.cluster = await startCluster(settings.dataDir, { port }));
      watched.push(keepUp('PostgreSQL', up.cluster, store));
    }
    const complaint = await Promise.race(watched);
    if (complaint) throw new Unstartable(`${complaint} Its words are in ${settings.dataDir}/logs.`);
  } finally {
    stopping.abort();
    // The API first: it still finishes what it was asked.
    await up.api?.stop();
    await up.cluster?.stop();
    releaseClaim(settings.dataDir);
  }
};

try {
  const settings = settingsFrom(process.env);
  mkdirSync(settings.dataDir, { recursive: true });
  await run({ ...settings, dataDir: realpathSync(settings.dataDir) });
  say('The portal has stopped.');
  process.exit(0);
} catch (problem) {
  if (asked) console.error('The portal was stopped before it was ready.');
  else console.error(problem instanceof Unstartable ? problem.message : problem);
  process.exit(1);
}

/** Work on the database of a portal's data: beside the portal that runs on it, or alone with the data folder. */
import { mkdirSync, realpathSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { readClaim, releaseClaim, takeClaim } from './claim.mjs';
import { runningCluster } from './postgres/cluster.mjs';
import { isSameProcess } from './processes.mjs';
import { Unstartable, settingsFrom } from './settings.mjs';
import { openStorage } from './storage.mjs';

const alone = async (settings, work) => {
  const { held } = takeClaim(settings.dataDir);
  if (held) throw new Unstartable(`The portal (process ${held.pid}) runs on this data: stop it first.`);
  let storage;
  try {
    storage = await openStorage(settings);
    return await work(settings, storage);
  } finally {
    await storage?.cluster?.stop();
    releaseClaim(settings.dataDir);
  }
};

/**
 * Does the work with the settings and the opened storage, and ends this process with the code that it answers. Where
 * `isBeside`, a portal that runs may go on; else it has to be stopped first.
 */
export const onData = async (work, { isBeside }) => {
  try {
    const settings = settingsFrom(process.env);
    mkdirSync(settings.dataDir, { recursive: true });
    const here = { ...settings, dataDir: realpathSync(settings.dataDir) };
    await ensureBuilt(console.log);
    const claim = readClaim(here.dataDir);
    const isRunning = claim !== undefined && isSameProcess(claim);
    const code =
      isBeside && isRunning
        ? await work(here, await openStorage(here, { already: runningCluster(here.dataDir) }))
        : await alone(here, work);
    process.exit(code);
  } catch (problem) {
    console.error(problem instanceof Unstartable ? problem.message : problem);
    process.exit(1);
  }
};

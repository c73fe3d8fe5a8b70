/**
 * `npm run database -- <act>`: runs an act of the migration script on the portal's data, such as `rebuild`, which makes
 * again what is derived from the claims, or `administrator <e-mail>`, which prints the link by which the first administrator
 * sets a password (`npm run administrator -- <e-mail>`). Works beside a running portal, or starts the database for the while.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import { ensureBuilt } from './build.mjs';
import { readClaim, releaseClaim, takeClaim } from './claim.mjs';
import { migrate } from './portal.mjs';
import { runningCluster } from './postgres/cluster.mjs';
import { isSameProcess } from './processes.mjs';
import { Unstartable, settingsFrom } from './settings.mjs';
import { migrationEnvironment, openStorage } from './storage.mjs';

const act = process.argv.slice(2);

const runOn = async (settings, storage) => {
  const said = await migrate({ ...migrationEnvironment(settings, storage), PUBLIC_URL: settings.address }, act);
  if (said !== '') console.log(said);
};

/** Beside a portal that runs: its server, with the passwords kept in its folder. */
const besideRunning = (settings) =>
  openStorage(settings, { already: runningCluster(settings.dataDir) }).then((storage) => runOn(settings, storage));

const alone = async (settings) => {
  const { held } = takeClaim(settings.dataDir);
  if (held) throw new Unstartable(`The portal (process ${held.pid}) has just taken this data; try again.`);
  let storage;
  try {
    storage = await openStorage(settings);
    await runOn(settings, storage);
  } finally {
    await storage?.cluster?.stop();
    releaseClaim(settings.dataDir);
  }
};

try {
  if (act.length === 0) throw new Unstartable('Say what to do: npm run database -- rebuild');
  const settings = settingsFrom(process.env);
  mkdirSync(settings.dataDir, { recursive: true });
  const here = { ...settings, dataDir: realpathSync(settings.dataDir) };
  await ensureBuilt(console.log);
  const claim = readClaim(here.dataDir);
  await (claim !== undefined && isSameProcess(claim) ? besideRunning(here) : alone(here));
  process.exit(0);
} catch (problem) {
  console.error(problem instanceof Unstartable ? problem.message : problem);
  process.exit(1);
}

/** `npm run reset`: empties the data of a portal that does not run. The next start makes everything anew. */
import { existsSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { releaseClaim, takeClaim } from './claim.mjs';
import { stopLeftover } from './postgres/leftover.mjs';
import { clearPlace, placeOf } from './postgres/place.mjs';
import { endProcess, isSameProcess } from './processes.mjs';
import { Unstartable, settingsFrom } from './settings.mjs';

/** What the portal keeps in its folder. Anything else that lies there is somebody else's. */
const ours = ['files', 'logs', 'secrets'];

const emptied = async (dataDir) => {
  const { held, left } = takeClaim(dataDir);
  if (held) throw new Unstartable(`The portal is running on this data: process ${held.pid}. Stop it first.`);
  try {
    if (left?.api && isSameProcess(left.api)) await endProcess(left.api.pid, 'SIGTERM', 2_000);
    const place = placeOf(dataDir);
    if (place !== undefined) await stopLeftover(join(place, 'cluster'));
    clearPlace(dataDir);
    for (const name of ours) rmSync(join(dataDir, name), { recursive: true, force: true });
  } finally {
    releaseClaim(dataDir);
  }
};

try {
  const { dataDir, databaseUrl } = settingsFrom(process.env);
  if (databaseUrl !== undefined) {
    throw new Unstartable('DATABASE_URL names a server of your own: empty that database there.');
  }
  if (existsSync(dataDir)) await emptied(realpathSync(dataDir));
  console.log(`${dataDir} is empty. "npm start" makes the data anew.`);
} catch (problem) {
  console.error(problem instanceof Unstartable ? problem.message : problem);
  process.exitCode = 1;
}

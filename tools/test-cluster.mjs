/**
 * A cluster for data that is made and forgotten, with templates that are migrated once for each build of the API. Two
 * runs side by side take different folders.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { releaseClaim, takeClaim } from './claim.mjs';
import { migrate } from './portal.mjs';
import { copyDatabase, dropDatabase, forgetful, runAsOwner, startCluster } from './postgres/cluster.mjs';
import { keptSecret } from './secrets.mjs';
import { appUrlFrom, workspaceRoot } from './settings.mjs';
import { migrationEnvironment } from './storage.mjs';

const apiFolder = join(workspaceRoot, 'dist/apps/api');

/** The bundle that migrates: a template made by another one is stale. */
const hashOfBundle = () => {
  const hash = createHash('sha256');
  for (const name of readdirSync(apiFolder)
    .filter((file) => file.endsWith('.mjs'))
    .sort()) {
    hash.update(readFileSync(join(apiFolder, name)));
  }
  return hash.digest('hex').slice(0, 16);
};

const takeFolder = (name, number = 1) => {
  const folder = join(workspaceRoot, '.data', number === 1 ? name : `${name}-${number}`);
  mkdirSync(folder, { recursive: true });
  const dataDir = realpathSync(folder);
  return takeClaim(dataDir).held === undefined ? dataDir : takeFolder(name, number + 1);
};

const databasesOf = async (cluster) => {
  const [rows] = await runAsOwner(cluster.addressOf('postgres'), 'SELECT datname AS name FROM pg_database');
  return rows.map(({ name }) => name);
};

/**
 * Opens `.data/<name>`. `template(sample)` answers the name of a migrated database to copy from, without or with the
 * sample data; what earlier runs left behind is dropped.
 */
export const openTestCluster = async ({ name = 'test-postgres', settings = forgetful } = {}) => {
  const dataDir = takeFolder(name);
  const cluster = await startCluster(dataDir, { settings });
  const appPassword = keptSecret(dataDir, 'portal-app-password');
  const samplePassword = keptSecret(dataDir, 'sample-password');
  const bundle = hashOfBundle();
  const present = new Set(await databasesOf(cluster));
  for (const database of present) {
    const isOurs = database.startsWith('template_') ? database.endsWith(bundle) : !database.startsWith('test_');
    if (isOurs || database === 'template0' || database === 'template1') continue;
    await dropDatabase(cluster, database);
    present.delete(database);
  }

  const make = async (wanted, from, sampleData) => {
    if (present.has(wanted)) return wanted;
    // Renamed when it is whole: a run cut off here leaves no half template.
    const draft = `test_${wanted}`;
    await copyDatabase(cluster, from, draft);
    const ownerUrl = cluster.addressOf(draft);
    const storage = { ownerUrl, appUrl: appUrlFrom(ownerUrl, appPassword), appPassword };
    // Each portal of a test has a key of its own, so that nothing may be sealed before it starts.
    const environment = migrationEnvironment({ dataDir, sampleData, samplePassword }, storage);
    await migrate({ ...environment, DATA_DIR: undefined });
    await runAsOwner(cluster.addressOf('postgres'), `ALTER DATABASE "${draft}" RENAME TO "${wanted}"`);
    present.add(wanted);
    return wanted;
  };
  const plain = () => make(`template_plain_${bundle}`, 'template0', false);

  return {
    dataDir,
    cluster,
    appPassword,
    samplePassword,
    template: async (sample = false) => (sample ? make(`template_sample_${bundle}`, await plain(), true) : plain()),
    close: async () => {
      await cluster.stop();
      releaseClaim(dataDir);
    },
  };
};

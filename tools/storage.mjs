/** The database of a portal: the embedded cluster of its data folder, or the server that DATABASE_URL names. */
import { ensureDatabase, startCluster } from './postgres/cluster.mjs';
import { appUrlFrom } from './settings.mjs';
import { keptSecret } from './secrets.mjs';

/**
 * Opens it. Answers both addresses, the password to make `portal_app` with (absent when DATABASE_APP_URL names another
 * role), and the cluster when it is ours: `already` when one runs, else it is started.
 */
export const openStorage = async ({ dataDir, databaseUrl, databaseAppUrl }, { already } = {}) => {
  const cluster = databaseUrl === undefined ? (already ?? (await startCluster(dataDir))) : undefined;
  const ownerUrl = databaseUrl ?? (await ensureDatabase(cluster, 'portal'));
  if (databaseAppUrl !== undefined) return { ownerUrl, appUrl: databaseAppUrl, appPassword: undefined, cluster };
  const appPassword = keptSecret(dataDir, 'portal-app-password');
  return { ownerUrl, appUrl: appUrlFrom(ownerUrl, appPassword), appPassword, cluster };
};

/** What the migration is told. A production has no sample data, so it gets no password for its accounts. */
export const migrationEnvironment = ({ dataDir, sampleData, samplePassword }, { ownerUrl, appUrl, appPassword }) => ({
  DATABASE_URL: ownerUrl,
  DATABASE_APP_URL: appUrl,
  PORTAL_APP_PASSWORD: appPassword,
  DATA_DIR: dataDir,
  SAMPLE_DATA: sampleData ? 'on' : 'off',
  SAMPLE_PASSWORD: sampleData ? keptSecret(dataDir, 'sample-password', samplePassword) : undefined,
});

/** A whole portal on free ports with data of its own, for the browser stories and the bench. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startApi } from './portal.mjs';
import { freePort } from './ports.mjs';
import { copyDatabase, dropDatabase } from './postgres/cluster.mjs';
import { appUrlFrom } from './settings.mjs';
import { openTestCluster } from './test-cluster.mjs';

/**
 * Starts it on a fresh copy of the migrated data. `prepare(ownerUrl)` may fill the database before the API runs; `env`
 * goes to the API. `cluster` chooses folder and settings (`{ name: 'bench-postgres', settings: [] }` is as durable as
 * production). Answers addresses, passwords, the API's process, and how to stop everything.
 */
export const startIsolatedPortal = async ({ sample = true, prepare, env = {}, cluster: options } = {}) => {
  const opened = await openTestCluster(options);
  const { cluster, appPassword, samplePassword } = opened;
  const database = `test_portal_${process.pid}_${Date.now()}`;
  const dataDir = join(opened.dataDir, database);
  const up = {};
  const stop = async () => {
    await up.api?.stop();
    await dropDatabase(cluster, database);
    rmSync(dataDir, { recursive: true, force: true });
    await opened.close();
  };
  try {
    await copyDatabase(cluster, await opened.template(sample), database);
    mkdirSync(dataDir, { recursive: true });
    const ownerUrl = cluster.addressOf(database);
    const appUrl = appUrlFrom(ownerUrl, appPassword);
    await prepare?.(ownerUrl);
    const [port, metricsPort] = [await freePort(), await freePort()];
    const address = `http://127.0.0.1:${port}`;
    const place = { dataDir, host: '127.0.0.1', port, probe: address, databaseAppUrl: appUrl };
    up.api = await startApi(place, { METRICS_PORT: String(metricsPort), RATE_LIMITS: 'off', PUBLIC_URL: '', ...env });
    return { address, ownerUrl, appUrl, samplePassword, dataDir, apiPid: up.api.pid, apiLog: up.api.log, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
};

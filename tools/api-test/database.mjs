/** A database for one test file, copied from the migrated template. */
import { randomBytes } from 'node:crypto';
import { runAsOwner } from '../postgres/cluster.mjs';
import { appUrlFrom } from '../settings.mjs';

export const makeDatabase = async ({ sample = false } = {}) => {
  const {
    server,
    plain,
    sample: withSample,
    appPassword,
    samplePassword,
  } = JSON.parse(process.env['PORTAL_TEST_CLUSTER']);
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runAsOwner(server, `CREATE DATABASE ${name} TEMPLATE ${sample ? withSample : plain} STRATEGY file_copy`);
  const ownerUrl = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return {
    name,
    ownerUrl,
    appUrl: appUrlFrom(ownerUrl, appPassword),
    samplePassword,
    drop: async () => {
      await runAsOwner(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
};

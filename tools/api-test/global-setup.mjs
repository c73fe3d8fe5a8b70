/** Before the API's tests: PostgreSQL and the migrated templates. The workers read where they are from the environment. */
import { openTestCluster } from '../test-cluster.mjs';

export default async () => {
  const opened = await openTestCluster();
  globalThis.portalTestCluster = opened;
  const { cluster, appPassword, samplePassword } = opened;
  // Jest leaves without its teardown when it is interrupted; the server ends with this process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));

  process.env['PORTAL_TEST_CLUSTER'] = JSON.stringify({
    server: cluster.addressOf('postgres'),
    plain: await opened.template(false),
    sample: await opened.template(true),
    appPassword,
    samplePassword,
  });
};

import 'reflect-metadata';
import { createApplication } from './application.js';
import { settingsFrom } from './platform/settings/settings.js';
import { openLog } from './platform/telemetry/log.js';
import { MetricsServer } from './platform/telemetry/metrics-server.js';

/** Starts listening. Whoever starts it also ends it, by SIGTERM: `Leaving` says how it goes. */
async function serve(): Promise<void> {
  const settings = settingsFrom(process.env);
  const log = openLog(settings);
  const app = await createApplication(settings, log);
  await app.listen({ port: settings.port, host: settings.host });
  const metricsPort = await app.get(MetricsServer).listen();
  log.info({ address: await app.getUrl(), metricsPort }, 'listening');
  log.flush();
}

serve().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});

import 'reflect-metadata';
import { createApplication } from './application.js';
import { MetricsServer } from './platform/telemetry/metrics-server.js';
import { settingsFrom } from './platform/settings/settings.js';

/** Starts listening. Whoever starts it also ends it (`tools/watch-parent.mjs`). */
async function main(): Promise<void> {
  const settings = settingsFrom(process.env);
  const app = await createApplication(settings);
  await app.listen({ port: settings.port, host: settings.host });
  await app.get(MetricsServer).listen();
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});

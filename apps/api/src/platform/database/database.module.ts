import { Global, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobsModule } from '../jobs/jobs.module.js';
import { keptSecret } from '../settings/kept-secret.js';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { MasterKeyModule } from '../vault/master-key.module.js';
import { Database, DATA_SOURCE } from './database.js';
import { FINGERPRINT_SECRET, Idempotency } from './idempotency.js';
import { readDaysAndInstantsAsText } from './instants.js';
import { OldKeys } from './old-keys.js';

/** The pool of the role that owns nothing; it connects when it is asked, so that the API outlives its database. */
export async function dataSourceFor(url: string, most = 12): Promise<DataSource> {
  readDaysAndInstantsAsText();
  const source = new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    logging: false,
    poolErrorHandler: () => undefined,
    extra: {
      max: most,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      options: '-c transaction_timeout=30000 -c timezone=UTC',
    },
  });
  await source.initialize();
  return source;
}

@Global()
@Module({
  imports: [JobsModule, MasterKeyModule],
  providers: [
    {
      provide: DATA_SOURCE,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => dataSourceFor(settings.databaseUrl),
    },
    {
      provide: FINGERPRINT_SECRET,
      inject: [SETTINGS],
      useFactory: (settings: Settings) => keptSecret(settings.dataFolder, 'request-fingerprints'),
    },
    Idempotency,
    Database,
    OldKeys,
  ],
  exports: [Database, DATA_SOURCE],
})
export class DatabaseModule {}

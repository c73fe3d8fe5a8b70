import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { MASTER_KEY, masterKeyOf } from './master-key.js';

/** A module of its own: the database seals answers that it keeps, and the vault needs the database. */
@Global()
@Module({
  providers: [
    {
      provide: MASTER_KEY,
      inject: [SETTINGS],
      useFactory: ({ secretsKey, dataFolder }: Settings) => masterKeyOf(secretsKey, dataFolder),
    },
  ],
  exports: [MASTER_KEY],
})
export class MasterKeyModule {}

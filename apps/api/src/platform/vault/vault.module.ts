import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { masterKeyOf } from './master-key.js';
import { MASTER_KEY, Vault } from './vault.js';

@Global()
@Module({
  providers: [
    {
      provide: MASTER_KEY,
      inject: [SETTINGS],
      useFactory: ({ secretsKey, dataFolder }: Settings) => masterKeyOf(secretsKey, dataFolder),
    },
    Vault,
  ],
  exports: [Vault],
})
export class VaultModule {}

import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { DiskFileStore } from './disk-file-store.js';
import { FILE_STORE } from './file-store.js';

/** The store that the settings name: S3-compatible storage where there is one, else the data folder. */
@Global()
@Module({
  providers: [
    {
      provide: FILE_STORE,
      inject: [SETTINGS],
      useFactory: async ({ s3, dataFolder }: Settings) => {
        if (!s3) return new DiskFileStore(dataFolder);
        // Its client takes memory that a portal with files on disk does without.
        const { S3FileStore } = await import('./s3-file-store.js');
        return new S3FileStore(s3);
      },
    },
  ],
  exports: [FILE_STORE],
})
export class FilesModule {}

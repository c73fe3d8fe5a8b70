import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { DiskFileStore } from './disk-file-store.js';
import { FILE_STORE } from './file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** The store that the settings name: S3-compatible storage where there is one, else the data folder. */
@Global()
@Module({
  providers: [
    {
      provide: FILE_STORE,
      inject: [SETTINGS],
      useFactory: ({ s3, dataFolder }: Settings) => (s3 ? new S3FileStore(s3) : new DiskFileStore(dataFolder)),
    },
  ],
  exports: [FILE_STORE],
})
export class FilesModule {}

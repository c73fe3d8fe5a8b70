import { Global, Module } from '@nestjs/common';
import { DiskFileStore, FILE_STORE } from './file-store.js';

/** Where rooms keep bytes. */
@Global()
@Module({ providers: [{ provide: FILE_STORE, useClass: DiskFileStore }], exports: [FILE_STORE] })
export class FilesModule {}

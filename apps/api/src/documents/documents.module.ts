import { Module } from '@nestjs/common';
import { DiskFileStore, FILE_STORE } from '../platform/files/file-store.js';
import { DocumentController } from './document.controller.js';
import { DocumentService } from './document.service.js';

@Module({
  controllers: [DocumentController],
  providers: [DocumentService, { provide: FILE_STORE, useClass: DiskFileStore }],
})
export class DocumentsModule {}

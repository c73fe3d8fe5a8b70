import { Module } from '@nestjs/common';
import { StatusModule } from '../status/status.module.js';
import { DocumentChangeService } from './document-change.service.js';
import { DocumentController } from './document.controller.js';
import { DocumentListService } from './document-list.service.js';
import { DocumentService } from './document.service.js';
import { FileSweep } from './file-sweep.js';

@Module({
  imports: [StatusModule],
  controllers: [DocumentController],
  providers: [DocumentChangeService, DocumentListService, DocumentService, FileSweep],
})
export class DocumentsModule {}

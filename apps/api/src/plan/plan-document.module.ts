import { Module } from '@nestjs/common';
import { PlanDocumentService } from './plan-document.service.js';

/** Documents for Word, for every room that lays out an outline. */
@Module({ providers: [PlanDocumentService], exports: [PlanDocumentService] })
export class PlanDocumentModule {}

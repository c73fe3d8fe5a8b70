import { Module } from '@nestjs/common';
import { HearingModule } from '../position/hearing.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { ConclusionDraftService } from './conclusion-draft.service.js';
import { ConclusionWire } from './conclusion-wire.js';
import { ConclusionController } from './conclusion.controller.js';
import { ConclusionService } from './conclusion.service.js';
import { DraftSnapshotService } from './draft-snapshot.service.js';

@Module({
  imports: [HearingModule, RoundTableModule],
  controllers: [ConclusionController],
  providers: [ConclusionService, ConclusionDraftService, ConclusionWire, DraftSnapshotService],
})
export class ConclusionModule {}

import { Module } from '@nestjs/common';
import { OpenCommitmentsModule } from '../commitment/open-commitments.module.js';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { AgendaItemController } from './agenda-item.controller.js';
import { AgendaItemService } from './agenda-item.service.js';
import { AgendaService } from './agenda.service.js';
import { AgendaTapService } from './agenda-tap.service.js';
import { MattersArisingService } from './matters-arising.service.js';

@Module({
  imports: [OpenCommitmentsModule, RoundTableModule],
  controllers: [AgendaItemController],
  providers: [AgendaService, AgendaItemService, AgendaTapService, MattersArisingService],
})
export class AgendaModule {}

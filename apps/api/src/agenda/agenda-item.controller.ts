import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import {
  Agenda,
  AgendaDaysInput,
  AgendaItem,
  AgendaItemInput,
  AgendaItemPatch,
  AgendaOrderInput,
  AgendaPublicationInput,
  AgendaTapInput,
  ById,
  OfRoundTable,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
import { AgendaItemService } from './agenda-item.service.js';
import { AgendaService } from './agenda.service.js';
import { AgendaTapService } from './agenda-tap.service.js';

@Controller('agenda-items')
export class AgendaItemController {
  constructor(
    private readonly agendas: AgendaService,
    private readonly items: AgendaItemService,
    private readonly taps: AgendaTapService,
  ) {}

  @Get()
  @May('signed-in')
  @Answers(Agenda)
  read(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: OfRoundTable }) { roundTable }: OfRoundTable,
  ): Promise<Agenda | Refusal> {
    return this.agendas.read(actor, roundTable);
  }

  @Post()
  @May('round-tables.run')
  @Answers(AgendaItem, 201)
  add(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AgendaItemInput }) input: AgendaItemInput,
  ): Promise<AgendaItem | Refusal> {
    return this.items.add(actor, input);
  }

  @Post('order')
  @May('round-tables.run')
  @Answers(Agenda, 200)
  move(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AgendaOrderInput }) input: AgendaOrderInput,
  ): Promise<Agenda | Refusal> {
    return this.items.move(actor, input);
  }

  @Post('days')
  @May('round-tables.run')
  @Answers(Agenda, 200)
  setDays(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AgendaDaysInput }) input: AgendaDaysInput,
  ): Promise<Agenda | Refusal> {
    return this.agendas.setDays(actor, input);
  }

  @Post('publication')
  @May('round-tables.run')
  @Answers(Agenda, 200)
  publish(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: AgendaPublicationInput }) { roundTable }: AgendaPublicationInput,
  ): Promise<Agenda | Refusal> {
    return this.agendas.publish(actor, roundTable);
  }

  @Patch(':id')
  @May('round-tables.run')
  @Answers(AgendaItem)
  change(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AgendaItemPatch }) patch: AgendaItemPatch,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<AgendaItem | Refusal> {
    return this.items.change(actor, id, patch, ifMatch);
  }

  @Delete(':id')
  @May('round-tables.run')
  @Answers(null)
  remove(@CurrentActor() actor: RequestActor, @Param({ schema: ById }) { id }: ById): Promise<true | Refusal> {
    return this.items.remove(actor, id);
  }

  @Post(':id/taps')
  @May('round-tables.run')
  @Answers(Agenda, 200)
  tap(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AgendaTapInput }) input: AgendaTapInput,
  ): Promise<Agenda | Refusal> {
    return this.taps.tap(actor, id, input);
  }
}

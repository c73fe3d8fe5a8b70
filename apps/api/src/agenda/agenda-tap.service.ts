import { Injectable } from '@nestjs/common';
import type { Agenda, AgendaTapInput } from '@portal/contracts';
import { conflict, invalid, isRefusal, notFound, type Refusal, toInstant } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { itemById } from './agenda.queries.js';
import { AgendaService } from './agenda.service.js';

/** A device's clock may be before ours by so much. */
const clockSlackMs = 5 * 60_000;

/** When items began and ended in the room, as it was tapped there; a device without a line sends it later. */
@Injectable()
export class AgendaTapService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly agendas: AgendaService,
  ) {}

  tap(actor: RequestActor, id: string, { kind, at }: AgendaTapInput): Promise<Agenda | Refusal> {
    return this.database.write(actor, async (tx) => {
      const item = await itemById(tx, id);
      if (!item) return notFound;
      const meeting = await this.roundTables.toRun(tx, actor, item.round_table_id);
      if (isRefusal(meeting)) return meeting;
      if (item.left_out_at !== null) return conflict('agenda-item-left-out');
      if (Date.parse(at) > Date.parse(tx.now) + clockSlackMs)
        return invalid({ pointer: '/at', code: 'future-instant' });
      await tx.rows(
        `INSERT INTO agenda_tap (round_table_id, item_id, kind, at, tapped_by, received_at, sample)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [meeting.id, id, kind, toInstant(at), actor.id, tx.now, meeting.sample],
      );
      return this.agendas.picture(tx, actor, meeting);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { Agenda, AgendaDaysInput } from '@portal/contracts';
import { conflict, isRefusal, type Refusal } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { AsArray, type ReadTransaction, type Transaction } from '../platform/database/transaction.js';
import { RoundTableLookup } from '../round-table/round-table-lookup.service.js';
import { RoundTableTellService } from '../round-table/round-table-tell.service.js';
import { agendaPicture } from './agenda.queries.js';
import type { AgendaRow, MeetingRow } from './agenda.row.js';
import { MattersArisingService } from './matters-arising.service.js';

/** The agenda as a whole: what it says, when its days begin, and that it is published. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly told: RoundTableTellService,
    private readonly matters: MattersArisingService,
  ) {}

  read(actor: RequestActor, roundTable: string): Promise<Agenda | Refusal> {
    return this.database.read(actor, async (tx) => {
      const meeting = await this.roundTables.inside(tx, roundTable);
      return isRefusal(meeting) ? meeting : this.picture(tx, actor, meeting);
    });
  }

  async picture(tx: ReadTransaction, actor: RequestActor, meeting: MeetingRow): Promise<Agenda> {
    const matters = await this.matters.of(tx, actor, meeting);
    return agendaPicture(tx, meeting, this.roundTables.mayRun(actor, meeting), matters);
  }

  /** The meeting that the actor runs, with its agenda, which begins with the first item. */
  async toWrite(
    tx: Transaction,
    actor: RequestActor,
    roundTable: string,
  ): Promise<{ readonly meeting: MeetingRow; readonly agenda: AgendaRow } | Refusal> {
    const meeting = await this.roundTables.toRun(tx, actor, roundTable);
    if (isRefusal(meeting)) return meeting;
    // Two who begin it at once begin the same one.
    await tx.rows('INSERT INTO agenda (round_table_id, sample) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      roundTable,
      meeting.sample,
    ]);
    // Held until the end, so that changes of one order come one after the other.
    const agenda = await tx.row<AgendaRow>('SELECT * FROM agenda WHERE round_table_id = $1 FOR UPDATE', [roundTable]);
    return agenda ? { meeting, agenda } : { refused: 'not-found' };
  }

  setDays(actor: RequestActor, { roundTable, begins, version }: AgendaDaysInput): Promise<Agenda | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.toWrite(tx, actor, roundTable);
      if (isRefusal(found)) return found;
      const { meeting, agenda } = found;
      if (version !== agenda.version && version !== 0) {
        return { refused: 'stale', current: await this.picture(tx, actor, meeting) };
      }
      const changed = await tx.change<AgendaRow>('agenda', agenda, { begins: new AsArray(begins) });
      return isRefusal(changed) ? changed : this.picture(tx, actor, meeting);
    });
  }

  /** Those who take part see it from now on, and are told so once. */
  publish(actor: RequestActor, roundTable: string): Promise<Agenda | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.toWrite(tx, actor, roundTable);
      if (isRefusal(found)) return found;
      const { meeting, agenda } = found;
      if (agenda.published_at !== null) return this.picture(tx, actor, meeting);
      const held = await tx.row('SELECT FROM agenda_item WHERE round_table_id = $1 LIMIT 1', [roundTable]);
      if (!held) return conflict('nothing-to-send');
      const changed = await tx.change<AgendaRow>('agenda', agenda, { published_at: tx.now });
      if (isRefusal(changed)) return changed;
      await this.told.tell(tx, actor, meeting, 'agenda-published');
      return this.picture(tx, actor, meeting);
    });
  }
}

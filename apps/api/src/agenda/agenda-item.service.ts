import { Injectable } from '@nestjs/common';
import type { Agenda, AgendaItem, AgendaItemInput, AgendaItemPatch, AgendaOrderInput } from '@portal/contracts';
import {
  agendaItemsAtMost,
  agendaMoved,
  conflict,
  invalid,
  isRefusal,
  meansTheSame,
  notFound,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { itemById, itemsOf } from './agenda.queries.js';
import type { AgendaItemRow, AgendaRow, MeetingRow } from './agenda.row.js';
import { AgendaService } from './agenda.service.js';

/** The items of an agenda: what they say, and in which order. */
@Injectable()
export class AgendaItemService {
  constructor(
    private readonly database: Database,
    private readonly agendas: AgendaService,
  ) {}

  add(actor: RequestActor, input: AgendaItemInput): Promise<AgendaItem | Refusal> {
    return this.database.write(actor, async (tx) => {
      const { roundTable, day, track, minutes, kind, title, speaker, after } = input;
      const found = await this.agendas.toWrite(tx, actor, roundTable);
      if (isRefusal(found)) return found;
      const { meeting, agenda } = found;
      const before = await itemsOf(tx, roundTable);
      if (before.length >= agendaItemsAtMost) return conflict('agenda-full');
      const row = await tx.insert<AgendaItemRow>('agenda_item', {
        ...{ round_table_id: roundTable, day, track, minutes, kind, title, speaker },
        position: Math.max(0, ...before.filter((each) => each.day === day).map(({ position }) => position)) + 1,
        moved_in: agenda.version + 1,
        changed_at: tx.now,
        sample: meeting.sample,
      });
      const last = before.filter((each) => each.day === day).at(-1)?.id ?? null;
      const order = agendaMoved([...before, row].sort(byDay), { id: row.id, day, track, after: after ?? last });
      if (!order) return invalid({ pointer: '/after', code: 'unknown-agenda-item' });
      await this.put(tx, agenda, order, row.id);
      const papers = await this.setPapers(tx, row, input.documents);
      return papers ?? this.itemOf(tx, actor, meeting, row.id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: AgendaItemPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<AgendaItem | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await itemById(tx, id);
      if (!row) return notFound;
      const found = await this.agendas.toWrite(tx, actor, row.round_table_id);
      if (isRefusal(found)) return found;
      const { meeting } = found;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const stale = async (): Promise<Refusal> => {
        const current = await this.itemOf(tx, actor, meeting, id);
        return isRefusal(current) ? current : { refused: 'stale', current };
      };
      if (ifMatch !== '*' && ifMatch !== row.version) return stale();
      const { isLeftOut = row.left_out_at !== null } = patch;
      const changed = await tx.change<AgendaItemRow>('agenda_item', row, {
        minutes: patch.minutes ?? row.minutes,
        kind: patch.kind ?? row.kind,
        title: patch.title ?? row.title,
        speaker: patch.speaker ?? row.speaker,
        left_out_at: isLeftOut ? (row.left_out_at ?? tx.now) : null,
        changed_at: tx.now,
      });
      if (isRefusal(changed)) return changed.refused === 'stale' ? stale() : changed;
      const papers = patch.documents ? await this.setPapers(tx, row, patch.documents) : null;
      return papers ?? this.itemOf(tx, actor, meeting, id);
    });
  }

  /** Of a draft alone: what those who take part were told stays, as left out. */
  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await itemById(tx, id);
      if (!row) return notFound;
      const found = await this.agendas.toWrite(tx, actor, row.round_table_id);
      if (isRefusal(found)) return found;
      if (found.agenda.published_at !== null) return conflict('agenda-published');
      await tx.rows('DELETE FROM agenda_item WHERE id = $1', [id]);
      const raised = await tx.change<AgendaRow>('agenda', found.agenda, {});
      return isRefusal(raised) ? raised : true;
    });
  }

  /** What others moved meanwhile stays; a move that no longer means the same is told with the order as it stands. */
  move(actor: RequestActor, input: AgendaOrderInput): Promise<Agenda | Refusal> {
    return this.database.write(actor, async (tx) => {
      const found = await this.agendas.toWrite(tx, actor, input.roundTable);
      if (isRefusal(found)) return found;
      const { meeting, agenda } = found;
      const items = await itemsOf(tx, input.roundTable);
      const asSeen = items.map((each) => ({ ...each, movedIn: each.moved_in }));
      if (input.version !== agenda.version && !meansTheSame(asSeen, input, input.version)) {
        return { refused: 'stale', current: await this.agendas.picture(tx, actor, meeting) };
      }
      const order = agendaMoved(items, input);
      if (!order) {
        const isStale = input.version !== agenda.version;
        if (isStale) return { refused: 'stale', current: await this.agendas.picture(tx, actor, meeting) };
        return invalid({ pointer: '/after', code: 'unknown-agenda-item' });
      }
      await this.put(tx, agenda, order, input.id);
      return this.agendas.picture(tx, actor, meeting);
    });
  }

  /** Writes the places of an order: those alone that changed. */
  private async put(
    tx: Transaction,
    agenda: AgendaRow,
    order: readonly AgendaItemRow[],
    movedId: string,
  ): Promise<void> {
    const raised = await tx.change<AgendaRow>('agenda', agenda, {});
    if (isRefusal(raised)) throw new Error('the agenda was held until the end');
    await tx.rows(
      `UPDATE agenda_item i SET position = p.position
       FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, position)
       WHERE i.id = p.id AND i.round_table_id = $2 AND i.position <> p.position`,
      [order.map(({ id }) => id), agenda.round_table_id],
    );
    const moved = order.find(({ id }) => id === movedId);
    if (!moved) return;
    await tx.rows(
      `UPDATE agenda_item SET day = $2, track = $3, moved_in = $4, changed_at = $5, version = version + 1
       WHERE id = $1`,
      [movedId, moved.day, moved.track, raised.version, tx.now],
    );
  }

  /** The papers of an item; each must be one that the actor may see. */
  private async setPapers(
    tx: Transaction,
    { id, round_table_id }: AgendaItemRow,
    documents: readonly string[],
  ): Promise<Refusal | null> {
    const known = await tx.rows<{ id: string }>('SELECT id FROM document WHERE id = ANY ($1::uuid[])', [documents]);
    const ids = new Set(known.map((each) => each.id));
    const unknown = documents.flatMap((each, place) => (ids.has(each) ? [] : [place]));
    if (unknown.length > 0) {
      return invalid(
        ...unknown.map((place) => ({ pointer: `/documents/${String(place)}`, code: 'unknown-document' as const })),
      );
    }
    // What the actor does not see stays: they can neither name it nor take it away.
    await tx.rows(
      `DELETE FROM agenda_item_document p USING document d
       WHERE p.item_id = $1 AND d.id = p.document_id AND NOT p.document_id = ANY ($2::uuid[])`,
      [id, documents],
    );
    await tx.rows(
      `INSERT INTO agenda_item_document (round_table_id, item_id, document_id)
       SELECT $1, $2, d FROM unnest($3::uuid[]) AS d ON CONFLICT DO NOTHING`,
      [round_table_id, id, documents],
    );
    return null;
  }

  private async itemOf(
    tx: Transaction,
    actor: RequestActor,
    meeting: MeetingRow,
    id: string,
  ): Promise<AgendaItem | Refusal> {
    const { items } = await this.agendas.picture(tx, actor, meeting);
    return items.find((each) => each.id === id) ?? notFound;
  }
}

function byDay(one: AgendaItemRow, other: AgendaItemRow): number {
  return one.day - other.day || one.position - other.position;
}

import type { Agenda, AgendaItem, MatterArising } from '@portal/contracts';
import { addDays, agendaDaysAtMost, agendaRuns, agendaTimes, type Day, daysBetween } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import type { AgendaItemRow, AgendaRow, AgendaTapRow, MeetingRow } from './agenda.row.js';

const selectItems = `SELECT i.*, (SELECT coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title)
    ORDER BY d.title, d.id), '[]') FROM agenda_item_document p JOIN document d ON d.id = p.document_id
    WHERE p.item_id = i.id) AS papers
  FROM agenda_item i`;

export function agendaOf(tx: ReadTransaction, roundTable: string): Promise<AgendaRow | undefined> {
  return tx.row<AgendaRow>('SELECT * FROM agenda WHERE round_table_id = $1', [roundTable]);
}

/** All items in their order, day by day. */
export function itemsOf(tx: ReadTransaction, roundTable: string): Promise<AgendaItemRow[]> {
  return tx.rows<AgendaItemRow>(`${selectItems} WHERE i.round_table_id = $1 ORDER BY i.day, i.position, i.id`, [
    roundTable,
  ]);
}

export function itemById(tx: ReadTransaction, id: string): Promise<AgendaItemRow | undefined> {
  return tx.row<AgendaItemRow>(`${selectItems} WHERE i.id = $1`, [id]);
}

/** The agenda as the reader may see it: of a draft that is not theirs, nothing but the meeting's days. */
export async function agendaPicture(
  tx: ReadTransaction,
  meeting: MeetingRow,
  mayRun: boolean,
  matters: MatterArising[],
): Promise<Agenda> {
  const agenda = await agendaOf(tx, meeting.id);
  const items = agenda ? await itemsOf(tx, meeting.id) : [];
  const taps = await tx.rows<AgendaTapRow>('SELECT item_id, kind, at FROM agenda_tap WHERE round_table_id = $1', [
    meeting.id,
  ]);
  const begins = beginsOf(agenda, meeting);
  const lastDay = Math.max(daysOf(meeting), ...items.map(({ day }) => day));
  const { first, zone } = { first: meeting.starts?.slice(0, 10) ?? null, zone: meeting.zone };
  const held = items.filter((each) => each.left_out_at === null);
  const times = first !== null && zone !== null ? agendaTimes(held, { first, zone, begins }) : null;
  const runs = agendaRuns(taps.map(({ item_id: itemId, kind, at }) => ({ itemId, kind, at })));
  return {
    roundTable: meeting.id,
    items: items.map((row) => ({
      ...toItem(row, agenda?.published_at ?? null),
      ...(times?.get(row.id) ?? noTime),
      ...(runs.get(row.id) ?? notRun),
    })),
    days: Array.from({ length: lastDay }, (_, place) => ({
      day: place + 1,
      on: first === null ? null : addDays(first, place),
      begins: begins[place] ?? begins[0] ?? '09:00',
    })),
    zone,
    publishedAt: agenda?.published_at ?? null,
    matters,
    mayRun,
    version: agenda?.version ?? 0,
  };
}

/** When its days begin: as was said, or as the meeting does. */
function beginsOf(agenda: AgendaRow | undefined, meeting: MeetingRow): readonly string[] {
  return agenda && agenda.begins.length > 0 ? agenda.begins : [meeting.starts?.slice(11, 16) ?? '09:00'];
}

/** How many days the meeting has; before it has any: one. */
export function daysOf({ starts, ends }: Pick<MeetingRow, 'starts' | 'ends'>): number {
  if (starts === null || ends === null) return 1;
  const [first, last]: readonly [Day, Day] = [starts.slice(0, 10), ends.slice(0, 10)];
  return Math.min(agendaDaysAtMost, daysBetween(first, last) + 1);
}

const noTime = { startsAt: null, endsAt: null, starts: null, ends: null };
const notRun = { startedAt: null, endedAt: null };

function toItem(row: AgendaItemRow, publishedAt: string | null): AgendaItem {
  const { id, day, track, minutes, kind, title, speaker, papers, version } = row;
  return {
    ...{ id, day, track, minutes, kind, title, speaker, version, ...noTime, ...notRun },
    papers: [...papers],
    isChanged: publishedAt !== null && row.changed_at > publishedAt,
    isLeftOut: row.left_out_at !== null,
  };
}

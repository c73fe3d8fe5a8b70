import {
  checklistDay,
  checklistState,
  type ChecklistPlan,
  type Day,
  defaultChecklist,
  type Instant,
  type RoundTableLife,
} from '@portal/domain';
import type { ChecklistLine } from '@portal/contracts';
import type { ReadTransaction } from '../platform/database/transaction.js';

interface TemplateRow {
  readonly id: string;
  readonly items: readonly ChecklistPlan[];
  readonly version: number;
}

export function templateOf(tx: ReadTransaction, region: string | null): Promise<TemplateRow | undefined> {
  return tx.row<TemplateRow>('SELECT id, items, version FROM checklist_template WHERE region = $1', [region]);
}

/** What a region's meetings owe: its own list, else the one that every region begins with. */
export async function plansOf(tx: ReadTransaction, region: string | null): Promise<readonly ChecklistPlan[]> {
  return (await templateOf(tx, region))?.items ?? defaultChecklist;
}

/** Of a round table, what its checklist depends on. */
export interface ChecklistMeeting {
  readonly id: string;
  readonly region: string | null;
  readonly starts: string | null;
}

interface MarkRow {
  readonly item: string;
  readonly at: Instant;
  readonly by: string | null;
}

/** Lines that the meeting's own life does: it was confirmed, the countries were invited, it was held, concluded. */
const lifeOf: Readonly<Record<string, RoundTableLife>> = {
  dates: 'confirmed',
  invitations: 'invited',
  'round-table': 'held',
  conclusions: 'concluded',
};

export function isDerivedLine(key: string): boolean {
  return key in lifeOf;
}

/** The lines in the order of their days. */
export async function linesOf(tx: ReadTransaction, meeting: ChecklistMeeting, today: Day): Promise<ChecklistLine[]> {
  const plans = await plansOf(tx, meeting.region);
  const marks = await tx.rows<MarkRow>(
    `SELECT m.item, m.done_at AS at, p.name AS by FROM checklist_mark m LEFT JOIN person p ON p.id = m.done_by
     WHERE m.round_table_id = $1`,
    [meeting.id],
  );
  const steps = await tx.rows<MarkRow>(
    `SELECT s.life AS item, max(s.taken_at) AS at, (array_agg(p.name ORDER BY s.taken_at DESC))[1] AS by
     FROM round_table_step s LEFT JOIN person p ON p.id = s.taken_by
     WHERE s.round_table_id = $1 AND s.taken_at > coalesce(
       (SELECT max(taken_at) FROM round_table_step WHERE round_table_id = $1 AND life IN ('postponed', 'cancelled')), '-infinity')
     GROUP BY s.life`,
    [meeting.id],
  );
  const firstDay = meeting.starts?.slice(0, 10) ?? null;
  return plans
    .map(({ key, days, title }): ChecklistLine => {
      const life = lifeOf[key];
      const done =
        life === undefined ? marks.find(({ item }) => item === key) : steps.find(({ item }) => item === life);
      const dueOn = checklistDay(firstDay, days);
      const state = checklistState(dueOn, done !== undefined, today);
      return {
        key,
        title,
        days,
        dueOn,
        state,
        doneAt: done?.at ?? null,
        doneBy: done?.by ?? null,
        isDerived: life !== undefined,
      };
    })
    .sort((one, other) => one.days - other.days);
}

import { Injectable } from '@nestjs/common';
import type { WorkItem } from '@portal/contracts';
import { addDays, type Day, defaultStepDays, isFocalPointOf, isSecretariatOf } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { linesOf } from './checklist.queries.js';

interface MeetingRow {
  readonly id: string;
  readonly reference: string;
  readonly region: string | null;
  readonly starts: string;
  readonly sample: boolean;
  readonly unnamed: readonly string[];
}

/** What round tables ask of the reader: a focal point names people, a secretariat does what its checklist says. */
@Injectable()
export class RoundTableWorkService {
  async of(tx: ReadTransaction, actor: RequestActor, today: Day): Promise<WorkItem[]> {
    if (!actor.assignments.some(({ role }) => role === 'focal-point' || role === 'secretariat')) return [];
    const items: WorkItem[] = [];
    for (const row of await tx.rows<MeetingRow>(meetingsSql)) {
      const titleOf = (kind: 'name-delegates' | 'checklist', item = '') =>
        sentence('work', kind, actor.language, { meeting: row.reference, item });
      const common = { indicator: null, claimId: null, sample: row.sample };
      for (const iso3 of row.unnamed.filter((each) => isFocalPointOf(actor, each))) {
        items.push({
          ...common,
          id: `name-delegates:${row.id}:${iso3}`,
          kind: 'name-delegates',
          title: titleOf('name-delegates'),
          dueOn: addDays(row.starts, defaultStepDays.nominated),
          url: `/round-tables/${row.id}/delegations`,
          iso3,
        });
      }
      if (row.region === null || !isSecretariatOf(actor, [row.region])) continue;
      const due = (await linesOf(tx, row, today)).filter(
        ({ state, dueOn, key }) =>
          state !== 'done' && key !== 'reminders' && dueOn !== null && dueOn <= addDays(today, noticeDays),
      );
      for (const { key, title, dueOn } of due) {
        items.push({
          ...common,
          id: `checklist:${row.id}:${key}`,
          kind: 'checklist',
          title: titleOf('checklist', title || sentence('readiness-mail', `item.${key}`, actor.language, {})),
          dueOn,
          url: `/round-tables/${row.id}/readiness`,
          iso3: null,
        });
      }
    }
    return items;
  }
}

/** A line waits for somebody from a week before its day. */
const noticeDays = 7;

const meetingsSql = `
  SELECT t.id, t.reference, t.region, t.starts::date::text AS starts, t.sample,
    CASE WHEN t.life = 'invited' THEN ARRAY(SELECT c.iso3 FROM app.round_table_countries(ARRAY[t.id]) c
      WHERE NOT EXISTS (SELECT FROM delegate d WHERE d.round_table_id = t.id AND d.iso3 = c.iso3 AND d.seat = 'head'
        AND d.answer <> 'declined')) ELSE '{}' END AS unnamed
  FROM round_table t WHERE t.fact IS NULL AND t.life IN ('confirmed', 'invited', 'held') AND t.starts IS NOT NULL
    AND t.starts > app.today() - interval '90 days'
    AND t.id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[]) ORDER BY t.starts, t.id`;

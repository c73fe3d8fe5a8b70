import type { WorkItem } from '@portal/contracts';
import { type Actor, type Day, holds, isFocalPointOf, type Language } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { ReadTransaction } from '../platform/database/transaction.js';

interface PollRow {
  readonly id: string;
  readonly round_table_id: string;
  readonly reference: string;
  readonly iso3: string;
  readonly country: Readonly<Partial<Record<Language, string>>>;
  readonly closes_on: Day;
  readonly sample: boolean;
}

/** Polls on the days of a meeting that a country of the actor has not answered, or not wholly. */
export async function pollsToAnswer(tx: ReadTransaction, actor: Actor): Promise<WorkItem[]> {
  if (!holds(actor, 'focal-point')) return [];
  const rows = await tx.rows<PollRow>(
    `SELECT p.id, p.round_table_id, t.reference, c.iso3, n.names AS country, p.closes_on::text, p.sample
     FROM date_poll p JOIN round_table t ON t.id = p.round_table_id
     CROSS JOIN LATERAL app.round_table_countries(ARRAY[t.id]) c JOIN partner_country n ON n.iso3 = c.iso3
     WHERE p.state = 'open' AND t.life = 'dates-polled' AND app.today() <= p.closes_on
       AND EXISTS (SELECT FROM date_poll_option o WHERE o.date_poll_id = p.id AND o.withdrawn_at IS NULL
         AND NOT EXISTS (SELECT FROM date_poll_answer a WHERE a.date_poll_option_id = o.id AND a.iso3 = c.iso3))
     ORDER BY p.closes_on, p.id, c.iso3`,
  );
  return rows.filter(({ iso3 }) => isFocalPointOf(actor, iso3)).map((row) => itemOf(row, actor.language));
}

function itemOf(row: PollRow, language: Language): WorkItem {
  return {
    id: `answer-poll:${row.id}:${row.iso3}`,
    kind: 'answer-poll',
    title: sentence('work', 'answer-poll', language, {
      country: row.country[language] ?? row.iso3,
      meeting: row.reference,
    }),
    dueOn: row.closes_on,
    url: `/round-tables/${row.round_table_id}/dates`,
    iso3: row.iso3,
    indicator: null,
    claimId: null,
    sample: row.sample,
  };
}

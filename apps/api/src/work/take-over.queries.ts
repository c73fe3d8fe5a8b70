import type { WorkItem } from '@portal/contracts';
import { addDays, type Day } from '@portal/domain';
import { sentence } from '@portal/texts';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** For so many days a new focal point is pointed to what was handed over. */
const newDays = 30;

interface TermRow {
  readonly id: string;
  readonly iso3: string;
  readonly invitation_id: string;
  readonly sample: boolean;
  readonly country: Readonly<Record<string, string>>;
}

/** Offices that were handed over to the actor not long ago: each leads to what came with it. */
export async function takenOver(tx: ReadTransaction, actor: RequestActor, today: Day): Promise<readonly WorkItem[]> {
  const terms = await tx.rows<TermRow>(
    `SELECT a.id, a.scope AS iso3, a.invitation_id, p.sample, c.names AS country
     FROM role_assignment a JOIN person p ON p.id = a.person_id JOIN partner_country c ON c.iso3 = a.scope
     WHERE a.person_id = $1 AND a.role = 'focal-point' AND a.invitation_id IS NOT NULL
       AND a.since BETWEEN $2 AND $3 AND (a.until IS NULL OR a.until >= $3)
       AND app.handed_over_by(a.invitation_id) IS NOT NULL ORDER BY a.since, a.id`,
    [actor.id, addDays(today, -newDays), today],
  );
  return terms.map(({ id, iso3, sample, country }) => ({
    id: `take-over:${id}`,
    kind: 'take-over',
    title: sentence('work', 'take-over', actor.language, { country: country[actor.language] ?? iso3 }),
    dueOn: null,
    url: `/countries/${iso3}/handover`,
    iso3,
    indicator: null,
    claimId: null,
    sample,
  }));
}

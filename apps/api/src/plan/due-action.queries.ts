import { type ActionState, type Day, remindedUpTo } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

/** An action of a plan in force that is due soon or overdue, with who may be asked about it. */
export interface DueActionRow {
  readonly id: string;
  readonly plan_id: string;
  readonly line_id: string;
  readonly reference: string;
  readonly title: string;
  readonly ends_on: Day;
  readonly iso3: string | null;
  readonly sample: boolean;
  readonly state: ActionState;
  readonly assigned: readonly string[];
  readonly own: readonly string[];
  readonly runs: readonly string[];
  /** Who said something of it today. */
  readonly told_today: readonly string[];
}

/**
 * Actions whose last day has come near or gone by, of plans in force that the actor sees whole, the most urgent first.
 * A country that left is asked for nothing. Plans through `plan_in_force`, the latest report of each action through
 * `progress_report_latest`.
 *
 * @param plans only of these; null: all
 */
export function dueActions(
  tx: ReadTransaction,
  today: Day,
  plans: readonly string[] | null = null,
): Promise<DueActionRow[]> {
  return tx.rows<DueActionRow>(
    `SELECT a.id, a.plan_id, a.line_id, a.reference, a.title, a.ends_on, p.iso3, p.sample,
       coalesce(r.state, 'not-started') AS state, people.own, people.runs,
       ARRAY(SELECT w.person_id FROM action_assignee w WHERE w.line_id = a.line_id ORDER BY w.assigned_at, w.id) AS assigned,
       ARRAY(SELECT DISTINCT t.reported_by FROM progress_report t WHERE t.line_id = a.line_id AND t.reported_by IS NOT NULL
         AND (t.reported_at AT TIME ZONE 'UTC')::date = $1) AS told_today
     FROM action_plan p
     LEFT JOIN partner_country c ON c.iso3 = p.iso3
     CROSS JOIN LATERAL (SELECT CASE
         WHEN p.iso3 IS NOT NULL THEN app.holders('focal-point', ARRAY[p.iso3], $1)
         WHEN p.region IS NULL OR cardinality(app.holders('secretariat', ARRAY[p.region], $1)) = 0
           THEN app.holders('coordinator', ARRAY['network'], $1)
         ELSE app.holders('secretariat', ARRAY[p.region], $1) END AS runs OFFSET 0) running
     CROSS JOIN LATERAL (SELECT running.runs, running.runs || CASE WHEN p.iso3 IS NULL THEN '{}'
         ELSE app.holders('team-member', ARRAY[p.iso3], $1) END AS own OFFSET 0) people
     JOIN action a ON a.plan_id = p.id AND a.ends_on <= $2
     LEFT JOIN LATERAL (SELECT l.state FROM progress_report l WHERE l.line_id = a.line_id AND l.number <= p.number
       ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
     WHERE p.life = 'adopted' AND (c.left_on IS NULL OR $1 < c.left_on) AND ($3::uuid[] IS NULL OR p.id = ANY ($3))
       AND coalesce(r.state, 'not-started') IN ('not-started', 'in-progress', 'blocked')
     ORDER BY a.ends_on, a.reference, a.id`,
    [today, remindedUpTo(today), plans],
  );
}

/** The versions of plans whose own people the actor is among. */
export async function ownPlansOf(tx: ReadTransaction): Promise<readonly string[]> {
  const row = await tx.row<{ plans: readonly string[] }>('SELECT app.own_plans(app.actor()) AS plans');
  return row?.plans ?? [];
}

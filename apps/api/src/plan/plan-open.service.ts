import { Injectable } from '@nestjs/common';
import type { OpenInPlans } from '@portal/contracts';
import { type ActionState, type Day, isOverdue } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';

const mostShown = 100;

/** What a country's plans still wait for, for other rooms. */
@Injectable()
export class PlanOpenService {
  /** As far as the actor sees the plans whole. */
  async on(tx: ReadTransaction, iso3: string, day: Day): Promise<OpenInPlans> {
    const rows = await tx.rows<OpenRow>(actionsSql, [iso3]);
    const open = rows
      .map(({ ends_on: endsOn, assignees, plan_id: planId, ...row }) => ({
        ...row,
        planId,
        endsOn,
        assignees: [...assignees],
        isOverdue: isOverdue(day, { endsOn, state: row.state }),
      }))
      .filter(({ isOverdue: isLate, state, assignees }) => isLate || state === 'blocked' || assignees.length > 0);
    const rank = ({ isOverdue: isLate, state }: (typeof open)[number]) => (isLate ? 0 : state === 'blocked' ? 1 : 2);
    return {
      actions: open
        .toSorted((one, other) => rank(one) - rank(other) || one.endsOn.localeCompare(other.endsOn))
        .slice(0, mostShown),
      total: open.length,
      overdue: open.filter((each) => each.isOverdue).length,
      blocked: open.filter(({ state }) => state === 'blocked').length,
      assigned: open.filter(({ assignees }) => assignees.length > 0).length,
      inReview: await tx.rows<OpenInPlans['inReview'][number]>(reviewSql, [iso3]),
      imports: await tx.rows<OpenInPlans['imports'][number]>(importsSql, [iso3]),
    };
  }
}

interface OpenRow {
  readonly id: string;
  readonly plan_id: string;
  readonly reference: string;
  readonly title: string;
  readonly ends_on: Day;
  readonly state: ActionState;
  readonly assignees: readonly string[];
}

/** Of each plan the version in force, else the one that is being prepared: an action is one however many versions. */
const actionsSql = `
  SELECT a.id, a.plan_id, a.reference, a.title, a.ends_on, coalesce(r.state, 'not-started') AS state,
    ARRAY(SELECT coalesce(p.name, '') FROM action_assignee w LEFT JOIN person p ON p.id = w.person_id
      WHERE w.line_id = a.line_id ORDER BY w.assigned_at, w.id) AS assignees
  FROM (SELECT DISTINCT ON (series_id) id, number FROM action_plan
    WHERE iso3 = $1 AND life NOT IN ('closed', 'superseded') ORDER BY series_id, (life = 'adopted') DESC, number DESC) v
  JOIN action a ON a.plan_id = v.id
  LEFT JOIN LATERAL (SELECT l.state FROM progress_report l WHERE l.line_id = a.line_id AND l.number <= v.number
    ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
  WHERE coalesce(r.state, 'not-started') IN ('not-started', 'in-progress', 'blocked')
  ORDER BY a.ends_on, a.reference, a.id`;

const reviewSql = `
  SELECT p.id AS "planId", p.title, p.number, to_char(coalesce((SELECT max(s.taken_at) FROM plan_step s
    WHERE s.plan_id = p.id AND s.life = 'national-review'), p.created_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since
  FROM action_plan p WHERE p.iso3 = $1 AND p.life = 'national-review' ORDER BY p.title, p.id`;

const importsSql = `
  SELECT i.id, i.plan_id AS "planId", p.title, i.file_name AS "fileName", i.expires_at AS "expiresAt"
  FROM plan_import i JOIN action_plan p ON p.id = i.plan_id
  WHERE p.iso3 = $1 AND i.state = 'open' AND i.expires_at > now() ORDER BY i.made_at DESC, i.id`;

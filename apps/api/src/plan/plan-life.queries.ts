import type { PlanLife } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction } from '../platform/database/transaction.js';
import { officeFor, type PlanRow } from './plan.row.js';

/** Keeps that a version is in another state of its life from now on, by whose act. */
export async function beginStep(
  tx: Transaction,
  actor: RequestActor,
  plan: Pick<PlanRow, 'id' | 'iso3' | 'region'> & { readonly sample?: boolean },
  life: PlanLife,
  note: string,
): Promise<void> {
  const { role, scope } = officeFor(actor, plan);
  await tx.insert('plan_step', {
    plan_id: plan.id,
    life,
    note,
    taken_by: actor.id,
    taken_role: role,
    taken_scope: scope,
    taken_at: tx.now,
    sample: plan.sample ?? false,
  });
}

/** Copies all that a version says into another one of the same plan; what is the same keeps its line and reference. */
export async function copyContents(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(
    `INSERT INTO objective (plan_id, line_id, number, title, theme, sample)
     SELECT $2, line_id, number, title, theme, sample FROM objective WHERE plan_id = $1 ORDER BY number`,
    [from, to],
  );
  await tx.rows(
    `INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, description, domains, phase, priority,
       lead, supporting, starts_on, ends_on, cost, currency, funding, funding_source, funded, indicator, target, answers_to,
       support_requested, sample)
     SELECT $2, n.id, a.line_id, a.reference, a.position, a.title, a.description, a.domains, a.phase, a.priority,
       a.lead, a.supporting, a.starts_on, a.ends_on, a.cost, a.currency, a.funding, a.funding_source, a.funded, a.indicator,
       a.target, a.answers_to, a.support_requested, a.sample
     FROM action a JOIN objective o ON o.id = a.objective_id JOIN objective n ON n.plan_id = $2 AND n.line_id = o.line_id
     WHERE a.plan_id = $1 ORDER BY o.number, a.position`,
    [from, to],
  );
  await tx.rows(
    `INSERT INTO action_dependency (plan_id, action_id, depends_on_id, sample)
     SELECT $2, n.id, m.id, d.sample FROM action_dependency d
     JOIN action a ON a.id = d.action_id JOIN action n ON n.plan_id = $2 AND n.line_id = a.line_id
     JOIN action b ON b.id = d.depends_on_id JOIN action m ON m.plan_id = $2 AND m.line_id = b.line_id
     WHERE d.plan_id = $1`,
    [from, to],
  );
}

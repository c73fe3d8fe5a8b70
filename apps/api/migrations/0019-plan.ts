import type { MigrationInterface, QueryRunner } from 'typeorm';
import { planFunctions } from './0019-plan.functions.js';
import { planTables } from './0019-plan.tables.js';
import { planGuards } from './0019-plan.guards.js';
import { protect } from './protect.js';

const among = (column: string, which: string) => `${column} = ANY ((SELECT app.${which}(app.actor()))::uuid[])`;
/** By the columns of the row itself, so that whoever adds one reads it at once. */
const isOwnPlan = `(iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])
  OR region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (iso3 IS NULL AND (SELECT app.has_role(app.actor(), 'coordinator'))))`;
const runsPlan = `(iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])
  OR region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (iso3 IS NULL AND (SELECT app.has_role(app.actor(), 'coordinator'))))`;
const runs = among('plan_id', 'run_plans');
const seesWhole = among('plan_id', 'whole_plans');
const isMine = (column: string) => `${column} = (SELECT app.actor())`;

/**
 * Action plans in versions, with objectives, actions and what was reported of them. Restricted to its owner's own people
 * until they show it to more; who sees the headline alone reads no row at all, but `app.plan_headlines`. What was
 * adopted is frozen, reports are appended, and no dependencies close a circle.
 */
export class Plan1700000000019 implements MigrationInterface {
  readonly name = 'Plan1700000000019';

  async up(q: QueryRunner): Promise<void> {
    await q.query(planTables);
    await q.query(planFunctions);
    await q.query(planGuards);
    await protect(q, 'action_plan', {
      policies: {
        select: `${isOwnPlan} OR ${among('id', 'granted_plans')}`,
        insert: runsPlan,
        update: runsPlan,
        delete: runsPlan,
      },
    });
    for (const table of ['objective', 'action_dependency']) {
      await protect(q, table, { policies: { select: seesWhole, insert: runs, update: runs, delete: runs } });
    }
    await protect(q, 'action', {
      policies: {
        select: seesWhole,
        insert: runs,
        update: `${runs} OR ${among('line_id', 'assigned_lines')}`,
        delete: runs,
      },
    });
    // Whose work it is concerns the plan's own people alone.
    await protect(q, 'action_assignee', {
      policies: {
        select: among('series_id', 'own_series'),
        insert: among('series_id', 'run_series'),
        delete: among('series_id', 'run_series'),
      },
    });
    await protect(q, 'progress_report', {
      policies: {
        select: among('plan_id', 'reached_plans'),
        insert: `${among('plan_id', 'own_plans')} AND ${isMine('reported_by')}`,
      },
    });
    await protect(q, 'plan_step', { policies: { select: seesWhole, insert: `${runs} AND ${isMine('taken_by')}` } });
    await protect(q, 'plan_grant', {
      policies: { select: among('plan_id', 'own_plans'), insert: `${runs} AND ${isMine('granted_by')}`, update: runs },
    });
    await protect(q, 'exchange_rate', {
      policies: { select: among('plan_id', 'reached_plans'), insert: `${runs} AND ${isMine('entered_by')}` },
    });
    // Counted by a function, for nobody to see.
    await protect(q, 'reference_counter', { isDerived: true });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

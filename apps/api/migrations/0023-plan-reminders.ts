import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

/** Of which actions somebody was reminded, and how near their last day: so that nobody is reminded twice of the same. */
export class PlanReminders1700000000023 implements MigrationInterface {
  readonly name = 'PlanReminders1700000000023';

  async up(q: QueryRunner): Promise<void> {
    await q.query(table);
    await protect(q, 'action_reminder', {
      policies: { select: 'plan_id = ANY ((SELECT app.own_plans(app.actor()))::uuid[])' },
    });
    await q.query(trail);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const table = `
  -- step: days from the last day, negative before it. Of the action through all versions; another last day is told anew.
  CREATE TABLE action_reminder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan,
    line_id uuid NOT NULL,
    ends_on date NOT NULL,
    step int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (line_id, ends_on, step)
  );
  CREATE INDEX action_reminder_plan ON action_reminder (plan_id, at DESC);
`;

/** Added to what a country's plans leave in its trail, whatever that is by now. */
const trail = `
  DO $do$
  DECLARE
    known text := pg_get_functiondef('app.plan_records(text)'::regprocedure);
    added text := replace(known, 'UNION ALL SELECT w.id::text FROM action_assignee w',
      'UNION ALL SELECT m.id::text FROM action_reminder m JOIN plan ON plan.id = m.plan_id UNION ALL SELECT w.id::text FROM action_assignee w');
  BEGIN
    IF added = known THEN RAISE EXCEPTION 'what plans leave in the trail has another shape'; END IF;
    EXECUTE added;
  END $do$;
`;

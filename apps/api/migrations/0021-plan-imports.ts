import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

/** Their own, for as long as they run the plan. */
const isOwn = `person_id = (SELECT app.actor()) AND plan_id = ANY ((SELECT app.run_plans(app.actor()))::uuid[])`;

/** Previews of what files would make of a plan: of whoever brought them, until they are confirmed or a week is over. */
export class PlanImports1700000000021 implements MigrationInterface {
  readonly name = 'PlanImports1700000000021';

  async up(q: QueryRunner): Promise<void> {
    await q.query(table);
    // What a file says is the plan's own affair until it is brought in: never a value of the trail.
    await protect(q, 'plan_import', {
      policies: { select: isOwn, insert: isOwn, update: isOwn, delete: isOwn },
      secret: ['file_name', 'tables', 'answers'],
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const table = `
  CREATE TABLE plan_import (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person,
    file_name text NOT NULL,
    format text NOT NULL CHECK (format IN ('xlsx', 'xls', 'ods', 'csv', 'docx', 'template')),
    -- What was read of the file, and what its author said of it since.
    tables jsonb NOT NULL,
    answers jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed')),
    result jsonb,
    made_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    version int NOT NULL DEFAULT 1,
    CHECK ((state = 'confirmed') = (result IS NOT NULL))
  );
  CREATE INDEX plan_import_own ON plan_import (person_id, plan_id, made_at DESC);
  CREATE INDEX plan_import_expires ON plan_import (expires_at);
`;

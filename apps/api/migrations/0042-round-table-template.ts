import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isAnybody, protect } from './protect.js';

const isSignedIn = `${isAnybody} AND (SELECT app.is_signed_in(app.actor()))`;
const runsRegion = `region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (SELECT app.has_role(app.actor(), 'coordinator'))`;

/** With what a region's new round tables begin, so that one is planned in under a minute. The rule decides who may. */
export class RoundTableTemplate1700000000042 implements MigrationInterface {
  readonly name = 'RoundTableTemplate1700000000042';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE round_table_template (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        region text NOT NULL UNIQUE REFERENCES region,
        format text NOT NULL CHECK (format IN ('in-person', 'online', 'hybrid')),
        language text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'ru', 'ar', 'zh')),
        days int NOT NULL CHECK (days BETWEEN 1 AND 14),
        begins time NOT NULL,
        ends time NOT NULL,
        zone text NOT NULL,
        observers text[] NOT NULL DEFAULT '{}',
        guests jsonb NOT NULL DEFAULT '[]',
        changed_by uuid REFERENCES person,
        changed_at timestamptz NOT NULL DEFAULT now(),
        version int NOT NULL DEFAULT 1
      );
    `);
    await protect(q, 'round_table_template', {
      policies: { select: isSignedIn, insert: runsRegion, update: runsRegion },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

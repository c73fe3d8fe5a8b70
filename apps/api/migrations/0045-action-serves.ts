import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, inTrailOf, protect } from './protect.js';

const among = (which: string) => `series_id = ANY ((SELECT app.${which}(app.actor()))::uuid[])`;

/**
 * What actions serve (domain.md, "Action": regional priorities and round-table commitments). Links, never copies, of the
 * action through all versions of its plan; for the plan's own people. Of a commitment others learn that an action
 * carries it out, and no more.
 */
export class ActionServes1700000000045 implements MigrationInterface {
  readonly name = 'ActionServes1700000000045';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE action_serves (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        series_id uuid NOT NULL,
        line_id uuid NOT NULL,
        priority_id uuid REFERENCES regional_priority,
        commitment_id uuid REFERENCES commitment,
        linked_by uuid REFERENCES person,
        linked_at timestamptz NOT NULL DEFAULT now(),
        sample boolean NOT NULL DEFAULT false,
        UNIQUE (line_id, priority_id),
        UNIQUE (line_id, commitment_id),
        CONSTRAINT action_serves_one CHECK ((priority_id IS NULL) <> (commitment_id IS NULL))
      );
      CREATE INDEX action_serves_series ON action_serves (series_id);
      CREATE INDEX action_serves_commitment ON action_serves (commitment_id) WHERE commitment_id IS NOT NULL;

      -- Whether an action of its addressee's plan carries a commitment out: told to whoever sees the commitment.
      CREATE FUNCTION app.is_carried(commitment uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
        SELECT EXISTS (SELECT FROM action_serves WHERE commitment_id = commitment)
      $$;
      REVOKE ALL ON FUNCTION app.is_carried(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.is_carried(uuid) TO portal_app;
    `);
    await protect(q, 'action_serves', {
      policies: {
        select: among('own_series'),
        insert: `${among('run_series')} AND linked_by = (SELECT app.actor())`,
        delete: among('run_series'),
      },
    });
    await inTrailOf(q, 'action_serves', 'series_id IN (SELECT series_id FROM action_plan WHERE iso3 = $1)');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From an action to the decision of a team's meeting that it carries out. */
export class TeamAndPlan1700000000026 implements MigrationInterface {
  readonly name = 'TeamAndPlan1700000000026';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      COMMENT ON COLUMN meeting_decision.action_id IS 'The line of the action that it became.';
      CREATE INDEX meeting_decision_action ON meeting_decision (action_id) WHERE action_id IS NOT NULL;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

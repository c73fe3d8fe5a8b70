import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file begun belongs to whoever brought it; of a country's plan, once they have left office, to who follows them. */
const isTheirs = `plan_id = ANY ((SELECT app.run_plans(app.actor()))::uuid[])
  AND (person_id = (SELECT app.actor()) OR (NOT plan_id = ANY (app.run_plans(person_id)) AND EXISTS (
    SELECT FROM action_plan p WHERE p.id = plan_id AND p.iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[]))))`;

/** From an action to the decision of a team's meeting that it carries out; what a successor finds begun; whom a letter is answered to. */
export class TeamAndPlan1700000000026 implements MigrationInterface {
  readonly name = 'TeamAndPlan1700000000026';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      COMMENT ON COLUMN meeting_decision.action_id IS 'The line of the action that it became.';
      CREATE INDEX meeting_decision_action ON meeting_decision (action_id) WHERE action_id IS NOT NULL;
      -- Who handed an office over need not be known to the successor otherwise: they named them.
      CREATE FUNCTION app.handed_over_by(invitation uuid) RETURNS text
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT p.name FROM invitation i JOIN person p ON p.id = i.invited_by
        WHERE i.id = invitation AND i.hands_over IS NOT NULL AND i.state = 'accepted' AND i.person_id = app.actor()
      $$;
      REVOKE ALL ON FUNCTION app.handed_over_by(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.handed_over_by(uuid) TO portal_app;
      -- To whom an answer goes, where that is not the portal: goes with the rest once the mail is handed on.
      ALTER TABLE mail_content ADD COLUMN reply_name text, ADD COLUMN reply_address text,
        ADD CHECK ((reply_name IS NULL) = (reply_address IS NULL));
      DROP POLICY readers ON plan_import;
      CREATE POLICY readers ON plan_import FOR SELECT USING (${isTheirs});
      DROP POLICY changers ON plan_import;
      CREATE POLICY changers ON plan_import FOR UPDATE USING (${isTheirs}) WITH CHECK (${isTheirs});
      DROP POLICY removers ON plan_import;
      CREATE POLICY removers ON plan_import FOR DELETE USING (${isTheirs});
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer } from './protect.js';

/**
 * What the people of an assessment and those whom they let in may know of each other: names, though they may stand in no
 * region together; and for whoever reviews a single scenario, that its version is frozen.
 */
export class RiskAccess1700000000051 implements MigrationInterface {
  readonly name = 'RiskAccess1700000000051';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE INDEX risk_grant_country ON risk_grant (iso3);

      -- Whom the actor's own countries let in, and who let the actor in.
      CREATE FUNCTION app.risk_names(actor uuid) RETURNS TABLE (id uuid, name text) LANGUAGE plpgsql STABLE ${definer} AS $$
      DECLARE
        countries text[] := app.own_countries(actor);
      BEGIN
        RETURN QUERY SELECT p.id, p.name FROM person p WHERE p.erased_at IS NULL AND p.id IN (
          SELECT g.person_id FROM risk_grant g WHERE g.iso3 = ANY (countries)
          UNION SELECT g.granted_by FROM risk_grant g WHERE g.person_id = actor);
      END $$;

      -- Asked of scenarios that the actor sees.
      CREATE FUNCTION app.is_risk_frozen(scenario uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
        SELECT EXISTS (SELECT FROM scenario s JOIN risk_assessment a ON a.id = s.assessment_id
          WHERE s.id = is_risk_frozen.scenario AND a.life IN ('approved', 'superseded'))
      $$;

      REVOKE ALL ON FUNCTION app.risk_names(uuid), app.is_risk_frozen(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.risk_names(uuid), app.is_risk_frozen(uuid) TO portal_app;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, inTrailOf } from './protect.js';

const stable = `LANGUAGE plpgsql STABLE ${definer}`;

const ofPlan = 'plan_id IN (SELECT p.id FROM action_plan p WHERE p.iso3 = $1)';

/**
 * Plans as others see them: which of them a reader sees anything of, asked before any progress is computed; who is newly
 * shown one; objectives in another order. And the trail of a country finds its tables by a rule.
 */
export class SharedPlans1700000000025 implements MigrationInterface {
  readonly name = 'SharedPlans1700000000025';

  async up(q: QueryRunner): Promise<void> {
    await q.query(seen);
    await q.query(told);
    // Put in another order in one statement, the numbers are compared when it ends.
    await q.query(`ALTER TABLE objective DROP CONSTRAINT "number-taken",
      ADD CONSTRAINT "number-taken" UNIQUE (plan_id, number) DEFERRABLE INITIALLY IMMEDIATE`);
    await q.query(trail);
    for (const table of [
      'action',
      'action_dependency',
      'action_reminder',
      'exchange_rate',
      'objective',
      'plan_grant',
      'plan_step',
      'progress_report',
    ]) {
      await inTrailOf(q, table, ofPlan);
    }
    await inTrailOf(q, 'action_assignee', 'series_id IN (SELECT p.series_id FROM action_plan p WHERE p.iso3 = $1)');
    await inTrailOf(q, 'exemption_end', 'exemption_id IN (SELECT e.id FROM exemption e WHERE e.iso3 = $1)');
    for (const table of ['invitation', 'role_assignment']) {
      await inTrailOf(q, table, `scope_kind = 'country' AND scope = $1`);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const seen = `
  -- Every version of which the actor sees anything, with what a list is narrowed by; no progress is computed for it.
  CREATE FUNCTION app.seen_plans(actor uuid)
  RETURNS TABLE (id uuid, series_id uuid, kind text, iso3 text, region text, tier text, life text, sample boolean)
  ${stable} AS $$
  DECLARE
    is_system boolean := actor = '00000000-0000-7000-8000-000000000001';
    shown uuid[] := CASE WHEN is_system THEN '{}'
      ELSE app.own_plans(actor) || app.shown_plans(actor, ARRAY['whole', 'headline']) END;
  BEGIN
    RETURN QUERY SELECT p.id, p.series_id, p.kind, p.iso3, p.region, p.tier, p.life, p.sample
      FROM action_plan p WHERE is_system OR p.id = ANY (shown);
  END $$;
  REVOKE ALL ON FUNCTION app.seen_plans(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.seen_plans(uuid) TO portal_app;
`;

const told = `
  -- A plan's title as somebody sees it today; null where they see nothing of it.
  CREATE FUNCTION app.seen_title(person uuid, plan uuid) RETURNS text ${stable} AS $$
  BEGIN
    RETURN (SELECT p.title FROM action_plan p WHERE p.id = plan
      AND (p.id = ANY (app.own_plans(person)) OR p.id = ANY (app.shown_plans(person, ARRAY['whole', 'headline']))));
  END $$;

  -- Those among these people who see nothing of a plan today and were never told that it was shared with them, in
  -- whatever version.
  CREATE FUNCTION app.not_yet_shown(plan uuid, people uuid[]) RETURNS uuid[] ${stable} AS $$
  DECLARE
    versions uuid[] := ARRAY(SELECT v.id FROM action_plan p JOIN action_plan v USING (series_id) WHERE p.id = plan);
  BEGIN
    RETURN ARRAY(SELECT DISTINCT person FROM unnest(people) AS person
      WHERE NOT EXISTS (SELECT FROM notification n
          WHERE n.person_id = person AND n.kind = 'plan-shared' AND n.record_id = ANY (versions))
        AND app.seen_title(person, plan) IS NULL);
  END $$;
  REVOKE ALL ON FUNCTION app.seen_title(uuid, uuid), app.not_yet_shown(uuid, uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.seen_title(uuid, uuid), app.not_yet_shown(uuid, uuid[]) TO portal_app;
`;

const trail = `
  -- Which rows of a table without its own column iso3 are a country's, as a condition in which $1 is the country.
  CREATE TABLE app.trail_rule (table_name text PRIMARY KEY, condition text NOT NULL);

  -- The trail of a country's records. A table that names the country in a column iso3 is in it by itself, another one by
  -- its line in app.trail_rule; what one person was told is theirs, not the country's.
  CREATE OR REPLACE FUNCTION app.country_audit(actor uuid, country text)
  RETURNS TABLE (seq bigint, at timestamptz, actor_id uuid, act text, table_name text, record_id text, columns text[],
    values_hash text)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    records text := (SELECT string_agg(format('SELECT id::text FROM public.%I WHERE %s', found.name, found.condition),
        ' UNION ALL ')
      FROM (
        SELECT c.relname AS name, 'iso3 = $1' AS condition FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'notification'
          AND 2 = (SELECT count(*) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attname IN ('id', 'iso3') AND a.attnum > 0 AND NOT a.attisdropped)
        UNION ALL SELECT r.table_name, r.condition FROM app.trail_rule r) AS found);
    ids text[];
  BEGIN
    IF NOT country = ANY (app.focal_countries(actor)) THEN RETURN; END IF;
    EXECUTE 'SELECT array_agg(id) FROM (' || records || ') AS record' INTO ids USING country;
    ids := ids || country;
    RETURN QUERY SELECT e.seq, e.at, e.actor_id, e.act, e.table_name, e.record_id, e.columns,
        encode(e.values_hash, 'hex')
      FROM audit_entry e WHERE e.record_id = ANY (ids) ORDER BY e.seq;
  END $$;
  DROP FUNCTION app.plan_records(text);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bumpsStamp, definer, isAnybody, protect } from './protect.js';

const isCoordinator = `(SELECT app.has_role(app.actor(), 'coordinator'))`;
const defined = ['indicator', 'indicator_level', 'published_figure', 'partner_country', 'membership'] as const;

/**
 * Indicators, countries, memberships and figures are set by coordinators. What a picture depends on is kept as it was
 * known: each change appends a definition, and an older instant reads the one before.
 */
export class Settings1700000000017 implements MigrationInterface {
  readonly name = 'Settings1700000000017';

  async up(q: QueryRunner): Promise<void> {
    await q.query(indicators);
    await q.query(countries);
    await q.query(figures);
    await q.query(functions);
    await protect(q, 'country_definition', { policies: { select: isAnybody, insert: isCoordinator } });
    await bumpsStamp(q, 'country_definition');
    for (const table of defined) {
      await q.query(`CREATE POLICY writers ON ${table} FOR INSERT WITH CHECK (${isCoordinator})`);
    }
    for (const table of defined) {
      await q.query(
        `CREATE POLICY changers ON ${table} FOR UPDATE USING (${isCoordinator}) WITH CHECK (${isCoordinator})`,
      );
    }
    await q.query(`CREATE POLICY removers ON indicator_level FOR DELETE USING (${isCoordinator})`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const indicators = `
  ALTER TABLE indicator ADD COLUMN closed_on date;
  ALTER TABLE indicator_level ADD COLUMN closed_on date;
  -- Levels change places within one transaction.
  ALTER TABLE indicator_level DROP CONSTRAINT indicator_level_indicator_position_key;
  ALTER TABLE indicator_level ADD CONSTRAINT indicator_level_indicator_position_key
    UNIQUE (indicator, position) DEFERRABLE INITIALLY DEFERRED;

  -- Names and levels as they were known then; null: as they stand now, since nobody has changed them.
  -- is_break: numbers before and after are not compared.
  ALTER TABLE indicator_definition
    ADD COLUMN names jsonb,
    ADD COLUMN levels jsonb,
    ADD COLUMN is_break boolean NOT NULL DEFAULT false;
`;

const countries = `
  ALTER TABLE partner_country
    -- Records that are edited are told by their id; a country's is its code.
    ADD COLUMN id text GENERATED ALWAYS AS (iso3) STORED,
    ADD COLUMN absences jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN version int NOT NULL DEFAULT 1;

  -- A country may leave a region and come back: several times in one, on different days.
  ALTER TABLE membership DROP CONSTRAINT membership_pkey;
  ALTER TABLE membership
    ADD COLUMN id uuid PRIMARY KEY DEFAULT uuidv7(),
    ADD COLUMN version int NOT NULL DEFAULT 1,
    ADD CONSTRAINT "until-before-since" CHECK (until >= since),
    ADD CONSTRAINT "member-already" EXCLUDE USING gist (
      iso3 WITH =, region WITH =, daterange(since, until, '[]') WITH &&
    );
  CREATE INDEX membership_region ON membership (region, iso3);

  -- What was known of a country from an instant on. None: as it stands now, since nobody has changed it.
  CREATE TABLE country_definition (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    known jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (iso3, recorded_at)
  );
`;

const figures = `
  -- A corrected figure leaves what it said before as a row of its own, so that older pictures keep it.
  ALTER TABLE published_figure
    ADD COLUMN version int NOT NULL DEFAULT 1,
    ADD COLUMN replaces text REFERENCES published_figure,
    ADD COLUMN replaced_at timestamptz,
    ADD CONSTRAINT "period-ends-before" CHECK (period_from <= period_to);
`;

const functions = `
  -- The country as its definition keeps it, with the memberships that were recorded by an instant.
  CREATE FUNCTION app.country_known(country text, at timestamptz) RETURNS jsonb LANGUAGE sql STABLE
  SET search_path = pg_catalog, public AS $$
    SELECT jsonb_build_object('names', c.names, 'main_region', c.main_region, 'joined_on', c.joined_on,
      'joined_precision', c.joined_precision, 'joined_after', c.joined_after, 'left_on', c.left_on,
      'absences', c.absences, 'memberships', coalesce(
        (SELECT jsonb_agg(jsonb_build_object('region', m.region, 'since', m.since, 'until', m.until)
           ORDER BY m.region <> c.main_region, m.region, m.since)
         FROM membership m WHERE m.iso3 = c.iso3 AND m.recorded_at <= at), '[]'))
    FROM partner_country c WHERE c.iso3 = country
  $$;

  -- What the audit trail keeps of settings, for coordinators; wanted: for each table which of its rows.
  CREATE FUNCTION app.setting_history(actor uuid, wanted jsonb, at_most int)
  RETURNS TABLE (seq bigint, at timestamptz, actor_name text, act text, table_name text, before jsonb, after jsonb,
    is_erased boolean)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  BEGIN
    IF NOT app.has_role(actor, 'coordinator') THEN RETURN; END IF;
    IF EXISTS (SELECT FROM jsonb_object_keys(wanted) AS asked (name) WHERE asked.name <> ALL (ARRAY['indicator',
      'indicator_level', 'indicator_definition', 'partner_country', 'membership', 'exemption', 'published_figure',
      'sharing'])) THEN
      RAISE EXCEPTION 'only settings have a history that is read here' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY
      SELECT e.seq, e.at, p.name, e.act, e.table_name, v.before, v.after, v.seq IS NULL
      FROM audit_entry e LEFT JOIN audit_value v USING (seq) LEFT JOIN person p ON p.id = e.actor_id
      WHERE e.table_name = ANY (ARRAY(SELECT jsonb_object_keys(wanted)))
        AND coalesce(v.after, v.before) @> (wanted -> e.table_name)
      ORDER BY e.seq DESC LIMIT at_most;
  END $$;

  REVOKE ALL ON FUNCTION app.country_known(text, timestamptz), app.setting_history(uuid, jsonb, int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.country_known(text, timestamptz), app.setting_history(uuid, jsonb, int) TO portal_app;
`.replace(
  '  -- The newest claim of each country that shows today for an indicator: also where its country shares it with nobody.\n',
  '',
);

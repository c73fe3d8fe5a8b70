import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

/** Their own, and only as long as they are in office: access moves with it. */
const isFocalPointsOwn = `person_id = (SELECT app.actor())
  AND iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;

/** Archives of everything the portal holds on a country: who asked for one, how far it is, where its file lies. */
export class Exports1700000000013 implements MigrationInterface {
  readonly name = 'Exports1700000000013';

  async up(q: QueryRunner): Promise<void> {
    await q.query(table);
    // Made by the system in the background; whoever asked reads how far it is.
    await protect(q, 'export', {
      policies: { select: isFocalPointsOwn, insert: `${isFocalPointsOwn} AND state = 'queued' AND sha256 IS NULL` },
    });
    await q.query(trail);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const table = `
  CREATE TABLE export (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    person_id uuid NOT NULL REFERENCES person,
    language text NOT NULL,
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'ready', 'failed', 'expired')),
    progress int NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    problem text CHECK (problem IN ('storage', 'not-in-office', 'gave-up', 'unexpected')),
    sha256 text,
    size bigint,
    requested_at timestamptz NOT NULL DEFAULT now(),
    ready_at timestamptz,
    expires_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CHECK (state <> 'ready' OR (sha256 IS NOT NULL AND size IS NOT NULL AND expires_at IS NOT NULL)),
    CHECK (state <> 'failed' OR problem IS NOT NULL)
  );
  CREATE INDEX export_person ON export (person_id, iso3, requested_at DESC);
  CREATE INDEX export_to_sweep ON export (state, requested_at) WHERE state IN ('queued', 'running', 'ready');
`;

const trail = `
  -- What was done to a country's records and when they were read, without values: for its focal point alone.
  CREATE FUNCTION app.country_audit(actor uuid, country text)
  RETURNS TABLE (seq bigint, at timestamptz, actor_id uuid, act text, table_name text, record_id text, columns text[],
    values_hash text)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  BEGIN
    IF NOT country = ANY (app.focal_countries(actor)) THEN RETURN; END IF;
    RETURN QUERY
      WITH record AS (
        SELECT country AS id
        UNION ALL SELECT c.id::text FROM claim c WHERE c.iso3 = country
        UNION ALL SELECT u.id::text FROM status_update u WHERE u.iso3 = country
        UNION ALL SELECT r.id::text FROM retraction r WHERE r.iso3 = country
        UNION ALL SELECT s.id::text FROM sharing s WHERE s.iso3 = country
        UNION ALL SELECT e.id::text FROM exemption e WHERE e.iso3 = country
        UNION ALL SELECT x.id::text FROM exemption_end x JOIN exemption e ON e.id = x.exemption_id WHERE e.iso3 = country
        UNION ALL SELECT d.id::text FROM document d WHERE d.iso3 = country
        UNION ALL SELECT w.id::text FROM work_item w WHERE w.iso3 = country
        UNION ALL SELECT x.id::text FROM export x WHERE x.iso3 = country
        UNION ALL SELECT x.id::text FROM round_exception x WHERE x.iso3 = country
        UNION ALL SELECT d.id::text FROM country_definition d WHERE d.iso3 = country
        UNION ALL SELECT r.id::text FROM reminder r WHERE r.iso3 = country
        UNION ALL SELECT i.id::text FROM invitation i WHERE i.scope_kind = 'country' AND i.scope = country
        UNION ALL SELECT a.id::text FROM role_assignment a WHERE a.scope_kind = 'country' AND a.scope = country
      )
      SELECT e.seq, e.at, e.actor_id, e.act, e.table_name, e.record_id, e.columns, encode(e.values_hash, 'hex')
      FROM audit_entry e WHERE e.record_id IN (SELECT id FROM record) ORDER BY e.seq;
  END $$;
  REVOKE ALL ON FUNCTION app.country_audit(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.country_audit(uuid, text) TO portal_app;
`;

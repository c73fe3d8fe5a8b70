import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const isAdministrator = `(SELECT app.has_role(app.actor(), 'administrator'))`;

/**
 * How long the values of the audit trail are kept, by table, and what was erased. Entries stay: that something changed,
 * when and by whom. A table without a rule keeps its values for ever, as those of claims and decisions must be.
 */
export class Retention1700000000015 implements MigrationInterface {
  readonly name = 'Retention1700000000015';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(erase);
    await protect(q, 'retention_rule', { policies: { select: isAdministrator, update: isAdministrator } });
    await protect(q, 'retention_run', { policies: { select: isAdministrator } });
    await q.query(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true)`);
    await q.query(`INSERT INTO retention_rule (table_name, keep_months)
      VALUES ('notification', 12), ('work_item', 12), ('person', 36), ('role_assignment', 120)`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE retention_rule (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    table_name text NOT NULL UNIQUE,
    keep_months int NOT NULL CHECK (keep_months BETWEEN 1 AND 600),
    version int NOT NULL DEFAULT 1
  );

  CREATE TABLE retention_run (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    at timestamptz NOT NULL DEFAULT now(),
    table_name text NOT NULL,
    keep_months int NOT NULL,
    older_than timestamptz NOT NULL,
    erased int NOT NULL
  );
  CREATE INDEX retention_run_at ON retention_run (at DESC);

  CREATE INDEX audit_entry_table ON audit_entry (table_name, seq);
`;

const erase = `
  -- The API's role has no right to the values: they go through here, and only when the system asks.
  CREATE FUNCTION app.erase_audit_values(of_table text, older_than timestamptz, at_most int) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    gone int;
  BEGIN
    IF NOT app.is_system() THEN
      RAISE EXCEPTION 'values are erased by the portal alone' USING ERRCODE = '42501';
    END IF;
    DELETE FROM audit_value WHERE seq = ANY (ARRAY(
      SELECT v.seq FROM audit_value v JOIN audit_entry e USING (seq)
      WHERE e.table_name = of_table AND e.at < older_than ORDER BY v.seq LIMIT at_most));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
  END $$;
  REVOKE ALL ON FUNCTION app.erase_audit_values(text, timestamptz, int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.erase_audit_values(text, timestamptz, int) TO portal_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer } from './protect.js';

/**
 * Counts every change that the board of a year depends on, apart from the count of the network's status: so a meeting
 * that moves leaves the kept pictures of the map alone (decision 0003). The gate tells both in its one question.
 */
export class RoundTableStamp1700000000061 implements MigrationInterface {
  readonly name = 'RoundTableStamp1700000000061';

  async up(q: QueryRunner): Promise<void> {
    await q.query(counter);
    for (const table of ['round_table', 'round_table_region', 'region', 'role_assignment']) {
      await q.query(
        `CREATE TRIGGER round_table_stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
         FOR EACH STATEMENT EXECUTE FUNCTION app.bump_round_table_stamp()`,
      );
    }
    await q.query(gate);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const counter = `
  CREATE TABLE round_table_stamp (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    stamp bigint NOT NULL
  );
  INSERT INTO round_table_stamp VALUES (true, 1);
  GRANT SELECT ON round_table_stamp TO portal_app;
  ALTER TABLE round_table_stamp ENABLE ROW LEVEL SECURITY;
  ALTER TABLE round_table_stamp FORCE ROW LEVEL SECURITY;
  CREATE POLICY system ON round_table_stamp USING (app.is_system()) WITH CHECK (app.is_system());
  CREATE POLICY readers ON round_table_stamp FOR SELECT USING (app.actor() IS NOT NULL);

  CREATE FUNCTION app.bump_round_table_stamp() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    -- Once a transaction, as the count of the status.
    UPDATE round_table_stamp SET stamp = stamp + 1 WHERE xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
  END $$;
`;

const gate = `
  DROP FUNCTION app.gate(bytea);
  -- Whose session a token is, what they hold today, and the counts of the state: one question a request.
  CREATE FUNCTION app.gate(token bytea)
  RETURNS TABLE (person_id uuid, name text, language text, assignments jsonb, stamp bigint, changed_at timestamptz,
    round_tables bigint, is_old boolean)
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT p.id, p.name, p.language,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('role', a.role, 'scopeKind', a.scope_kind, 'scope', a.scope,
          'title', a.title, 'from', a.since, 'until', a.until) ORDER BY a.id)
        FROM role_assignment a WHERE a.person_id = p.id AND a.since <= app.today()
          AND (a.until IS NULL OR app.today() <= a.until)
      ), '[]'::jsonb),
      t.stamp, t.changed_at, r.stamp, s.last_used_at < now() - interval '5 minutes'
    FROM state_stamp t CROSS JOIN round_table_stamp r
    LEFT JOIN session s ON s.token_hash = token
      AND s.last_used_at > now() - interval '12 hours' AND s.created_at > now() - interval '7 days'
    LEFT JOIN person p ON p.id = s.person_id
  $$;
  REVOKE ALL ON FUNCTION app.gate(bytea), app.bump_round_table_stamp() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.gate(bytea) TO portal_app;
`;

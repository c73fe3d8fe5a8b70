import type { QueryRunner } from 'typeorm';

/** SQL conditions of the standard policies; a missing one means that nobody but the system may. */
export interface Policies {
  readonly select?: string;
  readonly insert?: string;
  readonly update?: string;
  readonly delete?: string;
}

export interface Protection {
  /** The column that names the country whose record it is. */
  readonly owner?: string;
  /** The column with `public`, `network`, `region` or `restricted`; needs `owner`. */
  readonly visibility?: string;
  readonly policies?: Policies;
  /** Values of these columns never reach the audit trail. */
  readonly secret?: readonly string[];
  /** Made from other rows and audited there: no entry of its own. */
  readonly isDerived?: boolean;
}

/**
 * Puts a new table under row security (enabled and forced), gives the API's role its grants and the
 * table its policies, and lets the audit trigger write every change. Each table goes through it once.
 * The trigger may wait for COMMIT, which `Database.write` asks it to; a migration's own changes are entered at once.
 */
export async function protect(q: QueryRunner, table: string, protection: Protection = {}): Promise<void> {
  const select = protection.policies?.select ?? selectByVisibility(protection);
  const { insert, update } = protection.policies ?? {};
  await q.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await q.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await q.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO portal_app`);
  await q.query(
    `CREATE POLICY system ON ${table} USING ((SELECT app.is_system())) WITH CHECK ((SELECT app.is_system()))`,
  );
  if (select) await q.query(`CREATE POLICY readers ON ${table} FOR SELECT USING (${select})`);
  if (insert) await q.query(`CREATE POLICY writers ON ${table} FOR INSERT WITH CHECK (${insert})`);
  if (update) await q.query(`CREATE POLICY changers ON ${table} FOR UPDATE USING (${update}) WITH CHECK (${update})`);
  if (protection.policies?.delete) {
    await q.query(`CREATE POLICY removers ON ${table} FOR DELETE USING (${protection.policies.delete})`);
  }
  if (protection.isDerived) return;
  const secret = (protection.secret ?? []).map((column) => `'${column}'`).join(', ');
  await q.query(
    `CREATE CONSTRAINT TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON ${table}
     DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION app.audit(${secret})`,
  );
}

/** Counts every change of a table that a public picture depends on, so that kept pictures are named by it. */
export async function bumpsStamp(q: QueryRunner, table: string): Promise<void> {
  await q.query(
    `CREATE TRIGGER stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION app.bump_stamp()`,
  );
}

/** A definer function acts as the system: so forced row security holds for an owner that is no superuser too. */
export const definer = `SECURITY DEFINER SET search_path = pg_catalog, public
  SET app.actor_id TO '00000000-0000-7000-8000-000000000001'`;

/** Whoever acts; nobody sees nothing. */
export const isAnybody = '(SELECT app.actor()) IS NOT NULL';

function selectByVisibility({ owner, visibility }: Protection): string | undefined {
  if (!owner || !visibility) return undefined;
  return `${isAnybody} AND CASE ${visibility}
    WHEN 'public' THEN true
    WHEN 'network' THEN (SELECT app.is_signed_in(app.actor()))
    WHEN 'region' THEN ${owner} = ANY ((SELECT app.region_countries(app.actor()))::text[])
    ELSE ${owner} = ANY ((SELECT app.own_countries(app.actor()))::text[])
  END`;
}

/**
 * Puts the rows of a table into the trail of the country whose they are, where the table has no column `iso3` that
 * would say so by itself.
 *
 * @param condition over the row's columns; `$1` is the country
 */
export async function inTrailOf(q: QueryRunner, table: string, condition: string): Promise<void> {
  await q.query('INSERT INTO app.trail_rule (table_name, condition) VALUES ($1, $2)', [table, condition]);
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const scoped = (ask: string) => `iso3 = ANY ((SELECT app.${ask}_countries(app.actor()))::text[])`;
const isOwn = scoped('own');
const isSecretariats = scoped('secretariat');
const isReportings = scoped('reporting');
/** The region in whose name it was written; null where the country's own people did. */
const isWritersRegion = `written_region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])`;

/** Of a draft that a secretariat wrote the country has one other reader: that secretariat, of whichever region. */
const seesDraft = `(${isOwn} OR (written_role = 'secretariat' AND ${isSecretariats} AND ${isWritersRegion}))`;
const seesUpdate = `(${seesDraft} OR (sent_at IS NOT NULL AND ${isReportings}))`;
const begins = `state = 'draft' AND sent_at IS NULL AND ${seesDraft}`;
const deletes = `state = 'draft' AND ${seesDraft}`;

/** Whoever decided sees what they decided, also where its country shares it with nobody. */
const seesValidated = `((iso3 || ':' || indicator <> ALL ((SELECT app.hidden_pairs(app.actor()))::text[]))
  OR decided_by = (SELECT app.actor()))`;
/** Nothing is changed unseen; what is validated, by its retraction alone. */
const changesClaim = `(state = 'validated' AND ${isReportings} AND ${seesValidated})
  OR (state <> 'validated' AND ${seesUpdate})`;
const seesClaim = `EXISTS (SELECT FROM claim c WHERE c.id = claim_id)`;

/**
 * A statement that names no row asks no policy of reading: so the policies of changing hold what is hidden too.
 * A draft begins as one, and is seen by the secretariat that wrote it, not by the other of two regions. A
 * retraction is seen with its claim. Nobody but the country holds what only the country may read.
 */
export class NothingUnseen1700000000007 implements MigrationInterface {
  readonly name = 'NothingUnseen1700000000007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(writers);
    for (const table of ['status_update', 'claim']) {
      await q.query(`ALTER POLICY writers ON ${table} WITH CHECK (${begins})`);
      await q.query(`ALTER POLICY removers ON ${table} USING (${deletes})`);
    }
    await q.query(`ALTER POLICY readers ON status_update USING (${seesUpdate})`);
    await q.query(`ALTER POLICY changers ON status_update USING (${seesUpdate}) WITH CHECK (${seesUpdate})`);
    await q.query(`ALTER POLICY readers ON claim USING (
      (state = 'validated' AND (SELECT app.actor()) IS NOT NULL AND ${seesValidated})
      OR (state <> 'validated' AND ${seesUpdate}))`);
    await q.query(`ALTER POLICY changers ON claim USING (${changesClaim}) WITH CHECK (${changesClaim})`);

    const isSide = `${isReportings} AND ${seesClaim}`;
    await q.query(
      `ALTER POLICY readers ON retraction USING ((agreed_at IS NOT NULL OR ${isReportings}) AND ${seesClaim})`,
    );
    await q.query(`ALTER POLICY writers ON retraction WITH CHECK (${isSide})`);
    await q.query(`ALTER POLICY changers ON retraction USING (${isSide}) WITH CHECK (${isSide})`);
    await q.query(
      `ALTER POLICY writers ON document WITH CHECK (${isOwn} OR (${isSecretariats} AND visibility <> 'restricted'))`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const writers = `
  ALTER TABLE status_update
    ADD COLUMN written_region text GENERATED ALWAYS AS (written_scope ->> 'code') STORED REFERENCES region;
  ALTER TABLE claim ADD COLUMN written_region text REFERENCES region;
  -- As the system: so it holds for an owner that is no superuser too. What was sent is read by both secretariats anyway.
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true);
  UPDATE claim c SET written_region = u.written_region FROM status_update u WHERE u.id = c.update_id AND c.state = 'draft'
    AND u.written_region IS NOT NULL;
`;

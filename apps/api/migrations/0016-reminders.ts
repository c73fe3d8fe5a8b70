import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

/** What was reminded, and how far it was escalated: so that nobody is reminded twice of the same. */
export class Reminders1700000000016 implements MigrationInterface {
  readonly name = 'Reminders1700000000016';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    // Those who read what is under way see when it was reminded.
    await protect(q, 'reminder', {
      policies: { select: `iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[])` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  -- step: days of silence, or days that are left; subject: the claim, or whatever else it is about.
  CREATE TABLE reminder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    kind text NOT NULL,
    step int NOT NULL,
    subject uuid NOT NULL,
    iso3 text NOT NULL REFERENCES partner_country,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (kind, step, subject, iso3)
  );
  CREATE INDEX reminder_country ON reminder (iso3, at DESC);
`;

const functions = `
  -- Who heads the secretariats of these regions on a day.
  CREATE FUNCTION app.heads(regions text[], on_day date) RETURNS uuid[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT ARRAY(
      SELECT DISTINCT a.person_id FROM role_assignment a
      WHERE a.role = 'secretariat' AND a.title = 'head' AND a.scope = ANY (regions)
        AND a.since <= on_day AND (a.until IS NULL OR on_day <= a.until)
    )
  $$;
  REVOKE ALL ON FUNCTION app.heads(text[], date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.heads(text[], date) TO portal_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

const isSignedIn = `(SELECT app.is_signed_in(app.actor()))`;
const isReportings = `iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[])`;
const isCoordinator = `(SELECT app.has_role(app.actor(), 'coordinator'))`;

/** Reporting rounds: whom they ask for what, who may answer late (domain.md, "Status"). */
export class Rounds1700000000009 implements MigrationInterface {
  readonly name = 'Rounds1700000000009';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    for (const table of ['reporting_round', 'round_ask']) {
      await protect(q, table, { policies: { select: isSignedIn, insert: isCoordinator, update: isCoordinator } });
    }
    // Why a country is late is for those who read its reports.
    await protect(q, 'round_exception', { policies: { select: isReportings, insert: isCoordinator } });
    // Opening a round sets a missing "asks since" to its first day: a further word on the indicator.
    await q.query(`CREATE POLICY writers ON indicator_definition FOR INSERT WITH CHECK (${isCoordinator})`);
    await q.query(functions);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE reporting_round (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    title text NOT NULL,
    opens date NOT NULL,
    due date NOT NULL,
    closes date NOT NULL,
    opened_by uuid REFERENCES person,
    opened_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "due-outside-round" CHECK (opens <= due AND due <= closes)
  );
  CREATE INDEX reporting_round_days ON reporting_round (opens, closes);

  -- What each country is asked. Two rounds that are open on a day never ask a country for one indicator; an invented
  -- one stands in nobody's way.
  CREATE TABLE round_ask (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_id uuid NOT NULL REFERENCES reporting_round,
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL REFERENCES indicator,
    during daterange NOT NULL,
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (round_id, iso3, indicator),
    CONSTRAINT "round-overlaps" EXCLUDE USING gist (iso3 WITH =, indicator WITH =, during WITH &&) WHERE (NOT sample)
  );

  -- Appended: each is one word of one coordinator.
  CREATE TABLE round_exception (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_id uuid NOT NULL REFERENCES reporting_round,
    iso3 text NOT NULL REFERENCES partner_country,
    reason text NOT NULL,
    until date,
    granted_by uuid NOT NULL REFERENCES person,
    granted_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX round_exception_round ON round_exception (round_id, iso3);
`;

const functions = `
  -- What was sent for rounds since they opened, and not withdrawn, of the countries whose reports the actor reads (all
  -- of them for the system). That something was sent is known there also where the country shares its level with
  -- nobody; what was sent is not told.
  CREATE FUNCTION app.round_sendings(actor uuid, rounds uuid[], with_sample boolean)
  RETURNS TABLE (round_id uuid, iso3 text, indicator text, sent_at timestamptz)
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT a.round_id, a.iso3, a.indicator, c.sent_at
    FROM round_ask a JOIN reporting_round r ON r.id = a.round_id
    JOIN claim c ON c.iso3 = a.iso3 AND c.indicator = a.indicator
    WHERE a.round_id = ANY (rounds) AND c.state IN ('submitted', 'validated', 'returned')
      AND (c.sent_at AT TIME ZONE 'UTC')::date >= r.opens AND (with_sample OR NOT c.sample)
      AND (actor = '00000000-0000-7000-8000-000000000001'
        OR a.iso3 = ANY ((SELECT app.reporting_countries(actor))::text[]))
  $$;

  -- The sums of rounds for whoever is signed in, counts alone: by the rule of answersOf(). Left out where the sum
  -- would tell of fewer than five countries whose reports the actor does not read.
  CREATE FUNCTION app.round_sums(actor uuid, rounds uuid[], of_indicators text[], with_sample boolean)
  RETURNS TABLE (round_id uuid, countries int, complete int, on_time int, asked int, answered int)
  LANGUAGE sql STABLE ${definer} AS $$
    WITH pair AS (
      SELECT a.round_id, a.iso3, r.due, (
        SELECT min((c.sent_at AT TIME ZONE 'UTC')::date) FROM claim c
        WHERE c.iso3 = a.iso3 AND c.indicator = a.indicator AND c.state IN ('submitted', 'validated', 'returned')
          AND (with_sample OR NOT c.sample) AND (c.sent_at AT TIME ZONE 'UTC')::date >= r.opens
          AND ((c.sent_at AT TIME ZONE 'UTC')::date <= r.closes OR EXISTS (
            SELECT FROM round_exception x WHERE x.round_id = r.id AND x.iso3 = a.iso3
              AND (x.until IS NULL OR (c.sent_at AT TIME ZONE 'UTC')::date <= x.until)))
      ) AS sent_on
      FROM round_ask a JOIN reporting_round r ON r.id = a.round_id
      WHERE a.round_id = ANY (rounds) AND (of_indicators IS NULL OR a.indicator = ANY (of_indicators))
        AND NOT EXISTS (SELECT FROM exemption e WHERE e.iso3 = a.iso3 AND e.indicator = a.indicator
          AND e.since <= r.due AND (e.until IS NULL OR r.due <= e.until) AND (with_sample OR NOT e.sample))
    ), country AS (
      SELECT p.round_id, p.iso3, count(*) AS asked, count(p.sent_on) AS answered,
        bool_and(p.sent_on IS NOT NULL) AS is_complete, bool_and(coalesce(p.sent_on <= p.due, false)) AS is_on_time,
        p.iso3 = ANY ((SELECT app.reporting_countries(actor))::text[]) AS is_read
      FROM pair p GROUP BY p.round_id, p.iso3
    )
    SELECT c.round_id, count(*)::int, (count(*) FILTER (WHERE c.is_complete))::int,
      (count(*) FILTER (WHERE c.is_on_time))::int, sum(c.asked)::int, sum(c.answered)::int
    FROM country c GROUP BY c.round_id HAVING count(*) FILTER (WHERE NOT c.is_read) NOT BETWEEN 1 AND 4
  $$;

  REVOKE ALL ON FUNCTION app.round_sendings(uuid, uuid[], boolean), app.round_sums(uuid, uuid[], text[], boolean)
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.round_sendings(uuid, uuid[], boolean), app.round_sums(uuid, uuid[], text[], boolean)
    TO portal_app;
`;

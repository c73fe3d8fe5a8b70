import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, isAnybody, protect } from './protect.js';

const oneOf = (column: string, values: string) => `CHECK (${column} IN (${values}))`;
const lives = `'proposed', 'dates-polled', 'confirmed', 'invited', 'held', 'concluded', 'postponed', 'cancelled'`;
const runs = `fact IS NULL AND (region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (SELECT app.has_role(app.actor(), 'coordinator')))`;
const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const isSignedIn = '(SELECT app.is_signed_in(app.actor()))';

/**
 * Round tables (domain.md; §82). What one is, where and when, is for the network, documented ones for everybody; what
 * happens inside is for those who take part: `app.inside_round_tables`. Who plans them: `app.run_round_tables`.
 */
export class RoundTable1700000000030 implements MigrationInterface {
  readonly name = 'RoundTable1700000000030';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    await protect(q, 'round_table', {
      policies: { select: `${isAnybody} AND (fact IS NOT NULL OR ${isSignedIn})`, insert: runs, update: runs },
    });
    const seen = `${isSignedIn} OR ${isAnybody} AND EXISTS (SELECT FROM round_table r WHERE r.id = round_table_id)`;
    for (const table of ['round_table_region', 'round_table_observer', 'round_table_guest']) {
      await protect(q, table, { policies: { select: seen, insert: runsIt, update: runsIt, delete: runsIt } });
    }
    await protect(q, 'round_table_step', {
      policies: { select: inside, insert: `${runsIt} AND taken_by = (SELECT app.actor())` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE round_table (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    reference text NOT NULL UNIQUE,
    kind text NOT NULL ${oneOf('kind', `'regional', 'international-meeting', 'heads-of-secretariats', 'other'`)},
    -- Whose secretariat plans it; null: headquarters.
    region text REFERENCES region,
    number int CHECK (number > 0),
    title text NOT NULL DEFAULT '',
    language text NOT NULL,
    format text NOT NULL ${oneOf('format', `'in-person', 'online', 'hybrid'`)},
    -- May lie outside the region, and be no partner country.
    host_country text CHECK (host_country ~ '^[A-Z]{3}$'),
    city text NOT NULL DEFAULT '',
    venue text NOT NULL DEFAULT '',
    -- As the clock on the wall shows it where people meet; the instants follow from it and the zone.
    zone text,
    starts timestamp,
    ends timestamp,
    starts_at timestamptz,
    ends_at timestamptz,
    year int NOT NULL,
    life text NOT NULL DEFAULT 'proposed' ${oneOf('life', lives)},
    alongside_id uuid REFERENCES round_table,
    -- The fact of the source that says so, with what it says; such a record is nobody's to change.
    fact text UNIQUE,
    source jsonb,
    -- Raised by every change that invited people must learn of: calendars put the higher one in place of the lower.
    sequence int NOT NULL DEFAULT 0,
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "ends-before-start" CHECK (ends_at > starts_at),
    CONSTRAINT round_table_time CHECK (num_nulls(zone, starts, ends, starts_at, ends_at) IN (0, 4, 5)
      AND (starts IS NULL) = (starts_at IS NULL) AND (starts IS NULL) = (ends IS NULL)),
    CONSTRAINT round_table_place CHECK (kind <> 'regional' OR region IS NOT NULL),
    CONSTRAINT round_table_placed CHECK (starts IS NOT NULL OR fact IS NOT NULL
      OR life IN ('proposed', 'dates-polled', 'postponed', 'cancelled')),
    CONSTRAINT round_table_documented CHECK ((fact IS NULL) = (source IS NULL))
  );
  CREATE INDEX round_table_year ON round_table (year, region);
  CREATE INDEX round_table_starts ON round_table (starts_at) WHERE starts_at IS NOT NULL;
  -- Two who begin the next one at once begin the same number.
  CREATE UNIQUE INDEX "round-table-number-taken" ON round_table (region, number, sample)
    WHERE number IS NOT NULL AND life <> 'cancelled' AND kind = 'regional';

  -- Regions whose countries take part, the planning one among them.
  CREATE TABLE round_table_region (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    region text NOT NULL REFERENCES region,
    UNIQUE (round_table_id, region)
  );
  CREATE INDEX round_table_region_region ON round_table_region (region);

  -- Countries from outside those regions.
  CREATE TABLE round_table_observer (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    UNIQUE (round_table_id, iso3)
  );
  CREATE INDEX round_table_observer_country ON round_table_observer (iso3);

  CREATE TABLE round_table_guest (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    organisation text NOT NULL,
    position int NOT NULL,
    UNIQUE (round_table_id, organisation)
  );

  -- Appended: from when a round table is in which state of its life, and by whom.
  CREATE TABLE round_table_step (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    life text NOT NULL ${oneOf('life', lives)},
    note text NOT NULL DEFAULT '',
    taken_by uuid REFERENCES person,
    taken_role text,
    taken_scope jsonb,
    taken_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX round_table_step_of ON round_table_step (round_table_id, taken_at);
`;

const functions = `
  -- Those whose inside the actor sees: of their regions, of their country as an observer, all for coordinators.
  CREATE FUNCTION app.inside_round_tables(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
    codes text[];
  BEGIN
    IF holds.is_coordinator THEN RETURN ARRAY(SELECT id FROM round_table); END IF;
    codes := app.read_regions(actor);
    IF cardinality(codes) = 0 AND cardinality(holds.own) = 0 THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT round_table_id FROM round_table_region WHERE region = ANY (codes)
      UNION SELECT round_table_id FROM round_table_observer WHERE iso3 = ANY (holds.own));
  END $$;

  -- Those that the actor may plan and run; where a secretariat is in office, the rule leaves them to it.
  CREATE FUNCTION app.run_round_tables(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
  BEGIN
    RETURN ARRAY(SELECT id FROM round_table
      WHERE fact IS NULL AND (region = ANY (holds.regions) OR holds.is_coordinator));
  END $$;

  -- The countries that take part on the meeting's first day (before it has one: today), and as what.
  CREATE FUNCTION app.round_table_countries(round_tables uuid[])
  RETURNS TABLE (round_table_id uuid, iso3 text, participation text) LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT ON (t.id, c.iso3) t.id, c.iso3, c.participation
    FROM round_table t
    CROSS JOIN LATERAL (
      SELECT m.iso3, 'member' AS participation FROM round_table_region r JOIN membership m ON m.region = r.region
        WHERE r.round_table_id = t.id AND (m.since IS NULL OR m.since <= coalesce(t.starts::date, app.today()))
          AND (m.until IS NULL OR coalesce(t.starts::date, app.today()) <= m.until)
      UNION ALL SELECT o.iso3, 'observer' FROM round_table_observer o WHERE o.round_table_id = t.id) c
    WHERE t.id = ANY (round_tables)
    ORDER BY t.id, c.iso3, c.participation
  $$;

  -- The regions whose secretariat is in office: asked once a statement.
  CREATE FUNCTION app.held_regions() RETURNS text[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT coalesce(array_agg(DISTINCT scope), '{}') FROM role_assignment
    WHERE role = 'secretariat' AND since <= app.today() AND (until IS NULL OR app.today() <= until)
  $$;

  REVOKE ALL ON FUNCTION app.held_regions(), app.inside_round_tables(uuid), app.run_round_tables(uuid), app.round_table_countries(uuid[])
    FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.held_regions(), app.inside_round_tables(uuid), app.run_round_tables(uuid), app.round_table_countries(uuid[])
    TO portal_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const ofOwn = 'iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])';
const byMe = '(SELECT app.actor())';

/**
 * Minutes: a draft for whoever runs the round table, released for all who take part, and frozen then. Briefings: who of a
 * country has read its own. And what state of their lives round tables were in on a day.
 */
export class Minutes1700000000041 implements MigrationInterface {
  readonly name = 'Minutes1700000000041';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    await protect(q, 'minutes', {
      policies: {
        select: `${runsIt} OR (released_at IS NOT NULL AND ${inside})`,
        insert: `${runsIt} AND released_at IS NULL AND begun_by = ${byMe}`,
        update: runsIt,
      },
    });
    await protect(q, 'briefing_read', {
      policies: {
        select: `(${ofOwn} AND ${inside}) OR ${runsIt}`,
        insert: `${ofOwn} AND ${inside} AND person_id = ${byMe}`,
      },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE minutes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    -- Each corrects the one before.
    number int NOT NULL CHECK (number > 0),
    -- In which the secretariat writes.
    language text NOT NULL,
    -- By section: its texts by language, and whether what is recorded stays out.
    sections jsonb NOT NULL DEFAULT '[]',
    -- What was recorded when they were released.
    facts jsonb,
    begun_by uuid REFERENCES person,
    begun_at timestamptz NOT NULL DEFAULT now(),
    released_by uuid REFERENCES person,
    released_role text,
    released_scope jsonb,
    released_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (round_table_id, number),
    CONSTRAINT minutes_released CHECK ((released_at IS NULL) = (facts IS NULL)
      AND (released_at IS NULL) = (released_role IS NULL) AND (released_at IS NULL) = (released_scope IS NULL))
  );
  CREATE UNIQUE INDEX "minutes-open" ON minutes (round_table_id) WHERE released_at IS NULL;

  CREATE TABLE briefing_read (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    person_id uuid NOT NULL REFERENCES person,
    read_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (round_table_id, iso3, person_id)
  );
  CREATE INDEX briefing_read_country ON briefing_read (iso3);
  CREATE INDEX briefing_read_person ON briefing_read (person_id);
`;

const functions = `
  CREATE FUNCTION app.minutes_are_frozen() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF OLD.released_at IS NOT NULL THEN
      RAISE EXCEPTION 'what was released is frozen' USING ERRCODE = '23514', CONSTRAINT = 'frozen';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER minutes_are_frozen BEFORE UPDATE ON minutes
    FOR EACH ROW EXECUTE FUNCTION app.minutes_are_frozen();

  -- The state of each life at the end of a UTC day, from its steps; of what a source documents from the last day of its
  -- year. Whoever asks joins it with the round tables that they may see.
  CREATE FUNCTION app.round_table_lives(day date)
  RETURNS TABLE (round_table_id uuid, life text, held_on date) LANGUAGE sql STABLE ${definer} AS $$
    SELECT t.id, t.life, make_date(t.year, 12, 31) FROM round_table t
      WHERE t.fact IS NOT NULL AND make_date(t.year, 12, 31) <= day
    UNION ALL
    SELECT t.id, s.life, h.held_on FROM round_table t
      CROSS JOIN LATERAL (SELECT x.life FROM round_table_step x
        WHERE x.round_table_id = t.id AND (x.taken_at AT TIME ZONE 'UTC')::date <= day
        ORDER BY x.taken_at DESC, x.id DESC LIMIT 1) s
      CROSS JOIN LATERAL (SELECT min((x.taken_at AT TIME ZONE 'UTC')::date) AS held_on FROM round_table_step x
        WHERE x.round_table_id = t.id AND x.life IN ('held', 'concluded')
          AND (x.taken_at AT TIME ZONE 'UTC')::date <= day) h
      WHERE t.fact IS NULL
  $$;
  REVOKE ALL ON FUNCTION app.round_table_lives(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.round_table_lives(date) TO portal_app;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const answers = 'iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])';
const own = 'iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])';
const isActor = (column: string) => `${column} = (SELECT app.actor())`;

/**
 * Positions of countries at a round table (domain.md, "Country position"). Words are appended and never overwritten; for
 * those who take part. A draft is for the country's own people alone.
 */
export class Positions1700000000034 implements MigrationInterface {
  readonly name = 'Positions1700000000034';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await protect(q, 'country_position', {
      policies: {
        select: inside,
        insert: `${inside} AND ${isActor('written_by')} AND CASE WHEN kind IN ('given', 'will-speak') THEN ${answers}
          ELSE ${runsIt} END`,
      },
    });
    const drafts = `${inside} AND ${answers}`;
    await protect(q, 'position_draft', {
      policies: { select: `${inside} AND ${own}`, insert: drafts, update: drafts, delete: drafts },
    });
    await protect(q, 'position_ask', {
      policies: { select: inside, insert: `${runsIt} AND ${isActor('asked_by')}` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  -- Appended: each word on a country's position; the highest number is the last one.
  CREATE TABLE country_position (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    number int NOT NULL CHECK (number > 0),
    kind text NOT NULL CHECK (kind IN ('given', 'will-speak', 'heard', 'not-heard')),
    -- The country's own, as it was written or heard.
    language text,
    needs text NOT NULL DEFAULT '',
    priorities text NOT NULL DEFAULT '',
    channel text CHECK (channel IN ('at-the-meeting', 'by-telephone')),
    reason text NOT NULL DEFAULT '',
    written_by uuid REFERENCES person,
    written_role text,
    written_scope jsonb,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    -- Two who write at once: the second is told.
    CONSTRAINT "position-written-meanwhile" UNIQUE (round_table_id, iso3, number),
    CONSTRAINT country_position_words CHECK ((kind IN ('given', 'heard')) = (needs <> '' OR priorities <> '')
      AND (kind IN ('given', 'heard')) = (language IS NOT NULL)),
    CONSTRAINT country_position_channel CHECK ((kind = 'heard') = (channel IS NOT NULL)),
    CONSTRAINT country_position_reason CHECK ((kind = 'not-heard') = (reason <> ''))
  );
  CREATE INDEX country_position_country ON country_position (iso3);

  -- What a country has not given yet; gone when it is given.
  CREATE TABLE position_draft (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    language text NOT NULL,
    needs text NOT NULL DEFAULT '',
    priorities text NOT NULL DEFAULT '',
    written_by uuid REFERENCES person,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (round_table_id, iso3)
  );

  -- Appended: when a country was asked again.
  CREATE TABLE position_ask (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    asked_by uuid REFERENCES person,
    asked_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX position_ask_of ON position_ask (round_table_id, iso3);
`;

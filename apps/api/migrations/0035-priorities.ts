import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const answersFor = (column: string) => `${column} = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const isActor = (column: string) => `${column} = (SELECT app.actor())`;

/**
 * Regional priorities and the ballots that rank them (domain.md, "Regional priority"): for those who take part. Ballots,
 * support and what holds are appended: the last word of a country counts.
 */
export class Priorities1700000000035 implements MigrationInterface {
  readonly name = 'Priorities1700000000035';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    const proposes = `${inside} AND CASE WHEN proposed_by IS NULL THEN ${runsIt} ELSE ${answersFor('proposed_by')} END`;
    await protect(q, 'regional_priority', {
      policies: {
        select: inside,
        insert: `${proposes} AND ${isActor('created_by')}`,
        update: `${runsIt} OR (${proposes})`,
      },
    });
    const says = `${inside} AND ${answersFor('iso3')} AND ${isActor('said_by')}`;
    await protect(q, 'priority_support', { policies: { select: inside, insert: says } });
    await protect(q, 'priority_holding', { policies: { select: inside, insert: says } });
    await protect(q, 'priority_voting', { policies: { select: inside, insert: runsIt, update: runsIt } });
    await protect(q, 'ballot', {
      policies: { select: inside, insert: `${inside} AND ${answersFor('iso3')} AND ${isActor('cast_by')}` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE regional_priority (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    title text NOT NULL CHECK (title <> ''),
    domains jsonb NOT NULL DEFAULT '[]',
    -- Null: the secretariat.
    proposed_by text REFERENCES partner_country,
    status text NOT NULL DEFAULT 'proposed' CHECK (status IN ('proposed', 'endorsed', 'dropped')),
    reason text NOT NULL DEFAULT '',
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    decided_by uuid REFERENCES person,
    decided_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX regional_priority_of ON regional_priority (round_table_id);
  CREATE INDEX regional_priority_proposed_by ON regional_priority (proposed_by);

  CREATE TABLE priority_support (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    priority_id uuid NOT NULL REFERENCES regional_priority,
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    supports boolean NOT NULL,
    said_by uuid REFERENCES person,
    said_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX priority_support_of ON priority_support (priority_id, iso3, said_at);

  -- At a later round table: whether an endorsed priority still holds for a country.
  CREATE TABLE priority_holding (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    priority_id uuid NOT NULL REFERENCES regional_priority,
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    holds boolean NOT NULL,
    note text NOT NULL DEFAULT '',
    said_by uuid REFERENCES person,
    said_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX priority_holding_of ON priority_holding (round_table_id, priority_id, iso3, said_at);

  -- The voting of a round table: opened once, closed once; the result is frozen with the closing.
  CREATE TABLE priority_voting (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    opened_by uuid REFERENCES person,
    opened_at timestamptz NOT NULL DEFAULT now(),
    until timestamptz,
    closed_by uuid REFERENCES person,
    closed_at timestamptz,
    result jsonb,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "voting-opened-already" UNIQUE (round_table_id),
    CONSTRAINT priority_voting_result CHECK ((closed_at IS NULL) = (result IS NULL))
  );

  CREATE TABLE ballot (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    -- Ids of priorities, the first one first.
    choices jsonb NOT NULL CHECK (jsonb_array_length(choices) BETWEEN 1 AND 5),
    cast_by uuid REFERENCES person,
    cast_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX ballot_of ON ballot (round_table_id, cast_at);

  -- Nothing is cast once the voting is over, whoever is faster: the ballot waits for the closing, and is refused.
  CREATE FUNCTION app.ballot_in_time() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM FROM priority_voting WHERE round_table_id = NEW.round_table_id AND closed_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the voting is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'voting-closed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER in_time BEFORE INSERT ON ballot FOR EACH ROW EXECUTE FUNCTION app.ballot_in_time();
`;

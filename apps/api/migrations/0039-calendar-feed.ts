import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const own = 'person_id = (SELECT app.actor())';

/** Addresses at which calendars read round tables: each one person's, known by its hash alone, good until revoked. */
export class CalendarFeed1700000000039 implements MigrationInterface {
  readonly name = 'CalendarFeed1700000000039';

  async up(q: QueryRunner): Promise<void> {
    await q.query(feeds);
    await protect(q, 'calendar_feed', {
      policies: { select: own, insert: own, update: own },
      secret: ['token_hash'],
    });
    await q.query(changes);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const feeds = `
  CREATE TABLE calendar_feed (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    person_id uuid NOT NULL REFERENCES person,
    kind text NOT NULL CHECK (kind IN ('network', 'region', 'country', 'me')),
    code text,
    token_hash bytea NOT NULL UNIQUE,
    made_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    CHECK ((code IS NULL) = (kind IN ('network', 'me')))
  );
  CREATE INDEX calendar_feed_person ON calendar_feed (person_id, made_at);
`;

const changes = `
  -- When it last changed: what calendars compare, and nothing that anybody writes.
  ALTER TABLE round_table ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
  CREATE FUNCTION app.note_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.changed_at := now();
    RETURN NEW;
  END $$;
  CREATE TRIGGER changed BEFORE UPDATE ON round_table FOR EACH ROW EXECUTE FUNCTION app.note_change();
`;

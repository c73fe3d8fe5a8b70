import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const seenAgenda = 'EXISTS (SELECT FROM agenda a WHERE a.round_table_id = agenda_item.round_table_id)';
const seenItem = 'EXISTS (SELECT FROM agenda_item i WHERE i.id = item_id)';

/**
 * Agendas of round tables (domain.md, "Agenda item"). A draft is seen by who runs the meeting, a published one by those
 * who take part. Start times follow from order, durations and when the days begin, and are never stored.
 */
export class Agenda1700000000040 implements MigrationInterface {
  readonly name = 'Agenda1700000000040';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await protect(q, 'agenda', {
      policies: { select: `${runsIt} OR (published_at IS NOT NULL AND ${inside})`, insert: runsIt, update: runsIt },
    });
    await protect(q, 'agenda_item', {
      policies: { select: seenAgenda, insert: runsIt, update: runsIt, delete: runsIt },
    });
    await protect(q, 'agenda_item_document', {
      policies: { select: seenItem, insert: runsIt, delete: runsIt },
    });
    await protect(q, 'agenda_tap', {
      policies: { select: seenItem, insert: `${runsIt} AND tapped_by = (SELECT app.actor())` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE agenda (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL UNIQUE REFERENCES round_table,
    -- When each day begins, by the clock of the place; a day that is not named begins as the first.
    begins text[] NOT NULL DEFAULT '{}',
    published_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    -- Raised by every change of the order: whoever moves an item says which order they saw.
    version int NOT NULL DEFAULT 1
  );

  CREATE TABLE agenda_item (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES agenda (round_table_id),
    day int NOT NULL CHECK (day BETWEEN 1 AND 14),
    position int NOT NULL,
    -- 0: everybody together; the sessions of the others run beside each other.
    track int NOT NULL DEFAULT 0 CHECK (track BETWEEN 0 AND 6),
    minutes int NOT NULL CHECK (minutes BETWEEN 1 AND 720),
    kind text NOT NULL
      CHECK (kind IN ('opening', 'statement', 'presentation', 'discussion', 'decision', 'break')),
    title text NOT NULL,
    speaker text NOT NULL DEFAULT '',
    -- The agenda's version with which it was last put where it stands.
    moved_in int NOT NULL,
    -- When it last changed what readers of a published agenda were told.
    changed_at timestamptz NOT NULL DEFAULT now(),
    -- Published and then left out: it stays, struck through, and takes no time.
    left_out_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX agenda_item_of ON agenda_item (round_table_id, day, position);

  CREATE TABLE agenda_item_document (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    item_id uuid NOT NULL REFERENCES agenda_item ON DELETE CASCADE,
    document_id uuid NOT NULL REFERENCES document,
    UNIQUE (item_id, document_id)
  );
  CREATE INDEX agenda_item_document_of ON agenda_item_document (document_id);

  -- Appended on the day: when an item began and ended, as it was tapped in the room. Sent again, it is the same tap.
  CREATE TABLE agenda_tap (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    item_id uuid NOT NULL REFERENCES agenda_item,
    kind text NOT NULL CHECK (kind IN ('started', 'ended', 'undone')),
    at timestamptz NOT NULL,
    tapped_by uuid REFERENCES person,
    received_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (item_id, kind, at)
  );
  CREATE INDEX agenda_tap_of ON agenda_tap (round_table_id);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isAnybody, protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const answersFor = `${inside} AND iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const isSignedIn = '(SELECT app.is_signed_in(app.actor()))';
const writesLetters = `(region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (SELECT app.has_role(app.actor(), 'coordinator')))`;

/**
 * Invitations to round tables, one a country, and what countries answer: seen by those who take part. The text of a
 * region's letters is no secret; its secretariat writes it.
 */
export class MeetingInvitation1700000000038 implements MigrationInterface {
  readonly name = 'MeetingInvitation1700000000038';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await protect(q, 'meeting_invitation', { policies: { select: inside, insert: runsIt, update: runsIt } });
    await protect(q, 'meeting_answer', {
      policies: { select: inside, insert: `(${answersFor} OR ${runsIt}) AND answered_by = (SELECT app.actor())` },
    });
    await protect(q, 'invitation_letter', {
      policies: { select: `${isAnybody} AND ${isSignedIn}`, insert: writesLetters, update: writesLetters },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  -- What a country was last told of a meeting. The entry in its calendar is named by the meeting's id.
  CREATE TABLE meeting_invitation (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    -- The same through the life of an entry: calendars take a change from whoever made it alone.
    organizer_id uuid NOT NULL REFERENCES person,
    method text NOT NULL CHECK (method IN ('REQUEST', 'CANCEL')),
    sequence int NOT NULL,
    -- To whom it went; nobody where the country has no focal point.
    person_ids uuid[] NOT NULL,
    sent_by uuid NOT NULL REFERENCES person,
    sent_at timestamptz NOT NULL,
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (round_table_id, iso3)
  );

  -- Appended: the last one counts, as long as it answers the invitation that stands.
  CREATE TABLE meeting_answer (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    answer text NOT NULL CHECK (answer IN ('accepted', 'tentative', 'declined')),
    source text NOT NULL CHECK (source IN ('page', 'reply')),
    sequence int NOT NULL,
    note text NOT NULL DEFAULT '',
    answered_by uuid NOT NULL REFERENCES person,
    answered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX meeting_answer_of ON meeting_answer (round_table_id, iso3, answered_at DESC);

  -- The region's own words in place of the portal's.
  CREATE TABLE invitation_letter (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    region text NOT NULL REFERENCES region,
    language text NOT NULL,
    text text NOT NULL,
    changed_by uuid REFERENCES person,
    changed_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1,
    UNIQUE (region, language)
  );
`;

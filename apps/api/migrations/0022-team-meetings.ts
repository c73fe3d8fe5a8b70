import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const isOwn = `iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])`;
const isFocalPoints = `iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const isReportings = `iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[])`;
const isCountrysOrSecretariats = `${isFocalPoints} OR ${isReportings} AND NOT ${isOwn}`;
const focalPointWrites = { insert: isFocalPoints, update: isFocalPoints } as const;

/**
 * What a team does together, what is written to it, and how its people are forgotten. A meeting is seen as its team is;
 * who was asked to it is a member's id, whose name is seen as that member is.
 */
export class TeamMeetings1700000000022 implements MigrationInterface {
  readonly name = 'TeamMeetings1700000000022';

  async up(q: QueryRunner): Promise<void> {
    await q.query(meetings);
    await q.query(letters);
    await q.query(forgetting);
    const withMeeting = 'EXISTS (SELECT FROM team_meeting m WHERE m.id = meeting_id)';
    await protect(q, 'team_meeting', {
      policies: { select: 'EXISTS (SELECT FROM team t WHERE t.id = team_id)', ...focalPointWrites },
    });
    await protect(q, 'meeting_invitee', {
      policies: { select: withMeeting, ...focalPointWrites, delete: isFocalPoints },
    });
    await protect(q, 'meeting_decision', { policies: { select: withMeeting, ...focalPointWrites } });
    await protect(q, 'team_letter', { policies: { select: isReportings, insert: isCountrysOrSecretariats } });
    await q.query(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true)`);
    await q.query(`INSERT INTO retention_rule (table_name, keep_months) VALUES ('member_contact', 24)`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const meetings = `
  CREATE TABLE team_meeting (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    team_id uuid NOT NULL REFERENCES team,
    iso3 text NOT NULL REFERENCES partner_country,
    -- As the clock on the wall shows it where the team meets; the instants follow from it and the zone.
    starts timestamp NOT NULL,
    ends timestamp NOT NULL,
    zone text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    place text NOT NULL,
    agenda text NOT NULL DEFAULT '',
    minutes_document uuid REFERENCES document,
    -- Raised by every change that invited people must learn of: calendars put the higher one in place of the lower.
    sequence int NOT NULL DEFAULT 0,
    called_by uuid REFERENCES person,
    called_at timestamptz NOT NULL DEFAULT now(),
    cancelled_by uuid REFERENCES person,
    cancelled_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "ends-before-start" CHECK (ends_at > starts_at)
  );
  CREATE INDEX team_meeting_team ON team_meeting (team_id, starts_at DESC);

  CREATE TABLE meeting_invitee (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    meeting_id uuid NOT NULL REFERENCES team_meeting,
    iso3 text NOT NULL REFERENCES partner_country,
    member_id uuid NOT NULL REFERENCES team_member,
    attendance text NOT NULL DEFAULT 'expected' CHECK (attendance IN ('expected', 'present', 'excused', 'absent')),
    invited_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1,
    UNIQUE (meeting_id, member_id)
  );
  CREATE INDEX meeting_invitee_member ON meeting_invitee (member_id);

  CREATE TABLE meeting_decision (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    meeting_id uuid NOT NULL REFERENCES team_meeting,
    iso3 text NOT NULL REFERENCES partner_country,
    text text NOT NULL,
    due date,
    done_on date,
    -- The action of the plan that it became.
    action_id uuid,
    written_by uuid REFERENCES person,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX meeting_decision_meeting ON meeting_decision (meeting_id, written_at);

  ALTER TABLE mail_content
    ADD COLUMN calendar text,
    ADD COLUMN calendar_method text CHECK (calendar_method IN ('REQUEST', 'CANCEL')),
    -- To somebody invented: kept in place of being sent.
    ADD COLUMN is_sample boolean NOT NULL DEFAULT false,
    ADD CHECK ((calendar IS NULL) = (calendar_method IS NULL));
`;

const letters = `
  -- What was written to a whole team: by whom, and to how many; to which addresses is told nobody.
  CREATE TABLE team_letter (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    team_id uuid NOT NULL REFERENCES team,
    iso3 text NOT NULL REFERENCES partner_country,
    subject text NOT NULL,
    text text NOT NULL,
    sent_by uuid NOT NULL REFERENCES person,
    sent_at timestamptz NOT NULL DEFAULT now(),
    sent_to int NOT NULL,
    without_address int NOT NULL,
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX team_letter_team ON team_letter (team_id, sent_at DESC);
`;

const forgetting = `
  ALTER TABLE team_member ADD COLUMN erased_at timestamptz;
  -- Whoever is forgotten has no name that another could have too.
  DROP INDEX "member-exists";
  CREATE UNIQUE INDEX "member-exists" ON team_member (
    iso3, lower(regexp_replace(btrim(name), '\\s+', ' ', 'g')), lower(regexp_replace(btrim(institution), '\\s+', ' ', 'g'))
  ) WHERE merged_into IS NULL AND erased_at IS NULL;
  ALTER TABLE team_member ADD CHECK (erased_at IS NULL OR (name = '' AND spellings = '{}' AND person_id IS NULL));

  -- The values of some records in the trail go; that they were changed, when and by whom stays.
  CREATE FUNCTION app.erase_record_values(of_table text, ids text[]) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE
    gone int;
  BEGIN
    IF NOT app.is_system() THEN
      RAISE EXCEPTION 'values are erased by the portal alone' USING ERRCODE = '42501';
    END IF;
    DELETE FROM audit_value WHERE seq = ANY (ARRAY(
      SELECT e.seq FROM audit_entry e WHERE e.table_name = of_table AND e.record_id = ANY (ids)));
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
  END $$;
  REVOKE ALL ON FUNCTION app.erase_record_values(text, text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.erase_record_values(text, text[]) TO portal_app;
`;

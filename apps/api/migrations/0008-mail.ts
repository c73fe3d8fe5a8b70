import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protect } from './protect.js';

const isSignedIn = '(SELECT app.is_signed_in(app.actor()))';

/**
 * What goes out by mail, and how people wish to be told. A mail lies in two tables: that it was written, which an
 * administrator may see, and what it says to whom, which nobody but the system reads and which goes once it is handed on.
 */
export class Mail1700000000008 implements MigrationInterface {
  readonly name = 'Mail1700000000008';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    // Made from notifications and invitations, which are audited themselves. Anybody's act may tell somebody.
    await protect(q, 'mail', {
      isDerived: true,
      policies: { select: `(SELECT app.has_role(app.actor(), 'administrator'))`, insert: isSignedIn },
    });
    await protect(q, 'mail_content', { isDerived: true, policies: { insert: isSignedIn } });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE mail (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    person_id uuid REFERENCES person,
    kind text NOT NULL,
    language text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handed-on', 'kept', 'given-up')),
    tries int NOT NULL DEFAULT 0,
    problem text,
    created_at timestamptz NOT NULL DEFAULT now(),
    handed_on_at timestamptz
  );
  CREATE INDEX mail_created ON mail (created_at DESC);

  CREATE TABLE mail_content (
    mail_id uuid PRIMARY KEY REFERENCES mail ON DELETE CASCADE,
    address text NOT NULL,
    name text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    may_choose boolean NOT NULL
  );

  ALTER TABLE person ADD COLUMN mail_choice text NOT NULL DEFAULT 'at-once'
    CHECK (mail_choice IN ('at-once', 'daily', 'never'));

  -- What was told before mail existed is not told again.
  ALTER TABLE notification
    ADD COLUMN mail_state text NOT NULL DEFAULT 'skipped' CHECK (mail_state IN ('waiting', 'mailed', 'skipped')),
    ADD COLUMN mailed_at timestamptz;
  ALTER TABLE notification ALTER COLUMN mail_state SET DEFAULT 'waiting';
  CREATE INDEX notification_to_mail ON notification (person_id, at) WHERE mail_state = 'waiting';
  CREATE INDEX notification_mailed ON notification (person_id, mailed_at) WHERE mail_state = 'mailed';
`;

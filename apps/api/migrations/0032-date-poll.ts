import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const isActor = (column: string) => `${column} = (SELECT app.actor())`;
const answers = `${inside} AND iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])
  AND ${isActor('answered_by')} AND app.takes_poll_answers(date_poll_option_id, iso3)`;

/**
 * Polls on the days of a meeting and what countries answer (domain.md, "Date poll"); and what a secretariat accepted
 * of what stands against its days. The conflicts themselves are computed.
 */
export class DatePoll1700000000032 implements MigrationInterface {
  readonly name = 'DatePoll1700000000032';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    for (const table of ['date_poll', 'date_poll_option']) {
      await protect(q, table, { policies: { select: inside, insert: runsIt, update: runsIt } });
    }
    await protect(q, 'date_poll_answer', { policies: { select: inside, insert: answers, update: answers } });
    await protect(q, 'date_poll_reminder', {
      policies: { select: inside, insert: `${runsIt} AND ${isActor('reminded_by')}` },
    });
    await protect(q, 'round_table_acceptance', {
      policies: { select: inside, insert: `${runsIt} AND ${isActor('accepted_by')}` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE date_poll (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    -- Whether it still takes answers depends on the day and on the meeting's life besides.
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'confirmed')),
    closes_on date NOT NULL,
    -- Each day of an option begins and ends at these times by the clock of the place.
    zone text NOT NULL,
    day_begins text NOT NULL,
    day_ends text NOT NULL,
    confirmed_option_id uuid,
    opened_by uuid REFERENCES person,
    opened_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT date_poll_confirmed CHECK ((state = 'confirmed') = (confirmed_option_id IS NOT NULL))
  );
  -- Two who begin one at once: the second is told.
  CREATE UNIQUE INDEX "poll-open" ON date_poll (round_table_id) WHERE state = 'open';
  CREATE INDEX date_poll_of ON date_poll (round_table_id, opened_at);

  CREATE TABLE date_poll_option (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    date_poll_id uuid NOT NULL REFERENCES date_poll,
    letter text NOT NULL CHECK (letter ~ '^[A-Z]$'),
    first_day date NOT NULL,
    last_day date NOT NULL,
    -- Taken back: what was answered to it stays, and counts no more.
    withdrawn_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (date_poll_id, letter),
    CONSTRAINT date_poll_option_days CHECK (first_day <= last_day)
  );
  ALTER TABLE date_poll ADD FOREIGN KEY (confirmed_option_id) REFERENCES date_poll_option;

  -- A country's answer, its own; it may change until the poll closes.
  CREATE TABLE date_poll_answer (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    date_poll_option_id uuid NOT NULL REFERENCES date_poll_option,
    iso3 text NOT NULL REFERENCES partner_country,
    answer text NOT NULL CHECK (answer IN ('yes', 'if-need-be', 'no')),
    answered_by uuid REFERENCES person,
    answered_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (date_poll_option_id, iso3)
  );
  CREATE INDEX date_poll_answer_country ON date_poll_answer (iso3);

  -- Appended: when those who had not answered were reminded, once a day at most.
  CREATE TABLE date_poll_reminder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    date_poll_id uuid NOT NULL REFERENCES date_poll,
    reminded_on date NOT NULL,
    reminded_by uuid REFERENCES person,
    sample boolean NOT NULL DEFAULT false,
    CONSTRAINT date_poll_reminded UNIQUE (date_poll_id, reminded_on)
  );

  -- Appended: what stands against the days of a meeting, and why it is accepted.
  CREATE TABLE round_table_acceptance (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    kind text NOT NULL CHECK (kind IN ('elsewhere', 'secretariat', 'holiday', 'weekend', 'ramadan')),
    key text NOT NULL,
    reason text NOT NULL CHECK (reason <> ''),
    accepted_by uuid REFERENCES person,
    accepted_role text,
    accepted_scope jsonb,
    accepted_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    CONSTRAINT "accepted-already" UNIQUE (round_table_id, key)
  );
`;

const functions = `
  -- The poll is open, the option stands, the country takes part: whoever writes the answer, on whatever path.
  CREATE FUNCTION app.takes_poll_answers(option uuid, country text) RETURNS boolean
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT FROM date_poll_option o JOIN date_poll p ON p.id = o.date_poll_id
      JOIN round_table t ON t.id = p.round_table_id
      WHERE o.id = option AND o.withdrawn_at IS NULL AND p.state = 'open' AND t.life = 'dates-polled'
        AND app.today() <= p.closes_on
        AND EXISTS (SELECT FROM app.round_table_countries(ARRAY[t.id]) c WHERE c.iso3 = country))
  $$;
  REVOKE ALL ON FUNCTION app.takes_poll_answers(uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.takes_poll_answers(uuid, text) TO portal_app;
`;

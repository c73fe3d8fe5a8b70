import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inTrailOf, protect } from './protect.js';

const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runsIt = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const states = `'open', 'acknowledged', 'under-way', 'done', 'declined', 'withdrawn'`;
const answers = `(${runsIt}
  OR (addressee = 'country' AND iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[]))
  OR (addressee = 'headquarters' AND (SELECT app.has_role(app.actor(), 'coordinator'))))`;

/**
 * Conclusions of a round table and the commitments that follow from them. The draft is a row a change, appended and
 * never changed; a snapshot is made from them so that whoever opens the page needs not read each. What was adopted has
 * no policy by which anybody could change it.
 */
export class Conclusion1700000000036 implements MigrationInterface {
  readonly name = 'Conclusion1700000000036';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await protect(q, 'conclusion_update', {
      policies: { select: inside, insert: `${runsIt} AND written_by = (SELECT app.actor())` },
      secret: ['bytes'],
    });
    await protect(q, 'conclusion_snapshot', { policies: { select: inside }, isDerived: true });
    await protect(q, 'conclusion', {
      policies: { select: inside, insert: `${runsIt} AND adopted_by = (SELECT app.actor())` },
    });
    await protect(q, 'commitment', {
      policies: { select: inside, insert: runsIt, update: `${inside} AND ${answers}` },
    });
    await protect(q, 'commitment_step', {
      policies: { select: inside, insert: `${inside} AND taken_by = (SELECT app.actor())` },
    });
    await protect(q, 'commitment_reminder', { policies: { select: inside } });
    for (const table of ['commitment_step', 'commitment_reminder']) {
      await inTrailOf(q, table, 'commitment_id IN (SELECT id FROM commitment WHERE iso3 = $1)');
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  -- A change of the draft as Yjs writes it; in any order and however often they are applied they give the same text.
  CREATE TABLE conclusion_update (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    bytes bytea NOT NULL,
    written_by uuid REFERENCES person,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX conclusion_update_of ON conclusion_update (round_table_id, written_at);

  -- All changes written up to an instant, in one; made from them, and made anew at any time.
  CREATE TABLE conclusion_snapshot (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL UNIQUE REFERENCES round_table,
    bytes bytea NOT NULL,
    until timestamptz NOT NULL
  );

  CREATE TABLE conclusion (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    number int NOT NULL CHECK (number > 0),
    -- 1: as adopted; each correction is the next.
    edition int NOT NULL CHECK (edition > 0),
    kind text NOT NULL CHECK (kind IN ('decision', 'recommendation', 'request', 'information')),
    texts jsonb NOT NULL,
    behind text[] NOT NULL,
    answers text[] NOT NULL,
    reason text NOT NULL DEFAULT '',
    adopted_by uuid REFERENCES person,
    adopted_role text NOT NULL,
    adopted_scope jsonb NOT NULL,
    adopted_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    CONSTRAINT "corrected-already" UNIQUE (round_table_id, number, edition),
    CONSTRAINT conclusion_corrected CHECK ((edition = 1) = (reason = ''))
  );

  CREATE TABLE commitment (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    conclusion_id uuid NOT NULL REFERENCES conclusion,
    reference text NOT NULL UNIQUE,
    text text NOT NULL,
    addressee text NOT NULL CHECK (addressee IN ('country', 'secretariat', 'headquarters')),
    iso3 text REFERENCES partner_country,
    due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN (${states})),
    reason text NOT NULL DEFAULT '',
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT commitment_addressee CHECK ((addressee = 'country') = (iso3 IS NOT NULL)),
    CONSTRAINT commitment_reason CHECK (state NOT IN ('declined', 'withdrawn') OR reason <> '')
  );
  CREATE INDEX commitment_of ON commitment (round_table_id, state);
  CREATE INDEX commitment_country ON commitment (iso3, state);

  -- Appended: from when a commitment is in which state, and by whom.
  CREATE TABLE commitment_step (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    commitment_id uuid NOT NULL REFERENCES commitment,
    state text NOT NULL CHECK (state IN (${states})),
    reason text NOT NULL DEFAULT '',
    taken_by uuid REFERENCES person,
    taken_role text,
    taken_scope jsonb,
    taken_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX commitment_step_of ON commitment_step (commitment_id, taken_at);

  -- Of which due days somebody was reminded: step is days from it, negative before.
  CREATE TABLE commitment_reminder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    commitment_id uuid NOT NULL REFERENCES commitment,
    step int NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (commitment_id, step)
  );
`;

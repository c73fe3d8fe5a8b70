const oneOf = (column: string, values: string) => `CHECK (${column} IN (${values}))`;
const lives = `'in-preparation', 'draft', 'national-review', 'adopted', 'closed', 'superseded'`;
const states = `'not-started', 'in-progress', 'blocked', 'done', 'verified', 'cancelled'`;
const currency = (column: string) => `CHECK (${column} ~ '^[A-Z]{3}$')`;

export const planTables = `
  -- A row is a version; series_id is the plan through all of them, the id of its first.
  CREATE TABLE action_plan (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    series_id uuid NOT NULL,
    number int NOT NULL DEFAULT 1 CHECK (number > 0),
    kind text NOT NULL ${oneOf('kind', `'national', 'regional', 'interregional'`)},
    iso3 text REFERENCES partner_country,
    region text REFERENCES region,
    tier text NOT NULL ${oneOf('tier', `'strategic', 'operational'`)},
    carries_out uuid REFERENCES action_plan,
    title text NOT NULL,
    language text NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    life text NOT NULL DEFAULT 'in-preparation' ${oneOf('life', lives)},
    adopted_on date,
    instrument text,
    document_id uuid REFERENCES document,
    -- The status update that was prepared from it.
    update_id uuid REFERENCES status_update ON DELETE SET NULL,
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT plan_owner CHECK ((kind = 'national') = (iso3 IS NOT NULL) AND (kind = 'regional') = (region IS NOT NULL)),
    CONSTRAINT plan_period CHECK (starts_on <= ends_on),
    CONSTRAINT plan_adoption
      CHECK ((life IN ('adopted', 'closed', 'superseded')) = (adopted_on IS NOT NULL AND instrument IS NOT NULL)),
    -- Two who open the next version at once open the same number.
    CONSTRAINT "version-open" UNIQUE (series_id, number)
  );
  CREATE UNIQUE INDEX plan_open ON action_plan (series_id) WHERE life IN ('in-preparation', 'draft', 'national-review');
  CREATE UNIQUE INDEX plan_in_force ON action_plan (series_id) WHERE life = 'adopted';
  CREATE INDEX action_plan_country ON action_plan (iso3, starts_on DESC);
  CREATE INDEX action_plan_region ON action_plan (region) WHERE region IS NOT NULL;
  CREATE INDEX action_plan_update ON action_plan (update_id) WHERE update_id IS NOT NULL;

  -- Appended: from when a version is in which state of its life, and by whom.
  CREATE TABLE plan_step (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    life text NOT NULL ${oneOf('life', lives)},
    note text NOT NULL DEFAULT '',
    taken_by uuid REFERENCES person,
    taken_role text,
    taken_scope jsonb,
    taken_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false
  );
  CREATE INDEX plan_step_plan ON plan_step (plan_id, taken_at);

  CREATE TABLE objective (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    line_id uuid NOT NULL,
    number int NOT NULL CHECK (number > 0),
    title text NOT NULL,
    theme text NOT NULL,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "number-taken" UNIQUE (plan_id, number),
    UNIQUE (plan_id, line_id),
    UNIQUE (plan_id, id)
  );

  CREATE TABLE action (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    objective_id uuid NOT NULL,
    line_id uuid NOT NULL,
    reference text NOT NULL,
    -- Its place in the objective: between two others lies their middle, so that no other row is touched.
    position double precision NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    domains text[] NOT NULL DEFAULT '{}' CHECK (domains <@ ARRAY['C', 'B', 'R', 'N']),
    phase text ${oneOf('phase', `'prevention', 'detection', 'preparedness', 'response', 'recovery'`)},
    priority text NOT NULL DEFAULT 'medium' ${oneOf('priority', `'high', 'medium', 'low'`)},
    lead text NOT NULL DEFAULT '',
    supporting text[] NOT NULL DEFAULT '{}',
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    cost numeric(15, 2) CHECK (cost >= 0),
    currency text ${currency('currency')},
    funding text NOT NULL DEFAULT 'none' ${oneOf('funding', `'none', 'partly', 'secured'`)},
    funding_source text NOT NULL DEFAULT '',
    funded numeric(15, 2) CHECK (funded >= 0),
    indicator text NOT NULL DEFAULT '',
    target text NOT NULL DEFAULT '',
    answers_to text[] NOT NULL DEFAULT '{}',
    support_requested text NOT NULL DEFAULT '',
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT action_days CHECK (starts_on <= ends_on),
    CONSTRAINT action_cost CHECK ((cost IS NULL) = (currency IS NULL)),
    FOREIGN KEY (plan_id, objective_id) REFERENCES objective (plan_id, id),
    UNIQUE (plan_id, line_id),
    UNIQUE (plan_id, reference),
    UNIQUE (plan_id, id)
  );
  CREATE INDEX action_line ON action (line_id);
  CREATE INDEX action_objective ON action (objective_id, position);

  -- Both of one version: the keys say so.
  CREATE TABLE action_dependency (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    action_id uuid NOT NULL,
    depends_on_id uuid NOT NULL,
    sample boolean NOT NULL DEFAULT false,
    FOREIGN KEY (plan_id, action_id) REFERENCES action (plan_id, id) ON DELETE CASCADE,
    FOREIGN KEY (plan_id, depends_on_id) REFERENCES action (plan_id, id) ON DELETE CASCADE,
    CONSTRAINT "dependency-exists" UNIQUE (action_id, depends_on_id)
  );
  CREATE INDEX action_dependency_plan ON action_dependency (plan_id);
  CREATE INDEX action_dependency_other ON action_dependency (depends_on_id);

  -- Of the action through all versions: people change while a version is frozen.
  CREATE TABLE action_assignee (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    series_id uuid NOT NULL,
    line_id uuid NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (line_id, person_id)
  );
  CREATE INDEX action_assignee_person ON action_assignee (person_id);
  CREATE INDEX action_assignee_series ON action_assignee (series_id);

  -- Appended. number: the version under which it was said; an earlier version never shows it.
  CREATE TABLE progress_report (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan,
    number int NOT NULL,
    action_id uuid NOT NULL,
    line_id uuid NOT NULL,
    day date NOT NULL,
    state text NOT NULL ${oneOf('state', states)},
    progress numeric(5, 2) NOT NULL CHECK (progress BETWEEN 0 AND 100),
    note text NOT NULL DEFAULT '',
    reason text,
    blocked_by text,
    despite text,
    expected_ends_on date,
    evidence jsonb NOT NULL DEFAULT '[]',
    reported_by uuid REFERENCES person,
    reported_role text,
    reported_scope jsonb,
    reported_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    FOREIGN KEY (plan_id, action_id) REFERENCES action (plan_id, id)
  );
  -- The latest report of an action is the first entry of its line.
  CREATE INDEX progress_report_latest ON progress_report (line_id, day DESC, reported_at DESC, id DESC);
  CREATE INDEX progress_report_plan ON progress_report (plan_id, day DESC);

  CREATE TABLE plan_grant (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    target text NOT NULL ${oneOf('target', `'person', 'country', 'region', 'network', 'public'`)},
    to_person uuid REFERENCES person,
    to_country text REFERENCES partner_country,
    to_region text REFERENCES region,
    sight text NOT NULL ${oneOf('sight', `'whole', 'headline'`)},
    until date,
    granted_by uuid REFERENCES person,
    granted_role text,
    granted_scope jsonb,
    granted_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdrawn_by uuid REFERENCES person,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT grant_target CHECK ((target = 'person') = (to_person IS NOT NULL)
      AND (target = 'country') = (to_country IS NOT NULL) AND (target = 'region') = (to_region IS NOT NULL))
  );
  CREATE INDEX plan_grant_plan ON plan_grant (plan_id) WHERE withdrawn_at IS NULL;

  -- Appended: how much one unit of a currency is in another, by the word of whoever entered it.
  CREATE TABLE exchange_rate (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    plan_id uuid NOT NULL REFERENCES action_plan ON DELETE CASCADE,
    from_currency text NOT NULL ${currency('from_currency')},
    to_currency text NOT NULL ${currency('to_currency')},
    rate numeric NOT NULL CHECK (rate > 0),
    day date NOT NULL,
    source text NOT NULL,
    entered_by uuid REFERENCES person,
    entered_role text,
    entered_scope jsonb,
    entered_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    CONSTRAINT rate_currencies CHECK (from_currency <> to_currency)
  );
  CREATE INDEX exchange_rate_plan ON exchange_rate (plan_id);

  -- The last running number of a place and a year: MAR-2026-014 is said once, whatever becomes of it.
  CREATE TABLE reference_counter (
    place text NOT NULL,
    year int NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (place, year)
  );

  CREATE INDEX action_plan_search ON action_plan USING gin (app.search_form(title) gin_trgm_ops);
  CREATE INDEX objective_search ON objective USING gin (app.search_form(title) gin_trgm_ops);
  CREATE INDEX action_search ON action USING gin (app.search_form(reference || ' ' || title) gin_trgm_ops);
`;

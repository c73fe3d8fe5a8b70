import { by, confidences, id, lives, ofAssessment, ofScenario, oneOf, sample, version } from './0050-risk.columns.js';

/** Columns named `words` are sealed (platform/vault): JSON of what people wrote, under the key of the series. */
export const riskTables = `
  -- One row: by which master key the data keys are wrapped, and to which one they are going.
  CREATE TABLE vault_master (
    id boolean PRIMARY KEY DEFAULT true CHECK (id),
    mark text NOT NULL,
    next_mark text
  );

  -- A row is a version; series_id is the method through all of them, the id of its first.
  CREATE TABLE risk_method (
    ${id},
    series_id uuid NOT NULL,
    number int NOT NULL DEFAULT 1 CHECK (number > 0),
    -- Of those that the portal brings with it.
    code text,
    name jsonb NOT NULL,
    description jsonb NOT NULL,
    likelihood jsonb NOT NULL,
    impact jsonb NOT NULL,
    levels jsonb NOT NULL,
    grid jsonb NOT NULL,
    treat_from text NOT NULL,
    sources jsonb NOT NULL DEFAULT '[]',
    published_at timestamptz,
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    UNIQUE (series_id, number)
  );
  CREATE UNIQUE INDEX risk_method_code ON risk_method (code, number) WHERE code IS NOT NULL;

  -- A row is a version; series_id is the assessment through all of them.
  CREATE TABLE risk_assessment (
    ${id},
    series_id uuid NOT NULL,
    number int NOT NULL DEFAULT 1 CHECK (number > 0),
    iso3 text NOT NULL REFERENCES partner_country,
    reference_year int NOT NULL CHECK (reference_year BETWEEN 2000 AND 2100),
    language text NOT NULL,
    method_id uuid NOT NULL REFERENCES risk_method,
    -- How the steps of the method before went into this one's; null: the same method.
    remapping jsonb,
    -- Its scope.
    words bytea NOT NULL,
    has_scope boolean NOT NULL DEFAULT false,
    support_partners jsonb NOT NULL DEFAULT '[]',
    life text NOT NULL DEFAULT 'draft' ${oneOf('life', lives)},
    approved_on date,
    update_id uuid REFERENCES status_update ON DELETE SET NULL,
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    UNIQUE (id, iso3),
    CONSTRAINT risk_approval CHECK ((life IN ('approved', 'superseded')) = (approved_on IS NOT NULL)),
    UNIQUE (series_id, number)
  );
  CREATE UNIQUE INDEX risk_open ON risk_assessment (series_id) WHERE life IN ('draft', 'peer-review');
  CREATE UNIQUE INDEX risk_in_force ON risk_assessment (series_id) WHERE life = 'approved';
  CREATE INDEX risk_assessment_country ON risk_assessment (iso3, reference_year DESC);
  CREATE INDEX risk_assessment_update ON risk_assessment (update_id) WHERE update_id IS NOT NULL;

  -- One key a series, wrapped by the master key.
  CREATE TABLE risk_key (
    ${id},
    series_id uuid NOT NULL UNIQUE,
    iso3 text NOT NULL REFERENCES partner_country,
    wrapped bytea NOT NULL,
    mark text NOT NULL
  );

  CREATE TABLE risk_part (
    ${id},
    ${ofAssessment},
    person_id uuid NOT NULL REFERENCES person,
    part text NOT NULL ${oneOf('part', `'lead', 'scorer', 'reader'`)},
    ${by('named')},
    named_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    UNIQUE (assessment_id, person_id)
  );
  CREATE INDEX risk_part_person ON risk_part (person_id);

  -- Appended: from when a version is in which state of its life, and by whom. Words: the note.
  CREATE TABLE risk_step_taken (
    ${id},
    ${ofAssessment},
    life text NOT NULL ${oneOf('life', lives)},
    words bytea,
    ${by('taken')},
    taken_at timestamptz NOT NULL DEFAULT now(),
    ${sample}
  );
  CREATE INDEX risk_step_taken_of ON risk_step_taken (assessment_id, taken_at);

  -- Title is sealed by itself, so that lists open nothing else. Words: narrative, background, motivation, capability, vulnerabilities, both rationales, controls, case studies,
  -- exceptions. Judgements: ids of the method's steps.
  CREATE TABLE scenario (
    ${id},
    ${ofAssessment},
    -- The same scenario in every version.
    line_id uuid NOT NULL,
    series_id uuid NOT NULL,
    method_id uuid NOT NULL REFERENCES risk_method,
    number int NOT NULL CHECK (number > 0),
    domain text NOT NULL ${oneOf('domain', `'C', 'B', 'R', 'N'`)},
    origin text NOT NULL ${oneOf('origin', `'criminal', 'accidental', 'natural'`)},
    setting text,
    agent_class text,
    template text,
    title bytea NOT NULL,
    words bytea NOT NULL,
    -- What lists say of the words without opening them: told with both reasons; exceptions that have a reason.
    is_described boolean NOT NULL DEFAULT false,
    explains_current boolean NOT NULL DEFAULT false,
    explains_target boolean NOT NULL DEFAULT false,
    inherent jsonb,
    current jsonb,
    target jsonb,
    -- When the current rating was given.
    rated_at timestamptz,
    confidence text ${oneOf('confidence', confidences)},
    -- The block of cells that people chose in the last closed round: { likelihood: [from, to], impact: [from, to] }.
    spread jsonb,
    is_narrowed boolean NOT NULL DEFAULT false,
    created_by uuid REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    UNIQUE (id, assessment_id, iso3),
    UNIQUE (assessment_id, line_id),
    UNIQUE (assessment_id, number)
  );
  CREATE INDEX scenario_line ON scenario (line_id);
  CREATE INDEX scenario_narrowed ON scenario (iso3) WHERE is_narrowed;

  -- Appended: who changed what when. Words: fields with what stood there before and after.
  CREATE TABLE scenario_change (
    ${id},
    ${ofScenario},
    number int NOT NULL CHECK (number > 0),
    words bytea NOT NULL,
    ${by('changed')},
    changed_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    UNIQUE (scenario_id, number)
  );

  -- Lines of plan actions that treat it, through all versions of their plan.
  CREATE TABLE scenario_treatment (
    ${id},
    ${ofScenario},
    line uuid NOT NULL,
    ${by('linked')},
    linked_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    UNIQUE (scenario_id, line)
  );
  CREATE INDEX scenario_treatment_line ON scenario_treatment (line);

  CREATE TABLE scenario_cascade (
    ${id},
    ${ofScenario},
    sets_off_id uuid NOT NULL,
    ${sample},
    FOREIGN KEY (sets_off_id, assessment_id, iso3) REFERENCES scenario (id, assessment_id, iso3) ON DELETE CASCADE,
    UNIQUE (scenario_id, sets_off_id)
  );
  CREATE INDEX scenario_cascade_to ON scenario_cascade (sets_off_id);

  -- On one paragraph of a field. Words: the quote and what is said of it.
  CREATE TABLE scenario_comment (
    ${id},
    ${ofScenario},
    field text NOT NULL,
    paragraph int NOT NULL CHECK (paragraph >= 0),
    words bytea NOT NULL,
    ${by('written')},
    written_at timestamptz NOT NULL DEFAULT now(),
    settled_at timestamptz,
    settled_by uuid REFERENCES person,
    ${sample},
    ${version}
  );
  CREATE INDEX scenario_comment_of ON scenario_comment (scenario_id, written_at);

  -- Appended: what the guard found in a field, and what its author did; no words.
  CREATE TABLE scenario_sensitivity (
    ${id},
    ${ofScenario},
    field text NOT NULL,
    kind text NOT NULL ${oneOf('kind', `'coordinates', 'quantity', 'stock-place', 'site-weakness'`)},
    choice text NOT NULL ${oneOf('choice', `'reworded', 'narrowed', 'kept'`)},
    ${by('chosen')},
    chosen_at timestamptz NOT NULL DEFAULT now(),
    ${sample}
  );
  CREATE INDEX scenario_sensitivity_of ON scenario_sensitivity (scenario_id, chosen_at);
`;

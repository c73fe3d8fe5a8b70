import { by, confidences, id, ofAssessment, ofRound, ofScenario, oneOf, sample, version } from './0050-risk.columns.js';

/** Who is let in, what is borne, and what people score and review; sealed columns as in the tables before. */
export const riskJudging = `
  -- Somebody from outside, by name: to read a version, or to review single scenarios and see nothing else.
  CREATE TABLE risk_grant (
    ${id},
    ${ofAssessment},
    person_id uuid NOT NULL REFERENCES person,
    purpose text NOT NULL ${oneOf('purpose', `'read', 'review'`)},
    scenario_ids uuid[] NOT NULL DEFAULT '{}',
    until date NOT NULL,
    ${by('granted')},
    granted_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdrawn_by uuid REFERENCES person,
    ${sample},
    ${version},
    CONSTRAINT "own-grant" CHECK (person_id <> granted_by),
    CONSTRAINT risk_grant_scenarios CHECK ((purpose = 'review') = (cardinality(scenario_ids) > 0))
  );
  CREATE INDEX risk_grant_person ON risk_grant (person_id) WHERE withdrawn_at IS NULL;
  CREATE INDEX risk_grant_of ON risk_grant (assessment_id);

  -- Words: the reason.
  CREATE TABLE risk_acceptance (
    ${id},
    ${ofScenario},
    words bytea NOT NULL,
    until date NOT NULL,
    ${by('accepted')},
    accepted_at timestamptz NOT NULL DEFAULT now(),
    withdrawn_at timestamptz,
    withdrawn_by uuid REFERENCES person,
    ${sample},
    ${version}
  );
  CREATE INDEX risk_acceptance_of ON risk_acceptance (scenario_id);

  -- Over once somebody closed it, or when its time has come. Words: why it was closed; why the group agreed.
  CREATE TABLE scoring_round (
    ${id},
    ${ofScenario},
    number int NOT NULL CHECK (number > 0),
    kind text NOT NULL ${oneOf('kind', `'inherent', 'current', 'target'`)},
    ${by('opened')},
    opened_at timestamptz NOT NULL DEFAULT now(),
    closes_at timestamptz NOT NULL,
    closed_at timestamptz,
    ${by('closed')},
    closed_words bytea,
    agreed jsonb,
    agreed_confidence text ${oneOf('agreed_confidence', confidences)},
    agreed_words bytea,
    ${by('agreed')},
    agreed_at timestamptz,
    ${sample},
    ${version},
    CONSTRAINT scoring_round_closes CHECK (closes_at > opened_at),
    CONSTRAINT scoring_round_agreed CHECK (num_nulls(agreed, agreed_words, agreed_confidence, agreed_at) IN (0, 4)),
    UNIQUE (scenario_id, number)
  );

  CREATE TABLE scorer (
    ${id},
    ${ofRound},
    person_id uuid NOT NULL REFERENCES person,
    -- That they have scored, never what.
    scored_at timestamptz,
    ${sample},
    ${version},
    UNIQUE (round_id, person_id)
  );
  CREATE INDEX scorer_person ON scorer (person_id);

  -- Words: the rationale, and later the explanation.
  CREATE TABLE score (
    ${id},
    ${ofRound},
    person_id uuid NOT NULL REFERENCES person,
    judgement jsonb NOT NULL,
    confidence text NOT NULL ${oneOf('confidence', confidences)},
    words bytea NOT NULL,
    scored_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    CONSTRAINT "scored-already" UNIQUE (round_id, person_id)
  );

  -- One expert's view of one scenario. Judgements: on what, verdict, step. Words: the conflict of interest, the comments.
  CREATE TABLE review (
    ${id},
    ${ofScenario},
    person_id uuid NOT NULL REFERENCES person,
    has_conflict boolean NOT NULL,
    judgements jsonb NOT NULL,
    words bytea NOT NULL,
    reviewed_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    ${version},
    CONSTRAINT "reviewed-already" UNIQUE (scenario_id, person_id)
  );
`;

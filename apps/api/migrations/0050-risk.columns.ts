export const oneOf = (column: string, values: string) => `CHECK (${column} IN (${values}))`;
export const lives = `'draft', 'peer-review', 'approved', 'superseded'`;
export const confidences = `'low', 'medium', 'high'`;
export const id = 'id uuid PRIMARY KEY DEFAULT uuidv7()';
export const sample = 'sample boolean NOT NULL DEFAULT false';
export const version = 'version int NOT NULL DEFAULT 1';
/** By whom and in what office. */
export const by = (act: string) => `${act}_by uuid REFERENCES person, ${act}_role text, ${act}_scope jsonb`;
/** What hangs on an assessment names its country too, so that its readers are told without asking for another row. */
export const ofAssessment = `assessment_id uuid NOT NULL, iso3 text NOT NULL,
    FOREIGN KEY (assessment_id, iso3) REFERENCES risk_assessment (id, iso3) ON DELETE CASCADE`;
export const ofScenario = `scenario_id uuid NOT NULL, assessment_id uuid NOT NULL, iso3 text NOT NULL,
    FOREIGN KEY (scenario_id, assessment_id, iso3) REFERENCES scenario (id, assessment_id, iso3) ON DELETE CASCADE`;
export const ofRound = `round_id uuid NOT NULL REFERENCES scoring_round ON DELETE CASCADE, ${ofScenario}`;

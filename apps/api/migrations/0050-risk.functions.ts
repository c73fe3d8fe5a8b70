import { definer } from './protect.js';

const stable = `LANGUAGE plpgsql STABLE ${definer}`;
const inForce = 'withdrawn_at IS NULL AND app.today() <= until';

/** Who sees which assessments and scenarios: asked once a statement, never once a row. */
export const riskFunctions = `
  -- Versions that somebody from outside may read, while they hold an office at all.
  CREATE FUNCTION app.shown_risks(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    IF NOT app.in_office(actor) THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT assessment_id FROM risk_grant WHERE person_id = actor AND purpose = 'read' AND ${inForce});
  END $$;

  -- Single scenarios that somebody from outside is asked to review: only ones of the version that the grant is of.
  CREATE FUNCTION app.reviewed_scenarios(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    IF NOT app.in_office(actor) THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT s.id FROM risk_grant g JOIN scenario s ON s.assessment_id = g.assessment_id
        AND s.id = ANY (g.scenario_ids)
      WHERE g.person_id = actor AND g.purpose = 'review' AND ${inForce});
  END $$;

  -- Own people with one of these parts, while they are of the country.
  CREATE FUNCTION app.part_risks(actor uuid, parts text[]) RETURNS uuid[] ${stable} AS $$
  DECLARE
    countries text[] := app.own_countries(actor);
  BEGIN
    RETURN ARRAY(SELECT assessment_id FROM risk_part
      WHERE person_id = actor AND part = ANY (parts) AND iso3 = ANY (countries));
  END $$;

  -- Assessments that the actor leads a version of: its next version is theirs to open.
  CREATE FUNCTION app.led_series(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    led uuid[] := app.part_risks(actor, ARRAY['lead']);
  BEGIN
    RETURN ARRAY(SELECT series_id FROM risk_assessment WHERE id = ANY (led));
  END $$;

  -- Narrowed scenarios that the actor may not open although they see the assessment: own people without a part.
  CREATE FUNCTION app.closed_scenarios(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    focal text[] := app.focal_countries(actor);
    named uuid[] := app.part_risks(actor, ARRAY['lead', 'scorer', 'reader']);
  BEGIN
    RETURN ARRAY(SELECT id FROM scenario
      WHERE is_narrowed AND NOT iso3 = ANY (focal) AND NOT assessment_id = ANY (named));
  END $$;

  -- Series whose sealed words the actor may read some of.
  CREATE FUNCTION app.risk_series(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    shown uuid[] := app.shown_risks(actor);
    reviewed uuid[] := app.reviewed_scenarios(actor);
  BEGIN
    RETURN ARRAY(SELECT series_id FROM risk_assessment WHERE id = ANY (shown)
      UNION SELECT series_id FROM scenario WHERE id = ANY (reviewed));
  END $$;

  -- Rounds that are open and ask the actor.
  CREATE FUNCTION app.asking_rounds(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    countries text[] := app.own_countries(actor);
  BEGIN
    RETURN ARRAY(SELECT r.id FROM scorer x JOIN scoring_round r ON r.id = x.round_id
      WHERE x.person_id = actor AND r.iso3 = ANY (countries) AND r.closed_at IS NULL AND now() < r.closes_at);
  END $$;

  -- Rounds of the actor's own countries that are over.
  CREATE FUNCTION app.closed_rounds(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    countries text[] := app.own_countries(actor);
    closed uuid[] := app.closed_scenarios(actor);
  BEGIN
    RETURN ARRAY(SELECT id FROM scoring_round WHERE iso3 = ANY (countries) AND NOT scenario_id = ANY (closed)
      AND (closed_at IS NOT NULL OR closes_at <= now()));
  END $$;

  -- Where the actions stand that treat scenarios of these versions, for whoever reads them: also where they do not read the
  -- plan, since gaps depend on it. At each the instant at which it was last reported done.
  CREATE FUNCTION app.treating_actions(assessments uuid[])
  RETURNS TABLE (scenario_id uuid, line uuid, state text, done_at timestamptz) LANGUAGE sql STABLE ${definer} AS $$
    SELECT t.scenario_id, t.line, coalesce(r.state, 'not-started'),
      CASE WHEN r.state IN ('done', 'verified') THEN d.at END
    FROM scenario_treatment t
    LEFT JOIN LATERAL (SELECT l.state FROM progress_report l WHERE l.line_id = t.line
      ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (SELECT max(l.reported_at) AS at FROM progress_report l
      WHERE l.line_id = t.line AND l.state = 'done') d ON true
    WHERE t.assessment_id = ANY (assessments) AND EXISTS (SELECT FROM action a WHERE a.line_id = t.line)
  $$;

  -- Scenarios of these versions that somebody from outside has reviewed: that, not what they said.
  CREATE FUNCTION app.reviewed_among(assessments uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT scenario_id FROM review WHERE assessment_id = ANY (assessments)
  $$;

  -- Who looked at an assessment or one of its scenarios, newest first: for its country's own people.
  CREATE FUNCTION app.risk_looks(actor uuid, assessment uuid, at_most int) RETURNS TABLE (at timestamptz, person_id uuid)
  ${stable} AS $$
  DECLARE
    countries text[] := app.own_countries(actor);
  BEGIN
    IF NOT EXISTS (SELECT FROM risk_assessment WHERE id = assessment AND iso3 = ANY (countries)) THEN RETURN; END IF;
    RETURN QUERY SELECT e.at, e.actor_id FROM audit_entry e
      WHERE e.act = 'read' AND e.record_id = ANY (
        SELECT assessment::text UNION ALL SELECT s.id::text FROM scenario s WHERE s.assessment_id = assessment)
      ORDER BY e.seq DESC LIMIT at_most;
  END $$;

  REVOKE ALL ON FUNCTION app.shown_risks(uuid), app.reviewed_scenarios(uuid), app.part_risks(uuid, text[]), app.led_series(uuid),
    app.closed_scenarios(uuid), app.risk_series(uuid), app.asking_rounds(uuid), app.closed_rounds(uuid),
    app.treating_actions(uuid[]), app.reviewed_among(uuid[]), app.risk_looks(uuid, uuid, int) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.shown_risks(uuid), app.reviewed_scenarios(uuid), app.part_risks(uuid, text[]), app.led_series(uuid),
    app.closed_scenarios(uuid), app.risk_series(uuid), app.asking_rounds(uuid), app.closed_rounds(uuid),
    app.treating_actions(uuid[]), app.reviewed_among(uuid[]), app.risk_looks(uuid, uuid, int) TO portal_app;
`;

/** Asked by the functions above alone. */
export const inOffice = `
  CREATE FUNCTION app.in_office(actor uuid) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT app.is_signed_in(actor) AND EXISTS (SELECT FROM role_assignment WHERE person_id = actor
      AND since <= app.today() AND (until IS NULL OR app.today() <= until))
  $$;
  REVOKE ALL ON FUNCTION app.in_office(uuid) FROM PUBLIC;
`;

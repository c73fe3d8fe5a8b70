import { definer } from './protect.js';

/** What hangs on a version and changes with it alone. */
const contents = [
  'risk_part',
  'scenario',
  'scenario_change',
  'scenario_treatment',
  'scenario_cascade',
  'scenario_comment',
  'scenario_sensitivity',
  'scoring_round',
  'scorer',
  'score',
  'review',
];

/** Rows that say what happened: added, never changed. */
const appended = ['risk_step_taken', 'scenario_change', 'scenario_sensitivity'];

/** What must hold whoever writes, and however many at once. */
export const riskGuards = `
  -- The row of the version is held meanwhile, so that nobody approves what somebody else is changing.
  CREATE FUNCTION app.risk_is_open() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    state text;
  BEGIN
    SELECT life INTO state FROM risk_assessment
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.assessment_id ELSE NEW.assessment_id END FOR SHARE;
    IF state IN ('approved', 'superseded') THEN
      RAISE EXCEPTION 'what was approved is frozen' USING ERRCODE = '23514', CONSTRAINT = 'risk-frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' AND NEW.assessment_id <> OLD.assessment_id THEN
      RAISE EXCEPTION 'contents stay in their version' USING ERRCODE = '23514', CONSTRAINT = 'risk-frozen';
    END IF;
    RETURN NEW;
  END $$;
  ${contents
    .map(
      (table) => `CREATE TRIGGER risk_is_open BEFORE INSERT OR UPDATE OR DELETE ON ${table}
    FOR EACH ROW EXECUTE FUNCTION app.risk_is_open();`,
    )
    .join('\n  ')}

  CREATE FUNCTION app.risk_goes_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR (NEW.id, NEW.series_id, NEW.number, NEW.iso3, NEW.method_id, NEW.language) IS DISTINCT FROM
       (OLD.id, OLD.series_id, OLD.number, OLD.iso3, OLD.method_id, OLD.language) THEN
      RAISE EXCEPTION 'a version stays what it is' USING ERRCODE = '23514', CONSTRAINT = 'risk-frozen';
    END IF;
    IF OLD.life IN ('approved', 'superseded') AND to_jsonb(NEW) - '{life,update_id,version}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{life,update_id,version}'::text[] THEN
      RAISE EXCEPTION 'what was approved is frozen' USING ERRCODE = '23514', CONSTRAINT = 'risk-frozen';
    END IF;
    IF NEW.life <> OLD.life AND (OLD.life, NEW.life) NOT IN (('draft', 'peer-review'), ('peer-review', 'draft'),
       ('peer-review', 'approved'), ('approved', 'superseded')) THEN
      RAISE EXCEPTION 'no act leads there' USING ERRCODE = '23514', CONSTRAINT = 'act-not-possible';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER risk_goes_on BEFORE UPDATE OR DELETE ON risk_assessment
    FOR EACH ROW EXECUTE FUNCTION app.risk_goes_on();

  -- A published method is what assessments are bound to.
  CREATE FUNCTION app.method_is_open() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.published_at IS NOT NULL THEN
      RAISE EXCEPTION 'a published method is frozen' USING ERRCODE = '23514', CONSTRAINT = 'method-published';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER method_is_open BEFORE UPDATE OR DELETE ON risk_method
    FOR EACH ROW EXECUTE FUNCTION app.method_is_open();

  -- A version belongs to a published method for life, and its scenarios to the same one.
  CREATE FUNCTION app.method_is_published() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM risk_method WHERE id = NEW.method_id AND published_at IS NOT NULL) THEN
      RAISE EXCEPTION 'the method is not published' USING ERRCODE = '23514', CONSTRAINT = 'method-not-published';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER method_is_published BEFORE INSERT ON risk_assessment
    FOR EACH ROW EXECUTE FUNCTION app.method_is_published();

  -- One cascade of a version after the other, so that no two close a circle together.
  CREATE FUNCTION app.cascades_in_no_circle() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.assessment_id::text, 50));
    IF EXISTS (
      WITH RECURSIVE after (id) AS (
        SELECT NEW.sets_off_id
        UNION SELECT c.sets_off_id FROM scenario_cascade c JOIN after ON c.scenario_id = after.id
      ) SELECT FROM after WHERE after.id = NEW.scenario_id) THEN
      RAISE EXCEPTION 'these would set each other off' USING ERRCODE = '23514', CONSTRAINT = 'cascade-circle';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER cascades_in_no_circle BEFORE INSERT OR UPDATE ON scenario_cascade
    FOR EACH ROW EXECUTE FUNCTION app.cascades_in_no_circle();

  CREATE FUNCTION app.risk_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'it is appended to, never changed' USING ERRCODE = '23514', CONSTRAINT = 'risk-frozen';
  END $$;
  ${appended
    .map(
      (table) =>
        `CREATE TRIGGER risk_is_kept BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.risk_is_kept();`,
    )
    .join('\n  ')}

  -- One round of a scenario at a time.
  CREATE FUNCTION app.round_is_alone() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.scenario_id::text, 51));
    IF EXISTS (SELECT FROM scoring_round WHERE scenario_id = NEW.scenario_id AND closed_at IS NULL AND now() < closes_at)
    THEN
      RAISE EXCEPTION 'a round is open' USING ERRCODE = '23514', CONSTRAINT = 'scoring-open';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER round_is_alone BEFORE INSERT ON scoring_round FOR EACH ROW EXECUTE FUNCTION app.round_is_alone();

  -- A value is agreed once, and only when the round is over; a closed round stays closed.
  CREATE FUNCTION app.round_goes_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN
      RAISE EXCEPTION 'the round is closed' USING ERRCODE = '23514', CONSTRAINT = 'scoring-closed';
    END IF;
    IF OLD.agreed_at IS NOT NULL THEN
      RAISE EXCEPTION 'a value was agreed' USING ERRCODE = '23514', CONSTRAINT = 'agreed-already';
    END IF;
    IF NEW.agreed_at IS NOT NULL AND NEW.closed_at IS NULL AND now() < NEW.closes_at THEN
      RAISE EXCEPTION 'the round is open' USING ERRCODE = '23514', CONSTRAINT = 'scoring-open';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER round_goes_on BEFORE UPDATE ON scoring_round FOR EACH ROW EXECUTE FUNCTION app.round_goes_on();

  -- Scored while the round is open; afterwards a score's judgement stands, and only its words may grow (an explanation).
  -- The round's row is held, so that nobody closes it meanwhile.
  CREATE FUNCTION app.score_is_heard() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    is_over boolean;
  BEGIN
    SELECT closed_at IS NOT NULL OR closes_at <= now() INTO is_over FROM scoring_round
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.round_id ELSE NEW.round_id END FOR SHARE;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF is_over AND (TG_OP = 'INSERT' OR (NEW.judgement, NEW.confidence, NEW.person_id, NEW.round_id)
       IS DISTINCT FROM (OLD.judgement, OLD.confidence, OLD.person_id, OLD.round_id)) THEN
      RAISE EXCEPTION 'the round is closed' USING ERRCODE = '23514', CONSTRAINT = 'scoring-closed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER score_is_heard BEFORE INSERT OR UPDATE OR DELETE ON score
    FOR EACH ROW EXECUTE FUNCTION app.score_is_heard();
`;

import { definer } from './protect.js';

/** What must hold whoever writes, and however many at once. */
export const planGuards = `
  -- Contents of a version change until it is adopted. The plan's row is held meanwhile, so that nobody adopts what
  -- somebody else is changing.
  CREATE FUNCTION app.plan_is_open() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    state text;
  BEGIN
    SELECT life INTO state FROM action_plan
    WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.plan_id ELSE NEW.plan_id END FOR SHARE;
    -- What is not there any more is being removed with all it holds.
    IF state IN ('adopted', 'closed', 'superseded') THEN
      RAISE EXCEPTION 'what was adopted is frozen' USING ERRCODE = '23514', CONSTRAINT = 'frozen';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' AND NEW.plan_id <> OLD.plan_id THEN
      RAISE EXCEPTION 'contents stay in their plan' USING ERRCODE = '23514', CONSTRAINT = 'other-plan';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER plan_is_open BEFORE INSERT OR UPDATE OR DELETE ON objective
    FOR EACH ROW EXECUTE FUNCTION app.plan_is_open();
  CREATE TRIGGER plan_is_open BEFORE INSERT OR UPDATE OR DELETE ON action
    FOR EACH ROW EXECUTE FUNCTION app.plan_is_open();
  CREATE TRIGGER plan_is_open BEFORE INSERT OR UPDATE OR DELETE ON action_dependency
    FOR EACH ROW EXECUTE FUNCTION app.plan_is_open();

  -- A version goes its way and never back behind its adoption; what was adopted says for ever what it said then.
  CREATE FUNCTION app.plan_goes_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.life IN ('adopted', 'closed', 'superseded') THEN
        RAISE EXCEPTION 'what was adopted is kept' USING ERRCODE = '23514', CONSTRAINT = 'frozen';
      END IF;
      RETURN OLD;
    END IF;
    IF (NEW.id, NEW.series_id, NEW.number, NEW.kind, NEW.iso3, NEW.region) IS DISTINCT FROM
       (OLD.id, OLD.series_id, OLD.number, OLD.kind, OLD.iso3, OLD.region) THEN
      RAISE EXCEPTION 'a version stays what it is' USING ERRCODE = '23514', CONSTRAINT = 'frozen';
    END IF;
    IF OLD.life IN ('adopted', 'closed', 'superseded') AND to_jsonb(NEW) - '{life,update_id,version}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{life,update_id,version}'::text[] THEN
      RAISE EXCEPTION 'what was adopted is frozen' USING ERRCODE = '23514', CONSTRAINT = 'frozen';
    END IF;
    IF NEW.life <> OLD.life AND (OLD.life, NEW.life) NOT IN (('in-preparation', 'draft'), ('draft', 'national-review'),
       ('national-review', 'draft'), ('national-review', 'adopted'), ('adopted', 'closed'), ('adopted', 'superseded')) THEN
      RAISE EXCEPTION 'no step leads there' USING ERRCODE = '23514', CONSTRAINT = 'step-not-possible';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER plan_goes_on BEFORE UPDATE OR DELETE ON action_plan
    FOR EACH ROW EXECUTE FUNCTION app.plan_goes_on();

  -- One dependency of a plan after the other, so that no two close a circle together.
  CREATE FUNCTION app.closes_no_circle() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.plan_id::text, 19));
    IF EXISTS (
      WITH RECURSIVE after (id) AS (
        SELECT NEW.depends_on_id
        UNION SELECT d.depends_on_id FROM action_dependency d JOIN after ON d.action_id = after.id
      ) SELECT FROM after WHERE after.id = NEW.action_id) THEN
      RAISE EXCEPTION 'these would wait for each other' USING ERRCODE = '23514', CONSTRAINT = 'dependency-circle';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER closes_no_circle BEFORE INSERT OR UPDATE ON action_dependency
    FOR EACH ROW EXECUTE FUNCTION app.closes_no_circle();

  CREATE FUNCTION app.report_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a report is appended to, never changed' USING ERRCODE = '23514', CONSTRAINT = 'has-reports';
  END $$;
  CREATE TRIGGER report_is_kept BEFORE UPDATE OR DELETE ON progress_report
    FOR EACH ROW EXECUTE FUNCTION app.report_is_kept();

  -- Nothing is said of a plan that is over; and each report of the action that it names.
  CREATE FUNCTION app.report_is_heard() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    plan action_plan;
  BEGIN
    SELECT * INTO plan FROM action_plan WHERE id = NEW.plan_id FOR SHARE;
    IF plan.life IN ('closed', 'superseded') THEN
      RAISE EXCEPTION 'the plan is over' USING ERRCODE = '23514', CONSTRAINT = 'plan-over';
    END IF;
    IF (plan.number, NEW.line_id) IS DISTINCT FROM (NEW.number, (SELECT line_id FROM action WHERE id = NEW.action_id)) THEN
      RAISE EXCEPTION 'a report is of its action' USING ERRCODE = '23514', CONSTRAINT = 'other-plan';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER report_is_heard BEFORE INSERT ON progress_report
    FOR EACH ROW EXECUTE FUNCTION app.report_is_heard();
`;

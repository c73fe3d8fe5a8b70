import { definer } from './protect.js';

const stable = `LANGUAGE plpgsql STABLE ${definer}`;

/** Who sees and runs which plans: asked once a statement, never once a row. */
export const planFunctions = `
  -- Versions of plans whose own people the actor is among: who runs them, and a country's team.
  CREATE FUNCTION app.own_plans(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    holds record := app.held(actor);
  BEGIN
    RETURN ARRAY(SELECT id FROM action_plan WHERE iso3 = ANY (holds.own) OR region = ANY (holds.regions)
      OR (iso3 IS NULL AND holds.is_coordinator));
  END $$;

  -- Those that the actor runs.
  CREATE FUNCTION app.run_plans(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    holds record := app.held(actor);
    countries text[] := app.focal_countries(actor);
  BEGIN
    RETURN ARRAY(SELECT id FROM action_plan WHERE iso3 = ANY (countries) OR region = ANY (holds.regions)
      OR (iso3 IS NULL AND holds.is_coordinator));
  END $$;

  CREATE FUNCTION app.own_series(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    RETURN ARRAY(SELECT DISTINCT series_id FROM action_plan WHERE id = ANY (app.own_plans(actor)));
  END $$;

  CREATE FUNCTION app.run_series(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    RETURN ARRAY(SELECT DISTINCT series_id FROM action_plan WHERE id = ANY (app.run_plans(actor)));
  END $$;

  -- Versions that are shown to the actor today, at least in this sight. Shown to somebody by name: while they hold an
  -- office at all.
  CREATE FUNCTION app.shown_plans(actor uuid, sights text[]) RETURNS uuid[] ${stable} AS $$
  DECLARE
    signed_in boolean := app.is_signed_in(actor);
    in_office boolean := signed_in AND EXISTS (SELECT FROM role_assignment WHERE person_id = actor
      AND since <= app.today() AND (until IS NULL OR app.today() <= until));
    countries text[] := app.own_countries(actor);
    regions text[] := app.read_regions(actor);
  BEGIN
    IF actor IS NULL THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT DISTINCT plan_id FROM plan_grant
      WHERE withdrawn_at IS NULL AND (until IS NULL OR app.today() <= until) AND sight = ANY (sights)
        AND CASE target
          WHEN 'public' THEN true
          WHEN 'network' THEN signed_in
          WHEN 'region' THEN to_region = ANY (regions)
          WHEN 'country' THEN to_country = ANY (countries)
          ELSE in_office AND to_person = actor
        END);
  END $$;

  CREATE FUNCTION app.granted_plans(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    RETURN app.shown_plans(actor, ARRAY['whole']);
  END $$;

  CREATE FUNCTION app.whole_plans(actor uuid) RETURNS uuid[] ${stable} AS $$
  BEGIN
    RETURN app.own_plans(actor) || app.shown_plans(actor, ARRAY['whole']);
  END $$;

  -- Reports and rates go with the plan: whoever sees a version sees what was said under it and the earlier ones.
  CREATE FUNCTION app.reached_plans(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    whole uuid[] := app.whole_plans(actor);
  BEGIN
    RETURN ARRAY(SELECT p.id FROM action_plan p JOIN (
        SELECT series_id, max(number) AS number FROM action_plan WHERE id = ANY (whole) GROUP BY series_id) seen
      ON p.series_id = seen.series_id AND p.number <= seen.number);
  END $$;

  -- Actions of the actor's own countries that are assigned to them.
  CREATE FUNCTION app.assigned_lines(actor uuid) RETURNS uuid[] ${stable} AS $$
  DECLARE
    series uuid[] := app.own_series(actor);
  BEGIN
    RETURN ARRAY(SELECT line_id FROM action_assignee WHERE person_id = actor AND series_id = ANY (series));
  END $$;

  -- A version of a plan and those before it, whoever sees them: rows that hang on them have their own readers.
  CREATE FUNCTION app.series_plans(series uuid, up_to int) RETURNS uuid[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT ARRAY(SELECT id FROM action_plan WHERE series_id = series AND number <= up_to)
  $$;

  -- The widest circle that sees any of it today.
  CREATE FUNCTION app.plan_visibility(plan uuid) RETURNS text LANGUAGE sql STABLE ${definer} AS $$
    SELECT coalesce((SELECT CASE target WHEN 'public' THEN 'public' WHEN 'network' THEN 'network' WHEN 'region' THEN 'region'
        ELSE 'restricted' END AS circle
      FROM plan_grant WHERE plan_id = plan AND withdrawn_at IS NULL AND (until IS NULL OR app.today() <= until)
      ORDER BY app.sight_rank(CASE target WHEN 'public' THEN 'public' WHEN 'network' THEN 'network' WHEN 'region' THEN 'region'
        ELSE 'restricted' END) LIMIT 1), 'restricted')
  $$;

  -- What everybody who sees anything of a plan sees: what it is, where it stands, overall progress, by the rules of
  -- planProgress() and plannedProgress(). wanted: null for all. Through progress_report_latest.
  CREATE FUNCTION app.plan_headlines(actor uuid, wanted uuid[], as_at date, known_at timestamptz)
  RETURNS TABLE (id uuid, series_id uuid, number int, kind text, iso3 text, region text, tier text, title text,
    language text, starts_on date, ends_on date, life text, adopted_on date, sample boolean, is_whole boolean,
    visibility text, progress float8, planned float8, last_report_on date)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    is_system boolean := actor = '00000000-0000-7000-8000-000000000001';
    whole uuid[] := CASE WHEN is_system THEN ARRAY(SELECT p.id FROM action_plan p) ELSE app.whole_plans(actor) END;
    seen uuid[] := whole || app.shown_plans(actor, ARRAY['headline']);
  BEGIN
    RETURN QUERY
      SELECT p.id, p.series_id, p.number, p.kind, p.iso3, p.region, p.tier, p.title, p.language, p.starts_on, p.ends_on,
        p.life, p.adopted_on, p.sample, p.id = ANY (whole), app.plan_visibility(p.id), s.progress, s.planned, s.last_on
      FROM action_plan p
      CROSS JOIN LATERAL (
        SELECT (sum(w.weight * coalesce(r.progress, 0)) / nullif(sum(w.weight), 0))::float8 AS progress,
          (sum(w.weight * w.elapsed) / nullif(sum(w.weight), 0))::float8 AS planned, max(r.day) AS last_on
        FROM action a
        LEFT JOIN LATERAL (
          SELECT l.state, l.progress, l.day FROM progress_report l
          WHERE l.line_id = a.line_id AND l.number <= p.number AND l.day <= as_at AND l.reported_at <= known_at
          ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
        CROSS JOIN LATERAL (
          SELECT CASE WHEN r.state = 'cancelled' THEN 0 WHEN a.priority = 'high' THEN 3 WHEN a.priority = 'medium' THEN 2
              ELSE 1 END AS weight,
            CASE WHEN as_at < a.starts_on THEN 0 WHEN as_at >= a.ends_on THEN 100
              ELSE (as_at - a.starts_on + 1) * 100.0 / (a.ends_on - a.starts_on + 1) END AS elapsed) w
        WHERE a.plan_id = p.id) s
      WHERE p.id = ANY (seen) AND (wanted IS NULL OR p.id = ANY (wanted));
  END $$;

  -- The first of so many running numbers of a place and a year.
  CREATE FUNCTION app.next_references(place text, year int, how_many int) RETURNS int LANGUAGE sql ${definer} AS $$
    INSERT INTO reference_counter AS c VALUES (place, year, how_many)
    ON CONFLICT ON CONSTRAINT reference_counter_pkey DO UPDATE SET last = c.last + how_many RETURNING last - how_many + 1
  $$;

  -- Who looked at a plan, newest first: for whoever runs it.
  CREATE FUNCTION app.plan_looks(actor uuid, plan uuid, at_most int) RETURNS TABLE (at timestamptz, person_id uuid)
  ${stable} AS $$
  BEGIN
    IF NOT plan = ANY (app.run_plans(actor)) THEN RETURN; END IF;
    RETURN QUERY SELECT e.at, e.actor_id FROM audit_entry e
      WHERE e.record_id = plan::text AND e.table_name = 'action_plan' AND e.act = 'read' ORDER BY e.seq DESC LIMIT at_most;
  END $$;

  CREATE FUNCTION app.found_plans(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM action_plan
    WHERE app.search_form(title) LIKE app.rarest(patterns) AND app.search_form(title) LIKE ALL (patterns)
  $$;
  CREATE FUNCTION app.found_objectives(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM objective
    WHERE app.search_form(title) LIKE app.rarest(patterns) AND app.search_form(title) LIKE ALL (patterns)
  $$;
  CREATE FUNCTION app.found_actions(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM action WHERE app.search_form(reference || ' ' || title) LIKE app.rarest(patterns)
      AND app.search_form(reference || ' ' || title) LIKE ALL (patterns)
  $$;

  REVOKE ALL ON FUNCTION app.own_plans(uuid), app.run_plans(uuid), app.own_series(uuid), app.run_series(uuid),
    app.shown_plans(uuid, text[]), app.granted_plans(uuid), app.whole_plans(uuid), app.reached_plans(uuid),
    app.assigned_lines(uuid), app.series_plans(uuid, int), app.plan_visibility(uuid), app.plan_headlines(uuid, uuid[], date, timestamptz),
    app.next_references(text, int, int), app.plan_looks(uuid, uuid, int), app.found_plans(text[]),
    app.found_objectives(text[]), app.found_actions(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.own_plans(uuid), app.run_plans(uuid), app.own_series(uuid), app.run_series(uuid),
    app.granted_plans(uuid), app.whole_plans(uuid), app.reached_plans(uuid),
    app.assigned_lines(uuid), app.series_plans(uuid, int), app.plan_visibility(uuid), app.plan_headlines(uuid, uuid[], date, timestamptz),
    app.next_references(text, int, int), app.plan_looks(uuid, uuid, int), app.found_plans(text[]),
    app.found_objectives(text[]), app.found_actions(text[]) TO portal_app;

  -- The records of a country's plans, for its trail.
  CREATE FUNCTION app.plan_records(country text) RETURNS TABLE (id text) LANGUAGE sql STABLE ${definer} AS $$
    WITH plan AS (SELECT p.id, p.series_id FROM action_plan p WHERE p.iso3 = country)
    SELECT plan.id::text FROM plan
    UNION ALL SELECT s.id::text FROM plan_step s JOIN plan ON plan.id = s.plan_id
    UNION ALL SELECT o.id::text FROM objective o JOIN plan ON plan.id = o.plan_id
    UNION ALL SELECT a.id::text FROM action a JOIN plan ON plan.id = a.plan_id
    UNION ALL SELECT d.id::text FROM action_dependency d JOIN plan ON plan.id = d.plan_id
    UNION ALL SELECT r.id::text FROM progress_report r JOIN plan ON plan.id = r.plan_id
    UNION ALL SELECT g.id::text FROM plan_grant g JOIN plan ON plan.id = g.plan_id
    UNION ALL SELECT x.id::text FROM exchange_rate x JOIN plan ON plan.id = x.plan_id
    UNION ALL SELECT w.id::text FROM action_assignee w WHERE w.series_id IN (SELECT plan.series_id FROM plan)
  $$;
  REVOKE ALL ON FUNCTION app.plan_records(text) FROM PUBLIC;

  -- Added to what the trail of a country lists, whatever that is by now.
  DO $do$
  DECLARE
    known text := pg_get_functiondef('app.country_audit(uuid, text)'::regprocedure);
    added text := replace(known, 'UNION ALL SELECT c.id::text FROM claim c',
      'UNION ALL SELECT p.id FROM app.plan_records(country) p UNION ALL SELECT c.id::text FROM claim c');
  BEGIN
    IF added = known THEN RAISE EXCEPTION 'the trail of a country has another shape'; END IF;
    EXECUTE added;
  END $do$;
`;

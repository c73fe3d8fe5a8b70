import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bumpsStamp, isAnybody, protect } from './protect.js';

/**
 * Who may see the pair of a country and an indicator is the country's act (sharing); it holds whatever
 * day is asked for. Only the few pairs that are hidden from the actor are listed, once a query.
 */
const pairIsVisible = `(iso3 || ':' || indicator <> ALL ((SELECT app.hidden_pairs(app.actor()))::text[]))`;
const isOwn = `iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])`;
const isSecretariats = `iso3 = ANY ((SELECT app.secretariat_countries(app.actor()))::text[])`;
const isReportings = `iso3 = ANY ((SELECT app.reporting_countries(app.actor()))::text[])`;
const isFocalPoints = `iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const isCoordinator = `(SELECT app.has_role(app.actor(), 'coordinator'))`;

/** Indicators, claims and what decides about them; spans of validity kept for speed (domain.md, "Status"). */
export class Status1700000000003 implements MigrationInterface {
  readonly name = 'Status1700000000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(definitions);
    await q.query(claims);
    await q.query(frozen);
    await q.query(spans);
    await q.query(functions);

    for (const table of ['indicator', 'indicator_level', 'indicator_definition', 'published_figure']) {
      await protect(q, table, { policies: { select: isAnybody } });
      await bumpsStamp(q, table);
    }
    await protect(q, 'sharing', { policies: { select: isAnybody, insert: isFocalPoints, update: isFocalPoints } });
    await protect(q, 'exemption', { policies: { select: isAnybody, insert: isCoordinator, update: isCoordinator } });
    await protect(q, 'exemption_end', { policies: { select: isAnybody, insert: isCoordinator } });
    for (const table of ['sharing', 'exemption', 'exemption_end']) await bumpsStamp(q, table);

    const mayDraft = `(${isOwn} OR ${isSecretariats})`;
    const seesDraft = `(${isOwn} OR (written_role = 'secretariat' AND ${isSecretariats}))`;
    const seesSent = `(sent_at IS NOT NULL AND ${isReportings})`;
    const seesUpdate = `(${seesDraft} OR ${seesSent})`;
    await protect(q, 'status_update', {
      policies: {
        select: seesUpdate,
        insert: mayDraft,
        update: seesUpdate,
        delete: `state = 'draft' AND ${seesDraft}`,
      },
    });
    await protect(q, 'claim', {
      policies: {
        // Whoever decided sees what they decided, also where its country shares it with nobody.
        select: `(state = 'validated' AND ${isAnybody} AND (${pairIsVisible} OR decided_by = (SELECT app.actor())))
          OR (state <> 'validated' AND ${seesUpdate})`,
        insert: mayDraft,
        update: `(${seesUpdate} OR ${isReportings})`,
        delete: `state = 'draft' AND ${seesDraft}`,
      },
    });
    await protect(q, 'retraction', {
      policies: {
        select: `(agreed_at IS NOT NULL AND ${isAnybody} AND ${pairIsVisible}) OR ${isReportings}`,
        insert: isReportings,
        update: isReportings,
      },
    });
    // Kept by the system in the transaction that decides.
    await protect(q, 'status_span', { isDerived: true, policies: { select: `${isAnybody} AND ${pairIsVisible}` } });
    await bumpsStamp(q, 'status_span');
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const definitions = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;

  CREATE TABLE indicator (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'),
    names jsonb NOT NULL,
    position int NOT NULL,
    sources jsonb NOT NULL DEFAULT '[]',
    version int NOT NULL DEFAULT 1
  );

  CREATE TABLE indicator_level (
    indicator text NOT NULL REFERENCES indicator,
    id text NOT NULL,
    position int NOT NULL,
    names jsonb NOT NULL,
    means jsonb NOT NULL,
    PRIMARY KEY (indicator, id),
    UNIQUE (indicator, position)
  );

  -- Appended, never overwritten: the latest recorded by an instant is what was known then.
  CREATE TABLE indicator_definition (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    indicator text NOT NULL REFERENCES indicator,
    asks_since date,
    shelf_life_months int NOT NULL CHECK (shelf_life_months BETWEEN 1 AND 240),
    recorded_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (indicator, recorded_at)
  );

  CREATE TABLE published_figure (
    id text PRIMARY KEY,
    figure text NOT NULL,
    indicator text REFERENCES indicator,
    level text,
    value numeric NOT NULL,
    unit text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    as_at date NOT NULL,
    source text NOT NULL,
    paragraph text NOT NULL,
    published boolean NOT NULL,
    quote text NOT NULL,
    paraphrase jsonb NOT NULL,
    ambiguity jsonb,
    countries text[] NOT NULL DEFAULT '{}',
    recorded_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE sharing (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL REFERENCES indicator,
    visibility text NOT NULL CHECK (visibility IN ('public', 'network', 'region', 'restricted')),
    since date NOT NULL,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (iso3, indicator)
  );

  CREATE TABLE exemption (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL REFERENCES indicator,
    reason text NOT NULL,
    since date NOT NULL,
    first_until date,
    until date,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "until-before-since" CHECK (until >= since),
    CONSTRAINT "exempt-already" EXCLUDE USING gist (
      iso3 WITH =, indicator WITH =, daterange(since, until, '[]') WITH &&
    )
  );

  -- Every later word on when an exemption ends, so that an older picture keeps the end it knew.
  CREATE TABLE exemption_end (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    exemption_id uuid NOT NULL REFERENCES exemption,
    until date NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX exemption_end_exemption ON exemption_end (exemption_id, recorded_at DESC);
`;

const claims = `
  CREATE TABLE status_update (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'sent', 'decided', 'withdrawn')),
    written_by uuid REFERENCES person,
    written_role text NOT NULL,
    written_scope jsonb NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    sent_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX status_update_country ON status_update (iso3, written_at DESC);

  CREATE TABLE claim (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    update_id uuid REFERENCES status_update ON DELETE CASCADE,
    position int NOT NULL DEFAULT 0,
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL,
    level text NOT NULL,
    effective_on date NOT NULL,
    effective_precision text NOT NULL CHECK (effective_precision IN ('day', 'month', 'quarter', 'year')),
    attested_on date,
    state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'validated', 'returned', 'withdrawn')),
    note text NOT NULL DEFAULT '',
    evidence jsonb NOT NULL DEFAULT '[]',
    confirms uuid REFERENCES claim,
    replaces uuid REFERENCES claim,
    written_role text NOT NULL DEFAULT 'focal-point',
    sent_by uuid REFERENCES person,
    sent_role text,
    sent_scope jsonb,
    sent_at timestamptz,
    decided_by uuid REFERENCES person,
    decided_role text,
    decided_scope jsonb,
    decided_at timestamptz,
    reason text,
    decided_hash bytea,
    retracted_at timestamptz,
    -- The documented fact that the loader made it from; such a claim belongs to no update.
    fact text UNIQUE,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (indicator, level) REFERENCES indicator_level,
    CONSTRAINT "one-line-an-indicator" UNIQUE (update_id, indicator),
    CONSTRAINT "own-claim" CHECK (decided_by <> sent_by),
    CHECK (state <> 'validated' OR (decided_at IS NOT NULL AND attested_on IS NOT NULL)),
    CHECK (state <> 'returned' OR (decided_at IS NOT NULL AND reason IS NOT NULL)),
    CHECK (update_id IS NOT NULL OR fact IS NOT NULL),
    CHECK (NOT sample OR effective_on >= '2020-01-01')
  );
  CREATE INDEX claim_country ON claim (iso3, indicator, effective_on DESC, decided_at DESC);
  CREATE INDEX claim_waiting ON claim (sent_at) WHERE state = 'submitted';
  CREATE INDEX claim_confirms ON claim (confirms) WHERE confirms IS NOT NULL;
  CREATE INDEX claim_replaces ON claim (replaces) WHERE replaces IS NOT NULL;

  CREATE TABLE retraction (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    claim_id uuid NOT NULL UNIQUE REFERENCES claim,
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL REFERENCES indicator,
    asked_side text NOT NULL CHECK (asked_side IN ('country', 'validator')),
    asked_by uuid NOT NULL REFERENCES person,
    asked_role text NOT NULL,
    asked_scope jsonb NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT now(),
    reason text NOT NULL,
    agreed_by uuid REFERENCES person,
    agreed_role text,
    agreed_scope jsonb,
    agreed_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "own-retraction" CHECK (agreed_by <> asked_by)
  );
`;

const frozen = `
  -- A decided claim is never edited (law 2); only its retraction may still be entered, once.
  CREATE FUNCTION app.claim_is_frozen() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF OLD.state IN ('validated', 'returned', 'withdrawn') THEN
      IF to_jsonb(NEW) - 'retracted_at' - 'version' IS DISTINCT FROM to_jsonb(OLD) - 'retracted_at' - 'version'
         OR OLD.retracted_at IS NOT NULL THEN
        RAISE EXCEPTION 'a decided claim is never edited' USING ERRCODE = '23514', CONSTRAINT = 'decided';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER claim_is_frozen BEFORE UPDATE ON claim FOR EACH ROW EXECUTE FUNCTION app.claim_is_frozen();

  CREATE FUNCTION app.sent_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF OLD.sent_at IS NOT NULL OR OLD.state <> 'draft' THEN
      RAISE EXCEPTION 'what was sent is withdrawn, never deleted' USING ERRCODE = '23514', CONSTRAINT = 'sent';
    END IF;
    RETURN OLD;
  END $$;
  CREATE TRIGGER claim_is_kept BEFORE DELETE ON claim FOR EACH ROW EXECUTE FUNCTION app.sent_is_kept();
  CREATE TRIGGER update_is_kept BEFORE DELETE ON status_update FOR EACH ROW EXECUTE FUNCTION app.sent_is_kept();
`;

const spans = `
  -- Derived from the claims by historyOf() and changeOfSpans(); can be rebuilt at any time. A row says:
  -- from known_from until known_until the portal's picture of these days was this.
  CREATE TABLE status_span (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    indicator text NOT NULL REFERENCES indicator,
    with_sample boolean NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    level text NOT NULL,
    claim_id uuid NOT NULL REFERENCES claim,
    effective_on date NOT NULL,
    effective_precision text NOT NULL,
    attested_on date NOT NULL,
    since date NOT NULL,
    since_precision text NOT NULL,
    sample boolean NOT NULL,
    known_from timestamptz NOT NULL,
    known_until timestamptz NOT NULL DEFAULT 'infinity'
  );
  -- One index entry a country for the picture of a day: the latest span that begins by it.
  CREATE INDEX status_span_picture ON status_span (indicator, with_sample, iso3, valid_from DESC, known_from DESC);
  CREATE INDEX status_span_claim ON status_span (claim_id);
`;

const functions = `
  -- Countries whose reports the actor reads: their own, those of their secretariat's regions, all for a coordinator.
  CREATE FUNCTION app.reporting_countries(actor uuid) RETURNS text[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
  BEGIN
    IF app.has_role(actor, 'coordinator') THEN RETURN ARRAY(SELECT iso3 FROM partner_country); END IF;
    RETURN ARRAY(SELECT unnest(app.own_countries(actor)) UNION SELECT unnest(app.secretariat_countries(actor)));
  END $$;

  -- 'MAR:action-plan' for every pair that its country does not share with the actor.
  CREATE FUNCTION app.hidden_pairs(actor uuid) RETURNS text[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
  DECLARE
    own text[];
    region text[];
    signed_in boolean;
  BEGIN
    IF NOT EXISTS (SELECT FROM sharing WHERE visibility <> 'public') THEN RETURN '{}'; END IF;
    own := app.own_countries(actor);
    region := app.region_countries(actor);
    signed_in := app.is_signed_in(actor);
    RETURN ARRAY(
      SELECT s.iso3 || ':' || s.indicator FROM sharing s
      WHERE CASE s.visibility
        WHEN 'public' THEN false
        WHEN 'network' THEN NOT signed_in
        WHEN 'region' THEN NOT (s.iso3 = ANY (region))
        ELSE NOT (s.iso3 = ANY (own))
      END
    );
  END $$;

  -- Whether the offices that a country's report passes through are held on a day, and its regions, main one first.
  CREATE FUNCTION app.offices(country text, on_day date)
  RETURNS TABLE (regions text[], has_secretariat boolean, has_focal_point boolean)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
    WITH codes AS (
      SELECT ARRAY(
        SELECT m.region FROM membership m JOIN partner_country c USING (iso3)
        WHERE m.iso3 = country AND (m.since IS NULL OR m.since <= on_day) AND (m.until IS NULL OR on_day <= m.until)
        ORDER BY m.region <> c.main_region, m.region
      ) AS regions
    )
    SELECT codes.regions,
      EXISTS (SELECT FROM role_assignment a WHERE a.role = 'secretariat' AND a.scope = ANY (codes.regions)
        AND a.since <= on_day AND (a.until IS NULL OR on_day <= a.until)),
      EXISTS (SELECT FROM role_assignment a WHERE a.role = 'focal-point' AND a.scope = country
        AND a.since <= on_day AND (a.until IS NULL OR on_day <= a.until))
    FROM codes
  $$;

  -- Who holds a role over a scope on a day: the persons to tell.
  CREATE FUNCTION app.holders(wanted_role text, scopes text[], on_day date) RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
    SELECT ARRAY(
      SELECT DISTINCT a.person_id FROM role_assignment a
      WHERE a.role = wanted_role AND (scopes IS NULL OR a.scope = ANY (scopes))
        AND a.since <= on_day AND (a.until IS NULL OR on_day <= a.until)
    )
  $$;

  REVOKE ALL ON FUNCTION app.reporting_countries(uuid), app.hidden_pairs(uuid), app.offices(text, date),
    app.holders(text, text[], date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.reporting_countries(uuid), app.hidden_pairs(uuid), app.offices(text, date),
    app.holders(text, text[], date) TO portal_app;
`;

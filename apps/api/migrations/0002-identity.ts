import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

/** People, what they hold from when until when, their sessions; what row security asks about them. */
export class Identity1700000000002 implements MigrationInterface {
  readonly name = 'Identity1700000000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    const isMe = '(SELECT app.actor())';
    await protect(q, 'person', {
      policies: {
        select: `id = ${isMe} OR id = ANY ((SELECT app.known_people(app.actor()))::uuid[])`,
        update: `id = ${isMe}`,
      },
      secret: ['name', 'email'],
    });
    await protect(q, 'credential', {
      policies: { select: `person_id = ${isMe}`, update: `person_id = ${isMe}` },
      secret: ['password_hash'],
    });
    await protect(q, 'role_assignment', {
      policies: { select: `person_id = ${isMe} OR id = ANY ((SELECT app.known_assignments(app.actor()))::uuid[])` },
    });
    // Short-lived and no record of anybody's: their changes are not audited.
    await protect(q, 'session', {
      isDerived: true,
      policies: { select: `person_id = ${isMe}`, delete: `person_id = ${isMe}` },
    });
    await protect(q, 'sign_in_failure', { isDerived: true });
    await protect(q, 'idempotency', {
      isDerived: true,
      policies: { select: `person_id = ${isMe}`, insert: `person_id = ${isMe}` },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE person (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    name text NOT NULL,
    email text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'ru', 'ar', 'zh')),
    sample boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    version int NOT NULL DEFAULT 1
  );
  CREATE UNIQUE INDEX "email-taken" ON person (lower(email));

  CREATE TABLE credential (
    person_id uuid PRIMARY KEY REFERENCES person,
    password_hash text NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE session (
    token_hash bytea PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX session_person ON session (person_id);

  -- scope: an ISO 3166-1 alpha-3 code, a region's code, 'network' or 'system'; until: the last day.
  CREATE TABLE role_assignment (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    person_id uuid NOT NULL REFERENCES person,
    role text NOT NULL
      CHECK (role IN ('focal-point', 'team-member', 'secretariat', 'coordinator', 'observer', 'administrator')),
    scope_kind text NOT NULL CHECK (scope_kind IN ('country', 'region', 'network', 'system')),
    scope text NOT NULL,
    title text CHECK (title IN ('head', 'regional-coordinator', 'assistance-expert', 'staff')),
    since date NOT NULL,
    until date,
    granted_by uuid REFERENCES person,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "until-before-since" CHECK (until >= since)
  );
  CREATE INDEX role_assignment_person ON role_assignment (person_id);
  CREATE INDEX role_assignment_scope ON role_assignment (scope, role);

  CREATE TABLE sign_in_failure (
    subject text PRIMARY KEY,
    failures int NOT NULL,
    last_at timestamptz NOT NULL
  );

  CREATE TABLE idempotency (
    person_id uuid NOT NULL REFERENCES person,
    method text NOT NULL,
    path text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    answer jsonb,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, method, path, key)
  );
  CREATE INDEX idempotency_at ON idempotency (at);
`;

const functions = `
  CREATE FUNCTION app.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT (now() AT TIME ZONE 'UTC')::date $$;

  CREATE FUNCTION app.is_signed_in(actor uuid) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT actor IS NOT NULL AND actor <> '00000000-0000-7000-8000-000000000000'
  $$;

  CREATE FUNCTION app.has_role(actor uuid, wanted text) RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT FROM role_assignment WHERE person_id = actor AND role = wanted
      AND since <= app.today() AND (until IS NULL OR app.today() <= until))
  $$;

  CREATE FUNCTION app.scopes(actor uuid, roles text[]) RETURNS text[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT ARRAY(SELECT scope FROM role_assignment WHERE person_id = actor AND role = ANY (roles)
      AND since <= app.today() AND (until IS NULL OR app.today() <= until))
  $$;

  CREATE FUNCTION app.own_countries(actor uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT app.scopes(actor, ARRAY['focal-point', 'team-member'])
  $$;

  CREATE FUNCTION app.focal_countries(actor uuid) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT app.scopes(actor, ARRAY['focal-point'])
  $$;

  CREATE FUNCTION app.secretariat_countries(actor uuid) RETURNS text[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT ARRAY(SELECT DISTINCT iso3 FROM membership
      WHERE region = ANY (app.scopes(actor, ARRAY['secretariat']))
        AND (since IS NULL OR since <= app.today()) AND (until IS NULL OR app.today() <= until))
  $$;

  -- Countries whose records "for the region" the actor reads: those that share a region with an own
  -- country, those of their secretariat's regions; all for a coordinator.
  CREATE FUNCTION app.region_countries(actor uuid) RETURNS text[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    own text[] := app.own_countries(actor);
    regions text[] := app.scopes(actor, ARRAY['secretariat']);
  BEGIN
    IF app.has_role(actor, 'coordinator') THEN RETURN ARRAY(SELECT iso3 FROM partner_country); END IF;
    IF cardinality(own) = 0 AND cardinality(regions) = 0 THEN RETURN '{}'; END IF;
    regions := regions || ARRAY(SELECT region FROM membership WHERE iso3 = ANY (own)
      AND (since IS NULL OR since <= app.today()) AND (until IS NULL OR app.today() <= until));
    RETURN own || ARRAY(SELECT DISTINCT iso3 FROM membership WHERE region = ANY (regions)
      AND (since IS NULL OR since <= app.today()) AND (until IS NULL OR app.today() <= until));
  END $$;

  -- The directory follows assignments: who holds, or held, something where the actor reads "region".
  CREATE FUNCTION app.known_assignments(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    countries text[];
    regions text[];
  BEGIN
    IF NOT app.is_signed_in(actor) THEN RETURN '{}'; END IF;
    IF app.has_role(actor, 'administrator') OR app.has_role(actor, 'coordinator') THEN
      RETURN ARRAY(SELECT id FROM role_assignment);
    END IF;
    countries := app.region_countries(actor);
    IF cardinality(countries) = 0 THEN RETURN '{}'; END IF;
    regions := ARRAY(SELECT DISTINCT region FROM membership WHERE iso3 = ANY (countries));
    RETURN ARRAY(SELECT id FROM role_assignment WHERE scope = ANY (countries)
      OR (scope_kind = 'region' AND scope = ANY (regions)) OR role = 'coordinator');
  END $$;

  CREATE FUNCTION app.known_people(actor uuid) RETURNS uuid[] LANGUAGE sql STABLE ${definer} AS $$
    SELECT ARRAY(SELECT DISTINCT person_id FROM role_assignment
      WHERE id = ANY (app.known_assignments(actor)))
  $$;

  -- Whose session a token is, what they hold today, and the state's stamp: one question a request.
  CREATE FUNCTION app.gate(token bytea)
  RETURNS TABLE (person_id uuid, name text, language text, assignments jsonb, stamp bigint, changed_at timestamptz,
    is_old boolean)
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT p.id, p.name, p.language,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('role', a.role, 'scopeKind', a.scope_kind, 'scope', a.scope,
          'title', a.title, 'from', a.since, 'until', a.until) ORDER BY a.id)
        FROM role_assignment a WHERE a.person_id = p.id AND a.since <= app.today()
          AND (a.until IS NULL OR app.today() <= a.until)
      ), '[]'::jsonb),
      t.stamp, t.changed_at, s.last_used_at < now() - interval '5 minutes'
    FROM state_stamp t
    LEFT JOIN session s ON s.token_hash = token
      AND s.last_used_at > now() - interval '12 hours' AND s.created_at > now() - interval '7 days'
    LEFT JOIN person p ON p.id = s.person_id
  $$;

  -- Whether somebody invented may sign in: in production on data that was tried before, nobody may.
  CREATE FUNCTION app.has_sample_people() RETURNS boolean LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT FROM person p JOIN credential c ON c.person_id = p.id WHERE p.sample)
  $$;

  REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.actor(), app.is_system(), app.today(), app.is_signed_in(uuid), app.has_role(uuid, text),
    app.scopes(uuid, text[]), app.own_countries(uuid), app.focal_countries(uuid), app.secretariat_countries(uuid),
    app.region_countries(uuid), app.known_assignments(uuid), app.known_people(uuid), app.gate(bytea),
    app.has_sample_people(), app.audit_verify(), app.audit_append(text, text, text, text[], jsonb, jsonb) TO portal_app;
`;

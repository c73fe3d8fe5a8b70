import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer } from './protect.js';

/**
 * What a person may see and do, asked in one reading of their assignments instead of one a role: the policies of each
 * written row ask for it. The answers are those of before.
 */
export class RightsInFewerQuestions1700000000005 implements MigrationInterface {
  readonly name = 'RightsInFewerQuestions1700000000005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(functions);
    await q.query(audit);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const functions = `
  -- What somebody holds today, by kind: the countries they act for, the regions they are secretariat of, and more.
  CREATE FUNCTION app.held(actor uuid, OUT own text[], OUT regions text[], OUT is_coordinator boolean,
    OUT is_administrator boolean)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  BEGIN
    SELECT coalesce(array_agg(scope) FILTER (WHERE role IN ('focal-point', 'team-member')), '{}'),
      coalesce(array_agg(scope) FILTER (WHERE role = 'secretariat'), '{}'),
      coalesce(bool_or(role = 'coordinator'), false), coalesce(bool_or(role = 'administrator'), false)
    INTO own, regions, is_coordinator, is_administrator
    FROM role_assignment
    WHERE person_id = actor AND since <= app.today() AND (until IS NULL OR app.today() <= until);
  END $$;

  CREATE OR REPLACE FUNCTION app.region_countries(actor uuid) RETURNS text[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
    today date := app.today();
    codes text[];
  BEGIN
    IF holds.is_coordinator THEN RETURN ARRAY(SELECT iso3 FROM partner_country); END IF;
    IF cardinality(holds.own) = 0 AND cardinality(holds.regions) = 0 THEN RETURN '{}'; END IF;
    codes := holds.regions || ARRAY(SELECT region FROM membership WHERE iso3 = ANY (holds.own)
      AND (since IS NULL OR since <= today) AND (until IS NULL OR today <= until));
    RETURN holds.own || ARRAY(SELECT DISTINCT iso3 FROM membership WHERE region = ANY (codes)
      AND (since IS NULL OR since <= today) AND (until IS NULL OR today <= until));
  END $$;

  CREATE OR REPLACE FUNCTION app.reporting_countries(actor uuid) RETURNS text[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
    today date := app.today();
  BEGIN
    IF holds.is_coordinator THEN RETURN ARRAY(SELECT iso3 FROM partner_country); END IF;
    IF cardinality(holds.regions) = 0 THEN RETURN holds.own; END IF;
    RETURN holds.own || ARRAY(SELECT DISTINCT iso3 FROM membership WHERE region = ANY (holds.regions)
      AND (since IS NULL OR since <= today) AND (until IS NULL OR today <= until));
  END $$;

  CREATE OR REPLACE FUNCTION app.known_assignments(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record;
    countries text[];
    codes text[];
  BEGIN
    IF NOT app.is_signed_in(actor) THEN RETURN '{}'; END IF;
    holds := app.held(actor);
    IF holds.is_administrator OR holds.is_coordinator THEN RETURN ARRAY(SELECT id FROM role_assignment); END IF;
    countries := app.region_countries(actor);
    IF cardinality(countries) = 0 THEN RETURN '{}'; END IF;
    codes := ARRAY(SELECT DISTINCT region FROM membership WHERE iso3 = ANY (countries));
    RETURN ARRAY(SELECT id FROM role_assignment WHERE scope = ANY (countries)
      OR (scope_kind = 'region' AND scope = ANY (codes)) OR role = 'coordinator');
  END $$;

  CREATE OR REPLACE FUNCTION app.known_people(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    known uuid[] := app.known_assignments(actor);
  BEGIN
    IF cardinality(known) = 0 THEN RETURN '{}'; END IF;
    RETURN ARRAY(SELECT DISTINCT person_id FROM role_assignment WHERE id = ANY (known));
  END $$;

  REVOKE ALL ON FUNCTION app.held(uuid) FROM PUBLIC;
`;

const audit = `
  -- One reading of the row in place of one for each column; everything else as it was.
  CREATE OR REPLACE FUNCTION app.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
    record jsonb := coalesce(after, before);
    changed text[];
  BEGIN
    IF TG_OP = 'UPDATE' THEN
      changed := ARRAY(SELECT key FROM jsonb_each(after) AS new (key, value)
        WHERE value IS DISTINCT FROM before -> key ORDER BY key);
    ELSE
      changed := ARRAY(SELECT key FROM jsonb_object_keys(record) AS key ORDER BY key);
    END IF;
    IF TG_NARGS > 0 THEN
      before := before - TG_ARGV::text[];
      after := after - TG_ARGV::text[];
    END IF;
    PERFORM app.audit_append(lower(TG_OP), TG_TABLE_NAME,
      coalesce(record ->> 'id', record ->> 'iso3', record ->> 'code', record ->> 'person_id', ''), changed, before, after);
    RETURN NULL;
  END $$;
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bumpsStamp, isAnybody, protect } from './protect.js';

/** Actors, the audit trail, the stamp of the state, and the network's regions and countries. */
export class Foundation1700000000001 implements MigrationInterface {
  readonly name = 'Foundation1700000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(actors);
    await q.query(audit);
    await q.query(stamp);
    await q.query(network);
    for (const table of ['region', 'partner_country', 'membership']) {
      await protect(q, table, { policies: { select: isAnybody } });
      await bumpsStamp(q, table);
    }
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const actors = `
  CREATE SCHEMA app;
  GRANT USAGE ON SCHEMA app, public TO portal_app;

  -- After a local setting ends, the pooled connection reads '', not null.
  CREATE FUNCTION app.actor() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('app.actor_id', true), '')::uuid $$;
  CREATE FUNCTION app.is_system() RETURNS boolean LANGUAGE sql STABLE AS
    $$ SELECT coalesce(app.actor() = '00000000-0000-7000-8000-000000000001', false) $$;
`;

const audit = `
  CREATE TABLE audit_entry (
    seq bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_id uuid NOT NULL,
    act text NOT NULL CHECK (act IN ('insert', 'update', 'delete', 'read')),
    table_name text NOT NULL,
    record_id text NOT NULL,
    columns text[] NOT NULL,
    request_id text,
    values_hash bytea NOT NULL,
    hash bytea NOT NULL
  );
  CREATE INDEX audit_entry_record ON audit_entry (record_id, seq);
  CREATE INDEX audit_entry_actor ON audit_entry (actor_id, seq);

  -- Apart, so that the retention rule can erase values without breaking the chain.
  CREATE TABLE audit_value (
    seq bigint PRIMARY KEY REFERENCES audit_entry,
    before jsonb,
    after jsonb
  );

  CREATE FUNCTION app.audit_append(act text, table_name text, record_id text, columns text[], before jsonb, after jsonb)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  DECLARE
    previous audit_entry;
    next bigint;
    instant timestamptz := clock_timestamp();
    who uuid := coalesce(app.actor(), '00000000-0000-7000-8000-000000000000');
    request text := nullif(current_setting('app.request_id', true), '');
    values_hash bytea := sha256(convert_to(jsonb_build_array(before, after)::text, 'UTF8'));
    caller text := current_setting('app.actor_id', true);
  BEGIN
    -- One chain: whoever writes waits here for the one before to commit.
    PERFORM pg_advisory_xact_lock(7204351);
    PERFORM set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true);
    SELECT * INTO previous FROM audit_entry ORDER BY seq DESC LIMIT 1;
    next := coalesce(previous.seq, 0) + 1;
    INSERT INTO audit_entry VALUES (next, instant, who, act, table_name, record_id, columns, request, values_hash,
      app.audit_hash(previous.hash, next, instant, who, act, table_name, record_id, columns, request, values_hash));
    INSERT INTO audit_value VALUES (next, before, after);
    PERFORM set_config('app.actor_id', coalesce(caller, ''), true);
  END $$;

  CREATE FUNCTION app.audit_hash(previous bytea, seq bigint, at timestamptz, actor_id uuid, act text, table_name text,
    record_id text, columns text[], request_id text, values_hash bytea)
  RETURNS bytea LANGUAGE sql STABLE AS $$
    -- Without a search path of its own it is inlined; whoever calls it has one.
    SELECT sha256(coalesce(previous, '\\x'::bytea) || convert_to(jsonb_build_array(
      seq, extract(epoch FROM at), actor_id, act, table_name, record_id, to_jsonb(columns), request_id,
      encode(values_hash, 'hex'))::text, 'UTF8'))
  $$;

  -- Arguments: columns whose values are secret and never written down.
  CREATE FUNCTION app.audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
  DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN NULL ELSE to_jsonb(OLD) END;
    after jsonb := CASE WHEN TG_OP = 'DELETE' THEN NULL ELSE to_jsonb(NEW) END;
    changed text[];
    record jsonb := coalesce(after, before);
    secret text;
  BEGIN
    changed := ARRAY(
      SELECT key FROM jsonb_object_keys(record) AS key
      WHERE before IS NULL OR after IS NULL OR before -> key IS DISTINCT FROM after -> key ORDER BY key
    );
    FOREACH secret IN ARRAY coalesce(TG_ARGV, '{}') LOOP
      before := before - secret;
      after := after - secret;
    END LOOP;
    PERFORM app.audit_append(lower(TG_OP), TG_TABLE_NAME,
      coalesce(record ->> 'id', record ->> 'iso3', record ->> 'code', record ->> 'person_id', ''), changed, before, after);
    RETURN NULL;
  END $$;

  CREATE FUNCTION app.audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'the audit trail is appended to, never changed';
  END $$;
  CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION app.audit_is_kept();

  -- The first entry whose hash, or whose kept values' hash, does not follow; null: the chain is whole.
  CREATE FUNCTION app.audit_verify(OUT entries bigint, OUT first_broken bigint, OUT values_erased bigint)
  LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
    WITH chain AS (
      SELECT e.*, lag(e.hash) OVER (ORDER BY e.seq) AS previous, row_number() OVER (ORDER BY e.seq) AS place,
        v.seq IS NULL AS is_erased, v.before, v.after
      FROM audit_entry e LEFT JOIN audit_value v USING (seq)
    )
    SELECT count(*),
      min(seq) FILTER (WHERE place <> seq
        OR hash <> app.audit_hash(previous, seq, at, actor_id, act, table_name, record_id, columns, request_id, values_hash)
        OR (NOT is_erased AND values_hash <> sha256(convert_to(jsonb_build_array(before, after)::text, 'UTF8')))),
      count(*) FILTER (WHERE is_erased)
    FROM chain
  $$;

  ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY;
  ALTER TABLE audit_value ENABLE ROW LEVEL SECURITY;
  ALTER TABLE audit_value FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON audit_entry TO portal_app;
  CREATE POLICY system ON audit_entry USING (app.is_system()) WITH CHECK (app.is_system());
  CREATE POLICY system ON audit_value USING (app.is_system()) WITH CHECK (app.is_system());
`;

const stamp = `
  -- One row that counts every change a public picture depends on. Kept pictures carry it in their name.
  CREATE TABLE state_stamp (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    stamp bigint NOT NULL,
    changed_at timestamptz NOT NULL
  );
  INSERT INTO state_stamp VALUES (true, 1, now());
  GRANT SELECT ON state_stamp TO portal_app;
  ALTER TABLE state_stamp ENABLE ROW LEVEL SECURITY;
  ALTER TABLE state_stamp FORCE ROW LEVEL SECURITY;
  CREATE POLICY system ON state_stamp USING (app.is_system()) WITH CHECK (app.is_system());
  CREATE POLICY readers ON state_stamp FOR SELECT USING (app.actor() IS NOT NULL);

  CREATE FUNCTION app.bump_stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public SET app.actor_id TO '00000000-0000-7000-8000-000000000001' AS $$
  BEGIN
    -- Once a transaction: its changes are seen together or not at all, and the row keeps few versions.
    UPDATE state_stamp SET stamp = stamp + 1, changed_at = greatest(changed_at, now())
    WHERE xmin <> pg_current_xact_id()::xid;
    RETURN NULL;
  END $$;
`;

const network = `
  CREATE TABLE region (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2,5}$'),
    names jsonb NOT NULL,
    secretariat jsonb NOT NULL,
    sources jsonb NOT NULL DEFAULT '[]',
    position int NOT NULL
  );

  CREATE TABLE partner_country (
    iso3 text PRIMARY KEY CHECK (iso3 ~ '^[A-Z]{3}$'),
    iso2 text NOT NULL,
    m49 text NOT NULL,
    names jsonb NOT NULL,
    aliases jsonb NOT NULL DEFAULT '{}',
    main_region text NOT NULL REFERENCES region,
    joined_on date,
    joined_precision text CHECK (joined_precision IN ('day', 'month', 'quarter', 'year')),
    joined_after date,
    known_by date,
    member_on_report_day boolean NOT NULL,
    left_on date,
    confidence text,
    note text,
    evidence jsonb NOT NULL DEFAULT '[]',
    frame jsonb NOT NULL,
    label_point jsonb NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE membership (
    iso3 text NOT NULL REFERENCES partner_country,
    region text NOT NULL REFERENCES region,
    since date,
    until date,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (iso3, region)
  );
`;

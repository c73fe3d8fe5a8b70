import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, isAnybody, protect } from './protect.js';

const isOwn = `iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])`;
const isFocalPoints = `iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const focalPointWrites = { insert: isFocalPoints, update: isFocalPoints } as const;

/**
 * National CBRN teams (domain.md). A team is seen as its visibility says, its seats and terms with it; whose terms they
 * are stands apart, so that a seat shown to the country only keeps its row while nobody else reads the name.
 */
export class Team1700000000018 implements MigrationInterface {
  readonly name = 'Team1700000000018';

  async up(q: QueryRunner): Promise<void> {
    await q.query(teams);
    await q.query(people);
    await q.query(seats);
    await protect(q, 'sector', { policies: { select: isAnybody } });
    await protect(q, 'team', { owner: 'iso3', visibility: 'visibility', policies: focalPointWrites });
    const withTeam = 'EXISTS (SELECT FROM team t WHERE t.id = team_id)';
    for (const table of ['team_instrument', 'team_renewal', 'seat']) {
      await protect(q, table, { policies: { select: withTeam, ...focalPointWrites } });
    }
    await protect(q, 'seat_holding', {
      policies: { select: 'EXISTS (SELECT FROM seat s WHERE s.id = seat_id)', ...focalPointWrites },
    });
    await protect(q, 'seat_holder', {
      policies: {
        select: `${isOwn} OR EXISTS (SELECT FROM seat_holding h JOIN seat s ON s.id = h.seat_id
          WHERE h.id = holding_id AND s.shown_to = 'team')`,
        ...focalPointWrites,
      },
    });
    await protect(q, 'team_member', {
      policies: {
        select: `${isOwn} OR EXISTS (SELECT FROM seat_holder x WHERE x.member_id = team_member.id)`,
        ...focalPointWrites,
      },
      secret: ['name', 'spellings'],
    });
    // Personal addresses are for the region, and never for more than see the member.
    await protect(q, 'member_contact', {
      policies: {
        select: `EXISTS (SELECT FROM team_member m WHERE m.id = member_id) AND CASE visibility
          WHEN 'region' THEN iso3 = ANY ((SELECT app.region_countries(app.actor()))::text[]) ELSE ${isOwn} END`,
        ...focalPointWrites,
      },
      secret: ['email', 'telephone'],
    });
    await q.query(samePerson);
    await q.query(trail);
    await q.query(search);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const trail = `
  -- The trail of a country's records: of every table that names their country, so that a later one is in it by itself.
  -- What one person was told is theirs, not the country's.
  CREATE OR REPLACE FUNCTION app.country_audit(actor uuid, country text)
  RETURNS TABLE (seq bigint, at timestamptz, actor_id uuid, act text, table_name text, record_id text, columns text[],
    values_hash text)
  LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    tables text[] := ARRAY(SELECT c.relname FROM pg_class c WHERE c.relkind = 'r'
      AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'notification' AND 2 = (SELECT count(*) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attname IN ('id', 'iso3') AND a.attnum > 0 AND NOT a.attisdropped));
    records text := (SELECT string_agg(format('SELECT %L AS name, id::text FROM %I WHERE iso3 = $1', name, name),
      ' UNION ALL ') FROM unnest(tables) AS name);
    ids text[];
  BEGIN
    IF NOT country = ANY (app.focal_countries(actor)) THEN RETURN; END IF;
    EXECUTE 'SELECT array_agg(id) FROM (' || records || ') AS record' INTO ids USING country;
    ids := ids || country
      || ARRAY(SELECT x.id::text FROM exemption_end x JOIN exemption e ON e.id = x.exemption_id WHERE e.iso3 = country)
      || ARRAY(SELECT i.id::text FROM invitation i WHERE i.scope_kind = 'country' AND i.scope = country)
      || ARRAY(SELECT a.id::text FROM role_assignment a WHERE a.scope_kind = 'country' AND a.scope = country);
    RETURN QUERY SELECT e.seq, e.at, e.actor_id, e.act, e.table_name, e.record_id, e.columns,
        encode(e.values_hash, 'hex')
      FROM audit_entry e WHERE e.record_id = ANY (ids) ORDER BY e.seq;
  END $$;
`;

const search = `
  -- Looked for past row security, which then decides which of them are the reader's.
  CREATE FUNCTION app.found_members(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 20 ${definer} AS $$
    SELECT id FROM team_member
    WHERE app.search_form(concat_ws(' ', name, array_to_string(spellings, ' '))) LIKE ALL (patterns)
  $$;
  REVOKE ALL ON FUNCTION app.found_members(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.found_members(text[]) TO portal_app;
`;

const teams = `
  CREATE TABLE sector (
    id text PRIMARY KEY CHECK (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    names jsonb NOT NULL,
    position int NOT NULL
  );

  CREATE TABLE team (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    name text NOT NULL,
    terms_document uuid REFERENCES document,
    visibility text NOT NULL DEFAULT 'network' CHECK (visibility IN ('public', 'network', 'region', 'restricted')),
    written_by uuid REFERENCES person,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "team-exists" UNIQUE (iso3)
  );

  -- Appended: what founded the team, and what amended that.
  CREATE TABLE team_instrument (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    team_id uuid NOT NULL REFERENCES team,
    iso3 text NOT NULL REFERENCES partner_country,
    kind text NOT NULL CHECK (kind IN ('founding', 'amendment')),
    title text NOT NULL,
    taken_on date NOT NULL,
    note text NOT NULL DEFAULT '',
    document_id uuid REFERENCES document,
    url text,
    -- The draft that was prepared from it.
    update_id uuid REFERENCES status_update ON DELETE SET NULL,
    recorded_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX team_instrument_team ON team_instrument (team_id, taken_on);

  -- Appended: until when the whole team was given, each time.
  CREATE TABLE team_renewal (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    team_id uuid NOT NULL REFERENCES team,
    iso3 text NOT NULL REFERENCES partner_country,
    renewed_on date NOT NULL,
    until date NOT NULL,
    renewed_by uuid REFERENCES person,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    CONSTRAINT "until-before-since" CHECK (until >= renewed_on)
  );
  CREATE INDEX team_renewal_team ON team_renewal (team_id, renewed_on);
`;

const people = `
  -- A person of a country's team, with or without an account: one record each.
  CREATE TABLE team_member (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    iso3 text NOT NULL REFERENCES partner_country,
    name text NOT NULL,
    spellings text[] NOT NULL DEFAULT '{}',
    institution text NOT NULL DEFAULT '',
    languages text[] NOT NULL DEFAULT '{}',
    domains text[] NOT NULL DEFAULT '{}' CHECK (domains <@ ARRAY['C', 'B', 'R', 'N']),
    person_id uuid REFERENCES person,
    -- Of whom somebody said that they are other people.
    apart uuid[] NOT NULL DEFAULT '{}',
    merged_into uuid REFERENCES team_member,
    written_by uuid REFERENCES person,
    written_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CHECK (merged_into <> id)
  );
  -- Two who add the same person at once: the second is told.
  CREATE UNIQUE INDEX "member-exists" ON team_member (
    iso3, lower(regexp_replace(btrim(name), '\\s+', ' ', 'g')), lower(regexp_replace(btrim(institution), '\\s+', ' ', 'g'))
  ) WHERE merged_into IS NULL;
  CREATE UNIQUE INDEX "account-taken" ON team_member (iso3, person_id) WHERE merged_into IS NULL AND person_id IS NOT NULL;

  CREATE TABLE member_contact (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    member_id uuid NOT NULL UNIQUE REFERENCES team_member,
    iso3 text NOT NULL REFERENCES partner_country,
    email text,
    telephone text,
    visibility text NOT NULL DEFAULT 'region' CHECK (visibility IN ('region', 'restricted')),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX member_contact_email ON member_contact (iso3, lower(email));
`;

const seats = `
  CREATE TABLE seat (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    team_id uuid NOT NULL REFERENCES team,
    iso3 text NOT NULL REFERENCES partner_country,
    sector text NOT NULL REFERENCES sector,
    institution text NOT NULL,
    domains text[] NOT NULL DEFAULT '{}' CHECK (domains <@ ARRAY['C', 'B', 'R', 'N']),
    since date NOT NULL,
    until date,
    shown_to text NOT NULL DEFAULT 'team' CHECK (shown_to IN ('team', 'country')),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "until-before-since" CHECK (until >= since)
  );
  CREATE INDEX seat_team ON seat (team_id);

  -- From when until when a place of a seat is held; by whom stands in seat_holder.
  CREATE TABLE seat_holding (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    seat_id uuid NOT NULL REFERENCES seat,
    iso3 text NOT NULL REFERENCES partner_country,
    place text NOT NULL CHECK (place IN ('principal', 'alternate')),
    role text NOT NULL CHECK (role IN ('chair', 'deputy', 'member', 'expert')),
    since date NOT NULL,
    until date,
    ended_by uuid REFERENCES person,
    ended_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "until-before-since" CHECK (until >= since),
    -- No two principals, nor two alternates, in a seat on one day.
    CONSTRAINT "seat-taken" EXCLUDE USING gist (seat_id WITH =, place WITH =, daterange(since, until, '[]') WITH &&)
  );

  CREATE TABLE seat_holder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    holding_id uuid NOT NULL UNIQUE REFERENCES seat_holding,
    member_id uuid NOT NULL REFERENCES team_member,
    iso3 text NOT NULL REFERENCES partner_country,
    letter_document uuid REFERENCES document,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1
  );
  CREATE INDEX seat_holder_member ON seat_holder (member_id);
`;

const samePerson = `
  -- Whoever gets an account for the country is the member whose address it is, where exactly one has that address.
  CREATE FUNCTION app.link_member(country text, person uuid) RETURNS void LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    found uuid[];
  BEGIN
    IF EXISTS (SELECT FROM team_member WHERE iso3 = country AND person_id = person AND merged_into IS NULL) THEN RETURN; END IF;
    found := ARRAY(SELECT m.id FROM team_member m JOIN member_contact c ON c.member_id = m.id JOIN person p ON p.id = person
      WHERE m.iso3 = country AND m.merged_into IS NULL AND m.person_id IS NULL AND lower(btrim(c.email)) = lower(p.email));
    IF cardinality(found) = 1 THEN
      UPDATE team_member SET person_id = person, version = version + 1 WHERE id = found[1];
    END IF;
  END $$;
  REVOKE ALL ON FUNCTION app.link_member(text, uuid) FROM PUBLIC;

  CREATE FUNCTION app.assignment_links_member() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM app.link_member(NEW.scope, NEW.person_id);
    RETURN NULL;
  END $$;
  CREATE TRIGGER same_person AFTER INSERT ON role_assignment FOR EACH ROW
    WHEN (NEW.role IN ('team-member', 'focal-point')) EXECUTE FUNCTION app.assignment_links_member();

  CREATE FUNCTION app.contact_links_member() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    person uuid;
  BEGIN
    FOR person IN SELECT DISTINCT a.person_id FROM role_assignment a JOIN person p ON p.id = a.person_id
      WHERE a.scope = NEW.iso3 AND a.role IN ('team-member', 'focal-point') AND (a.until IS NULL OR app.today() <= a.until)
        AND lower(p.email) = lower(btrim(NEW.email)) LOOP
      PERFORM app.link_member(NEW.iso3, person);
    END LOOP;
    RETURN NULL;
  END $$;
  CREATE TRIGGER same_person AFTER INSERT OR UPDATE OF email ON member_contact FOR EACH ROW
    WHEN (NEW.email IS NOT NULL) EXECUTE FUNCTION app.contact_links_member();
`;

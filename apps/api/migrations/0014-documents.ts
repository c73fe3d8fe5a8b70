import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, isAnybody } from './protect.js';

const isOwn = `iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])`;
const isFocalPoints = `iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])`;
const isSecretariats = `iso3 = ANY ((SELECT app.secretariat_countries(app.actor()))::text[])`;
const isOwnRegion = `region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])`;

const reads = `${isAnybody} AND CASE visibility
  WHEN 'public' THEN true
  WHEN 'network' THEN (SELECT app.is_signed_in(app.actor()))
  WHEN 'region' THEN iso3 = ANY ((SELECT app.region_countries(app.actor()))::text[])
    OR region = ANY ((SELECT app.read_regions(app.actor()))::text[])
  ELSE ${isOwn} OR ${isOwnRegion}
END`;
/** Nobody but its owner holds what only its owner may read. */
const writes = `${isOwn} OR ${isOwnRegion} OR (${isSecretariats} AND visibility <> 'restricted')`;
/** Its owner, and whoever uploaded it while they may still upload there. */
const changes = `${isFocalPoints} OR ${isOwnRegion}
  OR (uploaded_by = (SELECT app.actor()) AND (${isOwn} OR (${isSecretariats} AND visibility <> 'restricted')))`;

/**
 * Documents of a country or a region in several languages and versions. What is said of the bytes never changes; removal
 * keeps the row, and only its owner shows it to more people.
 */
export class Documents1700000000014 implements MigrationInterface {
  readonly name = 'Documents1700000000014';

  async up(q: QueryRunner): Promise<void> {
    await q.query(columns);
    await q.query(functions);
    await q.query(kept);
    await q.query(`ALTER POLICY readers ON document USING (${reads})`);
    await q.query(`ALTER POLICY writers ON document WITH CHECK (${writes})`);
    await q.query(`ALTER POLICY changers ON document USING (${changes}) WITH CHECK (${changes})`);
    await q.query(search);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const columns = `
  ALTER TABLE document
    ALTER COLUMN iso3 DROP NOT NULL,
    ADD COLUMN region text REFERENCES region,
    ADD COLUMN kind text NOT NULL DEFAULT 'other'
      CHECK (kind IN ('decree', 'plan', 'report', 'minutes', 'letter', 'agreement', 'other')),
    ADD COLUMN set_id uuid,
    ADD COLUMN number int NOT NULL DEFAULT 1 CHECK (number > 0),
    ADD COLUMN replaces uuid CONSTRAINT document_replaces REFERENCES document,
    ADD COLUMN removed_at timestamptz,
    ADD COLUMN removed_by uuid REFERENCES person,
    ADD CONSTRAINT document_place CHECK (num_nonnulls(iso3, region) = 1);
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', true);
  UPDATE document SET set_id = id;
  ALTER TABLE document
    ALTER COLUMN set_id SET NOT NULL,
    ADD CONSTRAINT "replaced" UNIQUE (replaces),
    ADD CONSTRAINT "language-taken" UNIQUE (set_id, language, number);
  CREATE INDEX document_region ON document (region, uploaded_at DESC) WHERE region IS NOT NULL;
  CREATE INDEX document_bytes ON document (sha256);
  CREATE INDEX claim_evidence ON claim USING gin (evidence jsonb_path_ops);
`;

const functions = `
  -- Regions whose records "for the region" the actor reads: their secretariat's, their countries'; all for a coordinator.
  CREATE FUNCTION app.read_regions(actor uuid) RETURNS text[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
    today date := app.today();
  BEGIN
    IF holds.is_coordinator THEN RETURN ARRAY(SELECT code FROM region); END IF;
    IF cardinality(holds.own) = 0 THEN RETURN holds.regions; END IF;
    RETURN holds.regions || ARRAY(SELECT DISTINCT region FROM membership WHERE iso3 = ANY (holds.own)
      AND (since IS NULL OR since <= today) AND (until IS NULL OR today <= until));
  END $$;

  -- How many documents there are in these places, whoever may read them: how many, never which.
  CREATE FUNCTION app.count_documents(countries text[], regions text[]) RETURNS int LANGUAGE sql STABLE ${definer} AS $$
    SELECT count(*)::int FROM document d
    WHERE (d.iso3 = ANY (countries) OR d.region = ANY (regions)) AND d.removed_at IS NULL
      AND NOT EXISTS (SELECT FROM document n WHERE n.replaces = d.id)
  $$;

  -- When a document that a claim rests on was last replaced, or removed: whoever reads the claim is told, title or not.
  CREATE FUNCTION app.document_changes(ids uuid[]) RETURNS TABLE (id uuid, replaced_at timestamptz, removed_at timestamptz)
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT d.id, max(n.uploaded_at), coalesce(max(n.removed_at) FILTER (WHERE n.number = last.number), d.removed_at)
    FROM document d
    CROSS JOIN LATERAL (SELECT max(number) AS number FROM document l
      WHERE l.set_id = d.set_id AND l.language = d.language) last
    LEFT JOIN document n ON n.set_id = d.set_id AND n.language = d.language AND n.number > d.number
    WHERE d.id = ANY (ids) GROUP BY d.id, d.removed_at
  $$;

  -- Claims that were validated on this document or an earlier version of it, and stand.
  CREATE FUNCTION app.claims_resting_on(document_id uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ${definer} AS $$
    SELECT DISTINCT c.id FROM document d
    JOIN document e ON e.set_id = d.set_id AND e.language = d.language AND e.number <= d.number
    JOIN claim c ON c.evidence @> jsonb_build_array(jsonb_build_object('kind', 'document', 'documentId', e.id))
    WHERE d.id = document_id AND c.state = 'validated' AND c.retracted_at IS NULL
  $$;

  REVOKE ALL ON FUNCTION app.read_regions(uuid), app.count_documents(text[], text[]), app.document_changes(uuid[]),
    app.claims_resting_on(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.read_regions(uuid), app.count_documents(text[], text[]), app.document_changes(uuid[]),
    app.claims_resting_on(uuid) TO portal_app;
`;

const kept = `
  CREATE FUNCTION app.sight_rank(visibility text) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT array_position(ARRAY['public', 'network', 'region', 'restricted'], visibility)
  $$;

  -- Whether the actor owns what is in this place: its focal point, its region's secretariat.
  CREATE FUNCTION app.owns_place(country text, code text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT (SELECT app.is_system()) OR coalesce(country = ANY (app.focal_countries(app.actor())), false)
      OR coalesce(code = ANY (app.scopes(app.actor(), ARRAY['secretariat'])), false)
  $$;

  CREATE FUNCTION app.document_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  DECLARE
    before document;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      NEW.set_id := coalesce(NEW.set_id, NEW.id);
      IF NEW.replaces IS NULL THEN RETURN NEW; END IF;
      SELECT * INTO before FROM document WHERE id = NEW.replaces;
      IF NOT FOUND OR (before.set_id, before.language, before.number + 1) <> (NEW.set_id, NEW.language, NEW.number)
         OR (before.iso3, before.region) IS DISTINCT FROM (NEW.iso3, NEW.region) THEN
        RAISE EXCEPTION 'a version follows the one before' USING ERRCODE = '23514', CONSTRAINT = 'replaced';
      END IF;
    ELSE
      before := OLD;
      IF to_jsonb(NEW) - '{title,kind,language,visibility,removed_at,removed_by,version}'::text[]
         IS DISTINCT FROM to_jsonb(OLD) - '{title,kind,language,visibility,removed_at,removed_by,version}'::text[] THEN
        RAISE EXCEPTION 'what is said of the bytes never changes' USING ERRCODE = '23514', CONSTRAINT = 'in-use';
      END IF;
      IF OLD.removed_at IS NOT NULL AND to_jsonb(NEW) - '{visibility,version}'::text[]
         IS DISTINCT FROM to_jsonb(OLD) - '{visibility,version}'::text[] THEN
        RAISE EXCEPTION 'what was removed is kept as it was' USING ERRCODE = '23514', CONSTRAINT = 'removed';
      END IF;
    END IF;
    IF app.sight_rank(NEW.visibility) < app.sight_rank(before.visibility) AND NOT app.owns_place(NEW.iso3, NEW.region) THEN
      RAISE EXCEPTION 'only its owner shows it to more people' USING ERRCODE = '23514', CONSTRAINT = 'only-owner-widens';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER document_is_kept BEFORE INSERT OR UPDATE ON document
    FOR EACH ROW EXECUTE FUNCTION app.document_is_kept();

  CREATE FUNCTION app.document_stays() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a document is removed, and its row is kept' USING ERRCODE = '23514', CONSTRAINT = 'in-use';
  END $$;
  CREATE TRIGGER document_stays BEFORE DELETE ON document FOR EACH ROW EXECUTE FUNCTION app.document_stays();

  REVOKE ALL ON FUNCTION app.sight_rank(text), app.owns_place(text, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.sight_rank(text), app.owns_place(text, text) TO portal_app;
`;

const search = `
  CREATE EXTENSION IF NOT EXISTS unaccent;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;

  -- How a text is searched, in any of the six languages: without case, accents, apostrophes, Arabic vowels, tatweel and
  -- the many forms of alef, yaa and taa; each Chinese character a word; between single spaces.
  CREATE FUNCTION app.search_form(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public AS $$
    SELECT ' ' || trim(regexp_replace(regexp_replace(
      lower(unaccent('unaccent', translate(
        regexp_replace(normalize(said, NFKD), '[\\u0300-\\u036f\\u0640\\u064b-\\u065f\\u0670]', '', 'g'),
        'ٱةىکی''’ʼ‘\`´', 'اهيكي')) COLLATE pg_c_utf8),
      '([\\u3400-\\u9fff])', ' \\1 ', 'g'),
      '[^[:alnum:]]+' COLLATE pg_c_utf8, ' ', 'g')) || ' '
  $$;

  -- What a text must be LIKE, all of it: each word that was typed, at the beginning of a word while it is short.
  CREATE FUNCTION app.search_patterns(typed text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, public AS $$
    SELECT ARRAY(
      SELECT CASE WHEN length(trim(form)) < 3 THEN '% ' || trim(form) || '%' ELSE '%' || trim(form) || '%' END
      FROM regexp_split_to_table(typed, '\\s+') AS word, app.search_form(word) AS form WHERE trim(form) <> ''
    )
  $$;

  -- The longest, by which an index is asked; the others are held against what it finds. Null where nothing was typed.
  CREATE FUNCTION app.rarest(patterns text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT pattern FROM unnest(patterns) AS pattern ORDER BY length(pattern) DESC, pattern LIMIT 1
  $$;

  CREATE INDEX document_search ON document USING gin (app.search_form(title) gin_trgm_ops);
  CREATE INDEX claim_search ON claim USING gin (app.search_form(note) gin_trgm_ops) WHERE note <> '';
  CREATE INDEX person_search ON person USING gin (app.search_form(name) gin_trgm_ops);

  -- Row security keeps an index from being used by what it does not trust, such as LIKE. So ids are found here, for
  -- nobody to see, and their rows are read under row security by whoever asks.
  CREATE FUNCTION app.found_documents(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM document
    WHERE app.search_form(title) LIKE app.rarest(patterns) AND app.search_form(title) LIKE ALL (patterns)
  $$;
  CREATE FUNCTION app.found_claims(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM claim
    WHERE note <> '' AND app.search_form(note) LIKE app.rarest(patterns) AND app.search_form(note) LIKE ALL (patterns)
  $$;
  CREATE FUNCTION app.found_people(patterns text[]) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 ${definer} AS $$
    SELECT id FROM person
    WHERE app.search_form(name) LIKE app.rarest(patterns) AND app.search_form(name) LIKE ALL (patterns)
  $$;

  -- How well a text answers: it is what was typed, begins with it, has it at the beginning of a word, or somewhere.
  CREATE FUNCTION app.search_rank(form text, typed text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN form = typed THEN 4 WHEN starts_with(form, rtrim(typed)) THEN 3
      WHEN strpos(form, rtrim(typed)) > 0 THEN 2 ELSE 1 END
  $$;

  REVOKE ALL ON FUNCTION app.search_form(text), app.search_patterns(text), app.search_rank(text, text),
    app.rarest(text[]), app.found_documents(text[]), app.found_claims(text[]), app.found_people(text[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.search_form(text), app.search_patterns(text), app.search_rank(text, text),
    app.found_documents(text[]), app.found_claims(text[]), app.found_people(text[]) TO portal_app;
`;

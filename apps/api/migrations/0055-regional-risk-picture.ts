import type { MigrationInterface, QueryRunner } from 'typeorm';
import { by, id, sample, version } from './0050-risk.columns.js';
import { definer, protect } from './protect.js';

const own = 'iso3 = ANY ((SELECT app.own_countries(app.actor()))::text[])';
const focal = 'iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])';
const inRegion = 'iso3 = ANY ((SELECT app.region_countries(app.actor()))::text[])';
const isMine = (column: string) => `${column} = (SELECT app.actor())`;
const runs = `(region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (SELECT app.has_role(app.actor(), 'coordinator')))`;

const tables = `
  -- Which country counts in its region's picture, from when and until when.
  CREATE TABLE picture_sharing (
    ${id},
    iso3 text NOT NULL REFERENCES partner_country,
    since timestamptz NOT NULL DEFAULT now(),
    ${by('shared')},
    left_at timestamptz,
    left_by uuid REFERENCES person,
    ${sample},
    ${version},
    CONSTRAINT picture_sharing_left CHECK (left_at >= since)
  );
  CREATE UNIQUE INDEX picture_sharing_now ON picture_sharing (iso3) WHERE left_at IS NULL;

  -- Drawn for its countries to look at. One a quarter for the same countries: drawn twice, it would tell what changed.
  CREATE TABLE picture_draft (
    ${id},
    region text NOT NULL REFERENCES region,
    quarter date NOT NULL,
    countries text[] NOT NULL CHECK (cardinality(countries) > 0),
    words jsonb NOT NULL,
    ${by('drafted')},
    drafted_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    UNIQUE (region, quarter, countries)
  );

  -- From the first look on its words count as shown.
  CREATE TABLE picture_look (
    ${id},
    draft_id uuid NOT NULL REFERENCES picture_draft,
    iso3 text NOT NULL REFERENCES partner_country,
    ${by('looked')},
    looked_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    UNIQUE (draft_id, iso3)
  );

  CREATE TABLE picture_consent (
    ${id},
    draft_id uuid NOT NULL REFERENCES picture_draft,
    iso3 text NOT NULL REFERENCES partner_country,
    step text NOT NULL CHECK (step IN ('look', 'publish')),
    ${by('consented')},
    consented_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    UNIQUE (draft_id, iso3, step)
  );

  CREATE TABLE regional_picture (
    ${id},
    draft_id uuid NOT NULL UNIQUE REFERENCES picture_draft,
    region text NOT NULL REFERENCES region,
    quarter date NOT NULL,
    countries text[] NOT NULL,
    words jsonb NOT NULL,
    ${by('published')},
    published_at timestamptz NOT NULL DEFAULT now(),
    ${sample},
    CONSTRAINT "picture-this-quarter" UNIQUE (region, quarter)
  );
`;

const functions = `
  -- Drafts that the people of one of the actor's countries have looked at.
  CREATE FUNCTION app.looked_drafts(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    countries text[] := app.own_countries(actor);
  BEGIN
    RETURN ARRAY(SELECT draft_id FROM picture_look WHERE iso3 = ANY (countries));
  END $$;

  -- Drafts of a quarter without their words, the latest first: for the countries whose they are, and whoever publishes them.
  CREATE FUNCTION app.picture_drafts(actor uuid, code text, first_day date)
  RETURNS TABLE (id uuid, countries text[], drafted_at timestamptz, role text, scope jsonb, person_id uuid,
    looked text[], agreed text[], consented text[]) LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    own text[] := app.own_countries(actor);
    runs boolean := app.has_role(actor, 'coordinator') OR code = ANY (app.scopes(actor, ARRAY['secretariat']));
  BEGIN
    RETURN QUERY SELECT d.id, d.countries, d.drafted_at, d.drafted_role, d.drafted_scope, d.drafted_by,
      ARRAY(SELECT l.iso3 FROM picture_look l WHERE l.draft_id = d.id ORDER BY 1),
      ARRAY(SELECT c.iso3 FROM picture_consent c WHERE c.draft_id = d.id AND c.step = 'look' ORDER BY 1),
      ARRAY(SELECT c.iso3 FROM picture_consent c WHERE c.draft_id = d.id AND c.step = 'publish' ORDER BY 1)
    FROM picture_draft d WHERE d.region = code AND d.quarter = first_day AND (runs OR d.countries && own)
    ORDER BY d.drafted_at DESC, d.id DESC;
  END $$;

  REVOKE ALL ON FUNCTION app.looked_drafts(uuid), app.picture_drafts(uuid, text, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.looked_drafts(uuid), app.picture_drafts(uuid, text, date) TO portal_app;
`;

const guards = `
  CREATE FUNCTION app.picture_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'what was drawn, seen or published stays' USING ERRCODE = '23514', CONSTRAINT = 'picture-kept';
  END $$;
  ${['picture_draft', 'picture_look', 'picture_consent', 'regional_picture']
    .map(
      (table) =>
        `CREATE TRIGGER picture_is_kept BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION app.picture_is_kept();`,
    )
    .join('\n  ')}

  -- Only a country of the draft looks and consents; of fewer than five, none looks before each has agreed to.
  CREATE FUNCTION app.picture_is_theirs() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    drawn picture_draft;
  BEGIN
    SELECT * INTO drawn FROM picture_draft WHERE id = NEW.draft_id;
    IF NOT NEW.iso3 = ANY (drawn.countries) THEN
      RAISE EXCEPTION 'not of this country' USING ERRCODE = '23514', CONSTRAINT = 'not-sharing';
    END IF;
    IF TG_TABLE_NAME = 'picture_look' AND cardinality(drawn.countries) < 5 AND cardinality(drawn.countries) >
       (SELECT count(*) FROM picture_consent c WHERE c.draft_id = drawn.id AND c.step = 'look') THEN
      RAISE EXCEPTION 'not all agreed to look' USING ERRCODE = '23514', CONSTRAINT = 'picture-needs-consent';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER picture_is_theirs BEFORE INSERT ON picture_look
    FOR EACH ROW EXECUTE FUNCTION app.picture_is_theirs();
  CREATE TRIGGER picture_is_theirs BEFORE INSERT ON picture_consent
    FOR EACH ROW EXECUTE FUNCTION app.picture_is_theirs();

  -- Word for word what was drawn, of those who share at this instant, with each consent that it needs.
  CREATE FUNCTION app.picture_is_drawn() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    drawn picture_draft;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.region, 55));
    SELECT * INTO drawn FROM picture_draft WHERE id = NEW.draft_id;
    IF (drawn.region, drawn.quarter, drawn.countries, drawn.words) IS DISTINCT FROM
       (NEW.region, NEW.quarter, NEW.countries, NEW.words) OR NEW.countries IS DISTINCT FROM
       ARRAY(SELECT s.iso3 FROM picture_sharing s JOIN partner_country c ON c.iso3 = s.iso3
         WHERE c.main_region = NEW.region AND s.left_at IS NULL ORDER BY s.iso3 COLLATE "C") THEN
      RAISE EXCEPTION 'another picture' USING ERRCODE = '23514', CONSTRAINT = 'picture-changed';
    END IF;
    IF cardinality(drawn.countries) < 5 AND cardinality(drawn.countries) >
       (SELECT count(*) FROM picture_consent c WHERE c.draft_id = drawn.id AND c.step = 'publish') THEN
      RAISE EXCEPTION 'not all consented' USING ERRCODE = '23514', CONSTRAINT = 'picture-needs-consent';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER picture_is_drawn BEFORE INSERT ON regional_picture
    FOR EACH ROW EXECUTE FUNCTION app.picture_is_drawn();

  -- Joining and leaving wait for a publication that is under way, and it for them.
  CREATE FUNCTION app.sharing_goes_on() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(main_region, 55)) FROM partner_country WHERE iso3 = NEW.iso3;
    IF TG_OP = 'UPDATE' AND (OLD.left_at IS NOT NULL OR (NEW.id, NEW.iso3, NEW.since) IS DISTINCT FROM
       (OLD.id, OLD.iso3, OLD.since)) THEN
      RAISE EXCEPTION 'who left joins anew' USING ERRCODE = '23514', CONSTRAINT = 'picture-kept';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sharing_goes_on BEFORE INSERT OR UPDATE ON picture_sharing
    FOR EACH ROW EXECUTE FUNCTION app.sharing_goes_on();
`;

/**
 * The regional risk picture (domain.md, "Visibility"): drawn from restricted records by the portal itself, with its words
 * hidden from whoever had it drawn; seen first by the countries whose it is; published once a quarter, and frozen.
 */
export class RegionalRiskPicture1700000000055 implements MigrationInterface {
  readonly name = 'RegionalRiskPicture1700000000055';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    await q.query(guards);
    await protect(q, 'picture_sharing', {
      policies: { select: inRegion, insert: `${focal} AND ${isMine('shared_by')}`, update: focal },
    });
    await protect(q, 'picture_draft', {
      policies: {
        select: 'id = ANY ((SELECT app.looked_drafts(app.actor()))::uuid[])',
        insert: `${runs} AND ${isMine('drafted_by')}`,
      },
      // The trail would tell its reader before the picture does.
      secret: ['words'],
    });
    await protect(q, 'picture_look', { policies: { select: own, insert: `${focal} AND ${isMine('looked_by')}` } });
    await protect(q, 'picture_consent', {
      policies: { select: own, insert: `${focal} AND ${isMine('consented_by')}` },
    });
    await protect(q, 'regional_picture', {
      policies: {
        select: 'region = ANY ((SELECT app.read_regions(app.actor()))::text[])',
        insert: `${runs} AND ${isMine('published_by')}`,
      },
    });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

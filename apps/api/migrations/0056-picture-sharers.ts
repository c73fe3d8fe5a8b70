import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer } from './protect.js';

/**
 * Who shares with a region's picture is one answer for whoever asks: a country that left the region is in none, though its
 * row of sharing stands and only some would see it.
 */
export class PictureSharers1700000000056 implements MigrationInterface {
  readonly name = 'PictureSharers1700000000056';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Countries that share and are of the region today, in their main region only.
      CREATE FUNCTION app.picture_sharers(code text) RETURNS text[] LANGUAGE sql STABLE ${definer} AS $$
        SELECT ARRAY(SELECT s.iso3 FROM picture_sharing s JOIN partner_country c ON c.iso3 = s.iso3
          WHERE c.main_region = code AND s.left_at IS NULL AND EXISTS (SELECT FROM membership m WHERE m.iso3 = s.iso3
            AND m.region = code AND (m.since IS NULL OR m.since <= app.today())
            AND (m.until IS NULL OR app.today() <= m.until))
          ORDER BY s.iso3 COLLATE "C")
      $$;
      REVOKE ALL ON FUNCTION app.picture_sharers(text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION app.picture_sharers(text) TO portal_app;

      -- Word for word what was drawn, of those who share at this instant, with each consent that it needs.
      CREATE OR REPLACE FUNCTION app.picture_is_drawn() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
      DECLARE
        drawn picture_draft;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.region, 55));
        SELECT * INTO drawn FROM picture_draft WHERE id = NEW.draft_id;
        IF (drawn.region, drawn.quarter, drawn.countries, drawn.words) IS DISTINCT FROM
           (NEW.region, NEW.quarter, NEW.countries, NEW.words)
           OR NEW.countries IS DISTINCT FROM app.picture_sharers(NEW.region) THEN
          RAISE EXCEPTION 'another picture' USING ERRCODE = '23514', CONSTRAINT = 'picture-changed';
        END IF;
        IF cardinality(drawn.countries) < 5 AND cardinality(drawn.countries) >
           (SELECT count(*) FROM picture_consent c WHERE c.draft_id = drawn.id AND c.step = 'publish') THEN
          RAISE EXCEPTION 'not all consented' USING ERRCODE = '23514', CONSTRAINT = 'picture-needs-consent';
        END IF;
        RETURN NEW;
      END $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

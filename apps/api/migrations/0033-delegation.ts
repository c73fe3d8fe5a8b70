import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, isAnybody, protect } from './protect.js';

const isSignedIn = `${isAnybody} AND (SELECT app.is_signed_in(app.actor()))`;
const inside = 'round_table_id = ANY ((SELECT app.inside_round_tables(app.actor()))::uuid[])';
const runs = 'round_table_id = ANY ((SELECT app.run_round_tables(app.actor()))::uuid[])';
const isFocal = 'iso3 = ANY ((SELECT app.focal_countries(app.actor()))::text[])';
const needsOf = `${inside} AND (${isFocal}
  OR round_table_id = ANY ((SELECT app.needs_round_tables(app.actor()))::uuid[]))`;
const runsRegion = `region = ANY ((SELECT app.scopes(app.actor(), ARRAY['secretariat']))::text[])
  OR (SELECT app.has_role(app.actor(), 'coordinator'))`;

/**
 * Delegations, readiness and checklist of a round table (domain.md). That a country took part is a fact of the network;
 * who came is personal data for the region; what a person needs is for the country's focal point and the secretariat
 * that runs the meeting, has no values in the trail, and a day on which it goes.
 */
export class Delegation1700000000033 implements MigrationInterface {
  readonly name = 'Delegation1700000000033';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    await protect(q, 'delegation', {
      policies: {
        select: isSignedIn,
        insert: `${runs} OR (${inside} AND ${isFocal})`,
        update: `${runs} OR (${inside} AND ${isFocal})`,
      },
    });
    await protect(q, 'delegate', {
      policies: { select: inside, insert: `${inside} AND ${isFocal}`, update: `${runs} OR (${inside} AND ${isFocal})` },
      secret: ['name', 'email'],
    });
    await protect(q, 'delegate_need', {
      policies: { select: needsOf, insert: needsOf, update: needsOf, delete: needsOf },
      secret: ['visa_letter', 'interpretation', 'diet'],
    });
    const marks = `${runs} OR (${inside} AND ${isFocal} AND kind = 'done')`;
    await protect(q, 'readiness_mark', { policies: { select: inside, insert: marks, update: marks, delete: marks } });
    await protect(q, 'readiness_reminder', { policies: { select: inside, insert: runs } });
    await protect(q, 'checklist_template', {
      policies: { select: isSignedIn, insert: runsRegion, update: runsRegion },
    });
    await protect(q, 'checklist_mark', { policies: { select: inside, insert: runs, delete: runs } });
    await protect(q, 'checklist_notice', { policies: { select: runs } });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE delegation (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    head int NOT NULL DEFAULT 1 CHECK (head BETWEEN 0 AND 1),
    delegate int NOT NULL DEFAULT 3 CHECK (delegate BETWEEN 0 AND 50),
    alternate int NOT NULL DEFAULT 1 CHECK (alternate BETWEEN 0 AND 50),
    observer int NOT NULL DEFAULT 1 CHECK (observer BETWEEN 0 AND 50),
    interpreter int NOT NULL DEFAULT 1 CHECK (interpreter BETWEEN 0 AND 50),
    -- Somebody of the country was there, in person or online. Null: nothing was noted.
    took_part boolean,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (round_table_id, iso3)
  );
  CREATE INDEX delegation_country ON delegation (iso3);

  CREATE TABLE delegate (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL,
    iso3 text NOT NULL,
    seat text NOT NULL CHECK (seat IN ('head', 'delegate', 'alternate', 'observer', 'interpreter')),
    -- Of the country's team, of its accounts, or neither: a name with an address.
    member_id uuid REFERENCES team_member,
    person_id uuid REFERENCES person,
    name text NOT NULL,
    email text,
    answer text NOT NULL DEFAULT 'nominated'
      CHECK (answer IN ('invited', 'seen', 'nominated', 'accepted', 'tentative', 'declined')),
    attended text CHECK (attended IN ('in-person', 'online', 'absent', 'excused')),
    -- When it was noted, by the device that noted it.
    attended_at timestamptz,
    nominated_by uuid REFERENCES person,
    nominated_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (round_table_id, iso3) REFERENCES delegation (round_table_id, iso3),
    UNIQUE (id, round_table_id, iso3)
  );
  CREATE INDEX delegate_of ON delegate (round_table_id, iso3);
  CREATE UNIQUE INDEX "delegate-named" ON delegate (round_table_id, iso3, lower(email))
    WHERE email IS NOT NULL AND answer <> 'declined' AND erased_at IS NULL;

  CREATE TABLE delegate_need (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    delegate_id uuid NOT NULL UNIQUE,
    round_table_id uuid NOT NULL,
    iso3 text NOT NULL,
    visa_letter boolean NOT NULL DEFAULT false,
    interpretation text NOT NULL DEFAULT '',
    diet text NOT NULL DEFAULT '',
    delete_on date NOT NULL,
    version int NOT NULL DEFAULT 1,
    FOREIGN KEY (delegate_id, round_table_id, iso3) REFERENCES delegate (id, round_table_id, iso3)
  );
  CREATE INDEX delegate_need_goes ON delegate_need (delete_on);

  CREATE TABLE readiness_mark (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    step text NOT NULL CHECK (step IN ('invited', 'nominated', 'letter', 'travel', 'briefing', 'position', 'status')),
    kind text NOT NULL CHECK (kind IN ('done', 'accepted')),
    reason text NOT NULL DEFAULT '',
    marked_by uuid REFERENCES person,
    marked_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    version int NOT NULL DEFAULT 1,
    UNIQUE (round_table_id, iso3, step),
    -- What follows from records is ticked by nobody.
    CONSTRAINT "not-ticked" CHECK (kind = 'accepted' OR step IN ('letter', 'travel', 'briefing')),
    CHECK (kind = 'done' OR reason <> '')
  );

  CREATE TABLE readiness_reminder (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    iso3 text NOT NULL REFERENCES partner_country,
    sent_on date NOT NULL,
    steps text[] NOT NULL,
    language text NOT NULL,
    sent_by uuid REFERENCES person,
    sent_at timestamptz NOT NULL DEFAULT now(),
    -- One a day a country, also where two press at once.
    CONSTRAINT "reminded-today" UNIQUE (round_table_id, iso3, sent_on)
  );

  CREATE TABLE checklist_template (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    region text NOT NULL UNIQUE REFERENCES region,
    items jsonb NOT NULL,
    version int NOT NULL DEFAULT 1
  );

  CREATE TABLE checklist_mark (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    item text NOT NULL,
    done_by uuid REFERENCES person,
    done_at timestamptz NOT NULL DEFAULT now(),
    sample boolean NOT NULL DEFAULT false,
    UNIQUE (round_table_id, item)
  );

  -- Of what its secretariat was told that it is late, and in which week of being so.
  CREATE TABLE checklist_notice (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    round_table_id uuid NOT NULL REFERENCES round_table,
    item text NOT NULL,
    week int NOT NULL,
    UNIQUE (round_table_id, item, week)
  );
`;

const functions = `
  -- Whose delegates' needs the actor sees beside those of their own country: of those that they run by the rule.
  CREATE FUNCTION app.needs_round_tables(actor uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    holds record := app.held(actor);
  BEGIN
    RETURN ARRAY(SELECT id FROM round_table WHERE fact IS NULL AND (region = ANY (holds.regions)
      OR (holds.is_coordinator AND (region IS NULL
        OR cardinality(app.holders('secretariat', ARRAY[region], app.today())) = 0))));
  END $$;

  -- Since when each country's position is known: of those that the reader sees, and where positions are kept at all.
  CREATE FUNCTION app.position_days(round_table uuid) RETURNS TABLE (iso3 text, given_on date)
  LANGUAGE plpgsql STABLE AS $$
  BEGIN
    IF to_regclass('public.country_position') IS NULL THEN RETURN; END IF;
    RETURN QUERY EXECUTE 'SELECT l.iso3, (l.written_at AT TIME ZONE ''UTC'')::date FROM (
        SELECT DISTINCT ON (p.iso3) p.iso3, p.kind, p.written_at FROM country_position p
        WHERE p.round_table_id = $1 ORDER BY p.iso3, p.number DESC) l
      WHERE l.kind IN (''given'', ''heard'')' USING round_table;
  END $$;

  REVOKE ALL ON FUNCTION app.needs_round_tables(uuid), app.position_days(uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.needs_round_tables(uuid), app.position_days(uuid) TO portal_app;

  -- A delegation is of a country that takes part.
  CREATE FUNCTION app.delegation_takes_part() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM app.round_table_countries(ARRAY[NEW.round_table_id]) c WHERE c.iso3 = NEW.iso3) THEN
      RAISE EXCEPTION 'this country is not invited' USING ERRCODE = '23514', CONSTRAINT = 'not-taking-part';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER takes_part BEFORE INSERT ON delegation FOR EACH ROW EXECUTE FUNCTION app.delegation_takes_part();

  -- No more people than seats: whoever names somebody waits for whoever names at the same time.
  CREATE FUNCTION app.delegate_has_seat() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  DECLARE
    seats int;
  BEGIN
    SELECT (to_jsonb(d) ->> NEW.seat)::int INTO seats FROM delegation d
      WHERE d.round_table_id = NEW.round_table_id AND d.iso3 = NEW.iso3 FOR UPDATE;
    IF NEW.answer <> 'declined' AND seats <= (SELECT count(*) FROM delegate o
      WHERE o.round_table_id = NEW.round_table_id AND o.iso3 = NEW.iso3 AND o.seat = NEW.seat
        AND o.answer <> 'declined' AND o.id <> NEW.id) THEN
      RAISE EXCEPTION 'no such seat is left' USING ERRCODE = '23514', CONSTRAINT = 'no-seat-left';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER has_seat BEFORE INSERT OR UPDATE OF seat, answer ON delegate
    FOR EACH ROW EXECUTE FUNCTION app.delegate_has_seat();

  -- No fewer seats than people.
  CREATE FUNCTION app.delegation_seats() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    IF EXISTS (SELECT FROM delegate o WHERE o.round_table_id = NEW.round_table_id AND o.iso3 = NEW.iso3
      AND o.answer <> 'declined' GROUP BY o.seat HAVING count(*) > (to_jsonb(NEW) ->> o.seat)::int) THEN
      RAISE EXCEPTION 'more people than seats' USING ERRCODE = '23514', CONSTRAINT = 'no-seat-left';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER seats BEFORE UPDATE OF head, delegate, alternate, observer, interpreter ON delegation
    FOR EACH ROW EXECUTE FUNCTION app.delegation_seats();

  -- Whoever is forgotten in the team is forgotten at every table: that somebody sat there stays.
  CREATE FUNCTION app.forget_delegate() RETURNS trigger LANGUAGE plpgsql ${definer} AS $$
  BEGIN
    DELETE FROM delegate_need WHERE delegate_id IN (SELECT id FROM delegate WHERE member_id = NEW.id);
    UPDATE delegate SET name = '', email = NULL, person_id = NULL, member_id = NULL, erased_at = now(),
      version = version + 1 WHERE member_id = NEW.id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER forget_delegate AFTER UPDATE OF erased_at ON team_member FOR EACH ROW
    WHEN (NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL) EXECUTE FUNCTION app.forget_delegate();
`;

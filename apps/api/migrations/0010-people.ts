import type { MigrationInterface, QueryRunner } from 'typeorm';
import { definer, protect } from './protect.js';

const me = '(SELECT app.actor())';
const isCoordinator = `(SELECT app.has_role(${me}, 'coordinator'))`;
const isAdministrator = `(SELECT app.has_role(${me}, 'administrator'))`;
const mayPropose = `app.may_propose(${me}, role, scope_kind, scope, since)`;

/**
 * How people come to hold what they hold: an invitation is the proposal of a grant, and an assignment follows an
 * invitation. The database holds who may propose which, that two persons stand behind it where two must, and that
 * the API, whoever it acts for, adds no assignment that no such invitation stands for.
 */
export class People1700000000010 implements MigrationInterface {
  readonly name = 'People1700000000010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(tables);
    await q.query(functions);
    await protect(q, 'invitation', {
      policies: {
        select: `invited_by = ${me} OR ${isCoordinator} OR ${isAdministrator} OR ${mayPropose}`,
        // A focal point names their successor; nobody else's focal point is theirs to propose.
        insert: `invited_by = ${me} AND confirmed_by IS NULL AND ${mayPropose} AND (role <> 'focal-point'
          OR (hands_over IS NOT NULL) = (scope = ANY ((SELECT app.focal_countries(${me}))::text[])))`,
        update: `${isCoordinator} OR ${mayPropose}`,
      },
      secret: ['name', 'address'],
    });
    await protect(q, 'one_time_link', { secret: ['token_hash'] });
    await q.query(triggers);
    await q.query(`CREATE POLICY writers ON role_assignment FOR INSERT WITH CHECK (
      coalesce(confirmed_by, granted_by) = ${me} AND app.follows_invitation(invitation_id, person_id, role, scope_kind,
        scope, title, since, until, granted_by, confirmed_by))`);
    const mayEnd = `person_id = ${me} OR CASE role
      WHEN 'team-member' THEN scope = ANY ((SELECT app.focal_countries(${me}))::text[])
      WHEN 'coordinator' THEN ${isAdministrator}
      WHEN 'administrator' THEN ${isAdministrator}
      ELSE ${isCoordinator}
    END`;
    await q.query(`CREATE POLICY changers ON role_assignment FOR UPDATE USING (${mayEnd}) WITH CHECK (${mayEnd})`);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  CREATE TABLE invitation (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    address text NOT NULL,
    name text NOT NULL,
    language text NOT NULL CHECK (language IN ('en', 'fr', 'es', 'ru', 'ar', 'zh')),
    role text NOT NULL
      CHECK (role IN ('focal-point', 'team-member', 'secretariat', 'coordinator', 'observer', 'administrator')),
    scope_kind text NOT NULL CHECK (scope_kind IN ('country', 'region', 'network', 'system')),
    scope text NOT NULL,
    title text CHECK (title IN ('head', 'regional-coordinator', 'assistance-expert', 'staff')),
    since date NOT NULL,
    until date CHECK (until >= since),
    state text NOT NULL CHECK (state IN ('proposed', 'open', 'accepted', 'revoked')),
    needs_confirmation boolean NOT NULL,
    -- Whose account it is for: known to whoever granted, or who took it up.
    person_id uuid REFERENCES person,
    -- Null: the first administrator, invited from the command line.
    invited_by uuid REFERENCES person,
    invited_at timestamptz NOT NULL DEFAULT now(),
    confirmed_by uuid REFERENCES person,
    confirmed_at timestamptz,
    -- Until when the link of its last mail holds.
    link_until timestamptz,
    -- The term that ends the day before, and its last day until then.
    hands_over uuid REFERENCES role_assignment,
    hands_over_until date,
    ended_at timestamptz,
    version int NOT NULL DEFAULT 1,
    CONSTRAINT "own-confirmation" CHECK (confirmed_by <> invited_by),
    CONSTRAINT "own-grant" CHECK (person_id <> invited_by AND person_id <> confirmed_by),
    CONSTRAINT "confirmation-missing"
      CHECK (NOT needs_confirmation OR confirmed_by IS NOT NULL OR state IN ('proposed', 'revoked'))
  );
  CREATE INDEX invitation_scope ON invitation (scope, role);
  CREATE UNIQUE INDEX "invited-already" ON invitation (lower(address), role, scope)
    WHERE state IN ('proposed', 'open') AND role <> 'focal-point';
  CREATE UNIQUE INDEX "successor-named" ON invitation (scope) WHERE state IN ('proposed', 'open') AND role = 'focal-point';
  CREATE UNIQUE INDEX invitation_first ON invitation ((true)) WHERE state = 'open' AND invited_by IS NULL;

  -- The token itself is never stored. Nobody but the system reads it.
  CREATE TABLE one_time_link (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    token_hash bytea NOT NULL UNIQUE,
    purpose text NOT NULL CHECK (purpose IN ('invitation', 'reset', 'first-administrator')),
    person_id uuid REFERENCES person,
    invitation_id uuid REFERENCES invitation,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    CHECK (CASE purpose WHEN 'reset' THEN person_id IS NOT NULL AND invitation_id IS NULL
      ELSE person_id IS NULL AND invitation_id IS NOT NULL END)
  );
  CREATE INDEX one_time_link_invitation ON one_time_link (invitation_id) WHERE used_at IS NULL;
  CREATE INDEX one_time_link_person ON one_time_link (person_id) WHERE used_at IS NULL;

  ALTER TABLE role_assignment
    ADD COLUMN invitation_id uuid REFERENCES invitation,
    ADD COLUMN confirmed_by uuid REFERENCES person,
    ADD COLUMN ended_by uuid REFERENCES person,
    ADD COLUMN ended_at timestamptz,
    -- A term that is taken back before it began ends the day before its first.
    DROP CONSTRAINT "until-before-since",
    ADD CONSTRAINT "until-before-since" CHECK (until >= since - 1),
    ADD CONSTRAINT "own-confirmation" CHECK (confirmed_by <> granted_by),
    ADD CONSTRAINT "own-grant" CHECK (person_id <> granted_by AND person_id <> confirmed_by);
`;

const functions = `
  CREATE FUNCTION app.in_office(wanted_role text, wanted text, on_day date) RETURNS boolean
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT FROM role_assignment WHERE role = wanted_role AND scope = wanted
      AND since <= on_day AND (until IS NULL OR on_day <= until))
  $$;

  -- Who may propose whom (domain.md, "Who grants what").
  CREATE FUNCTION app.may_propose(actor uuid, wanted_role text, kind text, wanted text, on_day date) RETURNS boolean
  LANGUAGE plpgsql STABLE ${definer} AS $$
  DECLARE
    main text;
  BEGIN
    CASE wanted_role
    WHEN 'team-member' THEN
      RETURN kind = 'country' AND wanted = ANY (app.focal_countries(actor));
    WHEN 'focal-point' THEN
      IF kind <> 'country' THEN RETURN false; END IF;
      IF wanted = ANY (app.focal_countries(actor)) THEN RETURN true; END IF;
      IF app.in_office('focal-point', wanted, on_day) THEN RETURN false; END IF;
      SELECT main_region INTO main FROM partner_country WHERE iso3 = wanted;
      IF app.in_office('secretariat', main, app.today()) THEN
        RETURN main = ANY (app.scopes(actor, ARRAY['secretariat']));
      END IF;
      RETURN main IS NOT NULL AND app.has_role(actor, 'coordinator');
    WHEN 'secretariat' THEN RETURN kind = 'region' AND app.has_role(actor, 'coordinator');
    WHEN 'observer' THEN RETURN kind = 'network' AND app.has_role(actor, 'coordinator');
    WHEN 'coordinator' THEN RETURN kind = 'network' AND app.has_role(actor, 'administrator');
    WHEN 'administrator' THEN RETURN kind = 'system' AND app.has_role(actor, 'administrator');
    ELSE RETURN false;
    END CASE;
  END $$;

  -- Whether an assignment is what an invitation says, its two persons too. It begins when it is taken up, at the earliest.
  CREATE FUNCTION app.follows_invitation(invitation uuid, person uuid, wanted_role text, kind text, wanted text,
    wanted_title text, first_day date, last_day date, granter uuid, second uuid) RETURNS boolean
  LANGUAGE sql STABLE ${definer} AS $$
    SELECT EXISTS (SELECT FROM invitation i WHERE i.id = invitation AND i.state = 'accepted' AND i.person_id = person
      AND i.role = wanted_role AND i.scope_kind = kind AND i.scope = wanted AND i.title IS NOT DISTINCT FROM wanted_title
      AND i.since <= first_day AND i.until IS NOT DISTINCT FROM last_day
      AND i.invited_by IS NOT DISTINCT FROM granter AND i.confirmed_by IS NOT DISTINCT FROM second)
  $$;

  CREATE FUNCTION app.has_overlap(assignment uuid, person uuid, wanted_role text, wanted text, first_day date, last_day date)
  RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT FROM role_assignment a WHERE a.person_id = person AND a.role = wanted_role AND a.scope = wanted
      AND a.id <> assignment AND a.since <= coalesce(last_day, 'infinity') AND first_day <= coalesce(a.until, 'infinity')
      AND (a.until IS NULL OR a.since <= a.until))
  $$;

  CREATE FUNCTION app.has_other_administrator(assignment uuid, after_day date) RETURNS boolean
  LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT FROM role_assignment a JOIN person p ON p.id = a.person_id
      WHERE a.role = 'administrator' AND a.id <> assignment
        AND a.since <= after_day + 1 AND (a.until IS NULL OR a.until > after_day)
        AND (NOT p.sample OR EXISTS (SELECT FROM credential c WHERE c.person_id = p.id)))
  $$;

  -- Whether somebody is administrator today; a sample account that was closed is nobody.
  CREATE FUNCTION app.has_administrator() RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT FROM role_assignment a JOIN person p ON p.id = a.person_id
      WHERE a.role = 'administrator' AND a.since <= app.today() AND (a.until IS NULL OR app.today() <= a.until)
        AND (NOT p.sample OR EXISTS (SELECT FROM credential c WHERE c.person_id = p.id)))
  $$;

  -- Whether a handover that was called off gives a term its last day back.
  CREATE FUNCTION app.gives_back(assignment uuid, last_day date) RETURNS boolean LANGUAGE sql ${definer} AS $$
    SELECT EXISTS (SELECT FROM invitation i WHERE i.hands_over = assignment AND i.state = 'revoked'
      AND i.hands_over_until IS NOT DISTINCT FROM last_day)
  $$;

  REVOKE ALL ON FUNCTION app.in_office(text, text, date), app.may_propose(uuid, text, text, text, date),
    app.follows_invitation(uuid, uuid, text, text, text, text, date, date, uuid, uuid),
    app.has_overlap(uuid, uuid, text, text, date, date), app.has_other_administrator(uuid, date),
    app.has_administrator(), app.gives_back(uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION app.in_office(text, text, date), app.may_propose(uuid, text, text, text, date),
    app.follows_invitation(uuid, uuid, text, text, text, text, date, date, uuid, uuid),
    app.has_overlap(uuid, uuid, text, text, date, date), app.has_other_administrator(uuid, date),
    app.has_administrator(), app.gives_back(uuid, date) TO portal_app;
`;

const triggers = `
  -- How many persons stand behind a grant is decided here, and what was proposed stays as it was.
  CREATE FUNCTION app.invitation_is_kept() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF app.is_system() THEN RETURN NEW; END IF;
      NEW.needs_confirmation := CASE
        WHEN NEW.role = 'focal-point' THEN NEW.hands_over IS NULL
        WHEN NEW.role IN ('coordinator', 'administrator') THEN app.in_office('coordinator', 'network', app.today())
        ELSE false
      END;
      IF NEW.hands_over IS NOT NULL AND NOT EXISTS (SELECT FROM role_assignment a WHERE a.id = NEW.hands_over
        AND a.person_id = app.actor() AND a.role = 'focal-point' AND a.scope = NEW.scope) THEN
        RAISE EXCEPTION 'only one''s own term is handed over';
      END IF;
      RETURN NEW;
    END IF;
    IF (NEW.id, NEW.address, NEW.role, NEW.scope_kind, NEW.scope, NEW.title, NEW.since, NEW.until, NEW.invited_by,
        NEW.needs_confirmation, NEW.hands_over, NEW.hands_over_until) IS DISTINCT FROM (OLD.id, OLD.address, OLD.role,
        OLD.scope_kind, OLD.scope, OLD.title, OLD.since, OLD.until, OLD.invited_by, OLD.needs_confirmation,
        OLD.hands_over, OLD.hands_over_until)
      OR (OLD.person_id IS NOT NULL AND NEW.person_id IS DISTINCT FROM OLD.person_id)
      OR (NEW.state <> OLD.state AND (OLD.state IN ('accepted', 'revoked') OR NEW.state = 'proposed')) THEN
      RAISE EXCEPTION 'an invitation stays as it was made';
    END IF;
    IF NEW.confirmed_by IS DISTINCT FROM OLD.confirmed_by AND (OLD.confirmed_by IS NOT NULL
      OR NEW.confirmed_by IS DISTINCT FROM app.actor() OR NOT app.has_role(app.actor(), 'coordinator')) THEN
      RAISE EXCEPTION 'a coordinator confirms, in their own name';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER kept BEFORE INSERT OR UPDATE ON invitation FOR EACH ROW EXECUTE FUNCTION app.invitation_is_kept();

  -- The API adds no assignment without its invitation, in whosever name it acts; two of the same do not overlap.
  CREATE FUNCTION app.assignment_is_granted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
  BEGIN
    IF TG_OP = 'INSERT' AND current_user = 'portal_app' AND NOT app.follows_invitation(NEW.invitation_id, NEW.person_id,
      NEW.role, NEW.scope_kind, NEW.scope, NEW.title, NEW.since, NEW.until, NEW.granted_by, NEW.confirmed_by) THEN
      RAISE EXCEPTION 'an assignment follows an invitation';
    END IF;
    IF TG_OP = 'UPDATE' AND NOT app.is_system() THEN
      IF (to_jsonb(NEW) - ARRAY['until', 'ended_by', 'ended_at', 'version'])
        <> (to_jsonb(OLD) - ARRAY['until', 'ended_by', 'ended_at', 'version'])
        OR (NEW.until IS DISTINCT FROM OLD.until AND coalesce(NEW.until > OLD.until, NEW.until IS NULL)
          AND NOT app.gives_back(NEW.id, NEW.until)) THEN
        RAISE EXCEPTION 'a term is ended, never changed';
      END IF;
      IF NEW.role = 'administrator' AND NEW.until IS DISTINCT FROM OLD.until THEN
        PERFORM pg_advisory_xact_lock(hashtextextended('administrators', 0));
        IF NOT app.has_other_administrator(NEW.id, NEW.until) THEN
          RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = '23514', CONSTRAINT = 'last-administrator';
        END IF;
      END IF;
    END IF;
    IF NEW.until IS NULL OR NEW.since <= NEW.until THEN
      -- One of a thousand locks, so that a load of many rows takes no more.
      PERFORM pg_advisory_xact_lock(7204352, hashtext(NEW.person_id || NEW.role || NEW.scope) & 1023);
      IF app.has_overlap(NEW.id, NEW.person_id, NEW.role, NEW.scope, NEW.since, NEW.until) THEN
        RAISE EXCEPTION 'two terms overlap' USING ERRCODE = '23P01', CONSTRAINT = 'term-overlaps';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER granted BEFORE INSERT OR UPDATE ON role_assignment
    FOR EACH ROW EXECUTE FUNCTION app.assignment_is_granted();
`;

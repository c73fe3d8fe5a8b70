import type { Application } from './application.harness.js';
import { sights } from './rights.probes.js';
import { seedPeople } from './rights.people.js';
import { seedTeam } from './rights.team.js';
import { seedPlans } from './rights.plans.js';
import { seedPositions } from './rights.positions.js';
import { seedPictures } from './rights.pictures.js';
import { seedRisks } from './rights.risks.js';
import { seedRoundTables } from './rights.round-tables.js';

/** Puts a row where each probe looks, and makes the people who are out of office. */
export async function seed(portal: Application): Promise<void> {
  const owner: Application['owner'] = (sql, values) => portal.owner(sql, values);
  await owner(`INSERT INTO person (name, email, language) VALUES
    ('Ended yesterday', 'ended.mar@example.org', 'fr'), ('Begins tomorrow', 'coming.mar@example.org', 'fr')`);
  await owner(`INSERT INTO role_assignment (person_id, role, scope_kind, scope, since, until)
    SELECT id, 'focal-point', 'country', 'MAR', app.today() - 100, app.today() - 1 FROM person WHERE name = 'Ended yesterday'
    UNION ALL
    SELECT id, 'focal-point', 'country', 'MAR', app.today() + 1, NULL FROM person WHERE name = 'Begins tomorrow'`);
  for (const { visibility, indicator } of sights) {
    await owner(
      `INSERT INTO sharing (iso3, indicator, visibility, since) VALUES ('MAR', $1, $2, app.today())
       ON CONFLICT (iso3, indicator) DO UPDATE SET visibility = excluded.visibility`,
      [indicator, visibility],
    );
    await owner(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
       VALUES ($2, 'MAR', $1, 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now())`,
      [indicator, `validated-${visibility}`],
    );
    await owner(
      `INSERT INTO status_span (iso3, indicator, with_sample, valid_from, level, claim_id, effective_on, effective_precision,
         attested_on, since, since_precision, sample, known_from)
       SELECT iso3, indicator, false, '2020-02-02', level, id, '2020-02-02', 'day', '2020-02-02', '2020-02-02', 'day', false, now()
       FROM claim WHERE fact = $1`,
      [`validated-${visibility}`],
    );
    await retract(owner, `validated-${visibility}`, `agreed-${visibility}`, 'now()');
    await owner(
      `INSERT INTO document (iso3, title, language, media_type, size, sha256, visibility)
       VALUES ('MAR', $1, 'fr', 'application/pdf', 1, 'none', $2)`,
      [`probe-${visibility}`, visibility],
    );
    await owner(
      `INSERT INTO document (region, title, language, media_type, size, sha256, visibility)
       VALUES ('AAF', $1, 'fr', 'application/pdf', 1, 'none', $2)`,
      [`probe-of-region-${visibility}`, visibility],
    );
  }
  await owner(`INSERT INTO document (iso3, title, language, media_type, size, sha256, uploaded_by)
    SELECT 'MAR', 'probe-uploaded', 'fr', 'application/pdf', 1, 'none', id FROM person
    WHERE email = 'secretariat.nas@example.org'`);
  await owner(
    `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
     VALUES ('asked-region', 'MAR', 'risk-assessment', 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now())`,
  );
  await retract(owner, 'asked-region', 'asked-region', 'NULL');
  await owner(
    `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at, decided_by)
     SELECT 'decided-restricted', 'MAR', 'needs-assessment', 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now(), id
     FROM person WHERE email = 'secretariat.nas@example.org'`,
  );
  for (const [name, state, role, code, sent] of [
    ['own-draft', 'draft', 'focal-point', 'NULL', 'NULL'],
    ['secretariat-draft', 'draft', 'secretariat', `'AAF'`, 'NULL'],
    ['withdrawn-draft', 'withdrawn', 'focal-point', 'NULL', 'NULL'],
    ['sent', 'sent', 'focal-point', 'NULL', 'now()'],
  ] as const) {
    const scope = `'${JSON.stringify(role === 'secretariat' ? { kind: 'region', code: 'AAF' } : { kind: 'country', iso3: 'MAR' })}'::jsonb`;
    await owner(
      `INSERT INTO status_update (iso3, state, written_role, written_scope, sent_at)
       VALUES ('MAR', $1, $2, jsonb_build_object('probe', $3::text) || ${scope}, ${sent})`,
      [state, role, name],
    );
    await owner(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, state, written_role, written_region, sent_at)
       VALUES ($1, 'MAR', 'action-plan', 'none', '2020-02-02', 'day', $2, $3, ${code}, ${sent})`,
      [name, state === 'sent' ? 'submitted' : state, role],
    );
  }
  await owner(
    `INSERT INTO exemption (iso3, indicator, reason, since) VALUES ('MAR', 'risk-assessment', 'Probe.', '2030-01-01')`,
  );
  await owner(
    `INSERT INTO exemption_end (exemption_id, until) SELECT id, '2031-12-31' FROM exemption WHERE iso3 = 'MAR'`,
  );
  await owner(`INSERT INTO country_definition (iso3, known) VALUES ('MAR', app.country_known('MAR', now()))`);
  await owner(`INSERT INTO reminder (kind, step, subject, iso3) VALUES ('probe', 3, uuidv7(), 'MAR')`);
  await owner(`INSERT INTO work_item (kind, office, iso3) VALUES ('validate', 'validator', 'MAR')`);
  await owner(
    `INSERT INTO reporting_round (title, opens, due, closes) VALUES ('probe', '2031-01-01', '2031-06-01', '2031-12-31')`,
  );
  await owner(`INSERT INTO round_ask (round_id, iso3, indicator, during)
    SELECT id, 'MAR', 'action-plan', daterange(opens, closes, '[]') FROM reporting_round WHERE title = 'probe'`);
  await owner(`INSERT INTO round_exception (round_id, iso3, reason, granted_by)
    SELECT r.id, 'MAR', 'probe-round', p.id FROM reporting_round r, person p
    WHERE r.title = 'probe' AND p.email = 'coordinator@example.org'`);
  await owner(`INSERT INTO sign_in_failure VALUES ('probe', 1, now())`);
  await seedPeople(owner);
  await seedTeam(owner);
  await seedPlans(owner);
  await seedRoundTables(owner);
  await seedPositions(owner);
  await seedRisks(owner);
  await seedPictures(owner);
  await owner(`INSERT INTO call_count VALUES ('probe', 1, now())`);
  await owner(`WITH written AS (INSERT INTO mail (kind, language) VALUES ('probe', 'fr') RETURNING id)
    INSERT INTO mail_content SELECT id, 'a@example.org', 'A', 'probe', 'text', '<p>', false FROM written`);
  await owner(`INSERT INTO retention_run (table_name, keep_months, older_than, erased) VALUES ('probe', 12, now(), 1)`);
  const me = `SELECT id FROM person WHERE email = 'nfp.mar@example.org'`;
  await owner(`INSERT INTO notification (person_id, kind, url) SELECT id, 'update-sent', '/probe' FROM (${me})`);
  await owner(`INSERT INTO export (iso3, person_id, language) SELECT 'MAR', id, 'fr' FROM (${me})`);
  await owner(`INSERT INTO session (token_hash, person_id) SELECT sha256('probe'), id FROM (${me})`);
  await owner(
    `INSERT INTO idempotency (person_id, method, path, key, body_hash) SELECT id, 'POST', '/', 'probe', '' FROM (${me})`,
  );
}

async function retract(owner: Application['owner'], fact: string, reason: string, agreedAt: string): Promise<void> {
  await owner(
    `INSERT INTO retraction (claim_id, iso3, indicator, asked_side, asked_by, asked_role, asked_scope, reason, agreed_at)
     SELECT c.id, c.iso3, c.indicator, 'country', p.id, 'focal-point', '{"kind": "country", "iso3": "MAR"}', $2, ${agreedAt}
     FROM claim c, person p WHERE c.fact = $1 AND p.email = 'nfp.mar@example.org'`,
    [fact, reason],
  );
}

/** Claims by the thousand, straight into a scratch database; people who may read, send and decide, already signed in. */
import { createHash, randomBytes } from 'node:crypto';
import { migrate } from '../portal.mjs';
import { runAsOwner } from '../postgres/cluster.mjs';

const indicatorCount = 20;

const indicators = `
  INSERT INTO indicator (id, names, position)
    SELECT 'measured-' || n, jsonb_build_object('en', 'Measured ' || n), 100 + n
    FROM generate_series(1, ${indicatorCount} - (SELECT count(*)::int FROM indicator)) AS n;
  INSERT INTO indicator_level (indicator, id, position, names, means)
    SELECT i.id, l.id, l.position, l.names, l.means FROM indicator i, indicator_level l
    WHERE i.id LIKE 'measured-%' AND l.indicator = 'risk-assessment'
      AND NOT EXISTS (SELECT FROM indicator_level made WHERE made.indicator = i.id);
  INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months, recorded_at)
    SELECT id, '2016-01-01', 12, '-infinity' FROM indicator WHERE id LIKE 'measured-%' ON CONFLICT DO NOTHING;`;

/** A claim a month and pair over ten years; the first ones cover every country of several indicators. */
const claims = (wanted) => `
  INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
    SELECT 'measured-' || month || '-' || iso3 || '-' || indicator, iso3, indicator, level,
      ('2016-01-01'::date + make_interval(months => month))::date, 'day',
      ('2016-01-09'::date + make_interval(months => month))::date, 'validated',
      '2016-01-10T12:00:00Z'::timestamptz + make_interval(months => month)
    FROM (
      SELECT month, c.iso3, i.id AS indicator, l.id AS level
      FROM generate_series(0, 124) AS month,
        (SELECT iso3 FROM partner_country WHERE member_on_report_day) c, indicator i
      JOIN LATERAL (SELECT id, position FROM indicator_level l WHERE l.indicator = i.id) l ON true
      WHERE l.position = (month / 9) % 4 % (SELECT count(*) FROM indicator_level n WHERE n.indicator = i.id)
      ORDER BY month, i.position, c.iso3 LIMIT ${wanted}
    ) made
  ON CONFLICT (fact) DO NOTHING;`;

/** The same rows without rights, row security, audit, keys and spans. */
const bare = `
  DROP TABLE IF EXISTS bare_country, bare_claim, bare_update, bare_work, bare_notification, bare_span;
  CREATE TABLE bare_country AS SELECT iso3 FROM partner_country WHERE member_on_report_day;
  CREATE TABLE bare_claim (LIKE claim INCLUDING DEFAULTS);
  INSERT INTO bare_claim SELECT * FROM claim;
  ALTER TABLE bare_claim ADD PRIMARY KEY (id);
  CREATE INDEX bare_claim_picture ON bare_claim (indicator, iso3, effective_on DESC, decided_at DESC);
  CREATE TABLE bare_update (LIKE status_update INCLUDING DEFAULTS INCLUDING INDEXES);
  CREATE TABLE bare_work (LIKE work_item INCLUDING DEFAULTS INCLUDING INDEXES);
  CREATE TABLE bare_notification (LIKE notification INCLUDING DEFAULTS INCLUDING INDEXES);
  CREATE TABLE bare_span (LIKE status_span INCLUDING DEFAULTS INCLUDING INDEXES);
  GRANT SELECT, INSERT, UPDATE ON bare_country, bare_claim, bare_update, bare_work, bare_notification, bare_span
    TO portal_app;`;

/** Brings the database to that many validated claims, with the spans made from them by the portal itself. */
export const fill = async (ownerUrl, wanted) => {
  await runAsOwner(ownerUrl, `SET session_replication_role = replica; ${indicators} ${claims(wanted)} ${bare}`);
  await migrate({ DATABASE_URL: ownerUrl, SAMPLE_DATA: 'off' }, ['rebuild']);
  await runAsOwner(ownerUrl, 'VACUUM ANALYZE claim, bare_claim, status_span');
};

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A person with one role, the same for every bench of a run, and the cookie of their session. */
export const signIn = async (ownerUrl, { role, scopeKind, scope }) => {
  const token = randomBytes(32).toString('base64url');
  const name = `measured.${role}.${scope}`.toLowerCase();
  await runAsOwner(
    ownerUrl,
    `WITH made AS (
       INSERT INTO person (name, email, language) VALUES ('${name}', '${name}@example.org', 'en')
       ON CONFLICT (lower(email)) DO UPDATE SET language = 'en' RETURNING id
     ), held AS (
       INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
       SELECT id, '${role}', '${scopeKind}', '${scope}', '2020-01-01' FROM made
       WHERE NOT EXISTS (SELECT FROM role_assignment a WHERE a.person_id = made.id)
     )
     INSERT INTO session (token_hash, person_id) SELECT '\\x${sha256(token)}', id FROM made`,
  );
  return `portal_session=${token}`;
};

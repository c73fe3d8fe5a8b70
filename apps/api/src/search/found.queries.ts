/** Every text of a record's names, with how it is searched. */
const textsOf = (names: string) =>
  `(SELECT name #>> '{}' AS name, app.search_form(name #>> '{}') AS form
    FROM jsonb_path_query(${names}, 'strict $.** ? (@.type() == "string")') AS name) AS named`;

/** The name of a record that answers best; no row where none does. */
const bestOf = (names: string) => `
  CROSS JOIN LATERAL (SELECT named.name, app.search_rank(named.form, typed) AS rank FROM ${textsOf(names)}
    WHERE named.form LIKE ALL (patterns) ORDER BY rank DESC, length(named.name), named.name LIMIT 1) best`;

const countries = `
  SELECT 'country' AS kind, c.iso3 AS id, c.names ->> $2 AS title, best.rank, best.name AS said, c.iso3, NULL AS region,
    NULL AS role, NULL AS language, false AS sample, NULL AS plan
  FROM asked CROSS JOIN partner_country c ${bestOf('jsonb_build_array(c.names, c.aliases, c.iso3, c.iso2)')}`;

const regions = `
  SELECT 'region', r.code, r.names ->> $2, best.rank, best.name, NULL, r.code, NULL, NULL, false, NULL
  FROM asked CROSS JOIN region r ${bestOf(`jsonb_build_array(r.names, r.code, r.secretariat -> 'city')`)}`;

/** Under the office that they hold now, as far as the reader may know of it. */
const people = `
  SELECT 'person', p.id::text, p.name, app.search_rank(app.search_form(p.name), typed), NULL,
    CASE held.scope_kind WHEN 'country' THEN held.scope END, CASE held.scope_kind WHEN 'region' THEN held.scope END,
    held.role, NULL, p.sample, NULL
  FROM asked CROSS JOIN person p CROSS JOIN LATERAL (
    SELECT a.role, a.scope_kind, a.scope FROM role_assignment a WHERE a.person_id = p.id AND a.since <= app.today()
      AND (a.until IS NULL OR app.today() <= a.until) ORDER BY a.scope_kind, a.since, a.id LIMIT 1) held
  WHERE p.id IN (SELECT app.found_people(patterns))`;

const documents = `
  SELECT 'document', d.id::text, d.title, app.search_rank(app.search_form(d.title), typed), NULL, d.iso3, d.region, NULL,
    d.language, d.sample, NULL
  FROM asked CROSS JOIN document d
  WHERE d.id IN (SELECT app.found_documents(patterns)) AND d.removed_at IS NULL AND ($3 OR NOT d.sample)
    AND NOT EXISTS (SELECT FROM document n WHERE n.replaces = d.id)`;

const teams = `
  SELECT 'team', t.id::text, t.name, app.search_rank(app.search_form(t.name), typed), NULL, t.iso3, NULL, NULL, NULL,
    t.sample, NULL
  FROM asked CROSS JOIN team t WHERE app.search_form(t.name) LIKE ALL (patterns) AND ($3 OR NOT t.sample)`;

/** People of teams, by their name or another spelling of it; who is shown to their country only is found there alone. */
const members = `
  SELECT 'member', m.id::text, m.name, best.rank, best.name, m.iso3, NULL, NULL, NULL, m.sample, NULL
  FROM asked CROSS JOIN team_member m ${bestOf('to_jsonb(m.name || m.spellings)')}
  WHERE m.id IN (SELECT app.found_members(patterns)) AND m.merged_into IS NULL AND ($3 OR NOT m.sample)`;

/** By their note; and by country, indicator and level, those that show today. */
const claims = `
  SELECT 'claim', c.id::text, concat(p.names ->> $2, ': ', i.names ->> $2, ', ', l.names ->> $2), matched.rank, c.note,
    c.iso3, NULL, NULL, NULL, c.sample, NULL
  FROM asked CROSS JOIN LATERAL (
    SELECT found.id, max(found.rank) AS rank FROM (
      SELECT c.id, 1 AS rank FROM claim c WHERE c.id IN (SELECT app.found_claims(patterns)) AND c.state <> 'draft'
      UNION ALL
      SELECT s.claim_id, 2 FROM labelled l
      CROSS JOIN (SELECT iso3, app.search_form(names ->> $2) AS form FROM partner_country) p
      CROSS JOIN LATERAL (
        SELECT s.claim_id, s.level, s.valid_until FROM status_span s
        WHERE s.iso3 = p.iso3 AND s.indicator = l.indicator AND s.with_sample = $3 AND s.valid_from <= app.today()
          AND s.known_until = 'infinity'
        ORDER BY s.valid_from DESC, s.known_from DESC LIMIT 1) s
      WHERE l.form LIKE ANY (patterns) AND p.form || l.form LIKE ALL (patterns) AND s.level = l.level
        AND (s.valid_until IS NULL OR app.today() < s.valid_until)
    ) found GROUP BY found.id
  ) matched
  JOIN claim c ON c.id = matched.id
  JOIN partner_country p ON p.iso3 = c.iso3
  JOIN indicator i ON i.id = c.indicator
  JOIN indicator_level l ON l.indicator = c.indicator AND l.id = c.level
  WHERE $3 OR NOT c.sample`;

/** Of what is seen whole; a version that was superseded gives way to the one after it. */
const plans = `
  SELECT 'plan', p.id::text, p.title, app.search_rank(app.search_form(p.title), typed), NULL, p.iso3, p.region, NULL,
    p.language, p.sample, p.id::text
  FROM asked CROSS JOIN action_plan p
  WHERE p.id IN (SELECT app.found_plans(patterns)) AND p.life <> 'superseded' AND ($3 OR NOT p.sample)`;

/** Each once, of its plan's latest version. */
const latestOf = (table: string, found: string) => `
  JOIN action_plan p ON p.id = t.plan_id
  WHERE t.id IN (SELECT app.${found}(patterns)) AND ($3 OR NOT t.sample) AND NOT EXISTS (
    SELECT FROM ${table} n JOIN action_plan v ON v.id = n.plan_id WHERE n.line_id = t.line_id AND v.number > p.number)`;

const objectives = `
  SELECT 'objective', t.id::text, t.title, app.search_rank(app.search_form(t.title), typed), p.title, p.iso3, p.region, NULL,
    p.language, t.sample, p.id::text
  FROM asked CROSS JOIN objective t ${latestOf('objective', 'found_objectives')}`;

/** By reference too, as it is said on the phone. */
const actions = `
  SELECT 'action', t.id::text, concat(t.reference, ' ', t.title),
    greatest(app.search_rank(app.search_form(t.title), typed), app.search_rank(app.search_form(t.reference), typed)),
    p.title, p.iso3, p.region, NULL, p.language, t.sample, p.id::text
  FROM asked CROSS JOIN action t ${latestOf('action', 'found_actions')}`;

/** By reference, as it is said on the phone, by its title, its city and its host. */
const roundTables = `
  SELECT 'round-table', t.id::text, concat_ws(', ', t.reference, nullif(t.title, ''), nullif(t.city, ''), h.names ->> $2),
    app.search_rank(named.form, typed), NULL, NULL, t.region, NULL, NULL, t.sample, NULL
  FROM asked CROSS JOIN round_table t LEFT JOIN partner_country h ON h.iso3 = t.host_country
  CROSS JOIN LATERAL (SELECT app.search_form(concat_ws(' ', t.reference, t.title, t.city, h.names ->> $2)) AS form) named
  WHERE named.form LIKE ALL (patterns) AND ($3 OR NOT t.sample)`;

/**
 * What was found of each kind, and one page of it: $1 what was typed, $2 the reader's language, $3 sample data too, $4
 * the kinds asked for, $5 all kinds in their order, $6 and $7 the page.
 */
export const foundSql = `
  WITH asked AS MATERIALIZED (
    SELECT app.search_patterns($1) AS patterns, app.search_form($1) AS typed
    WHERE cardinality(app.search_patterns($1)) > 0
  ),
  labelled AS MATERIALIZED (
    SELECT l.indicator, l.id AS level, app.search_form(i.names ->> $2) || app.search_form(l.names ->> $2) AS form
    FROM indicator_level l JOIN indicator i ON i.id = l.indicator
  ),
  found AS MATERIALIZED (
    ${[countries, regions, people, teams, members, plans, objectives, actions, roundTables, documents, claims].join('\n  UNION ALL\n  ')}
  ),
  page AS (
    SELECT * FROM found WHERE kind = ANY ($4)
    ORDER BY rank DESC, array_position($5::text[], kind), app.search_form(title), id LIMIT $6 OFFSET $7
  )
  SELECT (SELECT jsonb_object_agg(kind, n) FROM (SELECT kind, count(*) AS n FROM found GROUP BY kind) counted) AS counts,
    (SELECT jsonb_agg(jsonb_build_object('kind', kind, 'id', id, 'title', title, 'said', nullif(said, title), 'iso3', iso3,
      'region', region, 'role', role, 'language', language, 'sample', sample, 'plan', plan)
      ORDER BY rank DESC, array_position($5::text[], kind), app.search_form(title), id) FROM page) AS rows`;

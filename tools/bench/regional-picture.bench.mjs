/**
 * A regional risk picture of 20 countries with 50 rated scenarios each, after one of 10 of them: drawn, with the question
 * of what it could tell, and read. In server time, over HTTP by one person.
 */
import { randomUUID } from 'node:crypto';
import { runAsOwner } from '../postgres/cluster.mjs';
import { fill, signIn } from './claims.mjs';
import { median } from './load.mjs';

const region = 'SEA';
const size = { countries: 20, scenarios: 50, before: 10 };
const allowedMs = 100;
const rounds = 15;

const asSystem = `SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;`;

const filled = `${asSystem}
  UPDATE partner_country SET main_region = '${region}' WHERE iso3 IN
    (SELECT iso3 FROM partner_country ORDER BY main_region <> '${region}', iso3 LIMIT ${size.countries});
  INSERT INTO membership (iso3, region) SELECT c.iso3, c.main_region FROM partner_country c
    WHERE c.main_region = '${region}' AND NOT EXISTS (SELECT FROM membership m WHERE (m.iso3, m.region) = (c.iso3, c.main_region));
  DELETE FROM picture_sharing;
  INSERT INTO picture_sharing (iso3) SELECT iso3 FROM partner_country WHERE main_region = '${region}';
  INSERT INTO risk_assessment (series_id, iso3, reference_year, language, method_id, words, life, approved_on)
    SELECT uuidv7(), c.iso3, 2026, 'en', m.id, '\\x00', 'approved', app.today()
    FROM partner_country c, risk_method m WHERE c.main_region = '${region}' AND m.code = 'five-by-five';
  INSERT INTO scenario (assessment_id, iso3, line_id, series_id, method_id, number, domain, origin, title, words, current)
    SELECT a.id, a.iso3, uuidv7(), a.series_id, a.method_id, n, (ARRAY['C', 'B', 'R', 'N'])[1 + n % 4], 'natural', '\\x00',
      '\\x00', jsonb_build_object('likelihood', 'likely', 'impacts', jsonb_build_object('people',
        CASE WHEN (n + length(a.iso3)) % 3 = 0 THEN 'severe' ELSE 'minor' END, 'economy', 'minor', 'environment', 'minor',
        'state-and-society', 'minor'))
    FROM risk_assessment a, generate_series(1, ${size.scenarios}) AS n WHERE a.words = '\\x00';
  WITH before AS (SELECT array_agg(iso3 ORDER BY iso3 COLLATE "C") AS countries FROM
    (SELECT iso3 FROM partner_country WHERE main_region = '${region}' ORDER BY iso3 LIMIT ${size.before}) c),
  drawn AS (INSERT INTO picture_draft (region, quarter, countries, words)
    SELECT '${region}', '2020-01-01', countries, '{"C": "half-or-more", "B": "fewer-than-half", "R": "half-or-more", "N": "half-or-more"}'
    FROM before RETURNING *)
  INSERT INTO regional_picture (draft_id, region, quarter, countries, words)
    SELECT id, region, quarter, countries, words FROM drawn;
  ANALYZE risk_assessment, scenario, picture_sharing, picture_draft, regional_picture;`;

const again = `${asSystem} DELETE FROM picture_draft WHERE quarter <> '2020-01-01'`;

const asked = async (portal, cookie, method, path, body) => {
  const began = performance.now();
  const answer = await fetch(`${portal.address}/api/v1/regional-risk-picture/${path}`, {
    method,
    headers: { cookie, 'idempotency-key': randomUUID(), 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${text.slice(0, 500)}`);
  return { took: performance.now() - began, said: JSON.parse(text) };
};

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 10);
  const cookie = await signIn(portal.ownerUrl, { role: 'secretariat', scopeKind: 'region', scope: region });
  await runAsOwner(portal.ownerUrl, filled);
  const [drawn, read] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    await runAsOwner(portal.ownerUrl, again);
    const draft = await asked(portal, cookie, 'POST', 'drafts', { region });
    const { countries } = draft.said.draft;
    if (countries.length !== size.countries) throw new Error(`a picture of ${countries.length} countries`);
    const seen = await asked(portal, cookie, 'GET', region);
    if (round === 0) continue;
    drawn.push(draft.took);
    read.push(seen.took);
  }
  return [
    ['drawn, with what it could tell', drawn],
    ['read', read],
  ].map(([what, times]) => ({
    what: `a regional picture of ${size.countries} countries ${what}`,
    measured: `${median(times).toFixed(1)} ms`,
    allowed: `${allowedMs} ms`,
    met: median(times) <= allowedMs,
  }));
};

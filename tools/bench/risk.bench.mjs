/**
 * An assessment of 200 scenarios, scored by 15 people, opened and rated, against its rows read bare: who may see what, the
 * titles opened, ratings, gaps and flags, progress and the entry of who looked included. And what sealing adds to a save:
 * scenarios changed with long narratives, against the same without any word.
 */
import { runAsOwner } from '../postgres/cluster.mjs';
import { startBare } from './bare-process.mjs';
import { fill, signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';
import { asked, makeRisk, narrative } from './risks.mjs';

const rounds = 6;
const count = 200;

const scores = (id) => `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  INSERT INTO person (name, email, language) SELECT 'Scorer ' || n, 'scorer-' || n || '@example.org', 'en'
    FROM generate_series(1, 15) AS n;
  INSERT INTO scoring_round (scenario_id, assessment_id, iso3, number, kind, opened_at, closes_at, closed_at)
    SELECT id, assessment_id, iso3, 1, 'current', now() - interval '2 days', now() - interval '1 day', now() - interval '1 day'
    FROM scenario WHERE assessment_id = '${id}';
  INSERT INTO scorer (round_id, scenario_id, assessment_id, iso3, person_id, scored_at)
    SELECT r.id, r.scenario_id, r.assessment_id, r.iso3, p.id, now() FROM scoring_round r, person p
    WHERE p.email LIKE 'scorer-%';
  INSERT INTO score (round_id, scenario_id, assessment_id, iso3, person_id, judgement, confidence, words)
    SELECT round_id, scenario_id, assessment_id, iso3, person_id, '{}', 'low', decode(repeat('00', 200), 'hex') FROM scorer;
  UPDATE scenario SET spread = '{"likelihood": ["possible", "likely"], "impact": ["moderate", "major"]}'
    WHERE assessment_id = '${id}';
  CREATE TABLE bare_scenario AS SELECT id, assessment_id, line_id, number, domain, origin, setting, agent_class,
    'Scenario ' || number AS title, inherent, current, target, rated_at, confidence, spread, version FROM scenario;
  CREATE INDEX ON bare_scenario (assessment_id, number);
  CREATE TABLE bare_round (LIKE scoring_round INCLUDING DEFAULTS INCLUDING INDEXES);
  INSERT INTO bare_round SELECT * FROM scoring_round;
  GRANT SELECT ON bare_scenario, bare_round TO portal_app;`;

const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** In turn, so that whatever else the machine does falls on both. */
const savesOf = async (portal, cookie, scenarios) => {
  const [long, none] = [[], []];
  for (const [place, id] of scenarios.slice(0, 120).entries()) {
    const change = (body) => timed(() => asked(portal, cookie, 'PATCH', `scenarios/${id}`, body));
    long.push(await change({ narrative: `${place} ${narrative}${narrative}` }));
    none.push(await change({ confidence: place % 2 === 0 ? 'medium' : 'low' }));
  }
  return median(long) / median(none);
};

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  const cookie = await signIn(portal.ownerUrl, { role: 'focal-point', scopeKind: 'country', scope: 'MAR' });
  const { id, scenarios } = await makeRisk(portal, cookie, count);
  await runAsOwner(portal.ownerUrl, scores(id));
  await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE scenario, scoring_round, scorer, score, bare_scenario, bare_round');
  const bare = await startBare(portal.appUrl);
  const [ours, plain] = [[], []];
  try {
    const reads = [
      [ours, portal.address, getRequest(portal.address, `/api/v1/risk-assessments/${id}`, { cookie })],
      [plain, bare.address, getRequest(bare.address, `/risk?id=${id}`)],
    ];
    for (let round = 0; round <= rounds; round += 1) {
      for (const [runs, address, request] of reads) {
        const run = await underLoad(address, [request], { seconds: round === 0 ? 3 : 2, connections: 2 });
        if (Object.keys(run.statuses).join() !== '200') throw new Error(`came ${JSON.stringify(run.statuses)}`);
        if (round > 0) runs.push(run.perSecond);
      }
    }
  } finally {
    await bare.stop();
  }
  const share = median(ours) / median(plain);
  const saves = await savesOf(portal, cookie, scenarios);
  return [
    {
      what: `an assessment of ${count} scenarios with 15 scorers opened and rated (${median(ours).toFixed(1)} a second)`,
      measured: `${share.toFixed(2)} of one bare query`,
      allowed: 'at least 0.30',
      met: share >= 0.3,
    },
    {
      what: 'a scenario saved with a narrative of 7 000 characters, sealed with its history, against one without',
      measured: `${saves.toFixed(2)} times as long`,
      allowed: 'at most 1.25',
      met: saves <= 1.25,
    },
  ];
};

/**
 * A plan of 500 actions with 5 000 reports, read and rolled up, against the same rows by one bare query: who may see
 * what, the latest report of each action, progress, curve, costs, critical path and the entry of who looked included.
 */
import { runAsOwner } from '../postgres/cluster.mjs';
import { startBare } from './bare-process.mjs';
import { fill, signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';

const rounds = 6;
const plan = '00000000-0000-7000-8000-0000000b1a17';

const records = `
  SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false);
  SET session_replication_role = replica;
  INSERT INTO action_plan (id, series_id, kind, iso3, tier, title, language, starts_on, ends_on)
    VALUES ('${plan}', '${plan}', 'national', 'MAR', 'strategic', 'Measured', 'en', app.today() - 1000, app.today() + 800);
  INSERT INTO objective (plan_id, line_id, number, title, theme)
    SELECT '${plan}', uuidv7(), n, 'Objective ' || n, 'awareness' FROM generate_series(1, 10) AS n;
  INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, description, priority, lead, starts_on,
      ends_on, cost, currency)
    SELECT '${plan}', o.id, uuidv7(), 'MAR-2026-' || o.number * 100 + n, n, 'Action ' || n, repeat('said of it ', 20),
      (ARRAY['high', 'medium', 'low'])[1 + n % 3], 'Ministry ' || n % 7, app.today() - 900 + n * 10,
      app.today() - 300 + n * 15, n * 1000, (ARRAY['EUR', 'MAD'])[1 + n % 2]
    FROM objective o, generate_series(1, 50) AS n WHERE o.plan_id = '${plan}';
  INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
    SELECT '${plan}', a.id, b.id FROM action a JOIN action b USING (objective_id)
    WHERE a.plan_id = '${plan}' AND a.position = b.position + 1 AND a.position::int % 5 <> 0;
  INSERT INTO progress_report (plan_id, number, action_id, line_id, day, state, progress, note, reported_at)
    SELECT plan_id, 1, id, line_id, app.today() - 500 + n * 45, 'in-progress', n * 9, repeat('told of it ', 10), now()
    FROM action, generate_series(1, 10) AS n WHERE plan_id = '${plan}';
  CREATE TABLE bare_action (LIKE action INCLUDING DEFAULTS INCLUDING INDEXES);
  INSERT INTO bare_action SELECT * FROM action;
  CREATE TABLE bare_progress_report (LIKE progress_report INCLUDING DEFAULTS INCLUDING INDEXES);
  INSERT INTO bare_progress_report SELECT * FROM progress_report;
  GRANT SELECT ON bare_action, bare_progress_report TO portal_app;`;

export const measure = async (portal) => {
  await fill(portal.ownerUrl, 500);
  await runAsOwner(portal.ownerUrl, records);
  await runAsOwner(portal.ownerUrl, 'VACUUM ANALYZE action, progress_report, bare_action, bare_progress_report');
  const cookie = await signIn(portal.ownerUrl, { role: 'focal-point', scopeKind: 'country', scope: 'MAR' });
  const bare = await startBare(portal.appUrl);
  const [ours, plain] = [[], []];
  try {
    const asked = [
      [ours, portal.address, getRequest(portal.address, `/api/v1/action-plans/${plan}`, { cookie })],
      [plain, bare.address, getRequest(bare.address, `/plan?id=${plan}`)],
    ];
    for (let round = 0; round <= rounds; round += 1) {
      for (const [runs, address, request] of asked) {
        const run = await underLoad(address, [request], { seconds: round === 0 ? 3 : 2, connections: 2 });
        if (Object.keys(run.statuses).join() !== '200') throw new Error(`came ${JSON.stringify(run.statuses)}`);
        if (round > 0) runs.push(run.perSecond);
      }
    }
  } finally {
    await bare.stop();
  }
  const share = median(ours) / median(plain);
  return [
    {
      what: `a plan of 500 actions and 5 000 reports read and rolled up (${median(ours).toFixed(1)} a second)`,
      measured: `${share.toFixed(2)} of one bare query`,
      allowed: 'at least 0.40',
      met: share >= 0.4,
    },
  ];
};

/** A plan of 2 000 actions as a workbook: how much more memory the API takes while it makes and sends it. */
import { setTimeout as wait } from 'node:timers/promises';
import { runAsOwner } from '../postgres/cluster.mjs';
import { residentOf } from './resident.mjs';

const rows = 2_000;
const allowedMegabytes = 60;
const plans = { small: '00000000-0000-7000-8000-00000000a001', large: '00000000-0000-7000-8000-00000000a002' };

/** A plan that everybody sees, of that many actions with a report each, every other one waiting for the one before. */
const plan = (id, actions) => `
  INSERT INTO action_plan (id, series_id, kind, iso3, tier, title, language, starts_on, ends_on)
    VALUES ('${id}', '${id}', 'national', 'MAR', 'strategic', 'Measured', 'fr', '2026-01-01', '2030-12-31');
  INSERT INTO plan_grant (plan_id, target, sight) VALUES ('${id}', 'public', 'whole');
  INSERT INTO objective (plan_id, line_id, number, title, theme)
    SELECT '${id}', uuidv7(), n, 'Objective ' || n, 'awareness' FROM generate_series(1, 20) AS n;
  INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, description, domains, lead, supporting,
      starts_on, ends_on, cost, currency, indicator, target, answers_to)
    SELECT '${id}', o.id, uuidv7(), 'MAR-2026-' || lpad(n::text, 4, '0'), n, 'Action ' || n, repeat('What is done, by whom. ', 20),
      '{R,N}', 'Ministry', '{Customs,Police}', '2026-01-01', '2028-12-31', n, 'MAD', 'Share of posts', '100 %', '{1540}'
    FROM generate_series(1, ${actions}) AS n JOIN objective o ON o.plan_id = '${id}' AND o.number = 1 + n % 20;
  INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
    SELECT '${id}', a.id, b.id FROM action a JOIN action b ON b.plan_id = a.plan_id AND b.position = a.position - 1
    WHERE a.plan_id = '${id}' AND a.position::int % 2 = 0;
  INSERT INTO progress_report (plan_id, number, action_id, line_id, day, state, progress, note)
    SELECT plan_id, 1, id, line_id, '2026-02-01', 'in-progress', 40, 'Under way' FROM action WHERE plan_id = '${id}';`;

const sizeOf = async (address, id) => {
  const answer = await fetch(`${address}/api/v1/action-plans/${id}.xlsx?lang=ar`);
  if (!answer.ok) throw new Error(`the plan answers ${answer.status}: ${await answer.text()}`);
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  return bytes;
};

export const measure = async (portal) => {
  await runAsOwner(
    portal.ownerUrl,
    `SET session_replication_role = replica; ${plan(plans.small, 20)} ${plan(plans.large, rows)} ANALYZE action, progress_report`,
  );
  // The first file loads what every file needs.
  await sizeOf(portal.address, plans.small);
  await wait(1_000);
  const before = residentOf(portal.apiPid);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentOf(portal.apiPid))), 20);
  const began = performance.now();
  const bytes = await sizeOf(portal.address, plans.large);
  const seconds = (performance.now() - began) / 1_000;
  clearInterval(timer);
  const growth = most - before;
  return [
    {
      what: `XLSX of a plan of ${rows} actions (${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s)`,
      measured: `${growth.toFixed(0)} MB more memory`,
      allowed: `at most ${allowedMegabytes} MB`,
      met: growth <= allowedMegabytes && bytes > rows,
    },
  ];
};

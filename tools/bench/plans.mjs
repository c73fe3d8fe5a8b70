/** A large action plan with its reports, straight into a scratch database. */
import { runAsOwner } from '../postgres/cluster.mjs';

export const planId = '019aa000-0000-7000-8000-000000000001';
const objectives = 20;

const idOf = (kind, number) => `('019aa000-0000-7000-${kind}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

/** An adopted plan of Morocco over five years, its actions in chains, reported on from their first day. */
const plan = ({ actions, reports }) => `
  INSERT INTO action_plan (id, series_id, kind, iso3, tier, title, language, starts_on, ends_on, life, adopted_on, instrument)
    VALUES ('${planId}', '${planId}', 'national', 'MAR', 'strategic', 'Measured plan', 'en', '2024-01-01', '2028-12-31',
      'adopted', '2024-01-15', 'Decree') ON CONFLICT (id) DO NOTHING;
  INSERT INTO objective (id, plan_id, line_id, number, title, theme)
    SELECT ${idOf('9000', 'n')}, '${planId}', ${idOf('9000', 'n')}, n, 'Objective ' || n, 'detection-trafficking'
    FROM generate_series(1, ${objectives}) n ON CONFLICT (id) DO NOTHING;
  INSERT INTO action (id, plan_id, objective_id, line_id, reference, position, title, description, domains, priority, lead,
      supporting, starts_on, ends_on, cost, currency, funding)
    SELECT ${idOf('a000', 'n')}, '${planId}', ${idOf('9000', `1 + (n - 1) % ${objectives}`)}, ${idOf('a000', 'n')},
      'MAR-2024-' || lpad(n::text, 3, '0'), n, 'Measured action ' || n, repeat('What is to be done by whom. ', 8),
      ARRAY[(ARRAY['C', 'B', 'R', 'N'])[1 + n % 4]], (ARRAY['high', 'medium', 'low'])[1 + n % 3], 'Institution ' || n % 12,
      ARRAY['Institution ' || n % 7], '2024-01-01'::date + (n * 37) % 600, '2024-01-01'::date + (n * 37) % 600 + 60 + n % 360,
      n * 1000, 'EUR', (ARRAY['none', 'partly', 'secured'])[1 + n % 3]
    FROM generate_series(1, ${actions}) n ON CONFLICT (id) DO NOTHING;
  INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
    SELECT '${planId}', ${idOf('a000', 'n')}, ${idOf('a000', `n - ${objectives}`)}
    FROM generate_series(${objectives + 1}, ${actions}) n WHERE n % 3 > 0 ON CONFLICT (action_id, depends_on_id) DO NOTHING;
  INSERT INTO progress_report (id, plan_id, number, action_id, line_id, day, state, progress, note, reported_at)
    SELECT ${idOf('b000', 'n')}, '${planId}', 1, a.id, a.line_id, a.starts_on + 30 * (n / ${actions}),
      CASE WHEN n / ${actions} > 8 THEN 'done' ELSE 'in-progress' END, least(100, 10 * (1 + n / ${actions})),
      'What was done since the last report.', (a.starts_on + 30 * (n / ${actions}))::timestamptz
    FROM generate_series(0, ${reports - 1}) n JOIN action a ON a.id = ${idOf('a000', `1 + n % ${actions}`)}
    ON CONFLICT (id) DO NOTHING;`;

export const fillPlan = async (ownerUrl, size) => {
  await runAsOwner(ownerUrl, `SET session_replication_role = replica; ${plan(size)}`);
  await runAsOwner(ownerUrl, 'VACUUM ANALYZE action, progress_report');
};

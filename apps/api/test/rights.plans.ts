import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const none = { reads: [], adds: [], changes: [], removes: [] } as const;
const focalPoint: readonly Who[] = ['nfp.mar'];
const own: readonly Who[] = ['nfp.mar', 'member.mar'];
/** To whom one plan of Morocco is shown whole: the Philippines. */
const shown: readonly Who[] = [...own, 'nfp.phl'];
const regions: readonly Who[] = ['secretariat.nas'];
/** Whose plan a regional one is: the secretariat's; coordinators work where none is in office. */
const regional: readonly Who[] = [...regions, 'coordinator'];

/** Plans: Morocco's own, one that it shows to a country whole and to its region as a headline, and a region's. */
export const planProbes: readonly Probe[] = [
  {
    table: 'action_plan',
    where: `title = 'probe-own'`,
    touch: `language = 'x'`,
    reads: own,
    adds: focalPoint,
    changes: focalPoint,
    removes: focalPoint,
  },
  {
    table: 'action_plan',
    where: `title = 'probe-shown'`,
    touch: `language = 'x'`,
    reads: shown,
    adds: focalPoint,
    changes: focalPoint,
    removes: focalPoint,
  },
  {
    table: 'action_plan',
    where: `title = 'probe-regional'`,
    touch: `language = 'x'`,
    reads: regional,
    adds: regional,
    changes: regional,
    removes: regional,
  },
  ...['own', 'shown', 'regional'].flatMap((which): readonly Probe[] => {
    const of = (column = 'plan_id') => `${column} IN (SELECT id FROM action_plan WHERE title = 'probe-${which}')`;
    const runs = which === 'regional' ? regional : focalPoint;
    const people = which === 'regional' ? regional : own;
    const reads = which === 'shown' ? shown : people;
    const contents = { reads, adds: runs, changes: runs, removes: runs };
    return [
      { table: 'objective', where: of(), touch: `theme = 'x'`, ...contents },
      {
        table: 'action',
        where: of(),
        touch: `lead = 'x'`,
        ...contents,
        // One of Morocco's actions is a team member's.
        changes: which === 'own' ? own : runs,
      },
      { table: 'action_dependency', where: of(), touch: `sample = true`, ...contents },
      // Nobody but who is of the plan says anything in their own name.
      {
        table: 'progress_report',
        where: of(),
        touch: `note = 'x'`,
        ...none,
        reads,
        adds: which === 'regional' ? [] : focalPoint,
      },
      {
        table: 'plan_step',
        where: of(),
        touch: `note = 'x'`,
        ...none,
        reads,
        adds: which === 'regional' ? [] : focalPoint,
      },
      {
        table: 'exchange_rate',
        where: of(),
        touch: `source = 'x'`,
        ...none,
        reads,
        adds: which === 'regional' ? [] : focalPoint,
      },
      {
        table: 'plan_grant',
        where: of(),
        touch: `until = '2030-01-01'`,
        ...none,
        reads: people,
        adds: which === 'regional' ? [] : focalPoint,
        changes: runs,
      },
      // Of whoever brought the file, as long as they run the plan.
      {
        table: 'plan_import',
        where: of(),
        touch: `file_name = 'x'`,
        ...(which === 'regional'
          ? none
          : { reads: focalPoint, adds: focalPoint, changes: focalPoint, removes: focalPoint }),
      },
      { table: 'action_reminder', where: of(), touch: 'step = 2', ...none, reads: people },
      {
        table: 'action_assignee',
        where: `series_id IN (SELECT series_id FROM action_plan WHERE title = 'probe-${which}')`,
        touch: `sample = true`,
        reads: people,
        adds: runs,
        changes: [],
        removes: runs,
      },
      {
        table: 'action_serves',
        where: `series_id IN (SELECT series_id FROM action_plan WHERE title = 'probe-${which}')`,
        touch: `sample = true`,
        reads: people,
        adds: runs.filter((who) => who === 'nfp.mar'),
        changes: [],
        removes: runs,
      },
    ];
  }),
  { table: 'reference_counter', where: `place = 'probe'`, touch: 'last = 0', ...none },
];

/** A version of each plan with one row of everything; what somebody says, nfp.mar says. */
export async function seedPlans(owner: Application['owner']): Promise<void> {
  for (const [title, iso3, region] of [
    ['probe-own', `'MAR'`, 'NULL'],
    ['probe-shown', `'MAR'`, 'NULL'],
    ['probe-regional', 'NULL', `'NAS'`],
  ] as const) {
    await owner(`INSERT INTO action_plan (series_id, kind, iso3, region, tier, title, language, starts_on, ends_on)
      VALUES (uuidv7(), '${iso3 === 'NULL' ? 'regional' : 'national'}', ${iso3}, ${region}, 'strategic', '${title}', 'en',
        '2026-01-01', '2030-12-31')`);
    const plan = `SELECT id, series_id, number FROM action_plan WHERE title = '${title}'`;
    const me = `SELECT id FROM person WHERE email = 'nfp.mar@example.org'`;
    await owner(`INSERT INTO objective (plan_id, line_id, number, title, theme)
      SELECT id, uuidv7(), 1, 'probe', 'awareness' FROM (${plan})`);
    await owner(`INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, starts_on, ends_on)
      SELECT p.id, o.id, uuidv7(), '${title}-' || n, n, '${title}-' || n, '2026-01-01', '2026-12-31'
      FROM (${plan}) p JOIN objective o ON o.plan_id = p.id, generate_series(1, 2) AS n`);
    await owner(`INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
      SELECT a.plan_id, a.id, b.id FROM action a JOIN action b ON b.plan_id = a.plan_id AND b.reference = '${title}-2'
      WHERE a.reference = '${title}-1'`);
    await owner(`INSERT INTO progress_report (plan_id, number, action_id, line_id, day, state, progress, reported_by)
      SELECT a.plan_id, 1, a.id, a.line_id, '2026-02-01', 'in-progress', 10, m.id FROM action a, (${me}) m
      WHERE a.reference = '${title}-1'`);
    await owner(
      `INSERT INTO plan_step (plan_id, life, taken_by) SELECT p.id, 'in-preparation', m.id FROM (${plan}) p, (${me}) m`,
    );
    await owner(`INSERT INTO exchange_rate (plan_id, from_currency, to_currency, rate, day, source, entered_by)
      SELECT p.id, 'EUR', 'MAD', 11, '2026-01-01', 'probe', m.id FROM (${plan}) p, (${me}) m`);
    await owner(`INSERT INTO plan_grant (plan_id, target, to_country, sight, until, granted_by)
      SELECT p.id, 'country', 'PHL', 'whole', ${title === 'probe-shown' ? 'NULL' : 'app.today() - 1'}, m.id
      FROM (${plan}) p, (${me}) m`);
    await owner(`INSERT INTO plan_import (plan_id, person_id, file_name, format, tables, expires_at)
      SELECT p.id, m.id, 'probe.xlsx', 'xlsx', '[]', now() + interval '7 days' FROM (${plan}) p, (${me}) m`);
    await owner(`INSERT INTO action_reminder (plan_id, line_id, ends_on, step)
      SELECT plan_id, line_id, ends_on, 1 FROM action WHERE reference = '${title}-1'`);
    await owner(`INSERT INTO action_assignee (series_id, line_id, person_id)
      SELECT p.series_id, a.line_id, m.id FROM (${plan}) p JOIN action a ON a.plan_id = p.id, person m
      WHERE a.reference = '${title}-1' AND m.email = '${title === 'probe-own' ? 'member' : 'nfp'}.mar@example.org'`);
    await owner(`INSERT INTO action_serves (series_id, line_id, priority_id, linked_by)
      SELECT p.series_id, a.line_id, r.id, m.id FROM (${plan}) p JOIN action a ON a.plan_id = p.id, (${me}) m,
        (SELECT id FROM regional_priority ORDER BY id LIMIT 1) r WHERE a.reference = '${title}-1'`);
  }
  await owner(`INSERT INTO plan_grant (plan_id, target, to_region, sight)
    SELECT id, 'region', 'NAS', 'headline' FROM action_plan WHERE title = 'probe-shown'`);
  await owner(`INSERT INTO reference_counter VALUES ('probe', 2026, 1)`);
}

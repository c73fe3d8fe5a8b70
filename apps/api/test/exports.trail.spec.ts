import { type Application, startApplication, textOf } from './application.harness.js';
import { filesOf, rowsOfCsv } from './exports.harness.js';
import { actionIn, idIn, plansOn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { filled } = plansOn(() => portal);

/** Audited tables whose rows belong to no country, or to one person alone. */
const ofNoCountry = [
  'agenda',
  'agenda_item',
  'agenda_item_document',
  'agenda_tap',
  'calendar_feed',
  'checklist_mark',
  'checklist_notice',
  'checklist_template',
  'conclusion',
  'conclusion_update',
  'credential',
  'date_poll',
  'date_poll_option',
  'date_poll_reminder',
  'indicator',
  'indicator_definition',
  'indicator_level',
  'invitation_letter',
  'minutes',
  'notification',
  'one_time_link',
  'person',
  'picture_draft',
  'plan_import',
  'priority_voting',
  'published_figure',
  'region',
  'regional_picture',
  'regional_priority',
  'reporting_round',
  'retention_rule',
  'retention_run',
  'risk_method',
  'round_table',
  'round_table_acceptance',
  'round_table_guest',
  'round_table_region',
  'round_table_step',
  'round_table_template',
  'sector',
  'vault_master',
];

describe('the trail of a country', () => {
  it('leaves out no table whose changes are entered, but those that are no country’s', async () => {
    const tables = await portal.owner<{ name: string }>(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE t.tgname = 'audit' AND c.relname NOT IN (SELECT table_name FROM app.trail_rule)
         AND (c.relname = 'notification' OR 2 > (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid
           AND a.attname IN ('id', 'iso3') AND a.attnum > 0 AND NOT a.attisdropped)) ORDER BY 1`,
    );
    // A new one without a column `iso3` needs inTrailOf() in its migration, or a line above.
    expect(tables.map(({ name }) => name)).toEqual(ofNoCountry);
  });

  it('holds what hangs on its plans and offices, and nothing of another country’s', async () => {
    const plan = await filled(['a']);
    const other = await filled(['b'], {}, { iso3: 'TUN' }, 'nfp.tun');
    const asked = await portal.as('nfp.mar', 'POST', '/countries/MAR/export?lang=en');
    await portal.work();
    const { bytes } = await portal.as('nfp.mar', 'GET', `/exports/${textOf(asked.body['id'])}/content`);
    const trail = rowsOfCsv(((await filesOf(bytes)).get('audit.csv') ?? '').toString());
    const has = (id: string) => trail.some(({ recordId }) => recordId === id);
    for (const id of [idIn(plan), actionIn(plan)]) expect([id, has(id)]).toEqual([id, true]);
    for (const id of [idIn(other), actionIn(other)]) expect([id, has(id)]).toEqual([id, false]);
    const tables = new Set(trail.map(({ table }) => table));
    for (const table of ['action_plan', 'plan_step', 'objective', 'action', 'role_assignment']) {
      expect([table, tables.has(table)]).toEqual([table, true]);
    }
  });
});

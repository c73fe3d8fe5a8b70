import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const absent = '00000000-0000-7000-8000-00000000dead';

/** Tables that need no audit trigger of their own, and why. */
const notAudited: Readonly<Record<string, string>> = {
  conclusion_snapshot: 'made from conclusion_update, which is audited',
  audit_entry: 'the trail itself',
  audit_value: 'the trail itself',
  session: 'short-lived, no record of anybody',
  sign_in_failure: 'counts failures only',
  call_count: 'counts calls only',
  idempotency: 'answers kept for a retry',
  state_stamp: 'a counter',
  round_table_stamp: 'a counter',
  status_span: 'made from claims, which are audited',
  reference_counter: 'counts references only',
  mail: 'made from notifications, which are audited',
  mail_content: 'made from notifications, which are audited',
};

describe('the database protects by itself', () => {
  it('forces row security on every table, with policies and the audit trigger', async () => {
    const tables = await portal.owner<{ name: string; is_forced: boolean; policies: number; triggers: string[] }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS is_forced,
         (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
         ARRAY(SELECT tgname::text FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal) AS triggers
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migration'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.is_forced || table.policies === 0)).toEqual([]);
    expect(tables.filter(({ name, triggers }) => !triggers.includes('audit') && !(name in notAudited))).toEqual([]);
  });

  it('gives the role of the API nothing to own and no way round', async () => {
    const [role] = await portal.owner<object>(
      `SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = 'portal_app'`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
    const [owned] = await portal.owner<{ count: string }>(
      `SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'portal_app'`,
    );
    expect(Number(owned?.count)).toBe(0);
  });

  it('shows nothing to whoever names no actor', async () => {
    const tables = await portal.owner<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity`,
    );
    await portal.owner('BEGIN');
    await portal.owner('SET LOCAL ROLE portal_app');
    await portal.owner(`SELECT set_config('app.actor_id', '', true)`);
    const seen: string[] = [];
    for (const { name } of tables) {
      const [may] = await portal.owner<{ may: boolean }>(`SELECT has_table_privilege('${name}', 'SELECT') AS may`);
      if (!may?.may) continue;
      const rows = await portal.owner(`SELECT 1 FROM ${name} LIMIT 1`);
      if (rows.length > 0) seen.push(name);
    }
    await portal.owner('ROLLBACK');
    expect(seen).toEqual([]);
  });
});

describe('hidden and absent are the same bytes', () => {
  const readers = [null, 'observer', 'admin', 'nfp.uzb', 'secretariat.ca'] as const;

  it.each(readers)('for %s', async (reader) => {
    await portal.owner(`INSERT INTO sharing (iso3, indicator, visibility, since) VALUES ('TGO', 'action-plan', 'restricted', app.today())
      ON CONFLICT (iso3, indicator) DO UPDATE SET visibility = 'restricted'`);
    const [claim] = await portal.owner<{ id: string }>(`SELECT id FROM claim WHERE fact = 'claim-nap-TGO'`);
    const [waiting] = await portal.owner<{ id: string }>(
      `SELECT id FROM claim WHERE iso3 = 'TGO' AND state = 'submitted' LIMIT 1`,
    );
    const [update] = await portal.owner<{ id: string }>(`SELECT id FROM status_update WHERE iso3 = 'TGO' LIMIT 1`);
    for (const [path, hidden] of [
      ['claims', claim],
      ['claims', waiting],
      ['updates', update],
    ] as const) {
      const [one, other] = [
        await portal.as(reader, 'GET', `/${path}/${hidden?.id}`),
        await portal.as(reader, 'GET', `/${path}/${absent}`),
      ];
      expect([one.status, one.text]).toEqual([other.status, other.text]);
      expect([401, 404]).toContain(one.status);
    }
  });
});

describe('sharing', () => {
  it('hides at once, for every day and whatever was known', async () => {
    const coverage = async (query: string) => {
      const { body } = await portal.as(null, 'GET', `/coverage?indicator=action-plan&${query}`);
      return Object.values(body['items'] ?? {}).find((item) => textOf(item['iso3']) === 'VNM');
    };
    const past = `asAt=2019-12-31&knownAt=${new Date().toISOString()}`;
    expect(await coverage(past)).toMatchObject({ level: 'adopted' });
    const share = (account: string) =>
      portal.as(account, 'POST', '/countries/VNM/sharing', {
        body: { indicator: 'action-plan', visibility: 'region' },
      });
    expect((await share('nfp.phl')).status).toBe(403);
    expect((await share('nfp.vnm')).status).toBe(200);
    expect(await coverage(past)).toMatchObject({ level: null, empty: 'not-shared', claimId: null });
    expect(
      (await portal.as('secretariat.sea', 'GET', '/coverage?indicator=action-plan&asAt=2019-12-31')).text,
    ).toContain('adopted');
  });
});

describe('the directory', () => {
  it('follows assignments: nobody lists all accounts', async () => {
    const people = async (account: string) =>
      Number((await portal.as(account, 'GET', '/people?limit=1')).body['total']);
    expect(await people('secretariat.mie')).toBeLessThan(await people('secretariat.eca'));
    expect(await people('admin')).toBeGreaterThan(70);
    expect((await portal.as('observer', 'GET', '/people')).status).toBe(403);
  });

  it('is listed in the order asked for, by fields that exist', async () => {
    const listed = await portal.as(
      'coordinator',
      'GET',
      '/role-assignments?role=coordinator&role=administrator&sort=-role',
    );
    expect(Object.values(listed.body['items'] ?? {}).map((each) => textOf(each['role']))).toEqual([
      'coordinator',
      'coordinator',
      'administrator',
    ]);
    expect((await portal.as('coordinator', 'GET', '/role-assignments?sort=email')).status).toBe(422);
  });
});

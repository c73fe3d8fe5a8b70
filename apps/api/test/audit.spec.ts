import { system } from '@portal/domain';
import { valuesGrewOld } from '../src/audit/retention.service.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aLine, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
beforeEach(async () => {
  portal = await startApplication();
}, 30_000);
afterEach(() => portal.close());

const verified = async () => (await portal.as('admin', 'GET', '/audit/verify')).body;

/** What only somebody with the owner's password, past every trigger, could do. */
async function tamper(sql: string): Promise<void> {
  await portal.owner('ALTER TABLE audit_entry DISABLE TRIGGER kept');
  await portal.owner('SET session_replication_role = replica');
  await portal.owner(sql);
  await portal.owner('SET session_replication_role = origin');
  await portal.owner('ALTER TABLE audit_entry ENABLE TRIGGER kept');
}

describe('the audit trail', () => {
  it('is whole, without values, appended to and read by the administrator alone', async () => {
    const list = await portal.as('admin', 'GET', '/audit?limit=5');
    expect(list.body['items']?.['0']).not.toHaveProperty('after');
    expect(await verified()).toMatchObject({ intact: true, firstBroken: null, valuesErased: 0 });
    for (const account of ['coordinator', 'nfp.mar', 'secretariat.aaf', 'observer']) {
      expect((await portal.as(account, 'GET', '/audit')).status).toBe(403);
      expect((await portal.as(account, 'GET', '/audit/verify')).status).toBe(403);
    }
    await expect(portal.owner('DELETE FROM audit_entry')).rejects.toThrow('appended');
    await expect(portal.owner(`UPDATE audit_entry SET act = 'read'`)).rejects.toThrow('appended');
  });

  it.each([
    ['a changed entry', `UPDATE audit_entry SET act = 'delete' WHERE seq = 7`, '7'],
    ['an entry with another hand', `UPDATE audit_entry SET actor_id = gen_random_uuid() WHERE seq = 7`, '7'],
    ['a removed entry', `DELETE FROM audit_entry WHERE seq = 7`, '8'],
    ['the removed first entry', `DELETE FROM audit_entry WHERE seq = 1`, '2'],
    ['a changed value', `UPDATE audit_value SET after = after || '{"position": 99}' WHERE seq = 7`, '7'],
    ['a value under another entry', `UPDATE audit_value SET after = '{}' WHERE seq = 9`, '9'],
  ])('names the first that does not follow: %s', async (_, sql, firstBroken) => {
    await tamper(sql);
    expect(await verified()).toMatchObject({ intact: false, firstBroken });
  });

  it('names the first of several', async () => {
    await tamper(`UPDATE audit_value SET after = '{}' WHERE seq = 12`);
    await tamper(`UPDATE audit_entry SET columns = '{}' WHERE seq IN (20, 30)`);
    expect(await verified()).toMatchObject({ intact: false, firstBroken: '12' });
  });

  it('names an entry whose value and its hash were changed together', async () => {
    await tamper(`UPDATE audit_value SET after = '{}' WHERE seq = 7`);
    await tamper(`UPDATE audit_entry e SET values_hash = sha256(convert_to(jsonb_build_array(v.before, v.after)::text, 'UTF8'))
      FROM audit_value v WHERE e.seq = 7 AND v.seq = 7`);
    expect(await verified()).toMatchObject({ intact: false, firstBroken: '7' });
  });

  it('stays whole when values are erased', async () => {
    await portal.owner('DELETE FROM audit_value WHERE seq IN (7, 9)');
    expect(await verified()).toMatchObject({ intact: true, firstBroken: null, valuesErased: 2 });
  });

  it('is searched by who, by what, by the beginning of an id, and filtered', async () => {
    const { send } = reportingOn(() => portal);
    const sent = await send('MRT', [aLine]);
    const id = textOf(sent.body['id']);
    const found = async (query: string) => itemsOf((await portal.as('admin', 'GET', `/audit?${query}`)).body);
    expect(await found(`search=${id.slice(0, 23)}&table=status_update`)).toHaveLength(2);
    expect(await found(`record=${id}&act=update`)).toMatchObject([{ act: 'update', table: 'status_update' }]);
    const [latest] = await found(`search=mauritanie&limit=1`);
    expect(textOf(latest?.['actorName'])).toContain('Mauritanie');
    expect(await found(`search=${encodeURIComponent('%')}`)).toEqual([]);
    expect((await portal.as('admin', 'GET', '/audit?act=forget')).status).toBe(422);
  });
});

describe('the retention of values', () => {
  const age = (table: string, months: number) =>
    portal.owner(
      `WITH old AS (INSERT INTO audit_entry
         SELECT max(seq) + 1, now() - make_interval(months => $2::int), '00000000-0000-7000-8000-000000000001', 'insert', $1,
           'probe', '{}', NULL, sha256(''), sha256('') FROM audit_entry RETURNING seq)
       INSERT INTO audit_value SELECT seq, NULL, '{"kind": "probe"}' FROM old`,
      [table, months],
    );
  const kept = async () =>
    (
      await portal.owner<{ table_name: string }>(
        `SELECT table_name FROM audit_value JOIN audit_entry USING (seq) WHERE record_id = 'probe' ORDER BY seq`,
      )
    ).map(({ table_name }) => table_name);
  const everyNight = async () => {
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(valuesGrewOld, {});
      return true;
    });
    await portal.work();
  };

  it('erases what a rule says, never what has no rule, and logs it', async () => {
    await age('notification', 13);
    await age('notification', 11);
    await age('claim', 500);
    await everyNight();
    expect(await kept()).toEqual(['notification', 'claim']);
    const runs = await portal.as('admin', 'GET', '/retention-rules/runs');
    expect(itemsOf(runs.body)).toMatchObject([{ table: 'notification', keepMonths: 12, erased: 1 }]);
    const [entry] = itemsOf((await portal.as('admin', 'GET', '/audit?record=probe&table=notification&sort=at')).body);
    expect(entry).toMatchObject({ act: 'insert' });
    await everyNight();
    expect(itemsOf((await portal.as('admin', 'GET', '/retention-rules/runs')).body)).toHaveLength(1);
  });

  it('follows the rule as the administrator changed it, and tells the second of two who change it', async () => {
    await age('notification', 13);
    const rules = itemsOf((await portal.as('admin', 'GET', '/retention-rules')).body);
    const rule = rules.find((each) => textOf(each['table']) === 'notification');
    expect(rule).toMatchObject({ table: 'notification', keepMonths: 12, erased: 0, lastRunAt: null });
    const path = `/retention-rules/${textOf(rule?.['id'])}`;
    const { headers } = await portal.as('admin', 'GET', path);
    const change = (keepMonths: unknown, account = 'admin', ifMatch = String(headers.etag)) =>
      portal.as(account, 'PATCH', path, { body: { keepMonths }, headers: { 'if-match': ifMatch } });
    expect((await change(0)).status).toBe(422);
    expect((await change(24, 'coordinator')).status).toBe(403);
    expect(await change(24)).toMatchObject({ status: 200, body: { keepMonths: 24 } });
    expect(await change(36)).toMatchObject({ status: 412, body: { current: { keepMonths: 24 } } });
    await everyNight();
    expect(await kept()).toEqual(['notification']);
  });

  it('is the portal’s alone to carry out', async () => {
    await expect(
      portal.owner(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000000', false),
        app.erase_audit_values('claim', now(), 1)`),
    ).rejects.toThrow('the portal alone');
  });
});

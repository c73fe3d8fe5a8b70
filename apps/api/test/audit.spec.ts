import { type Application, startApplication } from './application.harness.js';

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
});

import { DataSource } from 'typeorm';
import { makeDatabase, type TestDatabase } from '#tools/api-test/database.mjs';
import { inviteFirstAdministrator } from '../loading/first-administrator.js';
import { asOwner } from '../loading/owner.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aPassword, anAddress, peopleOn } from './people.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { invite, act, tokenTo, open, accept, withSession } = peopleOn(() => portal);
const invited = async () => {
  const email = anAddress();
  const said = await invite('coordinator', 'observer', { email });
  return { email, said, token: await tokenTo(email) };
};
const ask = async (email: string) => {
  const said = await portal.as(null, 'POST', '/resets', { body: { email } });
  await portal.work();
  return said;
};
const signIn = (email: string, password: string) => portal.as(null, 'POST', '/session', { body: { email, password } });

describe('an invitation’s link', () => {
  it('says what it is for as often as it is looked at, and is taken up once', async () => {
    const { email, token } = await invited();
    for (const opened of [await open(token), await open(token)])
      expect(opened).toMatchObject({
        status: 200,
        body: { purpose: 'invitation', email, hasAccount: false, grant: { role: 'observer' } },
      });
    const accepted = await accept(token, { name: 'Amina Diallo', language: 'fr' });
    expect(accepted).toMatchObject({ status: 200, body: { person: { name: 'Amina Diallo', language: 'fr' } } });
    expect((await withSession(accepted, 'GET', '/work')).status).toBe(200);
    expect((await signIn(email, aPassword)).status).toBe(200);
    const [again, opened, nonsense] = [
      await accept(token),
      await open(token),
      await open('nobody-ever-made-this-link'),
    ];
    expect([again.status, opened.text, opened.status]).toEqual([404, nonsense.text, 404]);
  });

  it('has one effect when it is taken up twice at one instant', async () => {
    const { email, token } = await invited();
    const answers = await portal.meet(`SELECT FROM one_time_link FOR UPDATE`, [
      () => accept(token),
      () => accept(token),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await portal.owner('SELECT FROM person WHERE email = $1', [email])).toHaveLength(1);
  });

  it('holds no longer once it is withdrawn, sent again, or seven days old', async () => {
    const withdrawn = await invited();
    expect((await act('coordinator', withdrawn.said, 'revoke')).body).toMatchObject({ state: 'revoked' });
    expect((await accept(withdrawn.token)).status).toBe(404);
    expect(await act('coordinator', withdrawn.said, 'revoke')).toMatchObject({
      status: 409,
      body: { code: 'not-waiting' },
    });
    expect((await act('coordinator', withdrawn.said, 'send-again')).status).toBe(409);

    const resent = await invited();
    expect((await act('coordinator', resent.said, 'send-again')).status).toBe(200);
    expect((await open(resent.token)).status).toBe(404);
    const newer = await tokenTo(resent.email);
    expect((await open(newer)).status).toBe(200);
    await portal.owner(
      `UPDATE one_time_link SET expires_at = now() - interval '1 second' WHERE token_hash = sha256($1)`,
      [newer],
    );
    expect([(await open(newer)).status, (await accept(newer)).status]).toEqual([404, 404]);
  });

  it('goes to the same address five times an hour at most', async () => {
    const { said } = await invited();
    for (let sent = 1; sent < 5; sent += 1) expect((await act('coordinator', said, 'send-again')).status).toBe(200);
    expect((await act('coordinator', said, 'send-again')).status).toBe(429);
  });

  it('takes no weak password, and may be tried again', async () => {
    const { token } = await invited();
    expect(await accept(token, { password: 'short' })).toMatchObject({
      status: 422,
      body: { errors: { 0: { pointer: '/password', code: 'password-weak' } } },
    });
    expect((await accept(token)).status).toBe(200);
  });

  it('for an address that has an account asks for its password, and sets none', async () => {
    const invitation = await invite('nfp.phl', 'team-member', {
      email: 'observer@example.org',
      scope: { kind: 'country', iso3: 'PHL' },
    });
    expect(invitation.body).toMatchObject({ state: 'open', name: 'Somebody New' });
    const token = await tokenTo('observer@example.org');
    expect((await open(token)).body).toMatchObject({ hasAccount: true });
    expect(await accept(token)).toMatchObject({ status: 403, body: { code: 'current-password' } });
    const accepted = await accept(token, { password: portal.samplePassword, name: 'Not Their Name' });
    expect(accepted.body).toMatchObject({ assignments: { 1: { role: 'team-member' } } });
    expect(accepted.text).not.toContain('Not Their Name');
    expect((await portal.as('observer', 'GET', '/role-assignments?iso3=PHL')).status).toBe(200);
  });

  it('stands in no row but hashed, and its mail tells the token in a fragment alone', async () => {
    const { email, token } = await invited();
    const [mail] = await portal.owner<{ text: string }>('SELECT text FROM mail_content WHERE address = $1', [email]);
    expect(mail?.text).toMatch(new RegExp(`/invitation\\?lang=fr#${token}`));
    expect(await portal.owner('SELECT FROM one_time_link WHERE token_hash = sha256($1)', [token])).toHaveLength(1);
    const values = await portal.owner<{ text: string }>(
      `SELECT coalesce(after::text, '') AS text FROM audit_value JOIN audit_entry USING (seq)
       WHERE table_name IN ('one_time_link', 'invitation')`,
    );
    expect(values.length).toBeGreaterThan(0);
    expect(values.filter(({ text }) => text.includes('token_hash') || text.includes(email))).toEqual([]);
  });
});

describe('a reset', () => {
  it('sets a new password by a link, once, and ends all other sessions', async () => {
    expect((await portal.as('nfp.zmb', 'GET', '/work')).status).toBe(200);
    expect((await ask('nfp.zmb@example.org')).status).toBe(204);
    const token = await tokenTo('nfp.zmb@example.org');
    expect((await open(token)).body).toMatchObject({ purpose: 'reset', hasAccount: true, grant: null });
    expect(await accept(token, { password: 'weak' })).toMatchObject({ status: 422 });
    const accepted = await accept(token, { password: 'another plain password' });
    expect((await withSession(accepted, 'GET', '/work')).status).toBe(200);
    expect((await portal.as('nfp.zmb', 'GET', '/work')).status).toBe(401);
    expect((await accept(token, { password: 'yet another password' })).status).toBe(404);
    expect((await signIn('nfp.zmb@example.org', 'another plain password')).status).toBe(200);
    expect((await signIn('nfp.zmb@example.org', portal.samplePassword)).status).toBe(401);
  });

  it('of one account changes no other', async () => {
    await ask('nfp.uga@example.org');
    const accepted = await accept(await tokenTo('nfp.uga@example.org'), { password: 'uganda has its own words' });
    expect(accepted.body).toMatchObject({ assignments: { 0: { scope: { iso3: 'UGA' } } } });
    expect((await signIn('nfp.ken@example.org', portal.samplePassword)).status).toBe(200);
    expect((await signIn('nfp.ken@example.org', 'uganda has its own words')).status).toBe(401);
  });

  it('holds for 30 minutes', async () => {
    await ask('nfp.ken@example.org');
    const token = await tokenTo('nfp.ken@example.org');
    await portal.owner(
      `UPDATE one_time_link SET expires_at = expires_at - interval '30 minutes' WHERE token_hash = sha256($1)`,
      [token],
    );
    expect((await accept(token)).status).toBe(404);
  });

  it('is answered alike whether or not there is an account, and mailed three times an hour at most', async () => {
    const [known, unknown] = [await ask('nfp.mli@example.org'), await ask('nobody@example.net')];
    expect([known.status, known.text, known.headers['content-type']]).toEqual([
      unknown.status,
      unknown.text,
      unknown.headers['content-type'],
    ]);
    for (let asked = 0; asked < 5; asked += 1) expect((await ask('NFP.mli@example.org')).status).toBe(204);
    const mails = await portal.owner(`SELECT FROM mail_content WHERE address = 'nfp.mli@example.org'`);
    expect(mails).toHaveLength(3);
    expect(await portal.owner(`SELECT FROM mail_content WHERE address = 'nobody@example.net'`)).toEqual([]);
  });

  it('asked again and again from one address has to wait', async () => {
    let last = 204;
    for (let asked = 0; asked < 25 && last === 204; asked += 1)
      last = (await portal.as(null, 'POST', '/resets', { body: { email: `nobody.${asked}@example.net` } })).status;
    expect(last).toBe(429);
  });
});

describe('looking for links', () => {
  it('waits longer and longer, as wrong passwords do', async () => {
    let last = 404;
    for (let tries = 0; tries < 60 && last === 404; tries += 1)
      last = (await open(`not-a-link-of-ours-${tries}`)).status;
    expect(last).toBe(429);
    await portal.owner(`DELETE FROM sign_in_failure`);
  });
});

describe('the first administrator', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await makeDatabase({ sample: false });
    source = new DataSource({ type: 'postgres', url: database.ownerUrl });
    await source.initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  const address = 'https://portal.example.org';
  const make = (email?: string) => asOwner(source, (owner) => inviteFirstAdministrator(owner, email, address));

  it('is invited by the command, with a token in the fragment; the last link alone holds', async () => {
    const [one, other] = [await make('first@example.org'), await make('second@example.org')];
    expect(one).toMatch(/^https:\/\/portal\.example\.org\/invitation\?lang=en#[\w-]{43}$/);
    const open = await source.query<{ address: string }[]>(
      `SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false), address FROM invitation WHERE state = 'open'`,
    );
    expect(open.map(({ address: who }) => who)).toEqual(['second@example.org']);
    expect(one).not.toBe(other);
    await expect(make('no address')).rejects.toThrow(/npm run administrator -- /);
    await expect(make()).rejects.toThrow(/npm run administrator -- /);
  });

  it('is refused once one is in office', async () => {
    const [row] = await portal.owner<{ has: boolean }>('SELECT app.has_administrator() AS has');
    expect(textOf(row?.has)).toBe('true');
    const first = new DataSource({ type: 'postgres', url: portal.ownerUrl });
    await first.initialize();
    const refused = asOwner(first, (owner) => inviteFirstAdministrator(owner, 'late@example.org', address));
    await expect(refused).rejects.toThrow(/in office already/);
    await first.destroy();
  });

  it('takes the link up once, and no longer when another one came to office', async () => {
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'administrator'`);
    const first = new DataSource({ type: 'postgres', url: portal.ownerUrl });
    await first.initialize();
    const link = await asOwner(first, (owner) => inviteFirstAdministrator(owner, 'first@example.net', address));
    await first.destroy();
    const token = link.split('#')[1] ?? '';
    expect((await open(token)).body).toMatchObject({
      purpose: 'first-administrator',
      grant: { role: 'administrator' },
    });
    await portal.owner(`UPDATE role_assignment SET until = NULL WHERE role = 'administrator'`);
    expect((await accept(token)).status).toBe(404);
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'administrator'`);
    const accepted = await accept(token, { name: 'The First' });
    expect(accepted.body).toMatchObject({
      person: { name: 'The First' },
      assignments: { 0: { role: 'administrator', scope: { kind: 'system' } } },
    });
  });
});

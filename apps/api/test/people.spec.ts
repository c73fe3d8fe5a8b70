import { addDays } from '@portal/domain';
import { type Application, startApplication, textOf } from './application.harness.js';
import { itemsOf } from './reporting.harness.js';
import { anAddress, peopleOn, today } from './people.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { invite, act, tokenTo, accept, termOf, end } = peopleOn(() => portal);
const yesterday = addDays(today, -1);
const told = async (account: string, kind: string) =>
  itemsOf((await portal.as(account, 'GET', '/notifications?limit=200')).body).filter(
    (each) => textOf(each['kind']) === kind,
  );

describe('a grant', () => {
  it('of a team member is the focal point’s, and the people of the country are told', async () => {
    const before = (await told('member.mar', 'grant-in-country')).length;
    const email = anAddress();
    const said = await invite('nfp.mar', 'team-member', { email });
    expect(said).toMatchObject({
      status: 201,
      body: { state: 'open', invitedBy: { name: expect.any(String) as string } },
    });
    await accept(await tokenTo(email));
    expect((await told('member.mar', 'grant-in-country')).length).toBe(before + 1);
    expect(await told('secretariat.sea', 'grant-in-country')).toEqual([]);
    for (const account of ['member.mar', 'observer'])
      expect([account, (await invite(account, 'team-member')).status]).toEqual([account, 403]);
    for (const account of ['nfp.tun', 'secretariat.aaf', 'coordinator', 'admin'])
      expect([account, (await invite(account, 'team-member')).status]).toEqual([account, 403]);
  });

  it('of a secretariat or an observer is a coordinator’s, and holds at once for an account they know', async () => {
    const said = await invite('coordinator', 'secretariat', { email: 'observer@example.org', title: 'staff' });
    expect(said).toMatchObject({ status: 201, body: { state: 'accepted' } });
    expect((await portal.as('observer', 'GET', '/validation')).status).toBe(200);
    expect(await told('observer', 'role-granted')).toHaveLength(1);
    for (const account of ['nfp.mar', 'secretariat.aaf', 'admin'])
      expect([account, (await invite(account, 'secretariat')).status]).toEqual([account, 403]);
  });

  it('of a coordinator or an administrator is an administrator’s, and waits for a coordinator', async () => {
    for (const role of ['coordinator', 'administrator']) {
      const said = await invite('admin', role);
      expect(said).toMatchObject({ status: 201, body: { state: 'proposed', may: { confirm: false, revoke: true } } });
      expect(await act('admin', said, 'confirm')).toMatchObject({
        status: 403,
        body: { code: 'coordinator-confirms' },
      });
      expect(await act('admin', said, 'send-again')).toMatchObject({ status: 409, body: { code: 'not-waiting' } });
      expect((await told('coordinator2', 'grant-waits')).length).toBeGreaterThan(0);
      expect(await act('coordinator', said, 'confirm')).toMatchObject({
        status: 200,
        body: { state: 'open', confirmedBy: { name: expect.any(String) as string } },
      });
      expect(await act('coordinator2', said, 'confirm')).toMatchObject({ status: 409, body: { code: 'not-waiting' } });
    }
    expect((await invite('coordinator', 'coordinator')).status).toBe(403);
  });

  it('is never to oneself', async () => {
    const own = await invite('coordinator', 'observer', { email: 'COORDINATOR@example.org' });
    expect(own).toMatchObject({ status: 403, body: { code: 'own-grant' } });
    const forCoordinator = await invite('admin', 'administrator', { email: 'coordinator@example.org' });
    expect(await act('coordinator', forCoordinator, 'confirm')).toMatchObject({ body: { code: 'own-grant' } });
    expect(await act('coordinator2', forCoordinator, 'confirm')).toMatchObject({ body: { state: 'accepted' } });
    await end('admin', await termOf('coordinator', 'administrator', 'system'), yesterday).then((said) =>
      // Taken back on the day it began.
      expect(said.status).toBe(200),
    );
  });

  it('tells nobody who may not know of it whether there is an account', async () => {
    const [known, unknown] = [
      await invite('nfp.phl', 'team-member', { email: 'nfp.mrt@example.org', scope: { kind: 'country', iso3: 'PHL' } }),
      await invite('nfp.phl', 'team-member', { scope: { kind: 'country', iso3: 'PHL' } }),
    ];
    const shape = ({ body }: typeof known) => ({ ...body, id: '', email: '', invitedAt: '' });
    expect(shape(known)).toEqual(shape(unknown));
    const people = await portal.as('nfp.phl', 'GET', '/role-assignments?iso3=PHL');
    expect(people.text).not.toContain('Mauritanie');
  });

  it('has a place that exists, a title where one is due, and days in order', async () => {
    const wrong = async (role: string, more: object) => {
      const { status, body } = await invite('coordinator', role, more);
      return [status, textOf(body['errors']?.[0]?.['pointer']), textOf(body['errors']?.[0]?.['code'])];
    };
    expect(await wrong('observer', { until: yesterday })).toEqual([422, '/until', 'until-before-since']);
    expect(await wrong('observer', { from: yesterday })).toEqual([422, '/from', 'past-day']);
    expect(await wrong('secretariat', { title: undefined })).toEqual([422, '/title', 'required']);
    expect(await wrong('observer', { title: 'head' })).toEqual([422, '/title', 'not-allowed']);
    expect(await wrong('observer', { scope: { kind: 'system' } })).toEqual([422, '/scope', 'not-allowed']);
    expect(await wrong('secretariat', { scope: { kind: 'region', code: 'XX' } })).toEqual([
      422,
      '/scope/code',
      'unknown-region',
    ]);
    expect(await wrong('observer', { email: 'no address' })).toEqual([422, '/email', 'format']);
    expect(await wrong('observer', { name: ' ' })).toEqual([422, '/name', 'too-short']);
  });

  it('is refused where the same assignment is held or an invitation to it is open', async () => {
    const again = await invite('coordinator', 'secretariat', { email: 'secretariat.aaf@example.org' });
    expect(again).toMatchObject({ status: 409, body: { code: 'term-overlaps' } });
    const email = anAddress();
    expect((await invite('coordinator', 'observer', { email })).status).toBe(201);
    expect(await invite('coordinator2', 'observer', { email: email.toUpperCase() })).toMatchObject({
      status: 409,
      body: { code: 'invited-already' },
    });
  });

  it('of a focal point waits until none is in office: the main secretariat proposes, a coordinator confirms', async () => {
    const forTogo = { scope: { kind: 'country', iso3: 'TGO' } };
    expect(await invite('secretariat.aaf', 'focal-point', forTogo)).toMatchObject({
      status: 409,
      body: { code: 'focal-point-in-office' },
    });
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'focal-point' AND scope = 'TGO'`,
    );
    expect(await invite('secretariat.nas', 'focal-point', forTogo)).toMatchObject({
      body: { code: 'main-secretariat-proposes' },
    });
    expect((await invite('coordinator', 'focal-point', forTogo)).status).toBe(403);
    const email = anAddress();
    const said = await invite('secretariat.aaf', 'focal-point', { ...forTogo, email });
    expect(said.body).toMatchObject({ state: 'proposed' });
    expect(await invite('secretariat.aaf', 'focal-point', forTogo)).toMatchObject({
      status: 409,
      body: { code: 'successor-named' },
    });
    expect((await act('secretariat.aaf', said, 'confirm')).status).toBe(403);
    expect(await tokenTo(email)).toBe('');
    expect((await act('coordinator', said, 'confirm')).body).toMatchObject({ state: 'open' });
    const accepted = await accept(await tokenTo(email));
    expect(accepted.body).toMatchObject({ assignments: { 0: { role: 'focal-point', scope: { iso3: 'TGO' } } } });
    // Announced to the other countries of its region, and to nobody else of another one.
    const told = await portal.owner<{ email: string }>(
      `SELECT p.email FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.kind = 'focal-point-named' AND n.iso3 = 'TGO' ORDER BY 1`,
    );
    const accounts = told.map((each) => each.email.split('@')[0]);
    expect([accounts.includes('nfp.ben'), accounts.includes('nfp.mar'), accounts.includes('nfp.phl')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(accounts.every((account) => account?.startsWith('nfp.'))).toBe(true);
  });

  it('has the effect of one, however often its request comes', async () => {
    const body = {
      email: anAddress(),
      name: 'Once',
      language: 'en',
      role: 'observer',
      scope: { kind: 'network' },
      from: today,
    };
    const headers = { 'idempotency-key': 'once' };
    const [one, other] = [
      await portal.as('coordinator', 'POST', '/invitations', { body, headers }),
      await portal.as('coordinator', 'POST', '/invitations', { body, headers }),
    ];
    expect([one.status, other.status, other.body]).toEqual([201, 201, one.body]);
  });
});

describe('the database', () => {
  it('lets the API add no assignment that no invitation stands for, in whosever name', async () => {
    const [row] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'nfp.mar@example.org'`);
    for (const actor of ['00000000-0000-7000-8000-000000000001', row?.id ?? '']) {
      await portal.owner(`BEGIN; SET LOCAL ROLE portal_app; SELECT set_config('app.actor_id', '${actor}', true)`);
      const added = portal.owner(
        `INSERT INTO role_assignment (person_id, role, scope_kind, scope, since, granted_by)
         VALUES ($1, 'administrator', 'system', 'system', app.today(), $1)`,
        [row?.id],
      );
      await expect(added).rejects.toThrow(/an assignment follows an invitation|own-grant|row-level security/);
      await portal.owner('ROLLBACK');
    }
  });

  it('counts one person as two nowhere', async () => {
    const [row] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'coordinator@example.org'`);
    const made = portal.owner(
      `INSERT INTO invitation (address, name, language, role, scope_kind, scope, since, state, needs_confirmation, invited_by, confirmed_by)
       VALUES ('x@example.net', 'x', 'en', 'administrator', 'system', 'system', app.today(), 'open', true, $1, $1)`,
      [row?.id],
    );
    await expect(made).rejects.toThrow(/own-confirmation/);
  });
});

describe('a term', () => {
  it('is ended by whoever answers for the office, and holds no longer in sessions that are open', async () => {
    expect((await portal.as('secretariat.mie', 'GET', '/validation')).status).toBe(200);
    const term = await termOf('secretariat.mie', 'secretariat', 'MIE');
    expect((await end('nfp.mar', term, yesterday)).status).toBe(404);
    expect((await end('admin', term, yesterday)).status).toBe(403);
    expect((await end('coordinator', { ...term, version: 9 }, yesterday)).status).toBe(412);
    expect(
      (await portal.as('coordinator', 'PATCH', `/role-assignments/${term.id}`, { body: { until: yesterday } })).status,
    ).toBe(428);
    expect(await end('coordinator', term, yesterday)).toMatchObject({ status: 200, body: { until: yesterday } });
    expect((await portal.as('secretariat.mie', 'GET', '/validation')).status).toBe(403);
    expect(await told('secretariat.mie', 'role-ended')).toHaveLength(1);
  });

  it('ends yesterday at the earliest and never later than it would', async () => {
    const term = await termOf('secretariat.eca', 'secretariat', 'ECA');
    expect((await end('coordinator', term, addDays(today, -2))).status).toBe(422);
    const ended = await end('coordinator', term, addDays(today, 9));
    expect(ended.status).toBe(200);
    const version = Number(ended.body['version']);
    expect(await end('coordinator', { ...term, version }, addDays(today, 10))).toMatchObject({
      status: 422,
      body: { errors: { 0: { code: 'later-end' } } },
    });
  });

  it('of the last administrator goes on', async () => {
    expect(await end('admin', await termOf('admin', 'administrator', 'system'), today)).toMatchObject({
      status: 409,
      body: { code: 'last-administrator' },
    });
  });

  it('of one of two administrators goes on where both end each other’s at one instant', async () => {
    const second = await invite('admin', 'administrator', { email: 'nfp.ken@example.org' });
    expect((await act('coordinator', second, 'confirm')).body).toMatchObject({ state: 'accepted' });
    const [one, other] = [
      await termOf('admin', 'administrator', 'system'),
      await termOf('nfp.ken', 'administrator', 'system'),
    ];
    const answers = await Promise.all([end('admin', other, yesterday), end('nfp.ken', one, yesterday)]);
    // Whoever is late is no administrator any more, or would be the last one to go.
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status }) => [403, 404, 409].includes(status))).toEqual([true]);
  });

  it('is found by name, role, place and whether it holds', async () => {
    const past = await portal.as('coordinator', 'GET', '/role-assignments?term=past&region=MIE');
    expect(itemsOf(past.body).map((each) => textOf(each['scope']?.['code']))).toEqual(['MIE']);
    const found = await portal.as('coordinator', 'GET', '/role-assignments?search=observer&term=present');
    expect(itemsOf(found.body).every((each) => /observer/i.test(textOf(each['person']?.['name'])))).toBe(true);
    expect(Number(found.body['total'])).toBeGreaterThan(0);
  });
});

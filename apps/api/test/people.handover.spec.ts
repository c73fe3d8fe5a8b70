import { OfficeWatch } from '../src/identity/office-watch.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { aLine, itemsOf, reportingOn } from './reporting.harness.js';
import { actionsIn, idIn, plansOn } from './plan.harness.js';
import { anAddress, peopleOn, today, tomorrow } from './people.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { act, tokenTo, accept, handOver, withSession, termOf } = peopleOn(() => portal);
const { draft, send, decide } = reportingOn(() => portal);
const { adopt, begun, day, fill, filled, report, step } = plansOn(() => portal);
const isTakeOver = (item: Json) => textOf(item['kind']) === 'take-over';
const told = async (account: string, kind: string) =>
  itemsOf((await portal.as(account, 'GET', '/notifications?limit=200')).body).filter(
    (each) => textOf(each['kind']) === kind,
  );

describe('a handover', () => {
  it('is the focal point’s own, to nobody of another country, from tomorrow at the earliest', async () => {
    const to = anAddress();
    expect((await handOver('nfp.tun', 'MAR', to)).body).toMatchObject({ code: 'not-your-country' });
    expect((await handOver('secretariat.aaf', 'MAR', to)).status).toBe(403);
    expect(await handOver('nfp.mar', 'MAR', to, today)).toMatchObject({
      status: 422,
      body: { errors: { 0: { code: 'before-tomorrow' } } },
    });
    expect(await handOver('nfp.mar', 'MAR', 'nfp.tun@example.org')).toMatchObject({
      status: 409,
      body: { code: 'other-country', pointer: '/to/email' },
    });
    expect((await handOver('nfp.mar', 'MAR', 'nfp.mar@example.org')).body).toMatchObject({ code: 'own-grant' });
    expect((await handOver('nfp.mar', 'XXX', to)).status).toBe(404);
  });

  it('to somebody of another country whom nobody may know is refused to them alone', async () => {
    expect((await handOver('nfp.phl', 'PHL', 'nfp.mrt@example.org')).status).toBe(201);
    const { samplePassword: password } = portal;
    expect(await accept(await tokenTo('nfp.mrt@example.org'), { password })).toMatchObject({
      status: 409,
      body: { code: 'other-country' },
    });
  });

  it('that is called off leaves everything as it was', async () => {
    const before = await termOf('nfp.tun', 'focal-point', 'TUN');
    const said = await handOver('nfp.tun', 'TUN', anAddress());
    expect(said).toMatchObject({ status: 201, body: { isHandover: true, state: 'open', from: tomorrow } });
    expect((await termOf('nfp.tun', 'focal-point', 'TUN')).until).toBe(today);
    expect((await portal.as('nfp.tun', 'GET', '/countries/TUN/handover')).body).toMatchObject({
      announced: { on: tomorrow },
    });
    expect(await handOver('nfp.tun', 'TUN', anAddress())).toMatchObject({ body: { code: 'successor-named' } });
    expect((await act('nfp.tun', said, 'revoke')).status).toBe(200);
    expect((await termOf('nfp.tun', 'focal-point', 'TUN')).until).toBe(before.until);
    expect((await portal.as('nfp.tun', 'GET', '/countries/TUN/handover')).body['announced']).toBeNull();
  });

  it('moves the office on its day: open items, drafts and returned lines are the successor’s, and no more the other’s', async () => {
    const email = anAddress();
    await draft('GAB', [{ indicator: 'national-team', level: 'none', effectiveOn: '2026-01-05' }]);
    const sent = await send('GAB', [aLine]);
    const claim = textOf(sent.body['lines']?.[0]?.['id']);
    const returned = await decide('secretariat.aaf', claim, { decision: 'returned', reason: 'Which decree?' });
    expect(returned.body).toMatchObject({ state: 'returned' });
    const goesOver = await portal.as('nfp.gab', 'GET', '/countries/GAB/handover');
    expect(Number(goesOver.body['drafts'])).toBeGreaterThan(0);
    expect(Number(goesOver.body['returned'])).toBeGreaterThan(0);
    expect((await handOver('nfp.gab', 'GAB', email)).status).toBe(201);
    expect(await told('secretariat.aaf', 'handover-announced')).toHaveLength(1);
    const successor = await accept(await tokenTo(email));
    expect(successor.status).toBe(200);
    // Not before the day.
    expect(itemsOf((await withSession(successor, 'GET', '/work')).body)).toEqual([]);
    expect((await portal.as('nfp.gab', 'GET', '/countries/GAB/handover')).status).toBe(200);
    const work = itemsOf((await portal.as('nfp.gab', 'GET', '/work')).body);
    // The day comes.
    await portal.owner(
      `UPDATE role_assignment SET since = since - 1, until = until - 1 WHERE role = 'focal-point' AND scope = 'GAB'`,
    );
    const theirs = await withSession(successor, 'GET', '/work');
    const [takeOver, ...rest] = itemsOf(theirs.body).toSorted(
      (one, other) => Number(isTakeOver(other)) - Number(isTakeOver(one)),
    );
    expect(takeOver).toMatchObject({ kind: 'take-over', url: '/countries/GAB/handover' });
    expect(rest.map((each) => textOf(each['id']))).toEqual(work.map((each) => textOf(each['id'])));
    expect((await withSession(successor, 'GET', `/claims/${claim}`)).body).toMatchObject({ state: 'returned' });
    expect(
      Number((await withSession(successor, 'GET', '/countries/GAB/updates?state=draft')).body['total']),
    ).toBeGreaterThan(0);
    expect((await portal.as('nfp.gab', 'GET', '/countries/GAB/handover')).status).toBe(403);
    expect((await portal.as('nfp.gab', 'GET', `/claims/${claim}`)).status).toBe(404);
  });
});

describe('what goes over of team and plans', () => {
  it('is what is overdue, blocked or assigned, in review, begun or prepared; and the successor finds it', async () => {
    const account = 'nfp.civ';
    const ask = (method: 'GET' | 'POST', path: string, body?: object) =>
      portal.as(account, method, path, body === undefined ? {} : { body });
    const each = { startsOn: day(-300), endsOn: day(100) };
    const keys = ['late', 'stuck', 'mine', 'quiet'];
    const plan = await filled(['done'], each, { iso3: 'CIV' }, account);
    const actions = keys.map((key) => ({ ...each, key, title: key, ...(key === 'late' ? { endsOn: day(-20) } : {}) }));
    const whole = await fill(
      idIn(plan),
      { objectives: [{ title: 'Second', theme: 'detection-trafficking', actions }] },
      account,
    );
    const idOf = (title: string) => textOf(actionsIn(whole).find((one) => textOf(one['title']) === title)?.['id']);
    expect((await adopt(idIn(plan), {}, account)).status).toBe(200);
    const [{ id: me } = { id: '' }] = await portal.owner<{ id: string }>(
      `SELECT id FROM person WHERE email = 'nfp.civ@example.org'`,
    );
    await report(idOf('Action done'), { state: 'done', progress: 100, note: '' }, account);
    const stuck = { state: 'blocked', progress: 10, note: '', reason: 'No money this year', blockedBy: 'Treasury' };
    expect((await report(idOf('stuck'), stuck, account)).status).toBe(201);
    expect((await ask('POST', `/actions/${idOf('mine')}/assignees`, { personIds: [me] })).status).toBeLessThan(300);
    const reviewed = await begun({ iso3: 'CIV', title: 'In review' }, account);
    await step(idIn(reviewed), { step: 'draft' }, account);
    await step(idIn(reviewed), { step: 'review' }, account);
    await portal.owner(
      `INSERT INTO plan_import (plan_id, person_id, file_name, format, tables, expires_at)
       VALUES ($1, $2, 'begun.xlsx', 'xlsx', '[]', now() + interval '5 days')`,
      [idIn(reviewed), me],
    );
    const found = await ask('GET', '/countries/CIV/handover');
    expect(found.body).toMatchObject({
      received: null,
      plans: { total: 3, overdue: 1, blocked: 1, assigned: 1 },
      prepared: { 0: { from: 'plan', title: 'Plan 2026-2030' } },
    });
    const shown = Object.values(found.body['plans']?.['actions'] ?? {});
    expect(shown.map(({ title }) => textOf(title))).toEqual(['late', 'stuck', 'mine']);
    expect(found.body['plans']?.['inReview']?.[0]).toMatchObject({ title: 'In review', since: today });
    expect(found.body['plans']?.['imports']?.[0]).toMatchObject({ fileName: 'begun.xlsx' });
    // Nobody else is shown it.
    for (const other of ['coordinator', 'admin', 'secretariat.aaf', 'nfp.mar', 'observer']) {
      expect([other, (await portal.as(other, 'GET', '/countries/CIV/handover')).status]).toEqual([other, 403]);
    }

    const email = anAddress();
    expect((await handOver(account, 'CIV', email)).status).toBe(201);
    const successor = await accept(await tokenTo(email));
    await portal.owner(
      `UPDATE role_assignment SET since = since - 1, until = until - 1 WHERE role = 'focal-point' AND scope = 'CIV'`,
    );
    const theirs = await withSession(successor, 'GET', '/countries/CIV/handover');
    expect(theirs.body).toMatchObject({ received: { on: today }, plans: { total: 3, overdue: 1 } });
    expect(textOf(theirs.body['received']?.['from'])).not.toBe('');
    // What was begun goes on with the successor, and is no longer the other's.
    const begunId = textOf(theirs.body['plans']?.['imports']?.[0]?.['id']);
    expect((await withSession(successor, 'GET', `/imports/${begunId}`)).status).toBe(200);
    expect((await ask('GET', `/imports/${begunId}`)).status).toBe(403);
    const work = itemsOf((await withSession(successor, 'GET', '/work')).body);
    expect(work.map((item) => textOf(item['kind']))).toContain('take-over');
    // After a month it is no news any more.
    await portal.owner(`UPDATE role_assignment SET since = since - 31 WHERE role = 'focal-point' AND scope = 'CIV'
      AND until IS NULL`);
    expect((await withSession(successor, 'GET', '/countries/CIV/handover')).body).toMatchObject({ received: null });
    const later = itemsOf((await withSession(successor, 'GET', '/work')).body);
    expect(later.map((item) => textOf(item['kind']))).not.toContain('take-over');
  });
});

describe('a gap', () => {
  it('of more than 30 days is told to the main secretariat, once', async () => {
    const watch = portal.app.get(OfficeWatch);
    const ended = (days: number) =>
      portal.owner(
        `UPDATE role_assignment SET until = app.today() - $1::int WHERE role = 'focal-point' AND scope = 'BEN'`,
        [days],
      );
    await ended(30);
    await watch.look();
    expect(await told('secretariat.aaf', 'focal-point-missing')).toEqual([]);
    await ended(31);
    await watch.look();
    await watch.look();
    expect(await told('secretariat.aaf', 'focal-point-missing')).toHaveLength(1);
    expect(await told('secretariat.nas', 'focal-point-missing')).toEqual([]);
  });
});

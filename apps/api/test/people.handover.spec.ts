import { OfficeWatch } from '../src/identity/office-watch.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { aLine, itemsOf, reportingOn } from './reporting.harness.js';
import { anAddress, peopleOn, today, tomorrow } from './people.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { act, tokenTo, accept, handOver, withSession, termOf } = peopleOn(() => portal);
const { draft, send, decide } = reportingOn(() => portal);
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
    expect(itemsOf(theirs.body).map((each) => textOf(each['id']))).toEqual(work.map((each) => textOf(each['id'])));
    expect((await withSession(successor, 'GET', `/claims/${claim}`)).body).toMatchObject({ state: 'returned' });
    expect(
      Number((await withSession(successor, 'GET', '/countries/GAB/updates?state=draft')).body['total']),
    ).toBeGreaterThan(0);
    expect((await portal.as('nfp.gab', 'GET', '/countries/GAB/handover')).status).toBe(403);
    expect((await portal.as('nfp.gab', 'GET', `/claims/${claim}`)).status).toBe(404);
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

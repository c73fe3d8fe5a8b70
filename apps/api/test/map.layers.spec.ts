import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionIn, idIn, plansOn } from './plan.harness.js';
import { itemsOf } from './reporting.harness.js';
import { teamsOn } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begun, day, done, fill, grant, report } = plansOn(() => portal);
const { addSeat, begin, made, name } = teamsOn(() => portal);

const progressMap = 'action-plans/progress-map';
const sectorMap = 'teams/sector-map';
const strangers = [
  null,
  'observer',
  'admin',
  'coordinator',
  'secretariat.nas',
  'secretariat.sea',
  'nfp.phl',
  'member.tun',
];
const answered = async (account: string | null, path: string) => {
  const { status, text, headers } = await ask(account, 'GET', `/${path}`);
  return JSON.stringify([account, status, text, headers['etag']]);
};
const of = async (account: string | null, path: string, iso3: string): Promise<Json> =>
  itemsOf((await done(ask(account, 'GET', `/${path}`), 200)).body).find((each) => textOf(each['iso3']) === iso3) ?? {};

describe('the map of plan progress', () => {
  it('tells a restricted plan just as none, and to its own people what it is', async () => {
    const before = await Promise.all(strangers.map((account) => answered(account, progressMap)));
    const plan = await inForce('MAR', 'nfp.mar');
    await done(report(actionIn(plan), { state: 'in-progress', progress: 40, day: day(0) }), 201);
    expect(await Promise.all(strangers.map((account) => answered(account, progressMap)))).toEqual(before);
    // With a plan and without: the same bytes but the code.
    const plain = async (iso3: string) => JSON.stringify(await of('coordinator', progressMap, iso3)).replace(iso3, '');
    expect(await plain('MAR')).toBe(await plain('DZA'));
    expect(await of('member.mar', progressMap, 'MAR')).toMatchObject({ step: 'second-quarter', empty: null });
    expect(await of('nfp.phl', progressMap, 'PHL')).toEqual({
      iso3: 'PHL',
      step: null,
      empty: 'not-asked',
      plan: null,
    });
  });

  it('colours what is shared, headline or whole, as it was on the day, and says what is behind', async () => {
    const plan = await inForce('TUN', 'nfp.tun');
    const id = idIn(plan);
    await done(report(actionIn(plan), { state: 'in-progress', progress: 60, day: day(0) }, 'nfp.tun'), 201);
    await done(grant(id, { kind: 'region', region: 'NAS' }, 'headline', {}, 'nfp.tun'), 201);
    expect(await of('secretariat.nas', progressMap, 'TUN')).toMatchObject({
      step: 'third-quarter',
      plan: { sight: 'headline', progress: 60, isBehind: true, lastReportOn: day(0), number: 1 },
    });
    expect(await of('secretariat.sea', progressMap, 'TUN')).toMatchObject({ empty: 'not-shared', plan: null });
    const shared = await done(grant(id, { kind: 'public' }, 'whole', {}, 'nfp.tun'), 201);
    expect(await of(null, progressMap, 'TUN')).toMatchObject({ step: 'third-quarter', plan: { sight: 'whole' } });
    expect(await of(null, `${progressMap}?asAt=${day(-1)}`, 'TUN')).toMatchObject({ step: 'none', empty: null });
    // Shown, and not yet adopted on that day.
    expect(await of(null, `${progressMap}?asAt=${day(-2)}`, 'TUN')).toMatchObject({ empty: 'silent', plan: null });
    expect((await ask(null, 'GET', `/${progressMap}?asAt=${day(3)}`)).status).toBe(422);
    // Narrowed, it is hidden on every day.
    const withdrawn = await ask('nfp.tun', 'POST', `/plan-grants/${idIn(shared)}/withdrawal`, {});
    expect(withdrawn.status).toBeLessThan(300);
    for (const on of [0, -1, -2]) {
      expect(await of(null, `${progressMap}?asAt=${day(on)}`, 'TUN')).toMatchObject({
        empty: 'not-shared',
        plan: null,
      });
    }
  });

  it('is the same while nothing changed: its tag says so', async () => {
    const first = await ask(null, 'GET', `/${progressMap}`);
    const headers = { 'if-none-match': textOf(first.headers['etag']) };
    expect((await portal.as(null, 'GET', `/${progressMap}`, { headers })).status).toBe(304);
  });
});

describe('the map of sectors', () => {
  it('tells whose seat is held, vacant or missing on the day, and how many sectors are covered', async () => {
    const team = await made(begin('SEN'));
    const held = await made(addSeat(team));
    await made(name(held, { member: { name: 'A. Ndiaye' }, until: day(-100) }));
    await made(name(held, { member: { name: 'B. Fall' }, since: day(-50) }));
    await made(addSeat(team, { sector: 'justice', institution: 'Ministry of Justice' }));
    const cover = async (query: string) => (await of('observer', `${sectorMap}?${query}`, 'SEN'))['cover'];
    expect(await cover('sector=health')).toBe('covered');
    expect(await cover(`sector=health&asAt=${day(-75)}`)).toBe('vacant');
    expect(await cover('sector=justice')).toBe('vacant');
    expect(await cover('sector=energy')).toBe('without');
    expect(await of('observer', sectorMap, 'SEN')).toMatchObject({
      cover: null,
      step: 'first-quarter',
      team: { covered: 1, seats: 2, vacant: 1 },
    });
    expect(await of('observer', `${sectorMap}?asAt=${day(-500)}`, 'SEN')).toMatchObject({ step: 'none' });
    // The default is for whoever is signed in.
    expect(await of(null, sectorMap, 'SEN')).toMatchObject({ empty: 'not-shared', team: null });
    expect((await ask('observer', 'GET', `/${sectorMap}?sector=sport`)).status).toBe(422);
    expect((await ask('observer', 'GET', `/${sectorMap}?asAt=${day(3)}`)).status).toBe(422);
    expect(JSON.stringify((await ask('coordinator', 'GET', `/${sectorMap}`)).body)).not.toContain('Fall');
  });

  it('tells a restricted team just as none', async () => {
    const paths = [sectorMap, `${sectorMap}?sector=health`];
    const ask4 = () => Promise.all(strangers.flatMap((account) => paths.map((path) => answered(account, path))));
    const before = await ask4();
    const team = await made(begin('GHA', { visibility: 'restricted' }));
    await made(name(await made(addSeat(team)), { member: { name: 'Kofi Mensah' } }));
    expect(await ask4()).toEqual(before);
    expect(await of('member.gha', sectorMap, 'GHA')).toMatchObject({ step: 'first-quarter' });
    expect(await of('nfp.phl', sectorMap, 'PHL')).toMatchObject({ empty: 'not-asked', team: null });
  });
});

/** A plan in force since yesterday, of one action whose time is over. */
async function inForce(iso3: string, account: string) {
  const plan = await begun({ iso3, title: `Plan of ${iso3}` }, account);
  const actions = [{ title: 'Kits', domains: ['R'], startsOn: day(-300), endsOn: day(-5) }];
  const objectives = [{ title: 'Detection', theme: 'detection-trafficking', actions }];
  const filled = await done(fill(idIn(plan), { objectives }, account), 201);
  await done(adopt(idIn(plan), {}, account), 200);
  return filled;
}

describe('the hosts of round tables on the map', () => {
  const hosts = async (account: string | null, query: string) => {
    const said = await portal.as(account, 'GET', `/round-tables/host-map?${query}`);
    return new Map(Object.values(said.body['items'] ?? {}).map((each) => [textOf(each['iso3']), each]));
  };

  it('are those that the report names, from the last day of its year on', async () => {
    const before = await hosts(null, 'asAt=2019-12-30');
    expect(before.get('MAR')).toMatchObject({ step: 'none', hosted: {} });
    const on = await hosts(null, 'asAt=2019-12-31');
    expect(on.get('MAR')).toMatchObject({ step: 'this-year', hosted: { 0: { year: 2019, isDocumented: true } } });
    expect([...on.values()].filter((each) => textOf(each['step']) === 'this-year')).toHaveLength(8);
    expect((await hosts(null, 'asAt=2020-12-31')).get('MAR')).toMatchObject({ step: 'earlier' });
  });

  it('are told ahead with fixed days, to those who know of the meeting, sample data only where it is asked for', async () => {
    expect((await hosts('nfp.phl', 'sample=include')).get('SEN')).toMatchObject({ step: 'ahead' });
    expect((await hosts('nfp.phl', 'sample=exclude')).get('SEN')).toMatchObject({ step: 'none' });
    expect((await hosts(null, 'sample=include')).get('SEN')).toMatchObject({ step: 'none', ahead: {} });
    expect((await portal.as(null, 'GET', '/round-tables/host-map?asAt=2999-01-01')).status).toBe(422);
  });
});

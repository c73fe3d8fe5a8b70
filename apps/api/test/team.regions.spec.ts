import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { teamsOn } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { addSeat, begin, day, end, made, name } = teamsOn(() => portal);
const teamsFor = async (account: string | null, region = 'AAF') =>
  (await made(portal.as(account, 'GET', `/regions/${region}/teams`))).body;
const of = (body: Readonly<Record<string, unknown>>, iso3: string): Json =>
  Object.values((body as Readonly<Record<string, Json>>)['items'] ?? {}).find(
    (each) => textOf(each['iso3']) === iso3,
  ) ?? {};
const sectorsIn = (body: Readonly<Record<string, unknown>>) =>
  Object.values((body as Readonly<Record<string, Json>>)['uncovered']?.['sectors'] ?? {}).map((each) =>
    textOf(each['id']),
  );

describe("a region's teams", () => {
  it('tell who is in office, which sectors are covered, the next meeting and the last change', async () => {
    const team = await made(begin('BEN'));
    const id = textOf(team.body['id']);
    const held = await made(addSeat(team));
    await made(name(held, { member: { name: 'In Office' }, since: day(-40) }));
    const left = await made(addSeat(team, { sector: 'energy', institution: 'Ministry of Energy' }));
    const gone = await made(name(left, { member: { name: 'Gone' }, since: day(-300) }));
    await made(end(gone, 0, day(-10)));
    const told = of(await teamsFor('secretariat.aaf'), 'BEN');
    expect(told).toMatchObject({
      empty: null,
      team: { id, establishedOn: null, seats: 2, vacant: 1, sectorsCovered: 1, meetsOn: null, changedOn: day(-9) },
    });
    await made(
      portal.as('nfp.ben', 'POST', `/teams/${id}/instruments`, {
        body: { kind: 'founding', title: 'Decree 12', on: day(-100) },
      }),
    );
    const meet = (offset: number) =>
      portal.as('nfp.ben', 'POST', '/countries/BEN/team-meetings', {
        body: {
          starts: `${day(offset)}T09:30`,
          ends: `${day(offset)}T12:00`,
          zone: 'Africa/Porto-Novo',
          place: 'Cotonou',
        },
      });
    for (const offset of [60, 30]) await made(meet(offset));
    expect(of(await teamsFor('secretariat.aaf'), 'BEN')).toMatchObject({
      team: { establishedOn: day(-100), meetsOn: day(30), changedOn: day(-9) },
    });
    const body = await teamsFor('observer');
    expect(body).toMatchObject({ sectors: 19, uncovered: { teams: 1 } });
    expect(sectorsIn(body)).not.toContain('health');
    expect(sectorsIn(body)).toContain('energy');
    expect(sectorsIn(body)).toHaveLength(18);
  });

  it('tell of a hidden team just what they tell of none', async () => {
    const readers = [null, 'observer', 'admin', 'coordinator', 'secretariat.aaf', 'nfp.ben'];
    const answer = async (who: string | null) => {
      const { status, text } = await portal.as(who, 'GET', '/regions/AAF/teams');
      return [who, status, text];
    };
    const before = await Promise.all(readers.map(answer));
    const team = await made(begin('TGO', { visibility: 'restricted' }));
    await made(name(await made(addSeat(team, { sector: 'energy' })), { member: { name: 'Hidden' } }));
    expect(await Promise.all(readers.map(answer))).toEqual(before);
    expect(of(await teamsFor('coordinator'), 'TGO')).toEqual({ iso3: 'TGO', empty: 'not-shared', team: null });
    // Its own people see it, and that they have none where they have none.
    const own = await teamsFor('nfp.tgo');
    expect(of(own, 'TGO')).toMatchObject({ empty: null, team: { seats: 1 } });
    expect(sectorsIn(own)).not.toContain('energy');
    expect(of(await teamsFor('nfp.sen'), 'SEN')).toEqual({ iso3: 'SEN', empty: 'none', team: null });
    // What the network sees, a visitor does not.
    expect(of(await teamsFor(null), 'BEN')).toEqual({ iso3: 'BEN', empty: 'not-shared', team: null });
    expect((await teamsFor(null))['uncovered']).toEqual({ teams: 0, sectors: [] });
  });

  it('of a region that does not exist are absent', async () => {
    expect((await portal.as('coordinator', 'GET', '/regions/ZZZ/teams')).status).toBe(404);
  });
});

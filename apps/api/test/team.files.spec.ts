import { type Application, startApplication } from './application.harness.js';
import { teamsOn } from './team.harness.js';
import { rowsOfCsv } from './exports.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { addSeat, begin, day, made, name } = teamsOn(() => portal);

async function aTeam(iso3: string) {
  const team = await made(begin(iso3));
  const health = await made(addSeat(team, { domains: ['B'] }));
  await made(name(health, { member: { name: 'Ada Shown', email: 'ada@ministry.example' } }));
  const secret = await made(
    addSeat(team, { sector: 'defence', institution: 'Ministry of Defence', shownTo: 'country' }),
  );
  await made(name(secret, { member: { name: 'Bo Hidden', email: 'bo@ministry.example' }, since: day(-100) }));
  return team;
}
const file = (account: string | null, iso3: string, query = '', format = 'csv') =>
  portal.as(account, 'GET', `/countries/${iso3}/team.${format}?${query}`);

describe('a team as a file', () => {
  it('holds what its reader may see, and nothing else', async () => {
    await aTeam('SEN');
    const own = await file('nfp.sen', 'SEN');
    expect(own.headers['content-disposition']).toContain('team-SEN.csv');
    expect(rowsOfCsv(own.text)).toMatchObject([
      { sector: 'health', 'principal.name': 'Ada Shown', 'principal.email': 'ada@ministry.example' },
      { sector: 'defence', 'principal.name': 'Bo Hidden' },
    ]);
    const read = await file('observer', 'SEN', 'lang=fr');
    expect(rowsOfCsv(read.text)).toMatchObject([
      { 'principal.name': 'Ada Shown', 'principal.email': '' },
      { sector: 'defence', 'principal.name': 'Visible pour le pays seulement' },
    ]);
    expect(read.text).not.toContain('Bo Hidden');
    expect(read.text).not.toContain('@ministry.example');
    // A visitor does not see the team: hidden as absent.
    expect((await file(null, 'SEN')).status).toBe(404);
    expect((await file('nfp.sen', 'XXX')).status).toBe(404);
    const sheet = await file('nfp.sen', 'SEN', '', 'xlsx');
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  });

  it('is narrowed as the page is, and is of the day that is asked for', async () => {
    await aTeam('GAB');
    const sectors = async (query: string) =>
      rowsOfCsv((await file('nfp.gab', 'GAB', query)).text).map((row) => row['sector']);
    expect(await sectors('sector=health')).toEqual(['health']);
    expect(await sectors('domain=B')).toEqual(['health']);
    expect(await sectors('domain=N')).toEqual([]);
    const before = await file('nfp.gab', 'GAB', `asAt=${day(-200)}`);
    expect(before.text).toContain('Ada Shown');
    expect(before.text).not.toContain('Bo Hidden');
    expect((await file('nfp.gab', 'GAB', 'domain=X')).status).toBe(422);
  });
});

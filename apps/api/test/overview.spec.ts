import { type Application, startApplication, textOf } from './application.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { day, everybodyHeard, held, idOf, invited, oneAdopted, oneCommitment, secretariatOf, today } = roundTablesOn(
  () => portal,
);
const listOf = (value: unknown) => Object.values(value ?? {}) as Readonly<Record<string, unknown>>[];
const figures = (account: string | null, query: string) => portal.as(account, 'GET', `/round-tables/figures?${query}`);
const values = async (account: string | null, query: string) =>
  listOf((await figures(account, query)).body['items']).map(({ value }) => value);

describe('the figures of a year', () => {
  it('are for 2019 those that the report has: 16, 8 and 8, each with its records and beside the published one', async () => {
    const said = await figures(null, 'year=2019');
    expect(said.status).toBe(200);
    const items = listOf(said.body['items']);
    expect(items.map(({ figure, value }) => [figure, value])).toEqual([
      ['round-tables.held', 16],
      ['round-tables.hosted-by-partner-country', 8],
      ['round-tables.with-international-meeting', 8],
    ]);
    for (const { value, roundTables, published } of items) {
      expect(listOf(roundTables)).toHaveLength(Number(value));
      expect(published).toMatchObject({ value, paragraph: '82' });
    }
    expect(await values('coordinator', 'year=2019')).toEqual([16, 8, 8]);
  });

  it('are those of the day that is asked, and none lies in the future', async () => {
    expect(await values(null, 'year=2019&asAt=2019-12-30')).toEqual([0, 0, 0]);
    const refused = await figures('coordinator', `year=2019&asAt=${day(3)}`);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('future-day');
  });

  it('count what the portal keeps, from the day on which it was held, for whoever is signed in', async () => {
    const year = day(60).slice(0, 4);
    const before = await values('coordinator', `year=${year}`);
    const roundTable = await held('CA', { host: 'TJK', city: 'Dushanbe' });
    const now = await values('nfp.phl', `year=${year}`);
    expect(now).toEqual([Number(before[0]) + 1, Number(before[1]) + 1, before[2]]);
    expect(await values('coordinator', `year=${year}&asAt=${day(-1)}`)).toEqual(before);
    const visitor = await figures(null, `year=${year}`);
    expect(visitor.body['isWhole']).toBe(false);
    expect(visitor.text).not.toContain(idOf(roundTable));
  });

  it('never count what is sample data unless it is asked for', async () => {
    const roundTable = await held('SEA', { host: 'IDN', city: 'Jakarta' });
    const year = day(60).slice(0, 4);
    const whole = await values('coordinator', `year=${year}`);
    await portal.owner('UPDATE round_table SET sample = true WHERE id = $1', [idOf(roundTable)]);
    expect(Number((await values('coordinator', `year=${year}`))[0])).toBe(Number(whole[0]) - 1);
    expect(await values('coordinator', `year=${year}&sample=include`)).toEqual(whole);
  });
});

describe('the overview', () => {
  it('says of 2019 that no region is behind, who hosted, and who never did', async () => {
    const said = await portal.as(null, 'GET', '/round-tables/overview?year=2019');
    expect(said.status).toBe(200);
    const regions = listOf(said.body['regions']);
    expect(regions).toHaveLength(8);
    expect(regions.every(({ held: count, missing }) => count === 2 && missing === 0)).toBe(true);
    const countries = listOf(said.body['countries']);
    const hosts = countries.filter(({ hosted }) => listOf(hosted).length > 0).map(({ iso3 }) => textOf(iso3));
    expect(hosts.sort()).toEqual(['ALB', 'ARE', 'GHA', 'IDN', 'JOR', 'MAR', 'TUN', 'UZB']);
    expect(countries.length).toBeGreaterThan(60);
  });

  it('says of each country where it was there and was heard, where that is recorded', async () => {
    const roundTable = await held('MIE');
    await everybodyHeard(roundTable);
    await portal.owner(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, language, needs)
       VALUES ($1, 'JOR', 10, 'given', 'ar', 'Training')`,
      [idOf(roundTable)],
    );
    const said = await portal.as('coordinator', 'GET', `/round-tables/overview?year=${day(60).slice(0, 4)}`);
    const years = (iso3: string) => listOf(said.body['countries']).find((each) => each['iso3'] === iso3)?.['years'];
    expect(years('JOR')).toEqual(expect.arrayContaining([expect.objectContaining({ attended: null, heard: 1 })]));
    expect(years('LBN')).toEqual(expect.arrayContaining([expect.objectContaining({ heard: 0 })]));
  });

  it('puts the region first that is most behind', async () => {
    const year = day(60).slice(0, 4);
    await invited('MIE', 45, { host: 'JOR', city: 'Amman' });
    await invited('MIE', 75, { host: 'JOR', city: 'Amman', year: Number(year) });
    const said = await portal.as('coordinator', 'GET', `/round-tables/overview?year=${year}`);
    const missing = listOf(said.body['regions']).map((each) => Number(each['missing']));
    expect(missing).toEqual([...missing].sort((one, other) => other - one));
    expect(missing[0]).toBeGreaterThan(0);
  });
});

describe('the round tables of a region', () => {
  const region = (account: string | null, code: string, query = '') =>
    portal.as(account, 'GET', `/regions/${code}/round-tables${query}`);

  it('name the last and the next, and say what is not known', async () => {
    const last = await held('NAS', { host: 'TUN', city: 'Tunis' });
    const next = await invited('NAS', 33, { host: 'DZA', city: 'Algiers' });
    const said = await region(secretariatOf('NAS'), 'NAS');
    expect(said.body).toMatchObject({
      last: { id: idOf(last) },
      next: { id: idOf(next) },
      daysToMinutes: null,
      commitmentsKept: null,
    });
    const then = await region(secretariatOf('NAS'), 'NAS', `?asAt=${day(-1)}`);
    expect(then.body).toMatchObject({ asAt: day(-1), next: null, last: { isDocumented: true } });
    expect((await region(null, 'NAS')).body).toMatchObject({ held: 2, isWhole: false, next: null });
  });

  it('tell how long minutes took, to those who may read them', async () => {
    const roundTable = await held('GCC', { host: 'OMN', city: 'Muscat' });
    const begun = await portal.as('secretariat.gcc', 'POST', '/minutes', { body: { roundTable: idOf(roundTable) } });
    const released = await portal.as('secretariat.gcc', 'POST', `/minutes/${idOf(begun)}/release`, {
      body: { version: 1 },
    });
    expect(released.status).toBe(200);
    // Its days were 40 days before the 30th from today, three days long.
    expect((await region('secretariat.gcc', 'GCC')).body['daysToMinutes']).toEqual({ mean: 8, of: 1 });
    expect((await region('nfp.phl', 'GCC')).body['daysToMinutes']).toBeNull();
  });

  it('tell how many commitments were kept by their day, to those who see them', async () => {
    const roundTable = await held('GCC');
    await oneAdopted(roundTable);
    await oneCommitment(roundTable, 'OMN', 'GCC-2026-C911');
    await oneCommitment(roundTable, 'KWT', 'GCC-2026-C912');
    await portal.owner(
      `WITH due AS (UPDATE commitment SET due_on = app.today() - 1 WHERE round_table_id = $1 RETURNING id, reference)
       INSERT INTO commitment_step (round_table_id, commitment_id, state, taken_at)
       SELECT $1, id, 'done', now() - interval '3 days' FROM due WHERE reference = 'GCC-2026-C911'`,
      [idOf(roundTable)],
    );
    expect((await region('secretariat.gcc', 'GCC')).body).toMatchObject({ commitmentsKept: { kept: 1, due: 2 } });
    expect((await region('nfp.mar', 'GCC')).body).toMatchObject({ commitmentsKept: null });
  });

  it('are none of a region that does not exist, nor of a day to come', async () => {
    expect((await region(null, 'XX')).status).toBe(404);
    expect((await region(null, 'CA', `?asAt=${day(3)}`)).status).toBe(422);
    expect(today).toMatch(/^\d{4}/);
  });
});

describe('priorities that regions share', () => {
  it('are set beside each other for headquarters, as endorsed by the day that is asked', async () => {
    const endorse = async (region: string, title: string) =>
      portal.owner(
        `INSERT INTO regional_priority (round_table_id, title, domains, status, decided_at)
         VALUES ($1, $2, '["R"]', 'endorsed', now() - interval '2 days')`,
        [idOf(await held(region)), title],
      );
    await endorse('MIE', 'Register of orphan sources');
    await endorse('SEEE', 'A register of orphan sources');
    await endorse('CA', 'Reference laboratories');
    const shared = async (account: string | null, asAt = today) => {
      const said = await portal.as(account, 'GET', `/round-tables/overview?year=2026&asAt=${asAt}`);
      return said.body['priorities'];
    };
    expect(await shared('coordinator')).toMatchObject({
      0: { regions: 2, items: { 0: { region: 'MIE' }, 1: { region: 'SEEE', title: 'A register of orphan sources' } } },
    });
    expect(listOf(await shared('coordinator'))).toHaveLength(1);
    expect(await shared('coordinator', day(-5))).toBeNull();
    expect(listOf(await shared('secretariat.mie'))).toHaveLength(0);
    expect(await shared(null)).toBeNull();
  });
});

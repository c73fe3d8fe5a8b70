import { type Application, type Json, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const get = (path: string, account: string | null = null, language = 'en') =>
  portal.as(account, 'GET', path, { headers: { 'accept-language': language } });
const items = (body: Json) => Object.values(body['items'] ?? {});

describe('the regions', () => {
  it('are eight, each with its secretariat and its countries; Morocco is in two', async () => {
    const { body } = await get('/regions', null, 'es');
    expect(items(body)).toHaveLength(8);
    const inRegions = items(body).filter((region) =>
      Object.values(region['countries'] ?? {})
        .map(textOf)
        .includes('MAR'),
    );
    expect(inRegions.map((region) => textOf(region['code'])).sort()).toEqual(['AAF', 'NAS']);
    for (const region of items(body)) {
      expect(textOf(region['name'])).not.toBe('');
      expect(Number(region['secretariat']?.['latitude'])).toBeGreaterThan(-90);
    }
  });

  it('are found by their code alone', async () => {
    expect((await get('/regions/NAS')).body).toMatchObject({ code: 'NAS' });
    expect((await get('/regions/XXX')).status).toBe(404);
    expect((await get('/regions/nas')).status).toBe(422);
  });
});

describe('the partner countries', () => {
  it('are 61 on the report’s day and 63 named today', async () => {
    expect(items((await get('/countries?asAt=2019-12-31')).body)).toHaveLength(61);
    expect(items((await get('/countries')).body)).toHaveLength(63);
    expect(items((await get('/countries?asAt=2024-10-16')).body)).toHaveLength(62);
    expect(items((await get('/countries?asAt=2019-12-31&region=SEA')).body)).toHaveLength(10);
  });

  it('read as they do in the coverage of each indicator', async () => {
    const { body } = await get('/countries?asAt=2023-05-01&sample=include', 'observer');
    for (const indicator of ['national-team', 'action-plan', 'risk-assessment', 'needs-assessment']) {
      const picture = await get(`/coverage?indicator=${indicator}&asAt=2023-05-01&sample=include`, 'observer');
      const expected = items(picture.body).map(({ iso3, ...entry }) => [textOf(iso3), { indicator, ...entry }]);
      const found = items(body).map(({ iso3, status }) => [
        textOf(iso3),
        Object.values(status ?? {}).find((entry) => textOf(entry['indicator']) === indicator),
      ]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    }
  });

  it('are told in the reader’s language', async () => {
    expect((await get('/countries/MAR', null, 'ar')).body).toMatchObject({ iso3: 'MAR', name: 'المغرب' });
    expect((await get('/countries/MAR', null, 'pt, fr;q=0.5')).headers['content-language']).toBe('fr');
  });

  it('name their focal points to readers of the region only, and say to all that there is one', async () => {
    const points = async (account: string | null) => {
      const { body } = await get('/countries/MAR', account);
      expect(textOf(body['hasFocalPoint'])).toBe('true');
      return Object.values(body['focalPoints'] ?? {}).length;
    };
    for (const account of ['nfp.mar', 'nfp.tun', 'secretariat.nas', 'secretariat.aaf', 'coordinator']) {
      expect(await points(account)).toBe(1);
    }
    for (const account of [null, 'observer', 'admin', 'nfp.phl', 'secretariat.sea'])
      expect(await points(account)).toBe(0);
  });

  it('say who sees what, and on what their membership rests', async () => {
    const { body } = await get('/countries/ARM');
    expect(Object.values(body['shared'] ?? {})).toContainEqual({ indicator: 'action-plan', visibility: 'region' });
    expect(Object.values(body['evidence'] ?? {}).length).toBeGreaterThan(0);
  });

  it.each(['/countries/FRA', '/countries/XXX', '/countries/FRA/claims'])('%s is none', async (path) => {
    const { status, body } = await get(path);
    expect([status, textOf(body['type'])]).toEqual([404, '/problems/not-found']);
  });

  it('of another day must be asked for by a day that has begun', async () => {
    expect((await get('/countries?asAt=2199-01-01')).status).toBe(422);
    expect((await get('/countries/MAR?knownAt=2199-01-01T00:00:00Z')).status).toBe(422);
  });

  it('are told unchanged while they are', async () => {
    const first = await get('/countries/MAR');
    const again = await portal.as(null, 'GET', '/countries/MAR', {
      headers: { 'if-none-match': textOf(first.headers['etag']) },
    });
    expect(again.status).toBe(304);
  });
});

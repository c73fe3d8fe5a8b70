import { type Application, startApplication, textOf } from './application.harness.js';
import { itemsOf, reportingOn } from './reporting.harness.js';
import { settingOn, tagOf, texts } from './settings.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { get, post, patch } = settingOn(() => portal);
const { now } = reportingOn(() => portal);
const refused = (code: string, pointer: string) => ({
  status: 422,
  body: { errors: expect.arrayContaining([expect.objectContaining({ code, pointer })]) as unknown },
});
const aCountry = (iso3: string, change: Readonly<Record<string, unknown>> = {}) => ({
  iso3,
  names: texts(iso3),
  joinedOn: '2026-05-01',
  regions: ['ECA'],
  mainRegion: 'ECA',
  ...change,
});
const membershipIn = (body: Awaited<ReturnType<typeof get>>['body'], region: string) =>
  Object.values(body['memberships'] ?? {}).find((each) => textOf(each['region']) === region);

describe('a new partner country', () => {
  it('comes from the geometry, is drawn from the day it joined, and is unknown to every instant before', async () => {
    const before = await now();
    const addable = itemsOf((await get('/addable-countries')).body);
    expect(addable).toContainEqual(expect.objectContaining({ iso3: 'MOZ', iso2: 'MZ', name: 'Mozambique' }));
    expect(addable.map((each) => textOf(each['iso3']))).not.toContain('KEN');

    expect(await post('/countries', aCountry('MOZ'))).toMatchObject({
      status: 201,
      body: { iso2: 'MZ', m49: '508', mainRegion: 'ECA', version: 1, memberships: { 0: { since: '2026-05-01' } } },
    });
    const picture = async (query: string) =>
      itemsOf((await get(`/coverage?indicator=action-plan&${query}`, null)).body).map((each) => textOf(each['iso3']));
    expect(await picture('asAt=2026-05-01')).toContain('MOZ');
    expect(await picture('asAt=2026-04-30')).not.toContain('MOZ');
    expect(await picture(`knownAt=${before}`)).not.toContain('MOZ');
    expect((await get(`/countries/MOZ?knownAt=${before}`, null)).status).toBe(404);
    const sheet = itemsOf({
      items: (await get('/coverage/sheet?indicator=action-plan', null)).body['countries'] ?? {},
    });
    expect(sheet.find((each) => textOf(each['iso3']) === 'MOZ')?.['place']?.['frame']).toHaveLength(4);
    expect(sheet.find((each) => textOf(each['iso3']) === 'KEN')).toMatchObject({ place: null });
    expect((await get('/regions/ECA', null)).body['countries']).toContain('MOZ');
    expect(itemsOf((await get('/addable-countries')).body).map((each) => textOf(each['iso3']))).not.toContain('MOZ');
  });

  it.each([
    ['that the geometry does not know', aCountry('XYZ'), 'not-on-the-map', '/iso3'],
    ['with a main region it is no member of', aCountry('BWA', { mainRegion: 'NAS' }), 'not-a-member', '/mainRegion'],
    ['of a region that does not exist', aCountry('BWA', { regions: ['ECA', 'ZZZ'] }), 'unknown-region', '/regions/1'],
    ['that joined in the future', aCountry('BWA', { joinedOn: '2199-01-01' }), 'future-day', '/joinedOn'],
    ['without a language', aCountry('BWA', { names: { ...texts('B'), es: undefined } }), 'required', '/names/es'],
    ['with a name that another has', aCountry('BWA', { names: texts('B', { en: 'Kenya' }) }), 'same-name', '/names/en'],
    [
      'recorded at an instant of its own',
      aCountry('BWA', { recordedAt: '2020-01-01' }),
      'unknown-field',
      '/recordedAt',
    ],
  ])('%s is refused by field', async (_, body, code, pointer) => {
    expect(await post('/countries', body)).toMatchObject(refused(code, pointer));
  });

  it('that is one already is refused', async () => {
    expect(await post('/countries', aCountry('KEN'))).toMatchObject({ status: 409, body: { code: 'country-exists' } });
  });

  it('is added, changed and looked through by coordinators alone', async () => {
    for (const account of ['nfp.ken', 'secretariat.eca', 'admin', 'observer']) {
      expect([account, (await post('/countries', aCountry('BWA'), account)).status]).toEqual([account, 403]);
      expect([account, (await patch('/countries/KEN', {}, '*', account)).status]).toEqual([account, 403]);
      expect([account, (await get('/countries/KEN/history', account)).status]).toEqual([account, 403]);
    }
  });
});

describe('a partner country', () => {
  it('that left and came back counts but for the time between; what was known before stays', async () => {
    const before = await now();
    const old = await get(`/coverage?indicator=action-plan&knownAt=${before}`, null);
    const isShown = async (asAt: string, query = '') =>
      itemsOf((await get(`/coverage?indicator=action-plan&asAt=${asAt}${query}`, null)).body).some(
        (each) => textOf(each['iso3']) === 'UGA',
      );
    const definition = await get('/countries/UGA/definition');
    const left = await patch('/countries/UGA', { leftOn: '2026-02-01' }, tagOf(definition));
    expect(left).toMatchObject({ status: 200, body: { leftOn: '2026-02-01' } });
    expect([await isShown('2026-01-31'), await isShown('2026-06-01')]).toEqual([true, false]);
    const back = await patch('/countries/UGA', { returnedOn: '2026-07-01' }, tagOf(left));
    expect(back.body).toMatchObject({ leftOn: null, absences: [{ leftOn: '2026-02-01', returnedOn: '2026-07-01' }] });
    expect([await isShown('2026-06-30'), await isShown('2026-07-01')]).toEqual([false, true]);
    expect(await isShown('2026-06-01', `&knownAt=${before}`)).toBe(true);
    expect((await get(`/coverage?indicator=action-plan&knownAt=${before}`, null)).body).toEqual(old.body);
    expect(await patch('/countries/UGA', { leftOn: '2026-03-01' }, tagOf(back))).toMatchObject(
      refused('left-before-joined', '/leftOn'),
    );
    expect(await patch('/countries/UGA', { returnedOn: '2026-08-01' }, tagOf(back))).toMatchObject({
      status: 409,
      body: { code: 'has-not-left' },
    });
  });

  it('has a main region that it is a member of', async () => {
    const definition = await get('/countries/GHA/definition');
    expect(await patch('/countries/GHA', { mainRegion: 'SEA' }, tagOf(definition))).toMatchObject(
      refused('not-a-member', '/mainRegion'),
    );
    const morocco = await get('/countries/MAR/definition');
    const other = textOf(morocco.body['mainRegion']) === 'NAS' ? 'AAF' : 'NAS';
    const changed = await patch('/countries/MAR', { mainRegion: other }, tagOf(morocco));
    expect(changed).toMatchObject({ status: 200, body: { mainRegion: other } });
    expect((await get('/countries/MAR', null)).body).toMatchObject({ mainRegion: other, regions: { 0: other } });
  });

  it('tells the slower of two coordinators, with both versions, and who changed what', async () => {
    const definition = await get('/countries/PHL/definition');
    await patch('/countries/PHL', { names: texts('Renamed') }, tagOf(definition));
    expect(
      await patch('/countries/PHL', { names: texts('Otherwise') }, tagOf(definition), 'coordinator2'),
    ).toMatchObject({ status: 412, body: { current: { names: { en: 'Renamed en' }, version: 2 } } });
    const [newest] = itemsOf((await get('/countries/PHL/history')).body);
    expect(Object.values(newest?.['changes'] ?? {})).toContainEqual({
      field: 'names.en',
      before: 'Philippines',
      after: 'Renamed en',
    });
  });
});

describe('a membership', () => {
  it('begins, ends and begins again; a picture knows the regions as they were known', async () => {
    const before = await now();
    const joined = await post('/countries/CIV/memberships', { region: 'NAS', since: '2026-02-01' });
    expect(joined.status).toBe(201);
    expect((await get('/countries/CIV', null)).body).toMatchObject({ regions: ['AAF', 'NAS'] });
    expect((await get(`/countries/CIV?knownAt=${before}`, null)).body).toMatchObject({ regions: ['AAF'] });
    const membership = membershipIn(joined.body, 'NAS');
    const path = `/memberships/${textOf(membership?.['id'])}`;
    const tag = `"${textOf(membership?.['version'])}-"`;
    expect(await patch(path, { until: '2026-01-31' }, tag)).toMatchObject(refused('until-before-since', '/until'));
    expect((await patch(path, { until: '2026-06-30' }, tag)).status).toBe(200);
    expect(await patch(path, { until: '2026-07-30' }, tag, 'coordinator2')).toMatchObject({
      status: 412,
      body: { current: { iso3: 'CIV' } },
    });
    expect(await post('/countries/CIV/memberships', { region: 'NAS', since: '2026-06-30' })).toMatchObject({
      status: 409,
      body: { code: 'member-already', pointer: '/since' },
    });
    expect((await post('/countries/CIV/memberships', { region: 'NAS', since: '2026-09-01' })).status).toBe(201);
    expect((await get('/countries/CIV?asAt=2026-08-01', null)).body).toMatchObject({ regions: ['AAF'] });
    expect((await get('/countries/CIV?asAt=2026-09-01', null)).body).toMatchObject({ regions: ['AAF', 'NAS'] });
    const told = itemsOf((await get('/countries/CIV/history')).body);
    expect(told.map((each) => [textOf(each['record']), textOf(each['which'])])).toContainEqual(['membership', 'NAS']);
  });

  it('of the main region is not ended while it is that', async () => {
    const definition = await get('/countries/BEN/definition');
    const main = membershipIn(definition.body, textOf(definition.body['mainRegion']));
    expect(await patch(`/memberships/${textOf(main?.['id'])}`, { until: '2026-06-30' }, '*')).toMatchObject({
      status: 409,
      body: { code: 'main-region' },
    });
  });

  it.each([
    ['a region that does not exist', { region: 'ZZZ', since: '2026-01-01' }, 'unknown-region', '/region'],
    [
      'an end before its beginning',
      { region: 'NAS', since: '2026-01-02', until: '2026-01-01' },
      'until-before-since',
      '/until',
    ],
  ])('with %s is refused', async (_, body, code, pointer) => {
    expect(await post('/countries/BEN/memberships', body)).toMatchObject(refused(code, pointer));
  });
});

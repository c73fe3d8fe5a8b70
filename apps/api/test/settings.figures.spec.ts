import { type Application, startApplication, textOf } from './application.harness.js';
import { itemsOf, reportingOn } from './reporting.harness.js';
import { settingOn, tagOf } from './settings.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { get, post, patch } = settingOn(() => portal);
const { now } = reportingOn(() => portal);
const aFigure = (change: Readonly<Record<string, unknown>> = {}) => ({
  figure: 'action-plan.adopted',
  value: 14,
  unit: 'countries',
  period: { from: '2025-01-01', to: '2025-12-31' },
  asAt: '2025-12-31',
  source: 'Annual report 2025',
  paragraph: '12',
  ...change,
});
const publishedOn = async (query = '') => {
  const { body } = await get(`/coverage?indicator=action-plan${query}`, null);
  return Object.values(body['figures']?.['published'] ?? {}).filter(
    (each) => textOf(each['figure']) === 'action-plan.adopted',
  );
};

describe('a published figure', () => {
  it('stands beside the picture with its source; corrected, an older picture keeps what it said', async () => {
    const made = await post('/published-figures', aFigure());
    expect(made).toMatchObject({ status: 201, body: { value: 14, level: 'adopted', version: 1 } });
    expect(await publishedOn()).toMatchObject([{ value: 14, source: 'Annual report 2025', paragraph: '12' }]);
    const before = await now();
    const path = `/published-figures/${textOf(made.body['id'])}`;
    const corrected = await patch(path, { value: 15 }, tagOf(made));
    expect(corrected).toMatchObject({ status: 200, body: { value: 15, version: 2 } });
    expect(await publishedOn()).toMatchObject([{ value: 15 }]);
    expect(await publishedOn(`&knownAt=${before}`)).toMatchObject([{ value: 14 }]);
    expect(await patch(path, { value: 16 }, tagOf(made), 'coordinator2')).toMatchObject({
      status: 412,
      body: { current: { value: 15 } },
    });
    const [newest] = itemsOf((await get(`${path}/history`)).body);
    expect(newest).toMatchObject({ act: 'update', changes: { 0: { field: 'value', before: '14', after: '15' } } });

    await patch(path, { published: false }, tagOf(corrected));
    expect(await publishedOn()).toEqual([]);
    const listed = itemsOf((await get('/published-figures?figure=action-plan.adopted', null)).body);
    expect(listed).toHaveLength(1);
  });

  it.each([
    ['no source', { source: undefined }, 'required', '/source'],
    ['a blank source', { source: '  ' }, 'too-short', '/source'],
    ['no paragraph', { paragraph: undefined }, 'required', '/paragraph'],
    [
      'a period that ends before it begins',
      { period: { from: '2025-02-01', to: '2025-01-01' } },
      'until-before-since',
      '/period/to',
    ],
    ['an indicator that does not exist', { figure: 'nothing' }, 'unknown-indicator', '/figure'],
    ['a level that does not exist', { figure: 'action-plan.nothing' }, 'unknown-level', '/figure'],
    ['a day in the future', { asAt: '2199-01-01' }, 'future-day', '/asAt'],
    ['an instant of its own', { recordedAt: '2020-01-01T00:00:00Z' }, 'unknown-field', '/recordedAt'],
  ])('with %s is refused by field', async (_, change, code, pointer) => {
    expect(await post('/published-figures', aFigure(change))).toMatchObject({
      status: 422,
      body: { errors: { 0: { code, pointer } } },
    });
  });

  it('is set by coordinators alone', async () => {
    for (const account of ['nfp.mar', 'secretariat.aaf', 'admin']) {
      expect([account, (await post('/published-figures', aFigure(), account)).status]).toEqual([account, 403]);
    }
  });
});

describe('exemptions and sharing', () => {
  it('show coordinators who changed what', async () => {
    const body = { iso3: 'KEN', indicator: 'action-plan', reason: 'Covered by a neighbour.', since: '2026-01-01' };
    const made = await post('/exemptions', body);
    expect(await post('/exemptions', body)).toMatchObject({ status: 409, body: { code: 'exempt-already' } });
    expect(await post('/exemptions', { ...body, recordedAt: '2199-01-01T00:00:00Z' })).toMatchObject({ status: 422 });
    const path = `/exemptions/${textOf(made.body['id'])}`;
    await patch(path, { until: '2026-06-30' }, tagOf(made));
    const [newest] = itemsOf((await get(`${path}/history`)).body);
    expect(newest).toMatchObject({ changes: { 0: { field: 'until', before: null, after: '2026-06-30' } } });
    await portal.as('nfp.ken', 'POST', '/countries/KEN/sharing', {
      body: { indicator: 'action-plan', visibility: 'region' },
    });
    const [shared] = itemsOf((await get('/countries/KEN/sharing/history')).body);
    expect(shared).toMatchObject({ which: 'action-plan' });
    expect((await get(`${path}/history`, 'nfp.ken')).status).toBe(403);
    expect((await get('/countries/KEN/sharing/history', 'nfp.ken')).status).toBe(403);
  });
});

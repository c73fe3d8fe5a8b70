import { type Application, type Json, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const coverage = (query: string, account: string | null = null, headers: Readonly<Record<string, string>> = {}) =>
  portal.as(account, 'GET', `/coverage?${query}`, { headers });
const items = (body: Json) => Object.values(body['items'] ?? {});
const itemOf = (body: Json, iso3: string) => items(body).find((item) => textOf(item['iso3']) === iso3);
const reportDay = 'asAt=2019-12-31';
const now = () => new Date().toISOString();

describe('the picture of 31 December 2019', () => {
  it('shows the three teams that the report names, and the 42 that it counts beside them', async () => {
    const { body } = await coverage(`indicator=national-team&${reportDay}`);
    const figures = body['figures'];
    expect(figures).toMatchObject({
      partnerCountries: { value: 61, exact: true },
      byLevel: { none: 0, 'being-formed': 0, established: 3 },
      byEmpty: { silent: 58, 'not-asked': 0, 'not-shared': 0, 'not-applicable': 0 },
    });
    const published = Object.values(figures?.['published'] ?? {});
    expect(published).toContainEqual(expect.objectContaining({ value: 42, paragraph: '80' }));
    expect(published).toContainEqual(expect.objectContaining({ figure: 'partner-countries', value: 61 }));
  });

  it('shows ten plans in preparation and two adopted', async () => {
    const { body } = await coverage(`indicator=action-plan&${reportDay}`);
    expect(body['figures']?.['byLevel']).toMatchObject({ 'in-preparation': 10, adopted: 2 });
  });

  it('shows three risk assessments, known for the year', async () => {
    const { body } = await coverage(`indicator=risk-assessment&${reportDay}`);
    expect(body['figures']?.['byLevel']).toMatchObject({ completed: 3 });
    expect(itemOf(body, 'BEN')).toMatchObject({
      level: 'completed',
      effectiveOn: '2019-12-31',
      effectivePrecision: 'year',
      since: '2019-12-31',
      freshness: 'fresh',
      sample: false,
    });
  });

  it('asks nobody for what no round has asked', async () => {
    const { body } = await coverage(`indicator=needs-assessment&${reportDay}`);
    expect(body['figures']?.['byEmpty']).toMatchObject({ 'not-asked': 61, silent: 0 });
  });
});

describe('other days and instants', () => {
  it('a day before the first fact gives every country its honest empty kind', async () => {
    const before = await coverage('indicator=national-team&asAt=2018-06-30');
    expect(before.body['figures']).toMatchObject({ byEmpty: { 'not-asked': items(before.body).length } });
    expect(before.body['figures']?.['partnerCountries']).toMatchObject({ exact: false });
    const asked = await coverage('indicator=national-team&asAt=2019-06-30');
    expect(asked.body['figures']).toMatchObject({ byEmpty: { silent: items(asked.body).length } });
  });

  it('before anything was loaded nothing was known, but who was asked', async () => {
    const { body } = await coverage(`indicator=national-team&${reportDay}&knownAt=2020-01-01T00:00:00Z`);
    expect(body['figures']).toMatchObject({ byLevel: { established: 0 }, byEmpty: { silent: 61 } });
    expect(textOf(body['knownAt'])).toBe('2020-01-01T00:00:00Z');
  });

  it('without sample data nothing invented counts; with it everything is marked', async () => {
    const without = await coverage('indicator=national-team');
    expect(items(without.body).some((item) => textOf(item['sample']) === 'true')).toBe(false);
    const including = await coverage('indicator=national-team&sample=include');
    expect(items(including.body).filter((item) => textOf(item['sample']) === 'true').length).toBeGreaterThan(30);
    expect(textOf(including.body['sample'])).toBe('include');
  });

  it('of one region only its own countries, those of two regions in both, without figures of the whole network', async () => {
    const sahel = await coverage(`indicator=national-team&${reportDay}&region=NAS`);
    const atlantic = await coverage(`indicator=national-team&${reportDay}&region=AAF`);
    expect(items(sahel.body)).toHaveLength(7);
    expect(items(atlantic.body)).toHaveLength(10);
    expect(itemOf(sahel.body, 'MAR')).toBeDefined();
    expect(itemOf(atlantic.body, 'MAR')).toBeDefined();
    expect(sahel.body['figures']).toMatchObject({ partnerCountries: { value: 7 }, published: {} });
  });

  it('today may be one that has begun only in the east; the UTC day when it is left out', async () => {
    expect(textOf((await coverage('indicator=national-team')).body['asAt'])).toBe(now().slice(0, 10));
    const east = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);
    expect((await coverage(`indicator=national-team&asAt=${east}`)).status).toBe(200);
    const later = new Date(Date.now() + 38 * 3_600_000).toISOString().slice(0, 10);
    expect((await coverage(`indicator=national-team&asAt=${later}`)).status).toBe(422);
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['asAt=2199-01-01', '/asAt', 'future-day'],
    ['asAt=2026-02-31', '/asAt', 'not-a-day'],
    ['asAt=yesterday', '/asAt', 'not-a-day'],
    ['knownAt=2199-01-01T00:00:00Z', '/knownAt', 'future-instant'],
    ['knownAt=2026-01-01', '/knownAt', 'not-an-instant'],
    ['region=XXX', '/region', 'unknown-region'],
    ['colour=red', '/colour', 'unknown-field'],
  ])('%s', async (query, pointer, code) => {
    for (const path of ['/coverage', '/coverage.csv']) {
      const said = await portal.as(null, 'GET', `${path}?indicator=national-team&${query}`);
      expect(said).toMatchObject({ status: 422, body: { errors: { 0: { pointer, code } } } });
    }
  });

  it('an indicator that does not exist', async () => {
    for (const path of ['/coverage', '/coverage/timeline', '/coverage.csv']) {
      expect(await portal.as(null, 'GET', `${path}?indicator=nothing`)).toMatchObject({
        status: 422,
        body: { errors: { 0: { pointer: '/indicator', code: 'unknown-indicator' } } },
      });
    }
  });

  it('an instant five seconds ahead is a clock; ten is the future', async () => {
    const ahead = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    expect((await coverage(`indicator=national-team&knownAt=${ahead(3)}`)).status).toBe(200);
    expect((await coverage(`indicator=national-team&knownAt=${ahead(10)}`)).status).toBe(422);
  });
});

describe('how it is kept by those who ask', () => {
  const path = `indicator=risk-assessment&${reportDay}`;

  it('is told unchanged while it is', async () => {
    const first = await coverage(path);
    const etag = textOf(first.headers['etag']);
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await coverage(path, null, { 'if-none-match': etag });
    expect(again).toMatchObject({ status: 304, text: '' });
    expect(again.headers['etag']).toBe(etag);
    expect((await coverage(path, null, { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('may be kept by others only where it is public and settled', async () => {
    const settled = `${path}&knownAt=2021-01-01T00:00:00Z`;
    expect((await coverage(settled)).headers['cache-control']).toBe('public, max-age=300');
    expect((await coverage(path)).headers['cache-control']).toBe('no-cache');
    expect((await coverage(`${path}&knownAt=${now()}`)).headers['cache-control']).toBe('no-cache');
    const own = await coverage(settled, 'observer');
    expect(own.headers['cache-control']).toBe('private, no-cache');
    expect(textOf(own.headers['vary'])).toContain('Cookie, Accept-Language');
  });

  it.each([
    ['br', '-br"'],
    ['gzip', '-gz"'],
  ])('comes compressed as %s, is the same, and has a tag of its own', async (coding, ending) => {
    const plain = await coverage(path);
    const packed = await coverage(path, null, { 'accept-encoding': coding });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe(coding);
    expect(packed.headers['vary']).toContain('Accept-Encoding');
    expect(packed.headers['etag']).toBe(textOf(plain.headers['etag']).replace(/"$/, ending));
    expect(packed.text).toBe(plain.text);
  });

  it('is told unchanged to whoever holds it in any coding, by the tag of their copy', async () => {
    const codings = ['identity', 'br', 'gzip'];
    const tags: string[] = [];
    for (const coding of codings)
      tags.push(textOf((await coverage(path, null, { 'accept-encoding': coding })).headers['etag']));
    expect(new Set(tags).size).toBe(3);
    for (const [index, coding] of codings.entries()) {
      const asked = (held: string) => coverage(path, null, { 'accept-encoding': coding, 'if-none-match': held });
      for (const tag of tags) {
        const answer = await asked(tag);
        expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', tag]);
        expect(answer.headers['content-encoding']).toBeUndefined();
      }
      expect((await asked(tags.join(', '))).headers['etag']).toBe(tags[index]);
      expect((await asked('"of-another-state"')).status).toBe(200);
    }
  });
});

describe('as a table', () => {
  const columns =
    'iso3,country,region,indicator,level,levelName,empty,effectiveOn,effectivePrecision,freshness,attestedOn,claimId,sample';
  const csv = (language: string) =>
    portal.as(null, 'GET', `/coverage.csv?indicator=action-plan&${reportDay}`, {
      headers: { 'accept-language': language },
    });

  it('has one row a country under its header, names in the reader’s language, for any spreadsheet', async () => {
    const { text, headers } = await csv('ru');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-language']).toBe('ru');
    expect(text.codePointAt(0)).toBe(0xfeff);
    const [header, ...rows] = text.slice(1).trimEnd().split('\r\n');
    expect(header).toBe(columns);
    expect(rows).toHaveLength(61);
    expect(rows.find((row) => row.startsWith('MAR,'))).toMatch(/^MAR,Марокко,"AAF;NAS",action-plan,/);
    expect(rows.some((row) => /^[^,]*,[=+@-]/.test(row))).toBe(false);
  });
});

describe('all days at once', () => {
  it('read as the picture of each day does', async () => {
    const { body } = await portal.as('coordinator', 'GET', '/coverage/timeline?indicator=action-plan&sample=include');
    for (const day of ['2018-12-31', '2019-12-31', '2020-03-01', '2022-10-10', '2025-01-01']) {
      const picture = await coverage(`indicator=action-plan&asAt=${day}&sample=include`, 'coordinator');
      for (const item of items(picture.body)) {
        const line = itemOf(body, textOf(item['iso3']));
        const span = Object.values(line?.['spans'] ?? {}).find((each) => {
          const until = each['until'];
          return textOf(each['from']) <= day && (!until || day < textOf(until));
        });
        const { level, empty, claimId, since, attestedOn } = item;
        expect(span).toMatchObject({ level, empty, claimId, since, attestedOn });
      }
    }
  });
});

describe('the sheet that the map is drawn from', () => {
  const sheet = (query: string, account: string | null = null, headers: Readonly<Record<string, string>> = {}) =>
    portal.as(account, 'GET', `/coverage/sheet?${query}`, { headers });
  const asked = 'indicator=action-plan&sample=include';

  it('says what the single answers say, to each reader what they may see', async () => {
    for (const account of [null, 'nfp.mrt', 'coordinator']) {
      const { body } = await sheet(asked, account);
      const [timeline, indicators] = await Promise.all([
        portal.as(account, 'GET', `/coverage/timeline?${asked}`),
        portal.as(account, 'GET', '/indicators'),
      ]);
      expect(body['timeline']).toEqual(timeline.body);
      expect(body['indicators']).toEqual(indicators.body['items']);
    }
  });

  it('names regions, countries and what sources print in the language of the reader', async () => {
    const { body } = await sheet(asked, null, { 'accept-language': 'fr' });
    expect(Object.values(body['countries'] ?? {})).toContainEqual({
      iso3: 'MAR',
      name: 'Maroc',
      regions: ['AAF', 'NAS'],
      countsFrom: null,
      leftOn: null,
      absences: [],
      place: null,
    });
    expect(Object.values(body['regions'] ?? {})).toHaveLength(8);
    expect(Object.values(body['figures'] ?? {})).toContainEqual(
      expect.objectContaining({ value: 42, paragraph: '80' }),
    );
    const english = await sheet(asked);
    expect(Object.values(english.body['countries'] ?? {})).toContainEqual(expect.objectContaining({ name: 'Morocco' }));
  });

  it('has no timeline where no indicator has the name, and still all the rest', async () => {
    const { status, body } = await sheet('indicator=nothing');
    expect(status).toBe(200);
    expect(body).toMatchObject({ timeline: null, sample: 'exclude' });
    expect(Object.values(body['indicators'] ?? {}).length).toBeGreaterThan(3);
  });

  it('knows at an instant what was known then', async () => {
    const { body } = await sheet('indicator=action-plan&knownAt=2020-01-01T00:00:00Z');
    const earlier = await portal.as(
      null,
      'GET',
      '/coverage/timeline?indicator=action-plan&knownAt=2020-01-01T00:00:00Z',
    );
    expect(body['timeline']).toEqual(earlier.body);
    expect(await sheet('indicator=action-plan&knownAt=2199-01-01T00:00:00Z')).toMatchObject({
      status: 422,
      body: { errors: { 0: { pointer: '/knownAt', code: 'future-instant' } } },
    });
  });

  it('is not sent again to whoever has it', async () => {
    const { headers } = await sheet(asked);
    expect((await sheet(asked, null, { 'if-none-match': String(headers['etag']) })).status).toBe(304);
  });
});

describe('a country that is exempt', () => {
  it('reads as not applicable for those days, as it was known; a later end rewrites nothing', async () => {
    const before = now();
    const made = await portal.as('coordinator', 'POST', '/exemptions', {
      body: {
        iso3: 'JOR',
        indicator: 'risk-assessment',
        reason: 'Covered by another instrument.',
        since: '2023-01-01',
      },
    });
    expect(made.status).toBe(201);
    const reads = async (query: string) =>
      textOf(itemOf((await coverage(`indicator=risk-assessment&${query}`)).body, 'JOR')?.['empty']);
    expect(await reads('asAt=2023-06-01')).toBe('not-applicable');
    expect(await reads('asAt=2022-12-31')).toBe('silent');
    expect(await reads(`asAt=2023-06-01&knownAt=${before}`)).toBe('silent');
    const between = textOf(itemOf((await portal.as(null, 'GET', '/exemptions?iso3=JOR')).body, 'JOR')?.['recordedAt']);
    const ended = await portal.as('coordinator', 'PATCH', `/exemptions/${textOf(made.body['id'])}`, {
      body: { until: '2023-03-31' },
      headers: { 'if-match': textOf(made.headers['etag']) },
    });
    expect(ended.status).toBe(200);
    expect(await reads('asAt=2023-03-31')).toBe('not-applicable');
    expect(await reads('asAt=2023-06-01')).toBe('silent');
    expect(await reads(`asAt=2023-06-01&knownAt=${between}`)).toBe('not-applicable');
  });
});

import { type Application, startApplication, textOf } from './application.harness.js';
import { aLine as line, idOf, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { act, decide, draft, entryOf, now, report, send } = reportingOn(() => portal);

describe('what is asked, of whom and since when', () => {
  const coverage = async (query: string) => {
    const { body } = await portal.as(null, 'GET', `/coverage?${query}`);
    return itemsOf(body);
  };
  const readOf = async (iso3: string, query: string) =>
    (await coverage(query)).find((item) => textOf(item['iso3']) === iso3);

  it('is asked from a day on, as it was known', async () => {
    const before = await now();
    await portal.owner(
      `INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months) VALUES ('needs-assessment', '2025-01-01', 6)`,
    );
    const reads = async (query: string) =>
      textOf((await readOf('JOR', `indicator=needs-assessment&${query}`))?.['empty']);
    expect(await reads('asAt=2025-01-01')).toBe('silent');
    expect(await reads('asAt=2024-12-31')).toBe('not-asked');
    expect(await reads(`asAt=2025-01-01&knownAt=${before}`)).toBe('not-asked');
  });

  it('ages by the shelf life that was known', async () => {
    await portal.owner(
      `INSERT INTO indicator_definition (indicator, asks_since, shelf_life_months, recorded_at)
       VALUES ('national-team', '2019-01-01', 3, now())`,
    );
    const after = await now();
    const [first] = await portal.owner<{ iso3: string }>(
      `SELECT iso3 FROM claim WHERE fact IS NOT NULL AND indicator = 'national-team' LIMIT 1`,
    );
    const age = async (knownAt: string) =>
      textOf(
        (await readOf(textOf(first?.iso3), `indicator=national-team&asAt=2020-06-30&knownAt=${knownAt}`))?.[
          'freshness'
        ],
      );
    const [loaded] = await portal.owner<{ at: string }>(
      `SELECT max(decided_at) + interval '1 second' AS at FROM claim WHERE fact IS NOT NULL`,
    );
    expect([await age(textOf(loaded?.at)), await age(after)]).toEqual(['fresh', 'stale']);
  });

  it('counts a country in a region for the days and from the instant of its membership', async () => {
    const before = await now();
    await portal.owner(
      `INSERT INTO membership (iso3, region, since, until) VALUES ('JOR', 'SEA', '2025-01-01', '2025-06-30')`,
    );
    const isIn = async (query: string) =>
      (await readOf('JOR', `indicator=action-plan&region=SEA&${query}`)) !== undefined;
    expect([await isIn('asAt=2024-12-31'), await isIn('asAt=2025-01-01'), await isIn('asAt=2025-06-30')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await isIn('asAt=2025-07-01')).toBe(false);
    expect(await isIn(`asAt=2025-03-01&knownAt=${before}`)).toBe(false);
    const regions = async (query: string) =>
      Object.values((await portal.as(null, 'GET', `/countries/JOR?${query}`)).body['regions'] ?? {}).map(textOf);
    expect(await regions('asAt=2025-03-01')).toEqual(['MIE', 'SEA']);
    expect(await regions('asAt=2025-07-01')).toEqual(['MIE']);
    const sent = await send('JOR', [line]);
    expect((await decide('secretariat.sea', idOf(sent))).status).toBe(404);
    expect((await decide('secretariat.mie', idOf(sent))).status).toBe(200);
  });

  it('exempts a country once for the same days: what overlaps is refused by its name', async () => {
    const exempt = (since: string, until?: string) =>
      portal.as('coordinator', 'POST', '/exemptions', {
        body: {
          iso3: 'OMN',
          indicator: 'action-plan',
          reason: 'Covered elsewhere.',
          since,
          ...(until ? { until } : {}),
        },
      });
    const made = await exempt('2025-03-01', '2025-06-30');
    expect(made.status).toBe(201);
    const overlaps = { status: 409, body: { code: 'exempt-already' } };
    expect(await exempt('2025-06-30')).toMatchObject(overlaps);
    expect(await exempt('2025-01-01', '2025-03-01')).toMatchObject(overlaps);
    expect((await exempt('2025-07-01')).status).toBe(201);
    const longer = await portal.as('coordinator', 'PATCH', `/exemptions/${textOf(made.body['id'])}`, {
      body: { until: '2025-07-31' },
      headers: { 'if-match': textOf(made.headers['etag']) },
    });
    expect(longer).toMatchObject(overlaps);
  });
});

describe('sharing that came with the sample data', () => {
  const reads = (sample: string, account: string | null) => entryOf('ARM', 'action-plan', `sample=${sample}`, account);

  it('is in force like any other, and is said, whether or not a claim stands behind it', async () => {
    const listed = await portal.as(null, 'GET', '/sharing?iso3=ARM&indicator=action-plan');
    expect(itemsOf(listed.body)).toMatchObject([{ visibility: 'region', sample: true }]);
    const hidden = { level: null, empty: 'not-shared', claimId: null };
    for (const sample of ['exclude', 'include']) {
      for (const account of [null, 'observer', 'nfp.phl']) expect(await reads(sample, account)).toMatchObject(hidden);
    }
    const own = { ...line, indicator: 'action-plan', level: 'adopted' };
    const sent = await report('ARM', [own], 'secretariat.seee');
    for (const sample of ['exclude', 'include']) {
      for (const account of [null, 'observer', 'nfp.phl']) expect(await reads(sample, account)).toMatchObject(hidden);
      expect(await reads(sample, 'secretariat.seee')).toMatchObject({ level: 'adopted', claimId: idOf(sent) });
    }
  });

  it('becomes the country’s own when it says otherwise', async () => {
    await portal.as('nfp.arm', 'POST', '/countries/ARM/sharing', {
      body: { indicator: 'action-plan', visibility: 'public' },
    });
    expect(await reads('exclude', null)).toMatchObject({ level: 'adopted', empty: null });
    const listed = await portal.as(null, 'GET', '/sharing?iso3=ARM&indicator=action-plan');
    expect(itemsOf(listed.body)).toMatchObject([{ visibility: 'public', sample: false }]);
  });
});

describe('a term', () => {
  const term = (account: string, since: string, until: string | null) =>
    portal.owner(
      `UPDATE role_assignment SET since = app.today() + $2::int, until = app.today() + $3::int
       WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
      [`${account}@example.org`, since, until],
    );

  it.each([
    ['ended yesterday', '-100', '-1'],
    ['begins tomorrow', '1', null],
  ])('that %s gives nothing: no draft, no sending, no decision, no sharing, no work', async (_, since, until) => {
    const sent = await send('RWA', [line]);
    await term('nfp.rwa', since, until);
    await term('secretariat.eca', since, until);
    expect((await draft('RWA', [line])).status).toBe(403);
    expect((await act('nfp.rwa', sent, 'withdraw')).status).toBe(403);
    expect((await portal.as('nfp.rwa', 'GET', `/updates/${textOf(sent.body['id'])}`)).status).toBe(404);
    const share = { body: { indicator: 'action-plan', visibility: 'public' } };
    expect((await portal.as('nfp.rwa', 'POST', '/countries/RWA/sharing', share)).status).toBe(403);
    expect((await portal.as('nfp.rwa', 'GET', '/work')).body).toMatchObject({ items: {}, sent: {} });
    expect((await decide('secretariat.eca', idOf(sent))).status).toBe(404);
    expect((await portal.as('secretariat.eca', 'GET', '/validation')).status).toBe(403);
    // Its first and its last day are part of it.
    await term('nfp.rwa', '0', '0');
    await term('secretariat.eca', '0', '0');
    expect((await decide('secretariat.eca', idOf(sent))).status).toBe(200);
    expect((await draft('RWA', [line])).status).toBe(201);
  });
});

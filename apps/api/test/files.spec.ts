import { turning } from '@portal/domain';
import { type Application, startApplication, textOf } from './application.harness.js';
import { bookOf, linesOfAbout, rowsOfCsv, rowsOfSheet } from './exports.harness.js';
import { reportingOn } from './reporting.harness.js';

let portal: Application;
const { report } = reportingOn(() => portal);
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const inLanguage = (language: string) => ({ headers: { 'accept-language': language } });
const day = 'asAt=2019-12-31';

describe('the picture of a day', () => {
  const asked = `indicator=action-plan&${day}`;

  it('is the same as workbook, as CSV and as GeoJSON', async () => {
    const csv = rowsOfCsv((await portal.as(null, 'GET', `/coverage.csv?${asked}`)).text);
    const workbook = await portal.as(null, 'GET', `/coverage.xlsx?${asked}`);
    expect(workbook.headers['content-disposition']).toBe('attachment; filename="coverage-action-plan.xlsx"');
    const rows = rowsOfSheet(await bookOf(workbook.bytes)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
    );
    expect(rows).toEqual(csv);
    const { body } = await portal.as(null, 'GET', `/coverage.geojson?${asked}`);
    const features = Object.values(body['features'] ?? {}).map((feature) =>
      Object.fromEntries(Object.keys(csv[0] ?? {}).map((name) => [name, plain(feature['properties']?.[name])])),
    );
    expect(features).toEqual(csv);
  });

  it('says on its second sheet what it is of, in the reader’s language, right to left in Arabic', async () => {
    const { bytes } = await portal.as(null, 'GET', `/coverage.xlsx?${asked}&region=NAS`, inLanguage('ar'));
    const book = await bookOf(bytes);
    expect(book.worksheets.map((sheet) => sheet.views[0]?.rightToLeft)).toEqual([true, true]);
    const about = linesOfAbout(book);
    expect(about[0]).toContain('خطة العمل');
    expect(about.slice(1).join('\n')).toMatch(/الأمم المتحدة[\s\S]*2019-12-31[\s\S]*indicator=action-plan, region=NAS/);
    expect(rowsOfSheet(book).find(({ iso3 }) => iso3 === 'MAR')).toMatchObject({
      country: 'المغرب',
      region: 'AAF;NAS',
    });
    const chinese = await bookOf((await portal.as(null, 'GET', `/coverage.xlsx?${asked}`, inLanguage('zh'))).bytes);
    expect(rowsOfSheet(chinese).find(({ iso3 }) => iso3 === 'MAR')).toMatchObject({ country: '摩洛哥' });
    expect(chinese.worksheets[0]?.views[0]?.rightToLeft).toBeFalsy();
  });

  it('is valid GeoJSON: closed rings by the right-hand rule, within the degrees of WGS 84, and where the country lies', async () => {
    const { body, headers } = await portal.as(null, 'GET', `/coverage.geojson?${asked}`);
    expect(headers['content-type']).toBe('application/geo+json');
    expect(textOf(body['type'])).toBe('FeatureCollection');
    expect(textOf(body['disclaimer'])).toContain('United Nations');
    const features = Object.values(body['features'] ?? {});
    expect(features).toHaveLength(61);
    expect(body).not.toHaveProperty('crs');
    for (const feature of features) {
      const id = textOf(feature['id']);
      const { type, coordinates } = feature['geometry'] as unknown as { type: string; coordinates: unknown };
      const polygons = (type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : []) as [
        number,
        number,
      ][][][];
      const positions = type === 'Point' ? [coordinates as [number, number]] : polygons.flat(2);
      for (const [longitude, latitude] of positions) {
        expect([id, Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90]).toEqual([id, true]);
      }
      for (const polygon of polygons) {
        for (const [place, ring] of polygon.entries()) {
          expect([id, ring.length >= 4, ring.at(-1)]).toEqual([id, true, ring[0]]);
          expect([id, place, turning(ring) > 0]).toEqual([id, place, place === 0]);
          // A ring that crosses the antimeridian must be cut there (RFC 7946, 3.1.9): none may span the map.
          const across = ring.map(([longitude]) => longitude);
          expect([id, Math.max(...across) - Math.min(...across) < 180]).toEqual([id, true]);
        }
      }
    }
    const morocco = features.find(({ id }) => textOf(id) === 'MAR');
    const [longitude, latitude] = (morocco?.['geometry'] as unknown as { coordinates: [number, number][][] })
      .coordinates[0]?.[0] as [number, number];
    expect([longitude > -14 && longitude < 0, latitude > 25 && latitude < 37]).toEqual([true, true]);
  });

  it('speaks the language that a link asks for, whatever the browser accepts', async () => {
    const answer = await portal.as(null, 'GET', `/countries.csv?${day}&lang=fr&iso3=MAR`, inLanguage('ru'));
    expect(rowsOfCsv(answer.text)).toMatchObject([{ iso3: 'MAR', country: 'Maroc' }]);
    expect(answer.headers['content-language']).toBe('fr');
    expect((await portal.as(null, 'GET', `/coverage.csv?${asked}&lang=xx`)).status).toBe(422);
  });

  it('is refused with a problem where the question is wrong', async () => {
    for (const format of ['csv', 'xlsx', 'geojson']) {
      const future = await portal.as(null, 'GET', `/coverage.${format}?indicator=action-plan&asAt=2100-01-01`);
      expect([future.status, textOf(future.body['errors']?.[0]?.['code'])]).toEqual([422, 'future-day']);
    }
  });
});

describe('the list of countries', () => {
  it('has one row a country with every indicator, narrowed as on the page', async () => {
    const all = rowsOfCsv((await portal.as(null, 'GET', `/countries.csv?${day}`)).text);
    expect(all).toHaveLength(61);
    expect(Object.keys(all[0] ?? {})).toEqual(
      expect.arrayContaining([
        'iso3',
        'country',
        'region',
        'action-plan.level',
        'action-plan.empty',
        'needs-assessment.freshness',
      ]),
    );
    expect(all.every((row) => (row['action-plan.level'] === '') !== (row['action-plan.empty'] === ''))).toBe(true);
    const some = await portal.as(null, 'GET', `/countries.csv?${day}&region=NAS&iso3=TUN&iso3=MAR&iso3=PHL`);
    expect(rowsOfCsv(some.text).map(({ iso3 }) => iso3)).toEqual(['MAR', 'TUN']);
    const workbook = await portal.as(null, 'GET', `/countries.xlsx?${day}&region=NAS&iso3=TUN&iso3=MAR`);
    const book = await bookOf(workbook.bytes);
    expect(linesOfAbout(book).join('\n')).toContain('region=NAS, iso3=TUN;MAR');
    expect((await portal.as(null, 'GET', '/countries.csv?region=ZZ')).status).toBe(422);
  });

  it('of a region is its matrix', async () => {
    const rows = rowsOfCsv((await portal.as(null, 'GET', `/regions/NAS/matrix.csv?${day}`)).text);
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every(({ region }) => region?.includes('NAS'))).toBe(true);
    const book = await bookOf((await portal.as(null, 'GET', `/regions/NAS/matrix.xlsx?${day}`)).bytes);
    expect(rowsOfSheet(book).map(({ iso3 }) => iso3)).toEqual(rows.map(({ iso3 }) => iso3));
    expect((await portal.as(null, 'GET', '/regions/ZZ/matrix.csv')).status).toBe(404);
  });
});

describe('all claims', () => {
  it('are one row each, with their history, as far as the reader may see them', async () => {
    const note = '=HYPERLINK("http://example.org";"x")';
    const lines = [
      {
        indicator: 'risk-assessment',
        level: 'completed',
        effectiveOn: '2026-03-01',
        note,
        evidence: [{ kind: 'link', title: '@cmd, مرسوم 国家', url: 'https://example.org/a?b=c' }],
      },
    ];
    await report('TUN', lines, 'secretariat.nas');
    const as = async (account: string | null, query: string) =>
      rowsOfCsv((await portal.as(account, 'GET', `/claims.csv?${query}`)).text);
    const [own] = await as('nfp.tun', 'iso3=TUN&indicator=risk-assessment&from=2026-03-01&to=2026-03-01');
    expect(own).toMatchObject({
      state: 'validated',
      levelName: 'Completed',
      note: `'${note}`,
      sentByRole: 'focal-point TUN',
    });
    expect(own?.['evidence']).toBe(`'@cmd, مرسوم 国家 <https://example.org/a?b=c>`);
    expect(own?.['decidedBy']).not.toBe('');
    const [seen] = await as(null, 'iso3=TUN&indicator=risk-assessment&from=2026-03-01');
    expect(seen).toMatchObject({ decidedByRole: 'secretariat NAS', decidedBy: '', sentBy: '' });
    const book = await bookOf((await portal.as('nfp.tun', 'GET', '/claims.xlsx?iso3=TUN&from=2026-03-01')).bytes);
    expect(rowsOfSheet(book).find(({ indicator }) => indicator === 'risk-assessment')?.['note']).toBe(`'${note}`);
  });

  it('are narrowed by country, indicator, region, state and days, and no draft comes unasked', async () => {
    await portal.as('nfp.tun', 'POST', '/countries/TUN/updates', {
      body: { lines: [{ indicator: 'action-plan', level: 'none', effectiveOn: '2026-05-05' }] },
    });
    const states = async (account: string | null, query: string) =>
      rowsOfCsv((await portal.as(account, 'GET', `/claims.csv?sample=include&${query}`)).text);
    const unasked = await states('nfp.tun', 'iso3=TUN');
    expect(unasked.length).toBeGreaterThan(0);
    expect(unasked.some(({ state }) => state === 'draft')).toBe(false);
    const drafts = await states('nfp.tun', 'state=draft');
    expect(drafts.map(({ iso3 }) => iso3)).toContain('TUN');
    expect(drafts.every(({ iso3 }) => iso3 === 'TUN')).toBe(true);
    expect(await states(null, 'state=draft')).toEqual([]);
    const region = await states(null, 'region=NAS&indicator=action-plan&indicator=risk-assessment');
    expect(new Set(region.map(({ indicator }) => indicator)).size).toBeLessThanOrEqual(2);
    expect(region.some(({ iso3 }) => iso3 === 'PHL')).toBe(false);
    expect((await portal.as(null, 'GET', '/claims.csv?region=ZZ')).status).toBe(422);
    expect((await portal.as(null, 'GET', '/claims.xlsx?from=2026-02-02&to=2026-01-01')).status).toBe(422);
    expect((await portal.as(null, 'GET', '/claims.csv?page=2')).status).toBe(422);
  });

  it('leave nothing behind on disk, and fail as a problem before the first byte', async () => {
    const answer = await portal.as(null, 'GET', '/claims.csv');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    await portal.owner('ALTER TABLE retraction RENAME TO gone');
    try {
      const failed = await portal.as(null, 'GET', '/claims.xlsx?sample=include');
      expect([failed.status, textOf(failed.body['type'])]).toEqual([500, '/problems/unexpected']);
    } finally {
      await portal.owner('ALTER TABLE gone RENAME TO retraction');
    }
  });
});

describe('the audit trail', () => {
  it('is a file for administrators alone, without values', async () => {
    for (const account of [null, 'coordinator', 'nfp.tun']) {
      expect((await portal.as(account, 'GET', '/audit.csv')).status).toBe(account === null ? 401 : 403);
    }
    const rows = rowsOfCsv((await portal.as('admin', 'GET', '/audit.csv')).text);
    const [count] = await portal.owner<{ count: number }>('SELECT count(*)::int AS count FROM audit_entry');
    expect(rows).toHaveLength(count?.count ?? 0);
    expect(Object.keys(rows[0] ?? {})).toEqual(
      'id,at,actor,act,table,recordId,columns,requestId,valuesHash'.split(','),
    );
    const book = await bookOf(
      (await portal.as('admin', 'GET', `/audit.xlsx?record=${rows.at(-1)?.['recordId'] ?? ''}`)).bytes,
    );
    expect(new Set(rowsOfSheet(book).map(({ recordId }) => recordId)).size).toBe(1);
  });
});

function plain(value: unknown): string {
  return value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

import { type Application, type Json, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const items = (body: Json) => Object.values(body['items'] ?? {});
const itemOf = (body: Json, iso3: string) => items(body).find((item) => textOf(item['iso3']) === iso3);

describe('why this colour', () => {
  it('leads to the claim, the paragraph and its quotation in the reader’s language', async () => {
    const { body } = await portal.as(null, 'GET', '/coverage?indicator=risk-assessment&asAt=2019-12-31');
    const id = textOf(itemOf(body, 'BEN')?.['claimId']);
    const claim = await portal.as(null, 'GET', `/claims/${id}`, { headers: { 'accept-language': 'fr' } });
    expect(claim.headers['content-language']).toBe('fr');
    expect(claim.body).toMatchObject({
      state: 'validated',
      rule: 'shows',
      sentBy: null,
      decidedBy: null,
      visibility: 'public',
    });
    expect(claim.body['evidence']?.['0']).toMatchObject({ kind: 'source', paragraph: '78' });
    expect(textOf(claim.body['evidence']?.['0']?.['quote'])).toMatch(/\p{Script=Han}/u);
  });
});

describe('a document held as evidence', () => {
  it('is named to those who may read it; others learn that one is held', async () => {
    const [document] = await portal.owner<{ id: string }>(
      `INSERT INTO document (iso3, title, language, media_type, size, sha256, visibility)
       VALUES ('LAO', 'Decree 12', 'en', 'application/pdf', 10, 'none', 'region') RETURNING id`,
    );
    const line = {
      indicator: 'national-team',
      level: 'established',
      effectiveOn: '2026-01-15',
      evidence: [{ kind: 'document', documentId: document?.id }],
    };
    const drafted = await portal.as('nfp.lao', 'POST', '/countries/LAO/updates', { body: { lines: [line] } });
    await portal.as('nfp.lao', 'POST', `/updates/${textOf(drafted.body['id'])}/send`);
    const id = textOf(drafted.body['lines']?.['0']?.['id']);
    const decided = await portal.as('secretariat.sea', 'POST', `/claims/${id}/decision`, {
      body: { decision: 'validated' },
    });
    expect(decided.body['evidence']?.['0']).toMatchObject({ title: 'Decree 12', mediaType: 'application/pdf' });
    for (const account of [null, 'observer', 'nfp.mar', 'admin']) {
      const { body } = await portal.as(account, 'GET', `/claims/${id}`);
      expect(body['evidence']?.['0']).toMatchObject({
        kind: 'document',
        documentId: document?.id,
        title: null,
        size: null,
      });
    }
  });
});

describe('a country’s claims', () => {
  it('come newest first, by indicator and state, persons named to readers of the region only', async () => {
    const path = '/countries/GHA/claims?sample=include&state=validated';
    const own = await portal.as('secretariat.eca', 'GET', path);
    const others = await portal.as('nfp.phl', 'GET', path);
    const decided = items(own.body).map((claim) => textOf(claim['decidedAt']));
    expect(decided.length).toBeGreaterThan(1);
    expect([...decided].sort().reverse()).toEqual(decided);
    const people = (body: Json) => items(body).filter((claim) => claim['sentBy']?.['person']).length;
    expect(people(own.body)).toBeGreaterThan(0);
    expect(people(others.body)).toBe(0);
    expect(items(others.body).some((claim) => textOf(claim['sentBy']?.['role']) === 'focal-point')).toBe(true);
    expect(people((await portal.as('admin', 'GET', path)).body)).toBe(0);
    const one = await portal.as(null, 'GET', `${path}&indicator=action-plan`);
    expect(items(one.body).every((claim) => textOf(claim['indicator']) === 'action-plan')).toBe(true);
  });

  it('that wait are told only to the country, its secretariats and coordinators', async () => {
    const [waiting] = await portal.owner<{ iso3: string; id: string }>(
      `SELECT iso3, id FROM claim WHERE state = 'submitted' AND iso3 IN (SELECT iso3 FROM membership WHERE region = 'AAF') LIMIT 1`,
    );
    const read = async (account: string | null) =>
      (await portal.as(account, 'GET', `/claims/${textOf(waiting?.id)}`)).status;
    expect(await read('secretariat.aaf')).toBe(200);
    expect(await read('coordinator')).toBe(200);
    for (const account of [null, 'observer', 'admin', 'nfp.phl', 'secretariat.sea'])
      expect(await read(account)).toBe(404);
  });
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SETTINGS, type Settings } from '../src/platform/settings/settings.js';
import { uploadsTo } from './documents.harness.js';
import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const line = { indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-01' };
const draft = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  portal.as('nfp.mrt', 'POST', '/countries/MRT/updates', { body, headers });
const far = '2199-01-01';

describe('what is not right is told by field', () => {
  it.each([
    ['a level of another indicator', { ...line, level: 'established' }, '/lines/0/level', 'unknown-level'],
    ['an unknown indicator', { ...line, indicator: 'nothing' }, '/lines/0/indicator', 'unknown-indicator'],
    ['31 February', { ...line, effectiveOn: '2026-02-31' }, '/lines/0/effectiveOn', 'not-a-day'],
    ['a day in the future', { ...line, effectiveOn: far }, '/lines/0/effectiveOn', 'future-day'],
    ['an unknown field', { ...line, colour: 'red' }, '/lines/0/colour', 'unknown-field'],
    ['a null byte', { ...line, note: 'a\u0000b' }, '/lines/0/note', 'malformed-text'],
    ['a lone surrogate', { ...line, note: 'a\ud800b' }, '/lines/0/note', 'malformed-text'],
    [
      'a title of 400 characters',
      { ...line, evidence: [{ kind: 'link', title: 'x'.repeat(400), url: 'https://example.org' }] },
      '/lines/0/evidence/0/title',
      'too-long',
    ],
    [
      'an address that is none',
      { ...line, evidence: [{ kind: 'link', title: 'x', url: 'javascript:alert(1)' }] },
      '/lines/0/evidence/0/url',
      'web-address',
    ],
  ])('%s', async (_, wrong, pointer, code) => {
    const answer = await draft({ lines: [wrong] });
    expect(answer).toMatchObject({
      status: 422,
      body: { type: '/problems/invalid', errors: { 0: { pointer, code } } },
    });
  });

  it('two lines on one indicator', async () => {
    expect(await draft({ lines: [line, line] })).toMatchObject({
      status: 422,
      body: { errors: { 0: { pointer: '/lines/1/indicator', code: 'two-lines-on-one-indicator' } } },
    });
  });

  it('a body of 10 000 lines, in a few words', async () => {
    const answer = await draft({ lines: Array.from({ length: 10_000 }, () => line) });
    expect(answer).toMatchObject({ status: 422, body: { errors: { 0: { pointer: '/lines', code: 'too-many' } } } });
    expect(answer.text.length).toBeLessThan(2_000);
  });

  it('in the reader’s language', async () => {
    const answer = await draft({ lines: [{ ...line, effectiveOn: far }] }, { 'accept-language': 'ru' });
    expect(answer.headers['content-language']).toBe('ru');
    expect(textOf(answer.body['errors']?.['0']?.['detail'])).toMatch(/[а-я]/);
  });

  it('markup is text', async () => {
    const answer = await draft({ lines: [{ ...line, note: '<script>alert(1)</script>' }] });
    expect(answer.body['lines']?.['0']?.['note']).toBe('<script>alert(1)</script>');
  });

  it('a fact known for a month counts from its last day', async () => {
    const answer = await draft({ lines: [{ ...line, effectiveOn: '2026-02-03', effectivePrecision: 'month' }] });
    expect(answer.body['lines']?.['0']).toMatchObject({ effectiveOn: '2026-02-28', effectivePrecision: 'month' });
  });
});

describe('requests', () => {
  it('without a key, with a used key, from another site', async () => {
    expect((await draft({ lines: [] }, { 'idempotency-key': '' })).status).toBe(400);
    const key = { 'idempotency-key': 'the-same' };
    const [one, again] = [await draft({ lines: [line] }, key), await draft({ lines: [line] }, key)];
    expect(one.status).toBe(201);
    expect(again.body).toEqual(one.body);
    expect(await draft({ lines: [] }, key)).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } });
    expect((await draft({ lines: [] }, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await draft({ lines: [] }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it('that are no JSON, too large, or of another method', async () => {
    const asText = { 'content-type': 'application/json' };
    expect((await draft('{', asText)).status).toBe(400);
    expect((await draft(`"${'x'.repeat(1_100_000)}"`, asText)).status).toBe(413);
    expect((await draft('<a/>', { 'content-type': 'text/xml' })).status).toBe(415);
    expect((await portal.as(null, 'PUT', '/regions')).status).toBe(405);
  });

  it('of another country, of no country, of a day that does not exist', async () => {
    expect((await portal.as('nfp.gab', 'POST', '/countries/MRT/updates', { body: { lines: [] } })).status).toBe(403);
    expect((await portal.as(null, 'GET', '/countries/FRA')).status).toBe(404);
    expect((await portal.as(null, 'GET', '/coverage?indicator=action-plan&asAt=2026-02-30')).status).toBe(422);
    expect((await portal.as(null, 'GET', `/coverage?indicator=action-plan&asAt=${far}`)).status).toBe(422);
    expect((await portal.as(null, 'GET', `/coverage?indicator=action-plan&knownAt=${far}T00:00:00Z`)).status).toBe(422);
  });

  it('carry their id and the security headers, and 4xx say nothing more than absent would', async () => {
    const answer = await portal.as(null, 'GET', '/claims/00000000-0000-7000-8000-00000000dead');
    expect(answer.headers['request-id']).toBeDefined();
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.body).not.toHaveProperty('requestId');
  });
});

describe('evidence', () => {
  const send = uploadsTo(() => portal);
  const upload = (bytes: Buffer, key = 'upload', account = 'nfp.mrt', visibility = 'region') =>
    send(account, bytes, { iso3: 'MRT', title: 'Décret', language: 'fr', visibility }, { key });
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n');

  it('is kept with its checksum, told by content, and goes out as an attachment', async () => {
    const kept = await upload(pdf);
    expect(kept.body).toMatchObject({ mediaType: 'application/pdf', size: pdf.length, visibility: 'region' });
    expect((await upload(pdf)).body['id']).toEqual(kept.body['id']);
    const content = await portal.as('secretariat.aaf', 'GET', `/documents/${textOf(kept.body['id'])}/content`);
    expect(content.headers['content-disposition']).toContain('attachment');
    expect(content.headers['x-content-type-options']).toBe('nosniff');
    expect((await portal.as(null, 'GET', `/documents/${textOf(kept.body['id'])}`)).status).toBe(404);
    const drafted = await draft({
      lines: [{ ...line, evidence: [{ kind: 'document', documentId: kept.body['id'] }] }],
    });
    expect(drafted.body['lines']?.['0']?.['evidence']?.['0']).toMatchObject({ kind: 'document', title: 'Décret' });
  });

  it.each([
    ['of a forbidden type', Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ['that is a page in disguise', Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'that is two types at once',
      Buffer.concat([
        pdf,
        Buffer.from('PK\u0003\u0004'),
        Buffer.alloc(40),
        Buffer.from('PK\u0005\u0006'),
        Buffer.alloc(18),
      ]),
    ],
  ])('%s is refused', async (_, bytes) => {
    expect(await upload(bytes, 'refused')).toMatchObject({
      status: 422,
      body: { errors: { 0: { pointer: '/file', code: 'evidence-type' } } },
    });
  });

  it('of 21 MB is refused', async () => {
    expect((await upload(Buffer.concat([pdf, Buffer.alloc(21 * 1024 * 1024, 32)]), 'large')).status).toBe(413);
  });

  it('that was refused leaves nothing on disk: not for its type, its size, nor a right that is wanting', async () => {
    const folder = join(portal.app.get<Settings>(SETTINGS).dataFolder, 'files');
    const files = async () => (await readdir(folder, { recursive: true })).sort();
    const before = await files();
    const another = (word: string) => Buffer.concat([pdf, Buffer.from(`% ${word}`)]);
    expect((await upload(Buffer.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), 'r1')).status).toBe(422);
    expect((await upload(Buffer.concat([pdf, Buffer.alloc(21 * 1024 * 1024, 32)]), 'r2')).status).toBe(413);
    expect((await upload(another('foreign'), 'r3', 'nfp.phl')).status).toBe(403);
    expect((await upload(another('visibility'), 'r4', 'nfp.mrt', 'nobody')).status).toBe(422);
    // Nobody puts a record where they could not see it themselves.
    expect(await upload(another('restricted'), 'r5', 'secretariat.aaf', 'restricted')).toMatchObject({
      status: 422,
      body: { errors: { 0: { pointer: '/visibility', code: 'not-allowed' } } },
    });
    expect((await upload(another('used'), 'upload')).body).toMatchObject({ type: '/problems/key-reused' });
    expect(await files()).toEqual(before);
    expect((await upload(another('kept'), 'r6')).status).toBe(201);
    expect((await files()).length).toBeGreaterThan(before.length);
  });
});

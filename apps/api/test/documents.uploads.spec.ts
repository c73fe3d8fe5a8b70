import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { aPdf, anArchive, sheetParts, uploadsTo } from './documents.harness.js';

let portal: Application;
const upload = uploadsTo(() => portal);
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const decree = { iso3: 'MRT', title: 'Décret', kind: 'decree', language: 'fr' };
const at = (said: { readonly body: Json }, act = '') => `/documents/${textOf(said.body['id'])}${act}`;

describe('what is uploaded', () => {
  const refused = async (bytes: Buffer, fields: Readonly<Record<string, string>> = {}) => {
    const { status, body } = await upload('nfp.mrt', bytes, { ...decree, ...fields });
    return [status, body['errors']?.['0']?.['pointer'], body['errors']?.['0']?.['code']];
  };

  it('is refused in words where a password locks it: the validators could not read it', async () => {
    expect(await refused(aPdf('locked', '/Size 4 /Root 1 0 R /Encrypt 9 0 R'))).toEqual([
      422,
      '/file',
      'file-encrypted',
    ]);
    expect((await upload('nfp.mrt', aPdf('/EncryptMetadata and /Encrypt as words'), decree)).status).toBe(201);
  });

  it('is refused where it swells: its directory says so, nothing is unpacked', async () => {
    const sheet = await anArchive({ ...sheetParts, 'xl/sheet.xml': Buffer.from('<sheet/>') });
    expect((await upload('nfp.mrt', sheet, { ...decree, title: 'Tableau' })).body).toMatchObject({
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      hasPreview: false,
    });
    const bomb = await anArchive({ ...sheetParts, 'xl/sheet.xml': Buffer.alloc(48 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refused(bomb)).toEqual([422, '/file', 'file-swollen']);
    const cut = sheet.subarray(0, sheet.length - 30);
    expect(await refused(cut)).toEqual([422, '/file', 'evidence-type']);
  });

  it('is refused where it is two things at once', async () => {
    const archive = await anArchive(sheetParts);
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    for (const both of [
      Buffer.concat([aPdf(), archive]),
      Buffer.concat([png, archive]),
      Buffer.concat([Buffer.from('\n'), aPdf()]),
      Buffer.concat([aPdf('<script>alert(1)</script>')]),
    ])
      expect(await refused(both)).toEqual([422, '/file', 'evidence-type']);
    expect((await upload('nfp.mrt', png, { ...decree, title: 'Photo' })).body).toMatchObject({
      mediaType: 'image/png',
    });
  });

  it('is refused where it is not as large as was said, or was cut off', async () => {
    const bytes = aPdf('said');
    expect(await refused(bytes, { size: String(bytes.length - 1) })).toEqual([422, '/file', 'file-cut-off']);
    expect(await refused(bytes, { size: 'large' })).toEqual([422, '/size', 'type']);
    expect((await upload('nfp.mrt', bytes, { ...decree, size: String(bytes.length) })).status).toBe(201);
    expect(await upload('nfp.mrt', bytes, decree, { isCut: true })).toMatchObject({
      status: 400,
      body: { type: '/problems/malformed' },
    });
  });

  it('is named where it is saved by its title, and no path comes of it', async () => {
    const sent = await upload(
      'nfp.mrt',
      aPdf('path'),
      { ...decree, title: "../../etc/مرسوم 'x'.pdf" },
      { fileName: '..\\..\\windows\\system32\\a.pdf' },
    );
    const { headers } = await portal.as('nfp.mrt', 'GET', at(sent, '/content'));
    const name = textOf(headers['content-disposition']);
    expect(name).toMatch(/^attachment; filename="etc _____ 'x'\.pdf"; filename\*=UTF-8''etc%20/);
    expect(name).not.toMatch(/[/\\]|%2F|%5C|'x'$/);
    const [kept] = await portal.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM document WHERE id = $1 AND sha256 ~ '^[0-9a-f]{64}$'`,
      [textOf(sent.body['id'])],
    );
    expect(kept?.n).toBe(1);
  });
});

describe('a preview', () => {
  it('runs nothing, loads nothing, and stands in no frame', async () => {
    const sent = await upload('nfp.mrt', aPdf('preview'), decree);
    const { headers, status } = await portal.as('secretariat.aaf', 'GET', at(sent, '/preview'));
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'private, no-store',
    });
    expect(textOf(headers['content-disposition'])).toMatch(/^inline; /);
    expect(textOf(headers['content-security-policy'])).toMatch(
      /^sandbox; default-src 'none';.*frame-ancestors 'none'$/,
    );
    const words = await upload('nfp.mrt', Buffer.from('Plain words.'), { ...decree, title: 'Note' });
    expect(words.body).toMatchObject({ mediaType: 'text/plain', hasPreview: false });
    expect((await portal.as('nfp.mrt', 'GET', at(words, '/preview'))).status).toBe(404);
    expect((await portal.as('nfp.phl', 'GET', at(sent, '/preview'))).status).toBe(404);
  });
});

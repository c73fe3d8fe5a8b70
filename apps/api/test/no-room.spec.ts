import { jest } from '@jest/globals';
import { languages } from '@portal/domain';
import { problemTexts } from '@portal/texts';
import { DiskFileStore } from '../src/platform/files/disk-file-store.js';
import { StorageFailure } from '../src/platform/files/file-store.js';
import { type Application, startApplication, textOf } from './application.harness.js';

let portal: Application;
const lines: string[] = [];
beforeAll(async () => {
  portal = await startApplication({}, { write: (line) => void lines.push(line) });
});
afterAll(() => portal.close());

const upload = (key: string, language = 'en') => {
  const boundary = 'a-boundary';
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return portal.as('nfp.uzb', 'POST', '/documents', {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'idempotency-key': key,
      'accept-language': language,
    },
    body:
      field('iso3', 'UZB') +
      field('title', 'Minutes') +
      field('language', 'en') +
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="m.txt"\r\n\r\nMinutes\r\n--${boundary}--\r\n`,
  });
};
const documents = () => portal.owner(`SELECT id FROM document WHERE title = 'Minutes'`);

describe('a store of files that is full', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const keep = jest.spyOn(DiskFileStore.prototype, 'keep');
  beforeAll(() => {
    keep.mockRejectedValue(new StorageFailure('storage-full', full));
  });

  it.each(languages)('says so in %s', async (language) => {
    const { types, codes } = problemTexts(language);
    expect(await upload('again', language)).toMatchObject({
      status: 503,
      body: { type: '/problems/unavailable', title: types.unavailable.title, detail: codes['storage-full'] },
    });
  });

  it('leaves no record without its file, and tells whoever runs the portal', async () => {
    expect(await documents()).toEqual([]);
    expect(lines.filter((line) => line.includes('storage-full'))[0]).toContain('ENOSPC');
  });

  it('goes on serving, and takes the same request when there is room, with one effect', async () => {
    expect((await portal.as('nfp.uzb', 'GET', '/work')).status).toBe(200);
    keep.mockRestore();
    const kept = await upload('again');
    expect([kept.status, (await upload('again')).body['id']]).toEqual([201, kept.body['id']]);
    expect(await documents()).toEqual([{ id: textOf(kept.body['id']) }]);
  });
});

describe('a database whose disk is full', () => {
  it('is told as away for a moment, and as full to whoever runs the portal', async () => {
    lines.splice(0);
    // As PostgreSQL does: in the midst of a write.
    await portal.owner(
      `CREATE FUNCTION app.is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`,
    );
    await portal.owner('CREATE TRIGGER is_full BEFORE INSERT ON status_update EXECUTE FUNCTION app.is_full()');
    await portal.owner('GRANT EXECUTE ON FUNCTION app.is_full() TO portal_app');
    const draft = () =>
      portal.as('nfp.uzb', 'POST', '/countries/UZB/updates', {
        body: { lines: [{ indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-01' }] },
        headers: { 'idempotency-key': 'full' },
      });
    expect(await draft()).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(lines.some((line) => line.includes('the disk of the database is full'))).toBe(true);
    expect((await portal.as('nfp.uzb', 'GET', '/work')).status).toBe(200);
    await portal.owner('DROP TRIGGER is_full ON status_update');
    expect((await draft()).status).toBe(201);
  });
});

import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import { heldOtherwise } from '../src/exports/country-records.queries.js';
import { FILE_STORE, type FileStore } from '../src/platform/files/file-store.js';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { filesOf, rowsOfCsv } from './exports.harness.js';
import { idOf, itemsOf, reportingOn } from './reporting.harness.js';
import { risksOn } from './risk.harness.js';

let portal: Application;
const { draft, report, retract } = reportingOn(() => portal);
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const ask = (account = 'nfp.tun', iso3 = 'TUN', language = 'en') =>
  portal.as(account, 'POST', `/countries/${iso3}/export?lang=${language}`);
const look = (said: Said, account: string | null = 'nfp.tun') =>
  portal.as(account, 'GET', `/exports/${textOf(said.body['id'])}`);
const fetchOf = (said: Said, account: string | null = 'nfp.tun') =>
  portal.as(account, 'GET', `/exports/${textOf(said.body['id'])}/content`);

async function archive(language = 'en') {
  const asked = await ask('nfp.tun', 'TUN', language);
  await portal.work();
  const { bytes, headers } = await fetchOf(asked);
  return { asked, headers, files: await filesOf(bytes) };
}

const json = (files: ReadonlyMap<string, Buffer>, path: string) =>
  JSON.parse((files.get(path) ?? Buffer.from('')).toString()) as readonly Readonly<Record<string, unknown>>[];
const csv = (files: ReadonlyMap<string, Buffer>, path: string) => rowsOfCsv((files.get(path) ?? '').toString());

async function upload(title: string, visibility: string) {
  const boundary = 'portal-boundary';
  const fields = { iso3: 'TUN', title, language: 'ar', visibility };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x"\r\nContent-Type: text/plain\r\n\r\nText of ${title}\r\n`;
  return portal.as('nfp.tun', 'POST', '/documents', {
    body: `${parts.join('')}${file}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
}

describe('everything on a country', () => {
  it('is one archive: every record with its history, documents, who had access, in open formats', async () => {
    const lines = [{ indicator: 'risk-assessment', level: 'completed', effectiveOn: '2026-03-01', note: '=1+1' }];
    const sent = await report('TUN', lines, 'secretariat.nas');
    await retract('nfp.tun', idOf(sent), { reason: 'Entered twice.' });
    const kept = await draft('TUN', [{ indicator: 'action-plan', level: 'none', effectiveOn: '2026-05-05' }]);
    await portal.as('nfp.tun', 'POST', '/countries/TUN/sharing', {
      body: { indicator: 'needs-assessment', visibility: 'restricted' },
    });
    const names = ['../../etc/مرسوم', '国家计划', '国家计划'];
    for (const name of names) expect((await upload(name, 'restricted')).status).toBe(201);

    const { asked, headers, files } = await archive('ar');
    expect([asked.status, textOf(asked.body['state'])]).toEqual([202, 'queued']);
    expect(headers['content-type']).toBe('application/zip');
    expect((await look(asked)).body).toMatchObject({ state: 'ready', progress: 100, problem: null });

    expect(files.get('README.txt')?.toString()).toContain('كل ما تحفظه البوابة عن البلد: تونس');
    const country = json(files, 'country.json') as unknown as Readonly<Record<string, unknown>>;
    expect(country).toMatchObject({ iso3: 'TUN', names: { zh: '突尼斯' } });
    const claims = json(files, 'claims.json');
    expect(claims.map(({ id }) => id)).toEqual(csv(files, 'claims.csv').map(({ id }) => id));
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining([idOf(sent), idOf(kept)]));
    expect(claims.every(({ iso3 }) => iso3 === 'TUN')).toBe(true);
    const retracted = claims.find(({ id }) => id === idOf(sent));
    expect(retracted).toMatchObject({ state: 'validated', note: '=1+1', decidedBy: { role: 'secretariat' } });
    expect(csv(files, 'claims.csv').find(({ id }) => id === idOf(sent))?.['note']).toBe(`'=1+1`);
    expect(json(files, 'retractions.json')).toMatchObject([{ claimId: idOf(sent), reason: 'Entered twice.' }]);
    expect(csv(files, 'sharing.csv').find(({ indicator }) => indicator === 'needs-assessment')?.['visibility']).toBe(
      'restricted',
    );
    expect(csv(files, 'updates.csv').map(({ id }) => id)).toEqual(json(files, 'updates.json').map(({ id }) => id));

    const documents = csv(files, 'documents.csv').filter(({ title }) => names.includes(title ?? ''));
    expect(documents.map(({ title }) => title)).toEqual(names);
    for (const { title, file } of documents) {
      expect(files.get(file ?? '')?.toString()).toBe(`Text of ${title ?? ''}`);
    }
    const access = csv(files, 'access.csv');
    expect(access.find(({ role, scope }) => role === 'focal-point' && scope === 'TUN')?.['person']).not.toBe('');
    expect(access.some(({ role, scope }) => role === 'secretariat' && scope === 'NAS')).toBe(true);
    expect(access.some(({ scope }) => scope === 'MAR' || scope === 'SEA')).toBe(false);
    const trail = csv(files, 'audit.csv');
    expect(
      trail.some(({ recordId, act, table }) => recordId === idOf(sent) && act === 'update' && table === 'claim'),
    ).toBe(true);
    expect(trail.some(({ table }) => table === 'export')).toBe(true);
  });

  it('holds the country’s risks with their words, and is sealed itself where it waits to be fetched', async () => {
    const { begun, added } = risksOn(() => portal);
    const risk = await begun({ iso3: 'TUN', scope: 'Tout le pays' }, 'nfp.tun');
    await added(risk, { title: 'Un wagon de chlore' }, 'nfp.tun');
    const { asked, files } = await archive();
    expect(json(files, 'risk-assessments.json')).toMatchObject([{ id: risk, scope: 'Tout le pays' }]);
    expect(csv(files, 'scenarios.csv').map(({ title }) => title)).toEqual(['Un wagon de chlore']);
    expect(json(files, 'scenario-history.json')[0]?.['changes']).toContainEqual({
      field: 'title',
      before: '',
      after: 'Un wagon de chlore',
    });
    const [row] = await portal.owner<{ sha256: string }>('SELECT sha256 FROM export WHERE id = $1', [
      textOf(asked.body['id']),
    ]);
    const kept = await portal.app.get<FileStore>(FILE_STORE).open(row?.sha256 ?? '');
    const bytes = await buffer(kept ?? Readable.from([]));
    expect(bytes.length).toBeGreaterThan(100);
    expect(bytes.includes('scenarios.csv')).toBe(false);
  });

  it('leaves out no table with records of a country', async () => {
    const tables = await portal.owner<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'iso3'`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(heldOtherwise).sort());
  });

  it('reads each document, and the archive itself, into the trail', async () => {
    const { asked } = await archive();
    const reads = await portal.owner<{ table_name: string; count: number }>(
      `SELECT table_name, count(*)::int AS count FROM audit_entry WHERE act = 'read'
         AND actor_id = (SELECT id FROM person WHERE email = 'nfp.tun@example.org') GROUP BY 1`,
    );
    const [held] = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM document WHERE iso3 = 'TUN'`,
    );
    const count = (table: string) => reads.find(({ table_name: name }) => name === table)?.count ?? 0;
    expect(count('document')).toBeGreaterThanOrEqual(held?.count ?? Infinity);
    const before = count('export');
    await fetchOf(asked);
    const [now] = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM audit_entry WHERE act = 'read' AND table_name = 'export'`,
    );
    expect(now?.count).toBe(before + 1);
  });

  it('shows one instant, whatever changes while it is made', async () => {
    const holder = new Client({ connectionString: portal.ownerUrl });
    await holder.connect();
    // Held where its late answers are read: half of it is written, documents and access are still to come.
    await holder.query('BEGIN; LOCK TABLE risk_grant IN ACCESS EXCLUSIVE MODE');
    const asked = await ask();
    const done = portal.work();
    for (let isWaiting = false; !isWaiting; await setTimeout(10)) {
      const [waits] = await portal.owner<{ held: boolean }>(
        `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS held`,
      );
      isWaiting = waits?.held ?? false;
    }
    const before = (await look(asked)).body;
    expect([textOf(before['state']), Number(before['progress']) > 0]).toEqual(['running', true]);
    await portal.owner(
      `INSERT INTO document (iso3, title, language, media_type, size, sha256) VALUES ('TUN', 'Late', 'fr', 'text/plain', 1, repeat('0', 64))`,
    );
    await portal.owner(
      `INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
       SELECT id, 'team-member', 'country', 'TUN', app.today() FROM person WHERE email = 'nfp.tun@example.org'`,
    );
    await holder.query('ROLLBACK');
    await holder.end();
    await done;
    const files = await filesOf((await fetchOf(asked)).bytes);
    expect(csv(files, 'documents.csv').map(({ title }) => title)).not.toContain('Late');
    expect(csv(files, 'access.csv').map(({ role, scope }) => `${role ?? ''} ${scope ?? ''}`)).not.toContain(
      'team-member TUN',
    );
  });
});

describe('an export', () => {
  it('is its focal point’s alone', async () => {
    const { asked } = await archive();
    expect((await ask('nfp.tun', 'MAR')).body).toMatchObject({ status: 403, code: 'not-your-country' });
    expect((await ask('nfp.tun', 'XXX')).status).toBe(404);
    for (const account of ['member.mar', 'secretariat.nas', 'coordinator', 'admin', 'observer']) {
      expect([account, (await ask(account)).status]).toEqual([account, 403]);
      expect([account, (await look(asked, account)).status]).toEqual([account, 403]);
      expect([account, (await fetchOf(asked, account)).status]).toEqual([account, 403]);
    }
    expect((await portal.as(null, 'POST', '/countries/TUN/export')).status).toBe(401);
    expect((await look(asked, 'nfp.mar')).status).toBe(404);
    expect((await fetchOf(asked, 'nfp.mar')).status).toBe(404);
    expect((await portal.as('nfp.mar', 'GET', '/countries/TUN/exports')).status).toBe(403);
    expect(itemsOf((await portal.as('nfp.tun', 'GET', '/countries/TUN/exports')).body)[0]).toMatchObject({
      id: asked.body['id'],
      state: 'ready',
    });
  });

  it('is one at a time, however often it is asked for', async () => {
    const [one, other] = await Promise.all([ask(), ask()]);
    expect(one.body['id']).toEqual(other.body['id']);
    expect(itemsOf((await portal.as('nfp.tun', 'GET', '/countries/TUN/exports')).body)[0]).toMatchObject({
      state: 'queued',
      progress: 0,
      url: null,
    });
    expect((await fetchOf(one)).status).toBe(404);
    await portal.work();
  });

  it('that failed says so and why, keeps nothing, and can be asked for again', async () => {
    const files = portal.app.get<FileStore>(FILE_STORE);
    const keepFile = files.keepFile.bind(files);
    const asked = await ask();
    files.keepFile = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'rename' }));
    await expect(portal.work()).rejects.toThrow('no space');
    files.keepFile = keepFile;
    expect((await look(asked)).body).toMatchObject({ state: 'failed', problem: 'storage', url: null });
    const again = await ask();
    expect(again.body['id']).not.toEqual(asked.body['id']);
    await portal.work();
    expect((await look(again)).body).toMatchObject({ state: 'ready' });
  });

  it('of somebody who left office in the meantime is not made, and nothing of theirs is fetched any more', async () => {
    const { asked: before } = await archive();
    const asked = await ask();
    const end = (days: string) =>
      portal.owner(
        `UPDATE role_assignment SET until = ${days} WHERE role = 'focal-point'
           AND person_id = (SELECT id FROM person WHERE email = 'nfp.tun@example.org')`,
      );
    await end('app.today() - 1');
    await expect(portal.work()).rejects.toThrow();
    expect((await fetchOf(before)).status).toBe(403);
    await end('NULL');
    expect((await look(asked)).body).toMatchObject({ state: 'failed', problem: 'not-in-office' });
  });

  it('whose worker was lost is given up, and one that is past its days is expired and gone', async () => {
    const { asked } = await archive();
    const id = textOf(asked.body['id']);
    const files = portal.app.get<FileStore>(FILE_STORE);
    const [row] = await portal.owner<{ sha256: string }>(
      `UPDATE export SET expires_at = now() - interval '1 second' WHERE id = $1 RETURNING sha256`,
      [id],
    );
    // Before anything was swept.
    expect((await look(asked)).body).toMatchObject({ state: 'expired', url: null });
    expect((await fetchOf(asked)).status).toBe(404);
    const lost = await ask();
    await portal.owner(`UPDATE export SET state = 'running', requested_at = now() - interval '1 hour' WHERE id = $1`, [
      textOf(lost.body['id']),
    ]);
    await portal.owner(`DELETE FROM jobs.job WHERE name = 'exports.country-asked'`);
    await portal.owner(`INSERT INTO jobs.job (name, data) VALUES ('exports.files-grew-old', '{}')`);
    await portal.work();
    expect((await look(lost)).body).toMatchObject({ state: 'failed', problem: 'gave-up' });
    const [swept] = await portal.owner<{ state: string }>('SELECT state FROM export WHERE id = $1', [id]);
    expect(swept?.state).toBe('expired');
    expect(await files.open(row?.sha256 ?? '')).toBeNull();
  });

  it('is told of when it took longer than anybody waits', async () => {
    const told = async () =>
      itemsOf((await portal.as('nfp.tun', 'GET', '/notifications')).body).filter(
        ({ kind }) => textOf(kind) === 'export-ready',
      );
    expect(await told()).toEqual([]);
    const asked = await ask();
    await portal.owner(`UPDATE export SET requested_at = requested_at - interval '5 minutes' WHERE id = $1`, [
      textOf(asked.body['id']),
    ]);
    await portal.work();
    expect(await told()).toMatchObject([
      { title: 'Tunisia: the export of all records is ready, for 7 days', iso3: 'TUN' },
    ]);
  });
});

import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { everybodyHeard, held, idOf, invited, made, oneAdopted, oneCommitment } = roundTablesOn(() => portal);
const secretariat = 'secretariat.aaf';
const begin = (roundTable: Said, account = secretariat) =>
  portal.as(account, 'POST', '/minutes', { body: { roundTable: idOf(roundTable) } });
const read = (account: string | null, id: string) => portal.as(account, 'GET', `/minutes/${id}`);
const edit = (minutes: Said, sections: object[], language?: string, account = secretariat) =>
  portal.as(account, 'PATCH', `/minutes/${idOf(minutes)}`, {
    body: { sections, ...(language ? { language } : {}) },
    headers: seen(minutes),
  });
const release = (minutes: Said, account = secretariat) =>
  portal.as(account, 'POST', `/minutes/${idOf(minutes)}/release`, { body: { version: minutes.body['version'] } });
const listed = (account: string | null, roundTable: Said) =>
  portal.as(account, 'GET', `/minutes?roundTable=${idOf(roundTable)}`);

describe('minutes', () => {
  it('are drawn from what happened, and a draft is for whoever runs the round table', async () => {
    const roundTable = await held('AAF', { guests: ['World Health Organization'] });
    expect((await listed(secretariat, roundTable)).body).toEqual({ items: [], mayBegin: true });
    const minutes = await made(begin(roundTable));
    expect(minutes.status).toBe(201);
    expect(minutes.body).toMatchObject({
      number: 1,
      released: null,
      mayWrite: true,
      facts: {
        meeting: { host: 'SEN', city: 'Dakar', regions: ['AAF'] },
        guests: ['World Health Organization'],
        records: { attendance: null, conclusions: null },
      },
    });
    expect(minutes.text).toContain('"iso3":"MAR"');
    for (const account of ['nfp.mar', 'member.mar', 'nfp.phl', 'secretariat.ca', 'observer', 'admin']) {
      const absent = await read(account, '01900000-0000-7000-8000-00000000dead');
      const hidden = await read(account, idOf(minutes));
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, absent.text]);
    }
    expect((await read(null, idOf(minutes))).status).toBe(401);
    expect((await read('coordinator', idOf(minutes))).body).toMatchObject({ mayWrite: false });
    expect((await listed('nfp.mar', roundTable)).body).toEqual({ items: [], mayBegin: false });
  });

  it('hold the positions, conclusions and commitments that are recorded', async () => {
    const roundTable = await held('MIE');
    await everybodyHeard(roundTable);
    await oneAdopted(roundTable);
    await oneCommitment(roundTable, 'JOR', 'MIE-2026-C901');
    const { body } = await made(begin(roundTable, 'secretariat.mie'));
    expect(body['facts']?.['records']).toMatchObject({
      agenda: null,
      conclusions: [{ number: '1', text: 'Told elsewhere.' }],
      commitments: [{ iso3: 'JOR', number: 'MIE-2026-C901' }],
    });
    expect(JSON.stringify(body['facts']?.['records']?.['positions'])).toContain('JOR');
  });

  it('are written on by section and language, by two who are told of each other', async () => {
    const minutes = await made(begin(await held('AAF')));
    const mine = await edit(minutes, [{ section: 'closing', text: 'Merci à tous.' }], 'fr');
    expect(mine.status).toBe(200);
    const late = await edit(minutes, [{ section: 'closing', text: 'Over mine.' }], 'fr');
    expect(late.status).toBe(412);
    expect(late.text).toContain('Merci à tous.');
    const both = await edit(mine, [
      { section: 'closing', text: 'Thank you all.' },
      { section: 'frame', isLeftOut: true },
    ]);
    const sections = Object.values(both.body['sections'] ?? {}) as unknown[];
    expect(sections).toContainEqual({
      section: 'closing',
      texts: { fr: 'Merci à tous.', en: 'Thank you all.' },
      isLeftOut: false,
    });
    expect(sections).toContainEqual({ section: 'frame', texts: {}, isLeftOut: true });
    const path = `/minutes/${idOf(minutes)}`;
    const body = { sections: [{ section: 'closing', text: 'x' }] };
    expect((await portal.as(secretariat, 'PATCH', path, { body })).status).toBe(428);
    expect((await portal.as(secretariat, 'PATCH', path, { body: { sections: [] } })).status).toBe(422);
  });

  it('are released once: those concerned are told, and nothing changes any more', async () => {
    const roundTable = await held('AAF', { observers: ['PHL'] });
    const minutes = await made(begin(roundTable));
    const released = await made(release(minutes));
    expect(released.body).toMatchObject({ released: { by: { role: 'secretariat' } }, mayWrite: false });
    const told = await portal.owner<{ email: string }>(
      `SELECT p.email FROM notification n JOIN person p ON p.id = n.person_id
       WHERE n.kind = 'minutes-released' AND n.url = $1`,
      [`/round-tables/${idOf(roundTable)}/minutes`],
    );
    expect(told.map(({ email }) => email)).toEqual(
      expect.arrayContaining(['nfp.mar@example.org', 'nfp.phl@example.org']),
    );
    const refused = await edit(released, [{ section: 'closing', text: 'x' }]);
    expect([refused.status, refused.body['code']]).toEqual([409, 'frozen']);
    expect((await release(released)).body).toMatchObject({ code: 'frozen' });
    expect((await read('nfp.mar', idOf(minutes))).body).toMatchObject({ number: 1, mayWrite: false });
    expect((await read('nfp.phl', idOf(minutes))).status).toBe(200);
    expect((await read('secretariat.ca', idOf(minutes))).status).toBe(404);
    await expect(portal.owner('UPDATE minutes SET sections = $2 WHERE id = $1', [idOf(minutes), '[]'])).rejects.toThrow(
      /frozen/,
    );
  });

  it('are corrected in a next version, which begins with the texts of the one before', async () => {
    const roundTable = await held('AAF');
    const first = await made(begin(roundTable));
    const written = await made(edit(first, [{ section: 'closing', text: 'One.' }]));
    expect((await begin(roundTable)).body).toMatchObject({ code: 'minutes-open' });
    await made(release(written));
    const second = await made(begin(roundTable));
    expect(second.body).toMatchObject({ number: 2, released: null });
    expect(second.text).toContain('One.');
    const versions = Object.values((await listed(secretariat, roundTable)).body['items'] ?? {});
    expect(versions.map((each) => textOf(each['number']))).toEqual(['2', '1']);
    expect(Object.values((await listed('nfp.mar', roundTable)).body['items'] ?? {})).toHaveLength(1);
  });

  it('are nobody else’s to write, and none of a round table that was not held', async () => {
    const roundTable = await held('AAF');
    expect((await begin(roundTable, 'nfp.mar')).status).toBe(403);
    expect((await begin(roundTable, 'secretariat.ca')).status).toBe(404);
    expect((await begin(roundTable, 'coordinator')).body).toMatchObject({ code: 'not-your-round-table' });
    expect((await begin(await invited('AAF', 44))).body).toMatchObject({ code: 'not-held' });
    expect((await listed('secretariat.ca', roundTable)).status).toBe(404);
  });

  it('are a document for Word in every language', async () => {
    const minutes = await made(begin(await held('AAF')));
    for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
      const file = await portal.as(secretariat, 'GET', `/minutes/${idOf(minutes)}.docx?lang=${language}`);
      expect([language, file.status]).toEqual([language, 200]);
      expect(textOf(file.headers['content-disposition'])).toMatch(/minutes-AAF-\d{4}-RT\d+-v1\.docx/);
    }
    expect((await portal.as('nfp.mar', 'GET', `/minutes/${idOf(minutes)}.docx`)).status).toBe(404);
  });
});

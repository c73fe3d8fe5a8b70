import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Conclusions } from '@portal/contracts';
import { system } from '@portal/domain';
import { encodeStateAsUpdate, Doc, applyUpdate } from 'yjs';
import { CommitmentReminderService } from '../src/commitment/commitment-reminder.service.js';
import { draftsGrew } from '../src/conclusion/draft-snapshot.service.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { addParagraph, drafted, openWriter, seenOf, updateOf } from './conclusion.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
let base = '';
beforeAll(async () => {
  portal = await startApplication();
  await portal.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(portal.app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => portal.close());

const { everybodyHeard, held, idOf, invited, made, step } = roundTablesOn(() => portal);
const post = (account: string, path: string, body: object) => portal.as(account, 'POST', path, { body });
const write = (account: string, roundTable: Said, document: Doc) =>
  post(account, `/round-tables/${idOf(roundTable)}/conclusions/updates`, { update: updateOf(document) });
const read = (account: string, roundTable: Said) =>
  portal.as(account, 'GET', `/round-tables/${idOf(roundTable)}/conclusions`);
const adopt = (account: string, roundTable: Said, document: Doc) =>
  post(account, `/round-tables/${idOf(roundTable)}/conclusions/adoption`, { seen: seenOf(document) });
const signIn = async (account: string): Promise<string> => {
  const answer = await fetch(`${base}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@example.org`, password: portal.samplePassword }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
};
const adopted = async (region: string, texts: readonly string[] = ['One', 'Two']) => {
  const roundTable = await held(region);
  const document = drafted('en', texts, ['SEN']);
  await made(write(`secretariat.${region.toLowerCase()}`, roundTable, document));
  const said = await made(adopt(`secretariat.${region.toLowerCase()}`, roundTable, document));
  return { roundTable, said, first: textOf(said.body['adopted']?.['0']?.['id']) };
};

describe('a draft of conclusions', () => {
  it('is written by who runs the round table, once countries are invited, and read by those who take part', async () => {
    const roundTable = await invited('AAF');
    const document = drafted('en', ['A common form']);
    expect((await write('secretariat.aaf', roundTable, document)).status).toBe(204);
    expect((await write('nfp.sen', roundTable, document)).status).toBe(403);
    expect((await write('secretariat.ca', roundTable, document)).status).toBe(404);
    expect((await read('nfp.phl', roundTable)).status).toBe(404);
    const seen = await read('nfp.mar', roundTable);
    expect(seen.body).toMatchObject({ source: 'en', adopted: [], mayDraft: false, mayAdopt: false });
    const copy = new Doc();
    applyUpdate(copy, Buffer.from(textOf(seen.body['draft']), 'base64'));
    expect([...copy.getMap('paragraphs').keys()]).toEqual([...document.getMap('paragraphs').keys()]);
    expect((await adopt('secretariat.aaf', roundTable, document)).body).toMatchObject({ code: 'not-held' });
  });

  it('tells whose vision there is to hold: heard, not heard with a reason, or not yet', async () => {
    const roundTable = await held('AAF');
    const positions = async () => {
      const { body } = await read('secretariat.aaf', roundTable);
      const { countries } = Conclusions.parse(body);
      return new Map(countries.map(({ iso3, position }) => [iso3, position]));
    };
    expect(new Set((await positions()).values())).toEqual(new Set([null]));
    await portal.owner(
      `INSERT INTO country_position (round_table_id, iso3, number, kind, reason) VALUES
         ($1, 'MAR', 1, 'not-heard', 'No answer to three calls.'), ($1, 'SEN', 1, 'not-heard', 'No answer.')`,
      [idOf(roundTable)],
    );
    const after = await positions();
    expect([after.get('MAR'), after.get('SEN'), after.get('BEN')]).toEqual(['not-heard', 'not-heard', null]);
  });

  it('takes nothing that is no change of it, and nothing before the invitation', async () => {
    const { begin } = roundTablesOn(() => portal);
    const early = await made(begin('AAF'));
    expect((await write('secretariat.aaf', early, drafted('en', ['x']))).body).toMatchObject({ code: 'not-drafting' });
    const roundTable = await invited('AAF', 60);
    const said = await post('secretariat.aaf', `/round-tables/${idOf(roundTable)}/conclusions/updates`, {
      update: Buffer.from('no change at all').toString('base64'),
    });
    expect(said.status).toBe(422);
    expect(said.body).toMatchObject({ errors: [{ pointer: '/update', code: 'not-an-update' }] });
  });

  it('loses no word of twenty who write at once, and shows all of them the same', async () => {
    const roundTable = await held('AAF');
    const address = { base, cookie: await signIn('secretariat.aaf'), roundTable: idOf(roundTable) };
    const writers = await Promise.all(Array.from({ length: 20 }, () => openWriter(address)));
    const paragraph = '01900000-0000-7000-8000-000000000001';
    const first = writers[0]?.write((document) => addParagraph(document, paragraph, 1, { en: 'Begun. ' }));
    expect(await first).toBe(204);
    const words = await Promise.all(
      writers.flatMap((writer, who) =>
        ['a', 'b', 'c'].map(async (which) => {
          const word = `w${who}${which}.`;
          const status = await writer.write((document) => {
            const text = document.getText(`${paragraph}/en`);
            text.insert(Math.floor(text.length / 2), '');
            text.insert(who % 2 === 0 ? 0 : text.length, word);
          });
          expect(status).toBe(204);
          return word;
        }),
      ),
    );
    const textAt = (document: Doc) => document.getText(`${paragraph}/en`).toJSON();
    const kept = new Doc();
    applyUpdate(kept, Buffer.from(textOf((await read('nfp.sen', roundTable)).body['draft']), 'base64'));
    const whole = textAt(kept);
    expect(words.filter((word) => !whole.includes(word))).toEqual([]);
    while (writers.some(({ document }) => textAt(document) !== whole)) await setTimeout(20);
    for (const { leave } of writers) leave();
  });

  it('is made one change of by a job, and says the same', async () => {
    const roundTable = await held('SEA');
    const document = new Doc();
    addParagraph(document, '01900000-0000-7000-8000-000000000002', 1, { en: 'x' });
    await portal.owner(
      `INSERT INTO conclusion_update (round_table_id, bytes) SELECT $1, $2 FROM generate_series(1, 150)`,
      [idOf(roundTable), Buffer.from(encodeStateAsUpdate(document))],
    );
    const before = await read('secretariat.sea', roundTable);
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(draftsGrew, {});
      return true;
    });
    await portal.work();
    const made = await portal.owner('SELECT id FROM conclusion_snapshot WHERE round_table_id = $1', [idOf(roundTable)]);
    expect(made).toHaveLength(1);
    expect((await read('secretariat.sea', roundTable)).body['draft']).toEqual(before.body['draft']);
  });
});

describe('adopted conclusions', () => {
  it('are frozen as they were seen; the round table is concluded with them and not without', async () => {
    const roundTable = await held('AAF');
    await everybodyHeard(roundTable);
    expect((await step(roundTable, 'conclude')).body).toMatchObject({ code: 'no-conclusions' });
    expect((await adopt('secretariat.aaf', roundTable, new Doc())).body).toMatchObject({ code: 'nothing-to-adopt' });
    const document = drafted('en', ['A common form', 'A joint exercise'], ['SEN', 'MAR']);
    await made(write('secretariat.aaf', roundTable, document));
    expect((await adopt('secretariat.aaf', roundTable, new Doc())).body).toMatchObject({ code: 'conclusions-changed' });
    expect((await adopt('nfp.mar', roundTable, document)).status).toBe(403);
    const said = await made(adopt('secretariat.aaf', roundTable, document));
    expect(said.body['adopted']).toMatchObject([
      { number: 1, edition: 1, texts: { en: 'A common form' }, answers: ['MAR', 'SEN'] },
      { number: 2, edition: 1, texts: { en: 'A joint exercise' } },
    ]);
    document.getMap('paragraphs').clear();
    expect((await write('secretariat.aaf', roundTable, document)).body).toMatchObject({ code: 'conclusions-adopted' });
    expect((await step(roundTable, 'conclude')).body).toMatchObject({ life: 'concluded' });
    const changed = await portal.owner(
      `SELECT FROM pg_policies WHERE tablename = 'conclusion' AND cmd IN ('UPDATE', 'DELETE')`,
    );
    expect(changed).toEqual([]);
  });

  it('are never adopted without words in the source language, or with text that nobody could write', async () => {
    const roundTable = await held('AAF');
    const document = new Doc();
    addParagraph(document, '01900000-0000-7000-8000-000000000003', 1, { fr: 'Un formulaire' });
    await made(write('secretariat.aaf', roundTable, document));
    expect((await adopt('secretariat.aaf', roundTable, document)).body).toMatchObject({ code: 'no-source-text' });
    document.getText('01900000-0000-7000-8000-000000000003/en').insert(0, 'a\u0000b');
    await made(write('secretariat.aaf', roundTable, document));
    expect((await adopt('secretariat.aaf', roundTable, document)).body).toMatchObject({
      errors: [{ code: 'malformed-text' }],
    });
  });

  it('are corrected by a further edition with its reason, and what they said stays readable', async () => {
    const { roundTable, first } = await adopted('AAF');
    const correction = {
      kind: 'recommendation',
      texts: { en: 'One, from July' },
      answers: ['SEN'],
      reason: 'The date',
    };
    const path = `/conclusions/${first}/corrections`;
    expect((await post('secretariat.aaf', path, { ...correction, reason: ' ' })).status).toBe(422);
    expect((await post('secretariat.aaf', path, { ...correction, answers: ['PHL'] })).status).toBe(422);
    expect((await post('secretariat.aaf', path, { ...correction, texts: { fr: 'Un' } })).body).toMatchObject({
      code: 'no-source-text',
    });
    expect((await post('nfp.mar', path, correction)).status).toBe(403);
    expect((await post('secretariat.ca', path, correction)).status).toBe(404);
    const said = await made(post('secretariat.aaf', path, correction));
    expect(said.body['adopted']?.['0']).toMatchObject({
      edition: 2,
      texts: { en: 'One, from July' },
      reason: 'The date',
      earlier: [{ edition: 1, texts: { en: 'One' } }],
    });
    expect((await post('secretariat.aaf', path, correction)).body).toMatchObject({ code: 'corrected-already' });
    expect((await read('nfp.sen', roundTable)).body['adopted']).toHaveLength(2);
  });
});

describe('a commitment', () => {
  const take = (account: string, conclusion: string, body: object = {}) =>
    post(account, `/conclusions/${conclusion}/commitments`, {
      text: 'Try the form',
      dueOn: '2099-03-01',
      countries: ['MAR', 'SEN'],
      secretariat: true,
      headquarters: true,
      ...body,
    });
  const move = (account: string, id: string, act: string, reason = '') =>
    post(account, `/commitments/${id}/steps`, { step: act, reason });
  const idFor = (said: Said, kind: string, iso3: string | null = null) =>
    textOf(
      Object.values(said.body['items'] ?? {}).find(
        ({ addressee }) =>
          textOf(addressee?.['kind']) === kind && (iso3 === null || textOf(addressee?.['iso3']) === iso3),
      )?.['id'],
    );

  it('falls to each addressee, who alone says how it stands; a refusal says why', async () => {
    const { first } = await adopted('AAF');
    expect((await take('nfp.mar', first)).status).toBe(403);
    expect((await take('secretariat.aaf', first, { countries: ['PHL'] })).status).toBe(422);
    expect((await take('secretariat.aaf', first, { dueOn: '2020-01-01' })).status).toBe(422);
    const said = await made(take('secretariat.aaf', first));
    expect(said.body['items']).toHaveLength(4);
    expect(textOf(said.body['items']?.['0']?.['reference'])).toMatch(/^AAF-\d{4}-C\d{3}$/);
    const id = idFor(said, 'country', 'MAR');
    expect((await move('nfp.sen', id, 'acknowledge')).body).toMatchObject({ code: 'not-your-commitment' });
    expect((await move('member.mar', id, 'acknowledge')).status).toBe(403);
    expect((await move('secretariat.aaf', id, 'finish')).status).toBe(403);
    expect((await move('nfp.phl', id, 'acknowledge')).status).toBe(404);
    expect((await move('nfp.mar', id, 'acknowledge')).body).toMatchObject({ state: 'acknowledged' });
    expect((await move('nfp.mar', id, 'acknowledge')).body).toMatchObject({ code: 'step-not-possible' });
    expect((await move('nfp.mar', id, 'decline', ' ')).body).toMatchObject({
      errors: [{ pointer: '/reason', code: 'required' }],
    });
    const declined = await made(move('nfp.mar', id, 'decline', 'No budget'));
    expect(declined.body).toMatchObject({ state: 'declined', reason: 'No budget', isOver: true });
    expect(Object.values(declined.body['steps'] ?? {}).map(({ state }) => textOf(state))).toEqual([
      'open',
      'acknowledged',
      'declined',
    ]);
    const other = idFor(said, 'country', 'SEN');
    expect((await move('secretariat.aaf', other, 'withdraw')).status).toBe(422);
    expect((await move('secretariat.aaf', other, 'withdraw', 'Merged')).body).toMatchObject({ state: 'withdrawn' });
    expect((await move('coordinator', idFor(said, 'headquarters'), 'begin')).body).toMatchObject({
      state: 'under-way',
    });
    expect((await move('secretariat.aaf', idFor(said, 'secretariat'), 'finish')).body).toMatchObject({ state: 'done' });
  });

  it('stands in its owner’s work and in the follow-up of the region, open ones first', async () => {
    const { first } = await adopted('SEA', ['Share the list']);
    await made(take('secretariat.sea', first, { countries: ['PHL'], headquarters: false, secretariat: false }));
    const work = await portal.as('nfp.phl', 'GET', '/work');
    expect(Object.values(work.body['items'] ?? {}).map(({ kind }) => textOf(kind))).toContain('commitment');
    const open = await portal.as('nfp.phl', 'GET', '/commitments?region=SEA&state=open');
    expect(open.body['items']).toMatchObject([{ addressee: { iso3: 'PHL' }, maySteps: expect.any(Array) as unknown }]);
    expect((await portal.as('nfp.mar', 'GET', '/commitments?region=SEA')).body['items']).toEqual([]);
    expect((await portal.as(null, 'GET', '/commitments')).status).toBe(401);
  });

  it('is recalled a week before, on the day, and a fortnight after, once each', async () => {
    const { first } = await adopted('SEA', ['Name a contact']);
    const said = await made(
      take('secretariat.sea', first, { countries: ['PHL'], headquarters: false, secretariat: false }),
    );
    const id = idFor(said, 'country', 'PHL');
    const told = () =>
      portal.owner<{ kind: string }>(`SELECT kind FROM notification WHERE record_id = $1 ORDER BY at, id`, [id]);
    const morning = async (days: number) => {
      await portal.owner(`UPDATE commitment SET due_on = app.today() + $2::int WHERE id = $1`, [id, days]);
      await portal.app.get(CommitmentReminderService).remind();
    };
    for (const days of [8, 7, 6, 0, -3, -14, -15]) await morning(days);
    expect((await told()).map(({ kind }) => kind)).toEqual([
      'commitment-taken',
      'commitment-due',
      'commitment-due',
      'commitment-overdue',
    ]);
    const news = await portal.as('nfp.phl', 'GET', '/notifications');
    expect(textOf(news.body['items']?.['0']?.['title'])).toMatch(/Try the form \(SEA-/);
  });
});

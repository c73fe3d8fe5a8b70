import { system } from '@portal/domain';
import { roundTableDayBegan } from '../src/delegation/round-table-day.service.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, type Json, type Said, startApplication, textOf } from './application.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { day, held, idOf, invited, made } = roundTablesOn(() => portal);

const named = { name: 'Aïcha Invented', email: 'aicha@example.org' };
const name = (table: Said, seat = 'head', account = 'nfp.mar', person: object = named, iso3 = 'MAR') =>
  portal.as(account, 'POST', '/delegates', { body: { roundTable: idOf(table), iso3, seat, person } });
const listed = (account: string | null, table: Said, path = 'delegations') =>
  portal.as(account, 'GET', `/${path}?roundTable=${idOf(table)}`);
const mark = (account: string, table: Said, body: object) =>
  portal.as(account, 'POST', '/readiness/marks', { body: { roundTable: idOf(table), iso3: 'MAR', ...body } });
const remind = (account: string, table: Said, countries: readonly string[]) =>
  portal.as(account, 'POST', '/readiness/reminders', { body: { roundTable: idOf(table), countries } });
const needs = { visaLetter: true, interpretation: 'fr', diet: 'secret-diet' };
const rowsIn = (said: Said, key = 'items'): readonly Json[] => Object.values(said.body[key] ?? {});
const rowOf = (said: Said, iso3 = 'MAR', key = 'items') =>
  rowsIn(said, key).find((each) => textOf(each['iso3']) === iso3);
const cellOf = (said: Said, step: string, iso3 = 'MAR') =>
  Object.values(rowOf(said, iso3, 'rows')?.['cells'] ?? {}).find((each) => textOf(each['step']) === step);
const aDay = async () => {
  await portal.app.get(Database).write(system, async (tx) => {
    await tx.jobs.send(roundTableDayBegan, {});
    return true;
  });
  await portal.work();
};

describe('a delegation', () => {
  it('is named by its focal point, and seen by those who take part', async () => {
    const table = await invited('AAF');
    const statuses = await Promise.all(
      ['member.mar', 'secretariat.aaf', 'coordinator', 'admin', 'observer', 'nfp.tun'].map(async (account) => [
        account,
        (await name(table, 'head', account)).status,
      ]),
    );
    expect(statuses).toEqual([
      ['member.mar', 403],
      ['secretariat.aaf', 403],
      ['coordinator', 403],
      ['admin', 403],
      ['observer', 403],
      ['nfp.tun', 404],
    ]);
    expect((await name(table)).status).toBe(201);
    for (const account of ['nfp.mar', 'member.mar', 'secretariat.aaf', 'coordinator']) {
      expect((await listed(account, table)).text).toContain(named.name);
    }
    const absent = await portal.as('nfp.tun', 'GET', `/delegations?roundTable=00000000-0000-7000-8000-00000000dead`);
    for (const account of ['nfp.tun', 'secretariat.sea', 'admin', 'observer']) {
      const said = await listed(account, table);
      expect([account, said.status, said.text]).toEqual([account, 404, absent.text]);
    }
    expect((await listed(null, table)).status).toBe(401);
  });

  it('has no more heads than seats, also when two name at once', async () => {
    const table = await invited('AAF');
    const both = await Promise.all([
      name(table),
      name(table, 'head', 'nfp.mar', { name: 'Another', email: 'another@example.org' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body['code']).toBe('no-seat-left');
    const taken = both.find(({ status }) => status === 201);
    if (!taken) throw new Error('nobody was named');
    const declined = await portal.as('nfp.mar', 'PATCH', `/delegates/${idOf(taken)}`, {
      body: { answer: 'declined' },
      headers: seen(taken),
    });
    expect(declined.body['answer']).toBe('declined');
    expect((await name(table, 'head', 'nfp.mar', { name: 'Third', email: 'third@example.org' })).status).toBe(201);
    const fewer = await portal.as('secretariat.aaf', 'POST', '/delegations/seats', {
      body: {
        roundTable: idOf(table),
        iso3: 'MAR',
        seats: { head: 0, delegate: 3, alternate: 1, observer: 1, interpreter: 1 },
      },
    });
    expect(fewer.body['code']).toBe('no-seat-left');
  });

  it('is of no country that is not invited, and of nobody else’s people', async () => {
    const table = await invited('AAF');
    const elsewhere = await name(table, 'head', 'nfp.mar', named, 'PHL');
    expect([elsewhere.status, elsewhere.body['code']]).toEqual([409, 'not-taking-part']);
    const behind = portal.owner('INSERT INTO delegation (round_table_id, iso3) VALUES ($1, $2)', [idOf(table), 'PHL']);
    await expect(behind).rejects.toMatchObject({ constraint: 'not-taking-part' });
    const [other] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'nfp.phl@example.org'`);
    expect((await name(table, 'head', 'nfp.mar', { personId: other?.id })).status).toBe(422);
    const [own] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'member.mar@example.org'`);
    const member = await name(table, 'head', 'nfp.mar', { personId: own?.id });
    expect(member.body['email']).toBe('member.mar@example.org');
    expect((await name(table, 'delegate', 'nfp.mar', { personId: own?.id })).body['code']).toBe('delegate-named');
    expect((await portal.as('member.mar', 'GET', '/me/personal-data')).status).toBeLessThan(500);
  });
});

describe('what a delegate needs', () => {
  it('is for the focal point and the secretariat, never in the trail, and goes on its day', async () => {
    const table = await invited('AAF');
    const delegate = await made(name(table));
    const said = await made(portal.as('nfp.mar', 'POST', `/delegates/${idOf(delegate)}/needs`, { body: needs }));
    expect(said.body['needs']).toMatchObject({ diet: 'secret-diet', deleteOn: day(62) });
    for (const account of ['nfp.mar', 'secretariat.aaf'])
      expect((await listed(account, table)).text).toContain('secret-diet');
    for (const account of ['member.mar', 'coordinator'])
      expect((await listed(account, table)).text).not.toContain('secret-diet');
    const trail = await portal.owner<{ text: string }>(
      `SELECT coalesce(string_agg(v::text, ''), '') AS text FROM audit_value v`,
    );
    expect(trail[0]?.text).not.toContain('secret-diet');
    expect(trail[0]?.text).not.toContain(named.name);
    await portal.owner('UPDATE delegate_need SET delete_on = app.today() + 1');
    await aDay();
    expect(await portal.owner('SELECT 1 FROM delegate_need')).toHaveLength(1);
    await portal.owner('UPDATE delegate_need SET delete_on = app.today()');
    await aDay();
    expect(await portal.owner('SELECT 1 FROM delegate_need')).toHaveLength(0);
  });

  it('is erased with the person, who then is nobody', async () => {
    const table = await invited('AAF');
    const delegate = await made(name(table));
    await made(portal.as('nfp.mar', 'POST', `/delegates/${idOf(delegate)}/needs`, { body: needs }));
    const erased = await portal.as('nfp.mar', 'POST', `/delegates/${idOf(delegate)}/erase`);
    expect(erased.body).toMatchObject({ name: null, email: null, needs: null, seat: 'head' });
    const again = await portal.as('nfp.mar', 'POST', `/delegates/${idOf(delegate)}/erase`);
    expect(again.body['code']).toBe('erased');
  });
});

describe('attendance', () => {
  it('is the secretariat’s, on the day, and the same sent late or twice changes nothing', async () => {
    const early = await invited('AAF');
    const before = await made(name(early));
    const note = (table: Said, delegate: Said, attended: string, at: string, account = 'secretariat.aaf') =>
      portal.as(account, 'POST', '/delegations/attendance', {
        body: { roundTable: idOf(table), notes: [{ delegateId: idOf(delegate), attended, at }] },
      });
    const now = new Date().toISOString();
    expect((await note(early, before, 'online', now)).body['code']).toBe('not-begun');
    const table = await held('AAF');
    const delegate = await made(name(table));
    expect((await note(table, delegate, 'online', now, 'nfp.mar')).status).toBe(403);
    expect((await note(table, before, 'online', now)).status).toBe(422);
    expect((await note(table, delegate, 'online', '2999-01-01T00:00:00Z')).status).toBe(422);
    await made(note(table, delegate, 'online', now));
    const late = await made(note(table, delegate, 'absent', '2026-01-01T00:00:00Z'));
    const again = await made(note(table, delegate, 'online', now));
    for (const said of [late, again]) {
      expect(Object.values(rowOf(said)?.['delegates'] ?? {})[0]?.['attended']).toBe('online');
    }
    expect(rowOf(again)?.['tookPart']).toBe(true);
    expect(again.text).toBe(late.text);
  });
});

describe('readiness', () => {
  it('says done only of what is, follows from records, and is ticked where none tells', async () => {
    const table = await invited('AAF', 14);
    const first = await listed('secretariat.aaf', table, 'readiness');
    expect(cellOf(first, 'nominated')).toMatchObject({ state: 'late', daysLate: 9 });
    expect(cellOf(first, 'letter')).toMatchObject({ state: 'late', daysLate: 2 });
    expect(cellOf(first, 'travel')).toMatchObject({ state: 'due', dueOn: day(7) });
    expect(cellOf(first, 'invited')).toMatchObject({ state: 'done' });
    expect(cellOf(first, 'letter', 'SEN')).toMatchObject({ state: 'not-needed' });
    await made(name(table));
    await made(mark('nfp.mar', table, { step: 'briefing', mark: 'done' }));
    await made(mark('secretariat.aaf', table, { step: 'letter', mark: 'done' }));
    const accepted = await made(
      mark('secretariat.aaf', table, { step: 'position', mark: 'accepted', reason: 'Will speak.' }),
    );
    for (const step of ['nominated', 'letter', 'briefing']) expect(cellOf(accepted, step)?.['state']).toBe('done');
    expect(cellOf(accepted, 'position')).toMatchObject({ state: 'accepted', reason: 'Will speak.', on: null });
    const opened = await made(mark('secretariat.aaf', table, { step: 'letter', mark: 'open' }));
    expect(cellOf(opened, 'letter')?.['state']).toBe('late');
    expect((await mark('secretariat.aaf', table, { step: 'status', mark: 'done' })).body['code']).toBe('not-ticked');
    expect((await mark('secretariat.aaf', table, { step: 'status', mark: 'accepted' })).status).toBe(422);
    expect((await mark('secretariat.aaf', table, { step: 'briefing', mark: 'done' })).status).toBe(403);
    for (const [account, status] of [
      ['nfp.tun', 404],
      ['observer', 404],
      ['member.mar', 403],
      ['coordinator', 403],
    ] as const) {
      expect([account, (await mark(account, table, { step: 'letter', mark: 'done' })).status]).toEqual([
        account,
        status,
      ]);
    }
  });

  it('reminds once a day, in the country’s language, after a preview', async () => {
    const table = await invited('AAF', 14);
    const preview = await portal.as('secretariat.aaf', 'GET', `/readiness/reminder?roundTable=${idOf(table)}&iso3=MAR`);
    expect(preview.body['language']).toBe('fr');
    expect(preview.text).toContain('Maroc');
    await made(remind('secretariat.aaf', table, ['MAR']));
    const again = await remind('secretariat.aaf', table, ['MAR']);
    expect([again.status, again.body['code']]).toEqual([409, 'reminded-today']);
    const [sent] = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM mail WHERE kind = 'readiness'`,
    );
    expect(sent?.count).toBe(1);
    expect((await remind('nfp.mar', table, ['MAR'])).status).toBe(403);
    expect((await remind('secretariat.aaf', table, ['PHL'])).body['code']).toBe('not-taking-part');
  });
});

describe('a checklist', () => {
  it('comes from the region’s list, tells its secretariat what is late, and reminds by itself once', async () => {
    const table = await invited('AAF', 6);
    const first = await listed('secretariat.aaf', table, 'checklists');
    const states = (said: Said): Readonly<Record<string, string>> =>
      Object.fromEntries(rowsIn(said, 'lines').map((each) => [textOf(each['key']), textOf(each['state'])]));
    expect(states(first)).toEqual({
      dates: 'done',
      invitations: 'done',
      papers: 'late',
      reminders: 'late',
      'round-table': 'due',
      minutes: 'due',
      conclusions: 'due',
    });
    await portal.owner('DELETE FROM notification');
    await aDay();
    const told = await portal.owner<{ email: string; kind: string }>(
      `SELECT p.email, n.kind FROM notification n JOIN person p ON p.id = n.person_id WHERE n.record_id = $1`,
      [idOf(table)],
    );
    expect(told).toEqual([{ email: 'secretariat.aaf@example.org', kind: 'checklist-late' }]);
    const reminders = () => portal.owner('SELECT 1 FROM readiness_reminder WHERE round_table_id = $1', [idOf(table)]);
    const count = (await reminders()).length;
    expect(count).toBeGreaterThan(0);
    await aDay();
    expect(await reminders()).toHaveLength(count);
    expect(states(await listed('secretariat.aaf', table, 'checklists'))['reminders']).toBe('done');
    const work = await portal.as('secretariat.aaf', 'GET', '/work');
    expect(work.text).toContain(`checklist:${idOf(table)}:papers`);
    expect((await portal.as('nfp.mar', 'GET', '/work')).text).toContain(`name-delegates:${idOf(table)}:MAR`);
    const tick = (account: string, item: string) =>
      portal.as(account, 'POST', '/checklists/marks', { body: { roundTable: idOf(table), item, isDone: true } });
    expect((await tick('nfp.mar', 'papers')).status).toBe(403);
    expect((await tick('secretariat.aaf', 'dates')).body['code']).toBe('not-ticked');
    expect(states(await made(tick('secretariat.aaf', 'papers')))['papers']).toBe('done');
  });

  it('is changed for a region by its secretariat alone', async () => {
    const items = [{ key: 'papers', days: -45, title: '' }];
    const set = (account: string, version: number, body: object = { region: 'AAF', items }) =>
      portal.as(account, 'PATCH', '/checklist-templates', { body, headers: { 'if-match': `"${version}-"` } });
    for (const account of ['secretariat.sea', 'coordinator']) expect((await set(account, 0)).status).toBe(403);
    expect((await set('secretariat.aaf', 0, { region: 'AAF', items: [...items, ...items] })).status).toBe(422);
    const changed = await made(set('secretariat.aaf', 0));
    expect(changed.body['version']).toBe(1);
    expect((await set('secretariat.aaf', 0)).status).toBe(412);
    const table = await invited('AAF', 60);
    expect(rowsIn(await listed('secretariat.aaf', table, 'checklists'), 'lines')[0]).toMatchObject({ dueOn: day(15) });
  });
});

import { randomUUID } from 'node:crypto';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { day, idOf, invited, made } = roundTablesOn(() => portal);
const secretariat = 'secretariat.aaf';
const add = (roundTable: Said, body: object = {}, account = secretariat) =>
  portal.as(account, 'POST', '/agenda-items', {
    body: { roundTable: idOf(roundTable), day: 1, minutes: 30, kind: 'presentation', title: 'An item', ...body },
  });
const agenda = (roundTable: Said, account: string | null = secretariat) =>
  portal.as(account, 'GET', `/agenda-items?roundTable=${idOf(roundTable)}`);
const act = (roundTable: Said, what: string, body: object = {}, account = secretariat) =>
  portal.as(account, 'POST', `/agenda-items/${what}`, { body: { roundTable: idOf(roundTable), ...body } });
const change = (item: Said, body: object) =>
  portal.as(secretariat, 'PATCH', `/agenda-items/${idOf(item)}`, { body, headers: seen(item) });
const remove = (item: Said) => portal.as(secretariat, 'DELETE', `/agenda-items/${idOf(item)}`);
const tap = (item: Said, kind: string, at: string, account = secretariat) =>
  portal.as(account, 'POST', `/agenda-items/${idOf(item)}/taps`, { body: { kind, at } });
const itemsOf = (said: Said) => Object.values(said.body['items'] ?? {});
const titles = (said: Said) => itemsOf(said).map((each) => textOf(each['title']));
const versionOf = (said: Said) => Number(textOf(said.body['version']));
/** One with items `a`, `b`, `c` on its first day. */
const withThree = async (offset = 30) => {
  const roundTable = await invited('AAF', offset);
  const [a, b, c] = [
    await made(add(roundTable, { title: 'a' })),
    await made(add(roundTable, { title: 'b' })),
    await made(add(roundTable, { title: 'c' })),
  ];
  return { roundTable, a, b, c };
};

describe('an agenda', () => {
  it('begins with the day of the meeting, and each item when the one before it is over', async () => {
    const roundTable = await invited('AAF', 30);
    expect((await agenda(roundTable)).body).toMatchObject({
      items: [],
      days: [{ day: 1, on: day(30), begins: '09:00' }, { day: 2 }, { day: 3 }],
      publishedAt: null,
      mayRun: true,
      version: 0,
    });
    await made(add(roundTable, { title: 'Opening', kind: 'opening', minutes: 45, speaker: 'The host' }));
    await made(add(roundTable, { title: 'One room', track: 1, minutes: 60 }));
    await made(add(roundTable, { title: 'Other room', track: 2, minutes: 90 }));
    await made(add(roundTable, { title: 'Break', kind: 'break', minutes: 15 }));
    const said = await agenda(roundTable);
    expect(itemsOf(said).map((each) => textOf(each['starts']).slice(11))).toEqual(['09:00', '09:45', '09:45', '11:15']);
    expect(itemsOf(said)[0]).toMatchObject({ startsAt: `${day(30)}T09:00:00.000Z`, isChanged: false });
  });

  it('begins its days when the secretariat says so', async () => {
    const { roundTable } = await withThree();
    await made(add(roundTable, { title: 'd', day: 2 }));
    const { body } = await agenda(roundTable);
    const said = await made(act(roundTable, 'days', { begins: ['08:30', '10:00'], version: body['version'] }));
    expect(itemsOf(said).map((each) => textOf(each['starts']).slice(11))).toEqual(['08:30', '09:00', '09:30', '10:00']);
    const late = await act(roundTable, 'days', { begins: ['07:00'], version: body['version'] });
    expect(late.status).toBe(412);
    expect(errorsOf(await act(roundTable, 'days', { begins: ['25:00'], version: 1 }))).toEqual([
      '/begins/0 not-a-time',
    ]);
  });

  it('is a draft for who runs the meeting, and published for those who take part, who are told once', async () => {
    const { roundTable, a } = await withThree();
    expect((await agenda(roundTable, 'nfp.mar')).body).toMatchObject({ items: [], mayRun: false, version: 0 });
    expect((await act(roundTable, 'publication', {}, 'nfp.mar')).status).toBe(403);
    await made(act(roundTable, 'publication'));
    await made(act(roundTable, 'publication'));
    expect(titles(await agenda(roundTable, 'nfp.mar'))).toEqual(['a', 'b', 'c']);
    const told = await portal.owner<{ count: number }>(
      `SELECT count(*)::int AS count FROM notification n JOIN person p ON p.id = n.person_id
       WHERE p.email = 'nfp.mar@example.org' AND n.kind = 'agenda-published' AND n.record_id = $1`,
      [idOf(roundTable)],
    );
    expect(told).toEqual([{ count: 1 }]);
    expect((await remove(a)).body).toMatchObject({ code: 'agenda-published' });
    await made(change(await reread(roundTable, 'a'), { isLeftOut: true }));
    await made(add(roundTable, { title: 'd' }));
    const after = itemsOf(await agenda(roundTable, 'nfp.mar'));
    expect(after.map((each) => [textOf(each['title']), textOf(each['isChanged']), textOf(each['isLeftOut'])])).toEqual([
      ['a', 'true', 'true'],
      ['b', 'false', 'false'],
      ['c', 'false', 'false'],
      ['d', 'true', 'false'],
    ]);
    expect(textOf(after[1]?.['starts']).slice(11)).toBe('09:00');
  });

  it('is not published while nothing is in it, and not there for who does not take part', async () => {
    const roundTable = await invited('AAF', 33);
    expect((await act(roundTable, 'publication')).body).toMatchObject({ code: 'nothing-to-send' });
    const hidden = await agenda(roundTable, 'nfp.phl');
    const absent = await portal.as('nfp.phl', 'GET', `/agenda-items?roundTable=${randomUUID()}`);
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect((await agenda(roundTable, null)).status).toBe(401);
    expect((await add(roundTable, {}, 'secretariat.ca')).status).toBe(404);
    expect((await add(roundTable, {}, 'nfp.mar')).status).toBe(403);
  });
});

const reread = async (roundTable: Said, title: string): Promise<Said> => {
  const said = await agenda(roundTable);
  const found = itemsOf(said).find((each) => textOf(each['title']) === title);
  return { ...said, body: { ...found } };
};

describe('the order of an agenda', () => {
  it('takes an item behind another, or first, and keeps the others', async () => {
    const { roundTable, a, b, c } = await withThree();
    const { version } = { version: versionOf(await agenda(roundTable)) };
    const place = { day: 1, track: 0, version };
    const said = await made(act(roundTable, 'order', { ...place, id: idOf(c), after: idOf(a) }));
    expect(titles(said)).toEqual(['a', 'c', 'b']);
    const first = await made(
      act(roundTable, 'order', { ...place, id: idOf(b), after: null, version: versionOf(said) }),
    );
    expect(titles(first)).toEqual(['b', 'a', 'c']);
    const day2 = { ...place, day: 2, version: versionOf(first) };
    expect(errorsOf(await act(roundTable, 'order', { ...day2, id: idOf(b), after: idOf(a) }))).toEqual([
      '/after unknown-agenda-item',
    ]);
  });

  it('merges what two moved at once, or tells the one who came later the present order', async () => {
    const { roundTable, a, b, c } = await withThree();
    const d = await made(add(roundTable, { title: 'd' }));
    const version = versionOf(await agenda(roundTable));
    const place = { day: 1, track: 0, version };
    await made(act(roundTable, 'order', { ...place, id: idOf(d), after: null }));
    const merged = await made(act(roundTable, 'order', { ...place, id: idOf(c), after: idOf(a) }));
    expect(titles(merged)).toEqual(['d', 'a', 'c', 'b']);
    const clash = await act(roundTable, 'order', { ...place, id: idOf(d), after: idOf(b) });
    expect(clash.status).toBe(412);
    expect(Object.values((clash.body['current'] as Said['body'])['items'] ?? {})).toHaveLength(4);
  });

  it('edits an item only as it was seen', async () => {
    const { a } = await withThree();
    const changed = await made(change(a, { minutes: 45, speaker: 'Somebody' }));
    expect(changed.body).toMatchObject({ minutes: 45, speaker: 'Somebody', title: 'a' });
    const late = await change(a, { title: 'Another' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ current: { minutes: 45 } });
    expect((await remove(changed)).status).toBe(204);
    expect((await remove(changed)).status).toBe(404);
  });
});

describe('an agenda of 200 pages', () => {
  it('is refused: by the length of a text, and by the number of its items', async () => {
    const { roundTable } = await withThree();
    expect(errorsOf(await add(roundTable, { title: 'x'.repeat(301) }))).toEqual(['/title too-long']);
    await portal.owner(
      `INSERT INTO agenda_item (round_table_id, day, position, minutes, kind, title, moved_in)
       SELECT $1, 2, n, 5, 'statement', 'item', 1 FROM generate_series(1, 397) n`,
      [idOf(roundTable)],
    );
    const refused = await add(roundTable);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'agenda-full' });
    expect(itemsOf(await agenda(roundTable))).toHaveLength(400);
  });

  it('takes no minutes, days, tracks and papers that there are not', async () => {
    const { roundTable } = await withThree();
    expect(errorsOf(await add(roundTable, { minutes: 0 }))).toEqual(['/minutes too-small']);
    expect(errorsOf(await add(roundTable, { day: 15 }))).toEqual(['/day too-big']);
    expect(errorsOf(await add(roundTable, { track: 7 }))).toEqual(['/track too-big']);
    expect(errorsOf(await add(roundTable, { documents: [randomUUID()] }))).toEqual(['/documents/0 unknown-document']);
  });
});

describe('the run sheet', () => {
  it('keeps when items began and ended, once, however often it is sent', async () => {
    const { roundTable, a } = await withThree();
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const [began, ended] = [at(50), at(20)];
    await made(tap(a, 'started', began));
    await made(tap(a, 'ended', ended));
    const again = await made(tap(a, 'started', began));
    expect(Date.parse(textOf(itemsOf(again)[0]?.['startedAt']))).toBe(Date.parse(began));
    expect(Date.parse(textOf(itemsOf(again)[0]?.['endedAt']))).toBe(Date.parse(ended));
    const kept = await portal.owner('SELECT FROM agenda_tap WHERE round_table_id = $1', [idOf(roundTable)]);
    expect(kept).toHaveLength(2);
    const undone = await made(tap(a, 'undone', at(10)));
    expect(itemsOf(undone)[0]).toMatchObject({ startedAt: null, endedAt: null });
    expect(errorsOf(await tap(a, 'started', at(-60)))).toEqual(['/at future-instant']);
    expect((await tap(a, 'started', at(1), 'nfp.phl')).status).toBe(403);
    await made(change(await reread(roundTable, 'a'), { isLeftOut: true }));
    expect((await tap(a, 'started', at(1))).body).toMatchObject({ code: 'agenda-item-left-out' });
  });
});

import { bordaCount, countingBallots } from '@portal/domain';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { held, idOf, invited, made } = roundTablesOn(() => portal);
const absent = '01900000-0000-7000-8000-00000000dead';
const post = (account: string | null, path: string, body: object) => portal.as(account, 'POST', path, { body });
const propose = (account: string, roundTable: Said, country: string | null, title: string) =>
  post(account, '/priorities', { roundTable: idOf(roundTable), country, title, domains: ['B'] });
const matrix = (account: string | null, roundTable: Said) =>
  portal.as(account, 'GET', `/priorities/matrix?roundTable=${idOf(roundTable)}`);
const ballotsOf = (account: string | null, roundTable: Said) =>
  portal.as(account, 'GET', `/ballots?roundTable=${idOf(roundTable)}`);
const open = (roundTable: Said, account = 'secretariat.aaf', until: string | null = null) =>
  post(account, '/ballots/openings', { roundTable: idOf(roundTable), until });
const close = (roundTable: Said, account = 'secretariat.aaf') =>
  post(account, '/ballots/closings', { roundTable: idOf(roundTable) });
const cast = (account: string, roundTable: Said, country: string, choices: readonly string[]) =>
  post(account, '/ballots', { roundTable: idOf(roundTable), country, choices });
const decide = (id: string, decision: string, account = 'secretariat.aaf') =>
  post(account, `/priorities/${id}/decisions`, { decision, reason: 'Agreed.' });
const listOf = (said: Said, key = 'items') => Object.values(said.body[key] ?? {});

/** A round table with so many priorities of the secretariat. */
const withPriorities = async (count: number, offset = 30) => {
  const roundTable = await invited('AAF', offset, { observers: ['GHA'] });
  const ids: string[] = [];
  for (let place = 1; place <= count; place += 1) {
    ids.push(idOf(await made(propose('secretariat.aaf', roundTable, null, `Priority ${place}`))));
  }
  return { roundTable, ids };
};

describe('a regional priority', () => {
  it('is proposed by a country or the secretariat, supported by countries, for those who take part', async () => {
    const roundTable = await invited('AAF', 30, { observers: ['GHA'] });
    const own = await made(propose('nfp.mar', roundTable, 'MAR', 'Register of sealed sources'));
    expect(own.body).toMatchObject({ status: 'proposed', proposedBy: { iso3: 'MAR' }, mayChange: true, rank: null });
    expect((await made(propose('secretariat.aaf', roundTable, null, 'Safe transport'))).body).toMatchObject({
      proposedBy: null,
      mayDecide: ['drop'],
    });
    const support = { country: 'MAR', supports: true };
    const supported = await made(post('nfp.mar', `/priorities/${idOf(own)}/supports`, support));
    expect(supported.body).toMatchObject({ supportedBy: [{ iso3: 'MAR' }] });
    const back = await made(post('nfp.mar', `/priorities/${idOf(own)}/supports`, { ...support, supports: false }));
    expect(back.body).toMatchObject({ supportedBy: [] });
    for (const account of ['nfp.mar', 'secretariat.aaf', 'coordinator', 'nfp.gha']) {
      expect([account, (await matrix(account, roundTable)).status]).toEqual([account, 200]);
    }
    for (const account of ['nfp.phl', 'secretariat.ca', 'observer', 'admin']) {
      expect([account, (await matrix(account, roundTable)).status]).toEqual([account, 404]);
      expect([account, (await ballotsOf(account, roundTable)).status]).toEqual([account, 404]);
      const listed = await portal.as(account, 'GET', `/priorities?roundTable=${idOf(roundTable)}`);
      expect([account, listed.body['total']]).toEqual([account, 0]);
    }
    expect((await matrix(null, roundTable)).status).toBe(401);
    expect((await propose('nfp.gha', roundTable, 'GHA', 'x')).body).toMatchObject({ code: 'not-taking-part' });
    expect((await propose('nfp.gha', roundTable, 'MAR', 'x')).body).toMatchObject({ code: 'not-your-country' });
    expect((await propose('nfp.mar', roundTable, null, 'x')).body).toMatchObject({ code: 'not-your-round-table' });
    expect((await propose('member.mar', roundTable, 'MAR', 'x')).status).toBe(403);
  });

  it('is worded by whoever proposed it until the voting opens, and told from what changed meanwhile', async () => {
    const { roundTable } = await withPriorities(1, 31);
    const own = await made(propose('nfp.mar', roundTable, 'MAR', 'Register'));
    const change = (title: string, account = 'nfp.mar') =>
      portal.as(account, 'PATCH', `/priorities/${idOf(own)}`, { body: { title }, headers: seen(own) });
    expect((await change('x', 'nfp.gha')).status).toBe(403);
    await made(change('Register of sealed sources'));
    const late = await change('Another');
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ current: { title: 'Register of sealed sources' } });
    await made(open(roundTable));
    expect((await change('x')).body).toMatchObject({ code: 'voting-open' });
    expect((await propose('nfp.mar', roundTable, 'MAR', 'x')).body).toMatchObject({ code: 'voting-open' });
  });

  it('is endorsed after the count, and asked about at the next round table of its region', async () => {
    const before = await held('AAF', { observers: ['GHA'] });
    const id = idOf(await made(propose('secretariat.aaf', before, null, 'Safe transport of samples')));
    expect((await decide(id, 'endorse')).body).toMatchObject({ code: 'voting-not-closed' });
    await made(open(before));
    expect((await decide(id, 'drop')).body).toMatchObject({ code: 'voting-open' });
    await made(cast('nfp.mar', before, 'MAR', [id]));
    await made(close(before));
    expect((await decide(id, 'endorse', 'nfp.mar')).status).toBe(403);
    expect((await made(decide(id, 'endorse'))).body).toMatchObject({ status: 'endorsed', rank: 1, points: 5 });
    expect((await decide(id, 'drop')).body).toMatchObject({ code: 'priority-decided' });
    const all = await portal.as('coordinator', 'GET', '/priorities?status=endorsed&region=AAF');
    expect(listOf(all).map((each) => textOf(each['id']))).toContain(id);

    const next = await invited('AAF', 70, { observers: ['GHA'] });
    const answer = (account: string, country: string, roundTable = next) =>
      post(account, `/priorities/${id}/holdings`, {
        roundTable: idOf(roundTable),
        country,
        holds: false,
        note: 'Done.',
      });
    await made(answer('nfp.mar', 'MAR'));
    expect(listOf(await matrix('nfp.mar', next), 'inForce')).toContainEqual(
      expect.objectContaining({
        priority: expect.objectContaining({ id }) as unknown,
        answers: [expect.objectContaining({ iso3: 'MAR', holds: false, note: 'Done.' })],
      }),
    );
    expect((await answer('nfp.gha', 'MAR')).status).toBe(403);
    expect((await answer('nfp.mar', 'MAR', before)).body).toMatchObject({ code: 'priority-not-endorsed' });
  });
});

describe('a ballot', () => {
  it('is cast by its country’s focal point while the voting is open; a second one takes the place of the first', async () => {
    const { roundTable, ids } = await withPriorities(6, 32);
    const [first = '', second = ''] = ids;
    expect((await cast('nfp.mar', roundTable, 'MAR', [first])).body).toMatchObject({ code: 'voting-not-open' });
    expect((await open(roundTable, 'nfp.mar')).status).toBe(403);
    await made(open(roundTable));
    expect((await open(roundTable)).body).toMatchObject({ code: 'voting-opened-already' });
    await made(cast('nfp.mar', roundTable, 'MAR', [first, second]));
    const again = await made(cast('nfp.mar', roundTable, 'MAR', [second]));
    expect(listOf(again, 'ballots')).toEqual([expect.objectContaining({ iso3: 'MAR', choices: [second] })]);
    expect(listOf(again, 'ranking')[0]).toMatchObject({ priority: second, points: 5, rank: 1, isTied: false });
    const kept = await ballotsOf('secretariat.aaf', roundTable);
    expect(listOf(kept).map((each) => [textOf(each['counts'])])).toEqual([['false'], ['true']]);
    for (const account of ['member.mar', 'secretariat.aaf', 'coordinator']) {
      expect([account, (await cast(account, roundTable, 'MAR', [first])).status]).toEqual([account, 403]);
    }
    expect((await cast('nfp.gha', roundTable, 'MAR', [first])).body).toMatchObject({ code: 'not-your-country' });
    expect((await cast('nfp.gha', roundTable, 'GHA', [first])).body).toMatchObject({ code: 'not-taking-part' });
    expect((await cast('nfp.phl', roundTable, 'PHL', [first])).status).toBe(404);
  });

  it('holds one to five priorities of this round table that stand, each once', async () => {
    const { roundTable, ids } = await withPriorities(7, 33);
    const elsewhere = await withPriorities(1, 34);
    const [first = '', gone = ''] = ids;
    await made(decide(gone, 'drop'));
    await made(open(roundTable));
    const wrong = async (choices: readonly string[]) => errorsOf(await cast('nfp.mar', roundTable, 'MAR', choices));
    expect(await wrong(ids.slice(1))).toEqual(['/choices too-many']);
    expect(await wrong([])).toEqual(['/choices too-few']);
    expect(await wrong([first, first])).toEqual(['/choices/1 priority-twice']);
    expect(await wrong([gone])).toEqual(['/choices/0 priority-dropped']);
    expect(await wrong([first, ...elsewhere.ids])).toEqual(['/choices/1 unknown-priority']);
    expect(await wrong([absent])).toEqual(['/choices/0 unknown-priority']);
    expect(listOf(await ballotsOf('nfp.mar', roundTable))).toEqual([]);
  });

  it('is refused after the closing; the frozen result is what anybody finds from the ballots', async () => {
    const { roundTable, ids } = await withPriorities(3, 35);
    await made(open(roundTable));
    await made(cast('nfp.mar', roundTable, 'MAR', ids));
    expect((await close(roundTable, 'nfp.mar')).status).toBe(403);
    const closed = await made(close(roundTable));
    expect(closed.body).toMatchObject({ voting: { state: 'closed' }, mayClose: false });
    expect((await close(roundTable)).body).toMatchObject({ code: 'voting-closed' });
    expect((await cast('nfp.mar', roundTable, 'MAR', ids)).body).toMatchObject({ code: 'voting-closed' });
    const cards = listOf(await ballotsOf('nfp.gha', roundTable)).map((each) => ({
      iso3: textOf(each['iso3']),
      choices: Object.values(each['choices'] ?? {}).map((choice) => textOf(choice)),
    }));
    expect(listOf(closed, 'ranking')).toEqual(bordaCount(ids, countingBallots(cards)));
    // Behind the portal's back nothing is added either.
    await expect(
      portal.owner(`INSERT INTO ballot (round_table_id, iso3, choices) VALUES ($1, 'MAR', '["x"]')`, [
        idOf(roundTable),
      ]),
    ).rejects.toThrow('the voting is over');
  });

  it('waits in the focal point’s work while the voting is open', async () => {
    const { roundTable, ids } = await withPriorities(1, 36);
    const owed = async () =>
      (await portal.as('nfp.mar', 'GET', '/work')).text.includes(`cast-ballot:${idOf(roundTable)}:MAR`);
    expect(await owed()).toBe(false);
    await made(open(roundTable));
    expect(await owed()).toBe(true);
    await made(cast('nfp.mar', roundTable, 'MAR', ids));
    expect(await owed()).toBe(false);
  });

  it('is not cast after the last minute that was said, which lies ahead when the voting opens', async () => {
    const { roundTable, ids } = await withPriorities(1, 37);
    expect(errorsOf(await open(roundTable, 'secretariat.aaf', '2020-01-01T12:00'))).toEqual(['/until past-day']);
    await made(open(roundTable, 'secretariat.aaf', '2090-01-01T12:00'));
    await portal.owner(`UPDATE priority_voting SET until = now() - interval '1 minute' WHERE round_table_id = $1`, [
      idOf(roundTable),
    ]);
    expect((await cast('nfp.mar', roundTable, 'MAR', ids)).body).toMatchObject({ code: 'voting-closed' });
    expect((await matrix('secretariat.aaf', roundTable)).body).toMatchObject({
      voting: { state: 'closed' },
      mayClose: true,
    });
  });

  it('has nothing to order where no priority stands', async () => {
    const roundTable = await invited('AAF', 38);
    expect((await open(roundTable)).body).toMatchObject({ code: 'nothing-to-vote-on' });
  });
});

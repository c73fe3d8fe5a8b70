import { type Application, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { begin, change, day, days, held, idOf, invited, made, read, step } = roundTablesOn(() => portal);
const notified = (account: string) =>
  portal.owner<{ kind: string }>(
    `SELECT n.kind FROM notification n JOIN person p ON p.id = n.person_id WHERE p.email = $1 AND n.url LIKE '/round-tables/%'
     ORDER BY n.at, n.id`,
    [`${account}@example.org`],
  );

describe('the round tables of 2019', () => {
  it('are there for everybody, with what the report says and no more', async () => {
    const said = await portal.as(null, 'GET', '/round-tables?year=2019&limit=50');
    expect(said.body['total']).toBe(16);
    const items = Object.values(said.body['items'] ?? {});
    expect(items.every((each) => textOf(each['starts']) === 'null' && textOf(each['isDocumented']) === 'true')).toBe(
      true,
    );
    expect(items.filter((each) => textOf(each['city']) === 'La Hulpe')).toHaveLength(8);
    const hosts = items.map((each) => textOf(each['host']?.['iso3']));
    expect(new Set(hosts)).toEqual(new Set(['ALB', 'GHA', 'IDN', 'JOR', 'MAR', 'TUN', 'ARE', 'UZB', 'BEL']));
  });

  it('say how they were read, and are nobody’s to change', async () => {
    const [row] = await portal.owner<{ id: string }>(`SELECT id FROM round_table WHERE fact = 'rt-2019-AAF-hosted'`);
    const one = await read(null, row?.id ?? '');
    expect(one.body).toMatchObject({
      reference: 'AAF-2019-RT1',
      city: '',
      documented: {
        paragraph: '82',
        reading: 'region-from-host-of-two',
        otherSource: { says: expect.any(String) as unknown },
      },
      isInside: false,
      mayRun: false,
    });
    const refused = await change(one, { venue: 'Somewhere' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'documented' });
  });

  it('make the year of every region whole', async () => {
    const board = await portal.as(null, 'GET', '/round-tables/board?year=2019');
    expect(board.body['regions']).toHaveLength(8);
    expect(Object.values(board.body['regions'] ?? {}).every((each) => textOf(each['missing']) === '0')).toBe(true);
    expect(board.body['mayBegin']).toEqual([]);
  });
});

describe('a round table', () => {
  it('is begun by its region’s secretariat, with a reference for ever and the next number', async () => {
    const first = await made(begin('CA', { number: 23, ...days(60), host: 'TJK', city: 'Dushanbe' }));
    const running = /^CA-\d{4}-RT(\d+)$/;
    const before = Number(running.exec(textOf(first.body['reference']))?.[1]);
    expect(first.body).toMatchObject({ number: 23, life: 'proposed', isInside: true, mayRun: true });
    const second = await made(begin('CA'));
    expect(Number(running.exec(textOf(second.body['reference']))?.[1])).toBe(before + 1);
    expect(second.body).toMatchObject({ number: 24, starts: null });
    const third = await begin('CA', { number: 23 });
    expect(third.body).toMatchObject({ code: 'round-table-number-taken' });
    expect((await begin('CA', {}, 'secretariat.aaf')).status).toBe(403);
    expect((await begin('CA', {}, 'coordinator')).body).toMatchObject({ code: 'not-your-round-table' });
    expect((await begin('CA', {}, 'nfp.uzb')).status).toBe(403);
  });

  it('is the network’s: everybody signed in sees where and when, those who take part what happens', async () => {
    const roundTable = await invited('AAF', 40, { observers: ['GHA'] });
    expect((await read(null, roundTable)).status).toBe(404);
    const far = await read('nfp.phl', roundTable);
    expect(far.body).toMatchObject({ isInside: false, steps: [], answersFor: [], mayRun: false });
    const observer = await read('nfp.gha', roundTable);
    expect(observer.body).toMatchObject({ isInside: true, answersFor: ['GHA'] });
    expect(observer.body['countries']).toContainEqual({
      iso3: 'GHA',
      name: 'Ghana',
      zones: ['Africa/Accra'],
      participation: 'observer',
      isHost: false,
    });
    const own = await read('nfp.mar', roundTable);
    expect(Object.values(own.body['steps'] ?? {}).map((each) => textOf(each['life']))).toEqual([
      'proposed',
      'confirmed',
      'invited',
    ]);
  });

  it('tells those concerned each step, and that its days moved', async () => {
    const roundTable = await made(begin('MIE', { ...days(50) }));
    expect(await notified('nfp.jor')).toEqual([{ kind: 'round-table-proposed' }]);
    await made(step(roundTable, 'confirm'));
    const confirmed = await read('secretariat.mie', roundTable);
    await made(change(confirmed, days(51)));
    expect((await notified('nfp.jor')).map(({ kind }) => kind)).toEqual([
      'round-table-proposed',
      'round-table-confirmed',
      'round-table-moved',
    ]);
    expect(await notified('nfp.phl')).toEqual([]);
    const raised = await portal.owner<{ sequence: number }>('SELECT sequence FROM round_table WHERE id = $1', [
      idOf(roundTable),
    ]);
    expect(raised[0]?.sequence).toBe(1);
  });

  it('cannot take a step that its life does not have', async () => {
    const roundTable = await made(begin('GCC'));
    expect((await step(roundTable, 'confirm')).body).toMatchObject({ code: 'no-days-yet' });
    expect((await step(roundTable, 'hold')).body).toMatchObject({ code: 'step-not-possible' });
    const early = await invited('GCC', 45);
    expect((await step(early, 'hold')).body).toMatchObject({ code: 'not-begun' });
    const over = await held('GCC');
    expect(over.body).toMatchObject({ life: 'held' });
    expect((await step(over, 'postpone')).body).toMatchObject({ code: 'step-not-possible' });
  });

  it('is told from what somebody else wrote meanwhile', async () => {
    const seenFirst = await made(begin('SEA'));
    await made(change(seenFirst, { city: 'Jakarta' }));
    const late = await change(seenFirst, { city: 'Bogor' });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ current: { city: 'Jakarta' } });
  });

  it('stands in the sample only where it is asked for, and is headquarters’ where no region plans it', async () => {
    const meeting = await made(
      begin('AAF', { kind: 'international-meeting', region: null, otherRegions: ['AAF', 'CA'] }, 'coordinator'),
    );
    expect(meeting.body).toMatchObject({ region: null, regions: ['AAF', 'CA'], mayRun: true });
    expect(textOf(meeting.body['reference'])).toMatch(/^COE-\d{4}-RT1$/);
    const beside = await made(begin('AAF', { alongsideId: idOf(meeting) }));
    expect(beside.body).toMatchObject({ alongside: { id: idOf(meeting) } });
  });
});

describe('finding round tables', () => {
  it('goes by the country that takes part, as an observer too', async () => {
    const roundTable = await made(begin('SEA', { ...days(90), host: 'BEL', city: 'Brussels' }));
    const of = async (iso3: string) => {
      const said = await portal.as('coordinator', 'GET', `/round-tables?iso3=${iso3}&limit=200`);
      return Object.values(said.body['items'] ?? {}).map((each) => textOf(each['id']));
    };
    expect(await of('PHL')).toContain(idOf(roundTable));
    expect(await of('MAR')).not.toContain(idOf(roundTable));
    expect(roundTable.body).toMatchObject({ host: { iso3: 'BEL', name: 'Belgium' } });
  });

  it('offers every country of the world as a host, partners first', async () => {
    const said = await portal.as(null, 'GET', '/round-tables/hosts', { headers: { 'accept-language': 'fr' } });
    const items = Object.values(said.body['items'] ?? {});
    expect(items.length).toBeGreaterThan(190);
    expect(items[0]).toMatchObject({ isPartner: true });
    expect(items).toContainEqual({ iso3: 'BEL', name: 'Belgique', isPartner: false });
  });

  it('searches by reference and city, and finds for a visitor what a source says alone', async () => {
    const roundTable = await made(begin('SEA', { city: 'Quxhaven' }));
    const search = async (account: string | null, q: string) => {
      const said = await portal.as(account, 'GET', `/search?q=${q}&kind=round-table`);
      return Object.values(said.body['items'] ?? {}).map((each) => textOf(each['url']));
    };
    expect(await search('nfp.mar', 'quxhaven')).toEqual([`/round-tables/${idOf(roundTable)}`]);
    expect(await search('nfp.mar', textOf(roundTable.body['reference']))).toEqual([
      `/round-tables/${idOf(roundTable)}`,
    ]);
    expect(await search(null, 'quxhaven')).toEqual([]);
    expect(await search(null, 'hulpe')).toHaveLength(8);
  });
});

describe('what is wrong with a round table', () => {
  it.each([
    ['an end before its start', { ...days(60), ends: `${day(60)}T08:00` }, '/ends', 'ends-before-start'],
    ['a zone that does not exist', { ...days(60), zone: 'Mars/Olympus' }, '/zone', 'unknown-zone'],
    ['no zone', { ...days(60), zone: null }, '/zone', 'required'],
    [
      'a time that the clock never shows',
      { zone: 'Europe/Paris', starts: '2027-03-28T02:30', ends: '2027-03-28T12:00' },
      '/starts',
      'no-such-time',
    ],
    [
      'a time that the clock shows twice',
      { zone: 'Europe/Paris', starts: '2027-10-31T02:30', ends: '2027-10-31T12:00' },
      '/starts',
      'time-twice',
    ],
    ['a host that is no country', { host: 'XXX' }, '/host', 'unknown-country'],
    ['an observer that is no partner', { observers: ['BEL'] }, '/observers/0', 'unknown-country'],
    ['a region that does not exist', { otherRegions: ['ZZ'] }, '/otherRegions/0', 'unknown-region'],
  ])('%s', async (_, body, pointer, code) => {
    const said = await begin('SEEE', body);
    expect(said.status).toBe(422);
    expect(errorsOf(said)).toEqual([`${pointer} ${code}`]);
  });

  it('is settled by saying which of two hours', async () => {
    const time = { zone: 'Europe/Paris', starts: '2027-10-31T02:30', ends: '2027-10-31T12:00', startsPass: 'second' };
    const said = await made(begin('SEEE', { year: 2027, ...time }));
    expect(said.body['startsAt']).toBe('2027-10-31T01:30:00.000000Z');
  });

  it('leaves a region without secretariat to the coordinators', async () => {
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1, version = version + 1
      WHERE role = 'secretariat' AND scope = 'NAS'`);
    expect((await begin('NAS', {}, 'coordinator')).status).toBe(201);
  });
});

describe('the board of a year', () => {
  const shown = async (account: string | null, year: string) => {
    const { body } = await portal.as(account, 'GET', `/round-tables/board?year=${year}`);
    return { mayBegin: body['mayBegin'], items: Object.values(body['items'] ?? {}) };
  };

  it('is kept until a meeting changes, and is its reader’s own', async () => {
    const one = await made(begin('MIE', { ...days(200), host: 'JOR', city: 'Amman' }));
    const year = textOf(one.body['year']);
    const cityFor = async (account: string | null) => {
      const { items } = await shown(account, year);
      return items.filter(({ id }) => id === one.body['id']).map(({ city }) => textOf(city));
    };
    expect(await cityFor('nfp.mar')).toEqual(['Amman']);
    expect(await cityFor(null)).toEqual([]);
    await change(one, { city: 'Aqaba' });
    expect(await cityFor('nfp.mar')).toEqual(['Aqaba']);
    expect((await shown('secretariat.mie', year)).mayBegin).toEqual(['MIE']);
    expect((await shown('nfp.mar', year)).mayBegin).toEqual([]);
  });

  it('says at once that a region without office is headquarters’ to plan', async () => {
    expect((await shown('coordinator', '2031')).mayBegin).not.toContain('GCC');
    const [office] = await portal.owner<{ id: string; until: string | null }>(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'secretariat' AND scope = 'GCC' AND until IS NULL
       RETURNING id, until`,
    );
    expect((await shown('coordinator', '2031')).mayBegin).toContain('GCC');
    await portal.owner('UPDATE role_assignment SET until = NULL WHERE id = $1', [office?.id]);
    expect((await shown('coordinator', '2031')).mayBegin).not.toContain('GCC');
  });
});

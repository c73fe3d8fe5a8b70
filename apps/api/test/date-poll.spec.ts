import { addDays } from '@portal/domain';
import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { errorsOf } from './rounds.harness.js';
import { roundTablesOn } from './round-table.harness.js';
import { seen } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { begin, change, day, idOf, made, read, step } = roundTablesOn(() => portal);
const spans = (...offsets: readonly number[]) =>
  offsets.map((offset) => ({ first: day(offset), last: day(offset + 2) }));
const open = (roundTable: Said, body: object = {}, account = 'secretariat.mie') =>
  portal.as(account, 'POST', '/date-polls', {
    body: {
      roundTable: idOf(roundTable),
      closesOn: day(20),
      zone: 'Asia/Amman',
      options: spans(100, 110, 120),
      ...body,
    },
  });
const poll = (account: string | null, asked: Said) => portal.as(account, 'GET', `/date-polls/${idOf(asked)}`);
const optionsOf = (asked: Said) => Object.values(asked.body['options'] ?? {});
const answer = (account: string, asked: Said, country: string, said: readonly string[]) =>
  portal.as(account, 'POST', `/date-polls/${idOf(asked)}/answers`, {
    body: {
      country,
      answers: said.map((each, place) => ({ option: textOf(optionsOf(asked)[place]?.['id']), answer: each })),
    },
  });
const act = (asked: Said, name: string, body?: object, account = 'secretariat.mie') =>
  portal.as(account, 'POST', `/date-polls/${idOf(asked)}/${name}`, body ? { body } : {});
const polled = async (body: object = {}) => {
  const roundTable = await made(begin('MIE', { host: 'JOR', city: 'Amman' }));
  return { roundTable, asked: await made(open(roundTable, body)) };
};

describe('a date poll', () => {
  it('asks every country that takes part, and takes each its own answer until it closes', async () => {
    const { roundTable, asked } = await polled();
    expect((await read('nfp.jor', roundTable)).body).toMatchObject({ life: 'dates-polled' });
    expect(optionsOf(asked).map((each) => textOf(each['letter']))).toEqual(['A', 'B', 'C']);
    const work = await portal.as('nfp.jor', 'GET', '/work');
    expect(work.body['items']).toContainEqual(
      expect.objectContaining({ kind: 'answer-poll', url: `/round-tables/${idOf(roundTable)}/dates`, iso3: 'JOR' }),
    );
    const first = await made(answer('nfp.jor', asked, 'JOR', ['no', 'yes', 'if-need-be']));
    expect(first.body).toMatchObject({ best: { reason: 'yes' }, answersFor: ['JOR'], mayRun: false });
    const again = await made(answer('nfp.jor', asked, 'JOR', ['yes', 'no', 'no']));
    const best = textOf(again.body['best']?.['option']);
    expect(best).toBe(textOf(optionsOf(again)[0]?.['id']));
    const done = await portal.as('nfp.jor', 'GET', '/work');
    expect(JSON.stringify(done.body['items'])).not.toContain(`answer-poll:${idOf(asked)}`);
  });

  it('is for those who take part: for others as if it were not there', async () => {
    const { asked } = await polled();
    expect((await poll('secretariat.mie', asked)).status).toBe(200);
    expect((await poll('nfp.phl', asked)).status).toBe(404);
    expect((await poll(null, asked)).status).toBe(401);
    expect((await answer('secretariat.mie', asked, 'JOR', ['yes'])).status).toBe(403);
    expect((await answer('member.mar', asked, 'JOR', ['yes'])).status).toBe(403);
  });

  it('refuses a country that does not take part, a date that is not asked, and one that is asked twice', async () => {
    const { asked } = await polled();
    expect((await answer('nfp.jor', asked, 'PHL', ['yes'])).body).toMatchObject({ code: 'not-taking-part' });
    const other = await polled();
    const far = await portal.as('nfp.jor', 'POST', `/date-polls/${idOf(asked)}/answers`, {
      body: { country: 'JOR', answers: [{ option: textOf(optionsOf(other.asked)[0]?.['id']), answer: 'yes' }] },
    });
    expect(errorsOf(far)).toEqual(['/answers/0/option unknown-option']);
    const option = textOf(optionsOf(asked)[0]?.['id']);
    const twice = await portal.as('nfp.jor', 'POST', `/date-polls/${idOf(asked)}/answers`, {
      body: {
        country: 'JOR',
        answers: [
          { option, answer: 'yes' },
          { option, answer: 'no' },
        ],
      },
    });
    expect(errorsOf(twice)).toEqual(['/answers/1/option twice']);
  });

  it('takes no answer after it closed, nor after its last day', async () => {
    const { asked } = await polled();
    await made(act(asked, 'close'));
    expect((await answer('nfp.jor', asked, 'JOR', ['yes'])).body).toMatchObject({ code: 'poll-closed' });
    const late = await polled();
    await portal.owner(`UPDATE date_poll SET closes_on = app.today() - 1 WHERE id = $1`, [idOf(late.asked)]);
    expect((await answer('nfp.jor', late.asked, 'JOR', ['yes'])).body).toMatchObject({ code: 'poll-closed' });
    expect((await poll('nfp.jor', late.asked)).body).toMatchObject({ state: 'closed', answersFor: [] });
  });

  it('keeps letters and answers of days that stay; a country that answers what is taken back is told', async () => {
    const { asked } = await polled();
    await made(answer('nfp.jor', asked, 'JOR', ['yes', 'yes', 'yes']));
    const body = { options: [...spans(110), ...spans(140)] };
    const moved = await made(
      portal.as('secretariat.mie', 'PATCH', `/date-polls/${idOf(asked)}`, { body, headers: seen(asked) }),
    );
    expect(optionsOf(moved).map((each) => textOf(each['letter']))).toEqual(['B', 'D']);
    expect(optionsOf(moved)[0]).toMatchObject({ yes: 1 });
    expect((await answer('nfp.jor', asked, 'JOR', ['yes'])).body).toMatchObject({ code: 'option-withdrawn' });
    const stale = await portal.as('secretariat.mie', 'PATCH', `/date-polls/${idOf(asked)}`, {
      body,
      headers: seen(asked),
    });
    expect(stale.status).toBe(412);
    const blind = await portal.as('secretariat.mie', 'PATCH', `/date-polls/${idOf(asked)}`, { body });
    expect(blind.status).toBe(428);
  });

  it('is over for a country that answers while the meeting gets its date or is postponed', async () => {
    const { roundTable, asked } = await polled();
    await made(step(roundTable, 'postpone', 'secretariat.mie'));
    expect((await answer('nfp.jor', asked, 'JOR', ['yes'])).body).toMatchObject({ code: 'poll-closed' });
    const again = await made(open(roundTable));
    expect((await made(answer('nfp.jor', again, 'JOR', ['yes']))).status).toBe(200);
  });

  it('becomes the days of the meeting, by the clock of the place, and everybody is told', async () => {
    const { roundTable, asked } = await polled();
    await made(answer('nfp.jor', asked, 'JOR', ['no', 'yes', 'no']));
    const option = textOf(optionsOf(asked)[1]?.['id']);
    expect((await act(asked, 'confirmation', { option }, 'nfp.jor')).status).toBe(403);
    const confirmed = await made(act(asked, 'confirmation', { option }));
    expect(confirmed.body).toMatchObject({ state: 'confirmed', confirmed: option });
    expect((await read('nfp.jor', roundTable)).body).toMatchObject({
      life: 'confirmed',
      zone: 'Asia/Amman',
      starts: `${day(110)}T09:00`,
      ends: `${day(112)}T17:00`,
    });
    expect((await act(asked, 'confirmation', { option })).body).toMatchObject({ code: 'poll-closed' });
    expect((await answer('nfp.jor', asked, 'JOR', ['yes'])).body).toMatchObject({ code: 'poll-closed' });
    const told = await portal.owner<{ kind: string }>(
      `SELECT n.kind FROM notification n JOIN person p ON p.id = n.person_id
       WHERE p.email = 'nfp.jor@example.org' AND n.record_id = $1 ORDER BY n.at, n.id`,
      [idOf(roundTable)],
    );
    expect(told.map(({ kind }) => kind)).toEqual([
      'round-table-proposed',
      'round-table-polled',
      'round-table-confirmed',
    ]);
  });

  it('reminds those alone who have not answered, in their language, once a day', async () => {
    const { asked } = await polled();
    const preview = await portal.as('secretariat.mie', 'GET', `/date-polls/${idOf(asked)}/reminders`);
    expect(preview.body['items']).toContainEqual(expect.objectContaining({ iso3: 'JOR', people: 1 }));
    await made(answer('nfp.jor', asked, 'JOR', ['yes', 'yes', 'yes']));
    const after = await portal.as('secretariat.mie', 'GET', `/date-polls/${idOf(asked)}/reminders`);
    if (after.status === 200) {
      expect(JSON.stringify(after.body['items'])).not.toContain('"JOR"');
      await made(act(asked, 'reminders'));
      expect((await act(asked, 'reminders')).body).toMatchObject({ code: 'reminded-today' });
    } else expect(after.body).toMatchObject({ code: 'everybody-answered' });
  });

  it('is one at a time, and refuses days that cannot be', async () => {
    const { roundTable } = await polled();
    expect((await open(roundTable)).body).toMatchObject({ code: 'poll-open' });
    const other = await made(begin('MIE'));
    const wrong = await open(other, {
      closesOn: day(-1),
      zone: 'Mars/Olympus',
      options: [{ first: day(100), last: day(99) }, ...spans(-3, 100, 100)],
    });
    expect(errorsOf(wrong)).toEqual([
      '/closesOn past-day',
      '/options/0/last ends-before-start',
      '/options/1/first past-day',
      '/options/3 twice',
      '/zone unknown-zone',
    ]);
    expect((await open(other, { zone: null })).body).toMatchObject({ errors: [{ pointer: '/zone' }] });
    expect((await open(other, {}, 'secretariat.aaf')).status).toBe(404);
  });

  it('proposes days that are free for all, or none', async () => {
    const { roundTable } = await polled();
    const proposals = (first: string, last: string) =>
      portal.as(
        'secretariat.mie',
        'GET',
        `/date-polls/proposals?roundTable=${idOf(roundTable)}&first=${first}&last=${last}`,
      );
    const found = await made(proposals(day(60), day(240)));
    expect(Object.values(found.body['items'] ?? {})).toHaveLength(5);
    for (const each of Object.values(found.body['items'] ?? {})) {
      expect(textOf(each['first']) >= day(60)).toBe(true);
      expect(textOf(each['last'])).toBe(addDays(textOf(each['first']), 2));
    }
    expect((await made(proposals(day(1), day(20)))).body['items']).toEqual([]);
  });
});

describe('conflicts', () => {
  /** A week on which nobody of the Gulf keeps a feast, Sunday to Tuesday, far from every other test. */
  const start = '2031-10-13';
  const at = (city: string, offset: number, zone: string) => ({ city, zone, year: 2031, ...daysOf(offset) });
  const daysOf = (offset: number) => ({
    starts: `${addDays(start, offset)}T09:00`,
    ends: `${addDays(start, offset + 2)}T17:00`,
  });

  it('say where a country of two regions is invited on the same days, until it is accepted with a reason', async () => {
    const [both] = await portal.owner<{ iso3: string; regions: string[] }>(
      `SELECT iso3, array_agg(region ORDER BY region) AS regions FROM membership WHERE until IS NULL
       GROUP BY iso3 HAVING count(*) > 1 AND 'AAF' = ANY (array_agg(region)) LIMIT 1`,
    );
    const other = both?.regions.find((each) => each !== 'AAF') ?? '';
    const here = await made(begin('AAF', at('Dakar', 0, 'Africa/Dakar')));
    await made(begin(other, at('Tunis', 1, 'Africa/Tunis')));
    const conflictsOf = (account: string) => portal.as(account, 'GET', `/round-tables/${idOf(here)}/conflicts`);
    const found = await made(conflictsOf('secretariat.aaf'));
    const clash = Object.values(found.body['items'] ?? {}).find((each) => textOf(each['kind']) === 'elsewhere');
    expect(clash).toMatchObject({ ofTwoRegions: [both?.iso3], other: { city: 'Tunis' }, accepted: null });
    const accept = (account: string) =>
      portal.as(account, 'POST', `/round-tables/${idOf(here)}/acceptances`, {
        body: { key: textOf(clash?.['key']), reason: 'Two delegations will go.' },
      });
    expect((await accept('nfp.mar')).status).toBe(403);
    const accepted = await made(accept('secretariat.aaf'));
    expect(accepted.body['items']).toContainEqual(
      expect.objectContaining({
        kind: 'elsewhere',
        accepted: expect.objectContaining({ reason: 'Two delegations will go.' }) as unknown,
      }),
    );
    expect((await accept('secretariat.aaf')).body).toMatchObject({ code: 'accepted-already' });
    const year = await made(portal.as('nfp.mar', 'GET', '/round-tables/conflicts?year=2031'));
    expect(JSON.stringify(year.body)).toContain('Two delegations will go.');
    // What was accepted of other days is not accepted of these.
    const moved = await made(change(await read('secretariat.aaf', here), daysOf(1)));
    const again = await made(portal.as('secretariat.aaf', 'GET', `/round-tables/${idOf(moved)}/conflicts`));
    expect(JSON.stringify(again.body)).not.toContain('Two delegations will go.');
    expect((await accept('secretariat.aaf')).body).toMatchObject({ code: 'conflict-gone' });
    expect((await conflictsOf('nfp.phl')).status).toBe(404);
  });

  it('of days that are only thought of: holidays, weekends that differ, Ramadan; and what is not known', async () => {
    const check = (query: string) =>
      portal.as('secretariat.gcc', 'GET', `/round-tables/conflicts/check?region=GCC&${query}`);
    const kinds = (said: Said) => new Set(Object.values(said.body['items'] ?? {}).map((each) => textOf(each['kind'])));
    // A Friday: a day of rest in Riyadh, and none in Abu Dhabi; a year without any feast near it.
    const friday = await made(check('starts=2031-10-17&ends=2031-10-17'));
    const [weekend] = Object.values(friday.body['items'] ?? {});
    expect(weekend).toMatchObject({ kind: 'weekend' });
    expect(JSON.stringify(weekend)).toContain('"SAU"');
    expect(JSON.stringify(weekend)).not.toContain('"ARE"');
    expect(kinds(await made(check('starts=2027-02-15&ends=2027-02-16')))).toContain('ramadan');
    const eid = await made(check('starts=2027-05-16&ends=2027-05-17'));
    expect(JSON.stringify(eid.body)).toContain('eid-al-adha');
    expect(eid.body['holidaysNotKnown']).toContainEqual({ iso3: 'KWT', name: 'Kuwait', known: 'movable-feasts' });
    expect((await check('starts=2027-05-17&ends=2027-05-16')).status).toBe(422);
  });

  it('hatch a year of every region', async () => {
    const said = await made(portal.as(null, 'GET', '/round-tables/years/2027/holidays'));
    const items = Object.values(said.body['items'] ?? {});
    expect(items).toHaveLength(8);
    const gulf = items.find((each) => textOf(each['region']) === 'GCC');
    expect(JSON.stringify(gulf)).toContain('"ramadan"');
    const asia = items.find((each) => textOf(each['region']) === 'SEA');
    expect(JSON.stringify(asia?.['spans'])).not.toContain('"ramadan"');
  });
});

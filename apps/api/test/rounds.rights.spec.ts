import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { itemsOf, reportingOn } from './reporting.harness.js';
import { countryOf, errorsOf, roundsOn, type Wanted } from './rounds.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { send } = reportingOn(() => portal);
const { answers, change, day, daysGoBy, open, opened } = roundsOn(() => portal);

const team = { indicator: 'national-team', level: 'established', effectiveOn: '2026-03-01' };
const read = (account: string | null, path: string) => portal.as(account, 'GET', path);
const codeOf = ({ status, body }: Said) => [status, textOf(body['code'])];

describe('a round that cannot be opened', () => {
  it.each<[string, Wanted, readonly string[]]>([
    ['closes before it opens', { opens: day(9), due: day(9), closes: day(8) }, ['/closes closes-before-opens']],
    ['is due before it opens', { opens: day(9), due: day(8) }, ['/due due-outside-round']],
    ['is due after it closes', { due: day(57) }, ['/due due-outside-round']],
    ['opens in the past', { opens: day(-1) }, ['/opens past-day']],
    ['asks no indicator', { indicators: [] }, ['/indicators too-few']],
    ['asks no country', { countries: [] }, ['/countries too-few']],
    ['asks an unknown indicator', { indicators: ['action-plan', 'weather'] }, ['/indicators/1 unknown-indicator']],
    ['asks an unknown country', { countries: ['MAR', 'FRA'] }, ['/countries/1 unknown-country']],
    ['has no title', { title: '  ' }, ['/title too-short']],
    ['has a day that is none', { due: '2026-02-30' }, ['/due not-a-day']],
  ])('%s', async (_, wanted, errors) => {
    const said = await open(wanted);
    expect([said.status, errorsOf(said)]).toEqual([422, errors]);
  });

  it('asks a country that is no partner any more on the opening day', async () => {
    await portal.owner(`UPDATE partner_country SET left_on = $1 WHERE iso3 = 'MMR'`, [day(10)]);
    const days = { due: day(42), closes: day(56) };
    expect(errorsOf(await open({ countries: ['MMR'], opens: day(10), ...days }))).toEqual([
      '/countries/0 not-a-partner',
    ]);
    expect((await open({ countries: ['MMR'], opens: day(9), ...days })).status).toBe(201);
  });

  it('asks a country for what another round asks it on some of these days, also at the same instant', async () => {
    const first = await opened({ countries: ['KGZ', 'KAZ'], indicators: ['action-plan'], due: day(9), closes: day(9) });
    const again = { countries: ['UZB', 'KAZ'], indicators: ['national-team', 'action-plan'] };
    expect(codeOf(await open({ ...again, opens: day(9) }))).toEqual([409, 'round-overlaps']);
    expect((await open({ ...again, opens: day(10) })).status).toBe(201);
    expect((await open({ countries: ['KAZ'], indicators: ['risk-assessment'] })).status).toBe(201);
    expect(codeOf(await change(first, { closes: day(10) }))).toEqual([409, 'round-overlaps']);
    const one = { countries: ['TJK'] };
    const both = await Promise.all([open(one), open(one)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

describe('a round that is edited', () => {
  it('moves its days later or ends early, and tells whoever did not see the latest', async () => {
    const round = await opened({ countries: ['IRQ'] });
    expect((await change(round, { due: day(50) }, { ifMatch: '' })).status).toBe(428);
    const later = await change(round, { title: 'Later', due: day(50), closes: day(60) });
    expect(later).toMatchObject({ status: 200, body: { title: 'Later', due: day(50), closes: day(60) } });
    expect(await change(round, { title: 'Mine' })).toMatchObject({
      status: 412,
      body: { current: { title: 'Later' } },
    });
    expect(errorsOf(await change(later, { due: day(49) }))).toEqual(['/due due-moves-later']);
    expect(errorsOf(await change(later, { due: day(61) }))).toEqual(['/due due-outside-round']);
    expect(errorsOf(await change(later, { closes: day(-1) }))).toEqual(['/closes past-day']);
    expect(errorsOf(await change(later, { opens: day(1) }))).toEqual(['/opens unknown-field']);
    const early = await change(later, { closes: day(0) });
    expect(early.body).toMatchObject({ closes: day(0), due: day(0), state: 'open' });
    // From tomorrow on another one may ask.
    expect((await open({ countries: ['IRQ'], opens: day(1) })).status).toBe(201);
    await daysGoBy(early, 1);
    expect(codeOf(await change(early, { closes: day(5) }, { ifMatch: '*' }))).toEqual([409, 'round-closed']);
    expect((await change(early, { title: 'Over' }, { ifMatch: '*' })).body).toMatchObject({ state: 'closed' });
  });

  it('by two at the same instant keeps the one and tells the other', async () => {
    const round = await opened({ countries: ['JOR'] });
    const said = await Promise.all([change(round, { title: 'One' }), change(round, { title: 'Two' })]);
    expect(said.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('who may know of a round', () => {
  it('is whoever is signed in; who opens, edits and excepts is a coordinator', async () => {
    const round = await opened({ countries: ['PHL', 'VNM', 'LAO', 'KHM', 'THA'], indicators: ['national-team'] });
    const path = `/reporting-rounds/${textOf(round.body['id'])}`;
    for (const each of ['/reporting-rounds', path, `${path}/answers`, `${path}/exceptions`]) {
      expect((await read(null, each)).status).toBe(401);
      for (const account of ['observer', 'admin', 'nfp.mar', 'member.mar', 'secretariat.sea']) {
        expect([account, each, (await read(account, each)).status]).toEqual([account, each, 200]);
      }
    }
    expect((await read('observer', '/reporting-rounds/00000000-0000-7000-8000-00000000dead/answers')).status).toBe(404);
    for (const account of ['observer', 'admin', 'nfp.phl', 'member.mar', 'secretariat.sea']) {
      expect((await open({ countries: ['SGP'] }, account)).status).toBe(403);
      expect((await change(round, { title: 'Mine' }, { account })).status).toBe(403);
    }
  });

  it('but who answered is told to those alone who read its reports; others see sums', async () => {
    const round = await opened({
      countries: ['PHL', 'VNM', 'LAO', 'KHM', 'THA', 'IDN', 'SGP'],
      indicators: ['action-plan', 'risk-assessment'],
    });
    await send('PHL', [{ ...team, indicator: 'action-plan', level: 'adopted' }]);
    const seen = async (account: string) => {
      const { body } = await answers(round, account);
      const countries = Object.values(body['countries'] ?? {}).map((each) => textOf(each['iso3']));
      return [countries.length, Object.values(body['regions'] ?? {}).length, body['round']?.['figures']];
    };
    const figures = { countries: 7, complete: 0, onTime: 0, asked: 14, answered: 1 };
    expect(await seen('coordinator')).toEqual([7, 1, figures]);
    expect(await seen('secretariat.sea')).toEqual([7, 1, figures]);
    expect(await seen('nfp.vnm')).toEqual([1, 0, figures]);
    expect(await seen('nfp.phl')).toEqual([1, 0, figures]);
    for (const account of ['observer', 'admin', 'nfp.mar', 'secretariat.aaf']) {
      expect(await seen(account)).toEqual([0, 0, figures]);
    }
    // One that answered does not stand on the other's page, nor what it still owes.
    expect((await read('nfp.vnm', '/countries/PHL/reporting')).body['rounds']).toEqual([]);
    expect(Object.keys((await read('nfp.phl', '/countries/PHL/reporting')).body['rounds'] ?? {})).not.toEqual([]);
  });

  it('and a sum of few countries, which would name them, is told to nobody else', async () => {
    const round = await opened({ countries: ['LBN', 'JOR'], indicators: ['risk-assessment'] });
    const figuresFor = async (account: string) => (await answers(round, account)).body['round']?.['figures'];
    expect(await figuresFor('coordinator')).toMatchObject({ countries: 2 });
    for (const account of ['observer', 'nfp.lbn', 'secretariat.sea']) expect(await figuresFor(account)).toBeNull();
  });
});

describe('the rounds of the sample data', () => {
  const rounds = async (account: string, query: string) =>
    itemsOf((await read(account, `/reporting-rounds?${query}`)).body);
  const samples = async () =>
    (await rounds('coordinator', 'sample=include&limit=200')).filter((each) => textOf(each['sample']) === 'true');

  it('stand beside the real ones only where sample data is asked for', async () => {
    expect((await samples()).map((each) => textOf(each['state']))).toEqual(['open', 'closed']);
    expect((await rounds('coordinator', 'limit=200')).filter((each) => textOf(each['sample']) === 'true')).toEqual([]);
    const [closed] = await rounds('observer', 'sample=include&state=closed&sort=opens');
    expect(closed).toMatchObject({ figures: { countries: 63 } });
    expect(Number(closed?.['figures']?.['complete'])).toBeGreaterThan(0);
  });

  it('are summed alike by the database, for all, and by the rule, for those who read every report', async () => {
    for (const round of await samples()) {
      const { body } = await read('coordinator', `/reporting-rounds/${textOf(round['id'])}/answers?sample=include`);
      const countries = Object.values(body['countries'] ?? {}).filter(
        (each) => Object.keys(each['asked'] ?? {}).length > 0,
      );
      const count = (key: string) => countries.filter((each) => textOf(each[key]) === 'true').length;
      const lines = (key: string) => countries.reduce((sum, each) => sum + Object.keys(each[key] ?? {}).length, 0);
      const sums = {
        countries: countries.length,
        complete: count('complete'),
        onTime: count('onTime'),
        asked: lines('asked'),
        answered: lines('answered'),
      };
      expect(body['round']?.['figures']).toEqual(sums);
      expect(round['figures']).toEqual(sums);
      const regions = Object.values(body['regions'] ?? {});
      expect(regions.reduce((sum, each) => sum + Number(each['complete']), 0)).toBe(sums.complete);
    }
  });

  it('compare with the round before, on the indicators and countries of both', async () => {
    const [present, last] = await samples();
    const { body } = await read(
      'secretariat.aaf',
      `/reporting-rounds/${textOf(present?.['id'])}/answers?sample=include`,
    );
    expect(body['before']).toMatchObject({
      id: textOf(last?.['id']),
      indicators: { 0: 'national-team', 1: 'action-plan' },
      figures: { countries: 63 },
    });
    const countries = Object.values(body['before']?.['countries'] ?? {});
    expect(countries.length).toBeGreaterThan(8);
    expect(countries.every((each) => Number(each['asked']) <= 2)).toBe(true);
    expect(body['before']?.['comparison']).toMatchObject({
      before: { countries: countries.filter((each) => Number(each['asked']) > 0).length },
    });
    expect(
      (await read('secretariat.aaf', `/reporting-rounds/${textOf(last?.['id'])}/answers`)).body['before'],
    ).toBeNull();
  });

  it('name the late exception, and what it let count', async () => {
    const [, last] = await samples();
    const { body, ...said } = await read(
      'coordinator',
      `/reporting-rounds/${textOf(last?.['id'])}/answers?sample=include`,
    );
    const late = Object.values(body['countries'] ?? {}).filter(
      (each) => Object.keys(each['exceptions'] ?? {}).length > 0,
    );
    expect(late).toMatchObject([{ complete: true, onTime: false, exceptions: { 0: { sample: true } } }]);
    expect(countryOf({ body, ...said }, textOf(late[0]?.['iso3']))).toBeDefined();
  });
});

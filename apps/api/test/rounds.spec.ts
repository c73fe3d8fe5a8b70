import { system } from '@portal/domain';
import { Database } from '../src/platform/database/database.js';
import { owingOn } from '../src/status/round.queries.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { idOf, itemsOf, reportingOn } from './reporting.harness.js';
import { countryOf, errorsOf, roundsOn } from './rounds.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { act, decide, send } = reportingOn(() => portal);
const { answers, change, day, daysGoBy, except, opened, workOf } = roundsOn(() => portal);

const line = (indicator: string, level: string) => ({ indicator, level, effectiveOn: '2026-03-01' });
const team = line('national-team', 'established');
const plan = line('action-plan', 'adopted');

describe('a round', () => {
  it('asks, is answered, complete with the last line and on time', async () => {
    const round = await opened({ countries: ['GAB', 'TGO'] });
    expect(round.body).toMatchObject({ state: 'open', indicators: { 0: 'national-team', 1: 'action-plan' } });
    expect(countryOf(await answers(round, 'coordinator'), 'GAB')).toMatchObject({
      asked: { 0: 'national-team', 1: 'action-plan' },
      answered: {},
      complete: false,
      mainRegion: 'AAF',
    });
    await send('GAB', [team]);
    expect(countryOf(await answers(round, 'secretariat.aaf'), 'GAB')).toMatchObject({
      answered: { 0: { indicator: 'national-team' } },
      owed: { 0: 'action-plan' },
      complete: false,
    });
    // A returned line was sent all the same.
    const sent = await send('GAB', [plan]);
    await decide('secretariat.aaf', idOf(sent), { decision: 'returned', reason: 'Which decree?' });
    const after = await answers(round, 'coordinator');
    expect(countryOf(after, 'GAB')).toMatchObject({ owed: {}, complete: true, onTime: true });
    const sums = { countries: 2, complete: 1, onTime: 1, asked: 4, answered: 2 };
    expect(after.body).toMatchObject({ round: { figures: sums }, regions: { 0: { code: 'AAF', ...sums } } });
  });

  it('does not count what was withdrawn', async () => {
    const round = await opened({ countries: ['BDI'], indicators: ['action-plan'] });
    const sent = await send('BDI', [plan]);
    expect(countryOf(await answers(round, 'coordinator'), 'BDI')).toMatchObject({ complete: true });
    await act('nfp.bdi', sent, 'withdraw');
    expect(countryOf(await answers(round, 'coordinator'), 'BDI')).toMatchObject({ complete: false, lastSentAt: null });
  });

  it('does not ask for what a country is exempted from, and asks nobody for nothing', async () => {
    const exempt = (iso3: string, indicator: string) =>
      portal.as('coordinator', 'POST', '/exemptions', {
        body: { iso3, indicator, reason: 'Elsewhere.', since: day(0) },
      });
    await exempt('KEN', 'action-plan');
    const round = await opened({ countries: ['KEN', 'UGA'], indicators: ['action-plan', 'national-team'] });
    await send('KEN', [team]);
    await exempt('UGA', 'action-plan');
    await exempt('UGA', 'national-team');
    const said = await answers(round, 'coordinator');
    expect(countryOf(said, 'KEN')).toMatchObject({
      asked: { 0: 'national-team' },
      exempt: { 0: 'action-plan' },
      complete: true,
    });
    expect(countryOf(said, 'UGA')).toMatchObject({ asked: {}, complete: false });
    expect(said.body['round']?.['figures']).toMatchObject({ countries: 1, complete: 1 });
    expect(await workOf('nfp.uga', round)).toEqual([]);
  });

  it('sets a missing day of asking to its opening day, as it was known', async () => {
    const asksSince = async () => {
      const { body } = await portal.as(null, 'GET', '/indicators');
      return itemsOf(body).map((each) => `${textOf(each['id'])} ${textOf(each['asksSince'])}`);
    };
    const reads = async (query: string) => {
      const { body } = await portal.as(null, 'GET', `/coverage?indicator=needs-assessment&${query}`);
      return itemsOf(body).find((each) => textOf(each['iso3']) === 'JOR');
    };
    const [before] = await portal.owner<{ now: string; stamp: string }>(
      'SELECT clock_timestamp() AS now, (SELECT stamp FROM state_stamp)::text AS stamp',
    );
    expect(await asksSince()).toContain('needs-assessment null');
    expect(textOf((await reads(''))?.['empty'])).toBe('not-asked');
    await opened({ countries: ['MLI'], indicators: ['needs-assessment', 'action-plan'], title: 'Needs' });
    expect(await asksSince()).toEqual(expect.arrayContaining([`needs-assessment ${day(0)}`, 'action-plan 2019-01-01']));
    expect(textOf((await reads(''))?.['empty'])).toBe('silent');
    expect(textOf((await reads(`asAt=${day(-1)}`))?.['empty'])).toBe('not-asked');
    expect(textOf((await reads(`knownAt=${before?.now ?? ''}`))?.['empty'])).toBe('not-asked');
    const [after] = await portal.owner<{ stamp: string }>('SELECT stamp::text FROM state_stamp');
    expect(Number(after?.stamp)).toBeGreaterThan(Number(before?.stamp));
  });

  it('counts a country of two regions once in the sums, and shows it to both', async () => {
    const round = await opened({ countries: ['MAR', 'TUN', 'SEN'] });
    await send('MAR', [team, plan]);
    const whole = await answers(round, 'coordinator');
    expect(whole.body).toMatchObject({
      round: { figures: { countries: 3, complete: 1 } },
      regions: { 0: { code: 'AAF', countries: 2, complete: 1 }, 1: { code: 'NAS', countries: 1, complete: 0 } },
    });
    for (const account of ['secretariat.aaf', 'secretariat.nas']) {
      expect(countryOf(await answers(round, account), 'MAR')).toMatchObject({
        complete: true,
        regions: { 0: 'AAF', 1: 'NAS' },
      });
    }
    // NAS does not read Senegal, so the sum of AAF is not theirs.
    const nas = await answers(round, 'secretariat.nas');
    expect(Object.values(nas.body['regions'] ?? {}).map((each) => textOf(each['code']))).toEqual(['NAS']);
    expect(countryOf(nas, 'SEN')).toBeUndefined();
  });

  it('is known to have been answered also where its level is shared with nobody', async () => {
    await portal.as('nfp.lbr', 'POST', '/countries/LBR/sharing', {
      body: { indicator: 'national-team', visibility: 'restricted' },
    });
    const round = await opened({ countries: ['LBR'], indicators: ['national-team'] });
    const sent = await send('LBR', [team]);
    expect((await decide('secretariat.aaf', idOf(sent))).status).toBe(200);
    const said = await answers(round, 'coordinator');
    expect(countryOf(said, 'LBR')).toMatchObject({ complete: true });
    expect(said.text).not.toContain('established');
  });
});

describe('what waits', () => {
  it('tells focal points and secretariats, stands in work until it is answered, and on the page that reports', async () => {
    const round = await opened({ countries: ['GEO', 'ARM'], title: 'Spring' });
    const told = async (account: string) =>
      itemsOf((await portal.as(account, 'GET', '/notifications')).body).map((each) => [
        textOf(each['kind']),
        textOf(each['url']),
      ]);
    expect(await told('nfp.geo')).toContainEqual(['round-opened', '/countries/GEO/update']);
    expect(await told('secretariat.seee')).toContainEqual([
      'round-opened-region',
      `/rounds/${textOf(round.body['id'])}`,
    ]);
    const at = `/rounds/${textOf(round.body['id'])}`;
    const move = (body: object) => change(round, body, { ifMatch: '*' });
    const moves = async (account: string) => (await told(account)).filter(([kind]) => kind?.startsWith('round-moved'));
    expect((await move({ title: 'Spring' })).status).toBe(200);
    expect(await moves('nfp.geo')).toEqual([]);
    expect((await move({ closes: day(57) })).status).toBe(200);
    expect(await moves('nfp.geo')).toEqual([['round-moved', '/countries/GEO/update']]);
    expect(await moves('secretariat.seee')).toEqual([['round-moved-region', at]]);
    for (const account of ['nfp.phl', 'secretariat.sea', 'member.mar']) {
      expect((await told(account)).filter(([kind]) => kind?.startsWith('round'))).toEqual([]);
    }
    const mine = () => workOf('nfp.geo', round);
    expect(await mine()).toMatchObject([
      {
        dueOn: day(42),
        url: '/countries/GEO/update',
        title: expect.stringMatching(/Georgia.* 2 \(Spring\)/) as string,
      },
    ]);
    await send('GEO', [team]);
    expect(textOf((await mine())[0]?.['title'])).toMatch(/ 1 \(Spring\)/);
    const asked = async (account: string) => {
      const { body } = await portal.as(account, 'GET', '/countries/GEO/reporting');
      return Object.values(body['rounds'] ?? {}).filter((each) => textOf(each['title']) === 'Spring');
    };
    expect(await asked('nfp.geo')).toMatchObject([{ due: day(42), owed: { 0: 'action-plan' } }]);
    expect(await asked('nfp.arm')).toEqual([]);
    await send('GEO', [plan]);
    expect(await mine()).toEqual([]);
    expect(textOf((await asked('nfp.geo'))[0]?.['owed'])).toBe('[]');
    // Others still owe, until it is closed.
    expect(await workOf('nfp.arm', round)).toHaveLength(1);
    await daysGoBy(round, 60, ['GEO']);
    expect(await workOf('nfp.arm', round)).toEqual([]);
  });

  it('is told to the portal itself for every country, for its reminders', async () => {
    const round = await opened({ countries: ['ALB', 'SRB'], indicators: ['action-plan', 'risk-assessment'] });
    await send('ALB', [plan]);
    const owing = await portal.app.get(Database).read(system, (tx) => owingOn(tx, day(0)));
    const ofRound = owing.filter((each) => each.round.id === textOf(round.body['id']));
    expect(ofRound.map(({ iso3, indicators }) => [iso3, indicators])).toEqual([
      ['ALB', ['risk-assessment']],
      ['SRB', ['action-plan', 'risk-assessment']],
    ]);
    expect(ofRound[0]?.round.due).toBe(day(42));
    const later = await portal.app.get(Database).read(system, (tx) => owingOn(tx, day(57)));
    expect(later.filter((each) => each.round.id === textOf(round.body['id']))).toEqual([]);
  });

  it('is not there before the round opens', async () => {
    const round = await opened({ countries: ['MDA'], opens: day(5) });
    expect(round.body).toMatchObject({ state: 'coming' });
    expect(await workOf('nfp.mda', round)).toEqual([]);
  });
});

describe('a late answer', () => {
  it('counts by a named exception alone, until its day; it makes complete, not punctual', async () => {
    const round = await opened({ countries: ['ZMB', 'MWI'], indicators: ['action-plan'] });
    const id = textOf(round.body['id']);
    const reason = 'The ministry was moving.';
    expect(await except(round, { iso3: 'ZMB', reason })).toMatchObject({
      status: 409,
      body: { code: 'round-not-closed' },
    });
    await daysGoBy(round, 60);
    await send('ZMB', [plan]);
    await send('MWI', [plan]);
    const late = async (iso3: string) => countryOf(await answers(round, 'coordinator'), iso3);
    expect(await late('ZMB')).toMatchObject({ complete: false, lastSentAt: null });
    expect(errorsOf(await except(round, { iso3: 'PHL', reason }))).toEqual(['/iso3 country-not-asked']);
    expect(errorsOf(await except(round, { iso3: 'ZMB', reason, until: day(-4) }))).toEqual([
      '/until until-before-closing',
    ]);
    expect(errorsOf(await except(round, { iso3: 'ZMB', reason: ' ' }))).toEqual(['/reason too-short']);
    // One that ended yesterday does not reach what was sent today.
    expect((await except(round, { iso3: 'ZMB', reason, until: day(-1) })).status).toBe(201);
    expect(await late('ZMB')).toMatchObject({ complete: false });
    const granted = await except(round, { iso3: 'ZMB', reason, until: day(0) });
    expect(granted).toMatchObject({ status: 201, body: { iso3: 'ZMB', reason, grantedBy: { name: /Coordinator/ } } });
    expect(await late('ZMB')).toMatchObject({
      complete: true,
      onTime: false,
      exceptions: { 0: { reason, until: day(0) } },
    });
    expect(await late('MWI')).toMatchObject({ complete: false, exceptions: {} });
    const listed = async (account: string) =>
      portal.as(account, 'GET', `/reporting-rounds/${id}/exceptions`).then(({ body }) => Number(body['total']));
    expect(await listed('coordinator')).toBe(2);
    expect(await listed('secretariat.eca')).toBe(2);
    expect(await listed('nfp.zmb')).toBe(2);
    for (const account of ['nfp.mwi', 'observer', 'admin', 'secretariat.sea']) expect(await listed(account)).toBe(0);
    expect(await except(round, { iso3: 'MWI', reason }, 'secretariat.eca')).toMatchObject({ status: 403 });
  });
});

import { type Application, startApplication, textOf } from './application.harness.js';
import { filesOf } from './exports.harness.js';
import { itemsOf } from './reporting.harness.js';
import { errorsOf } from './rounds.harness.js';
import { seen, teamsOn } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { addMember, addSeat, begin, day, end, made, name, read } = teamsOn(() => portal);
const idOf = (said: { readonly body: Readonly<Record<string, unknown>> }) => textOf(said.body['id']);

describe('a national team', () => {
  it('is begun, seated and read as it was on any day', async () => {
    const team = await made(begin('SEN', { until: day(300) }));
    const seat = await made(addSeat(team));
    const held = await made(name(seat, { member: { name: 'A. Ndiaye' }, role: 'chair', until: day(-100) }));
    await made(name(seat, { member: { name: 'B. Fall' }, since: day(-50), until: day(10) }));
    expect(held.body['holdings']).toMatchObject({ 0: { holder: { name: 'A. Ndiaye' }, until: day(-100) } });
    const on = async (offset: number) => (await read('observer', 'SEN', `asAt=${day(offset)}`)).body;
    expect(await on(-200)).toMatchObject({
      team: { name: 'National committee', visibility: 'network' },
      until: null,
      chair: { institution: 'Ministry of Health', holder: { name: 'A. Ndiaye' } },
      figures: { seats: 1, vacant: 0, principals: 1, alternates: 0 },
      seats: { 0: { principal: { holder: { name: 'A. Ndiaye' } }, hadAlternate: false } },
    });
    expect(await on(-75)).toMatchObject({
      figures: { vacant: 1 },
      seats: { 0: { vacantSince: day(-99) } },
      chair: null,
    });
    expect(await on(0)).toMatchObject({
      until: day(300),
      mayWrite: false,
      seats: { 0: { principal: { holder: { name: 'B. Fall' } }, leaving: { 0: { hasStandIn: false } } } },
    });
    const sectors = Object.values((await on(0))['sectors'] ?? {});
    expect(sectors).toHaveLength(19);
    expect(sectors.filter((each) => textOf(each['cover']) === 'covered').map((each) => textOf(each['id']))).toEqual([
      'health',
    ]);
    expect((await read('observer', 'SEN', `asAt=${day(3)}`)).status).toBe(422);
    expect((await read('observer', 'FRA')).status).toBe(404);
    const listed = await portal.as('observer', 'GET', '/teams?iso3=SEN');
    expect(listed.body).toMatchObject({ items: { 0: { iso3: 'SEN', seats: 1, sectorsCovered: 1 } }, total: 1 });
  });

  it('is one a country, and its focal point’s alone to write', async () => {
    const team = await made(begin('BEN'));
    expect(await begin('BEN')).toMatchObject({ status: 409, body: { code: 'team-exists' } });
    for (const account of ['nfp.tgo', 'member.mar', 'secretariat.aaf', 'coordinator', 'admin', 'observer']) {
      expect((await begin('BEN', {}, account)).status).toBe(403);
      expect(
        (await portal.as(account, 'POST', `/teams/${idOf(team)}/renewals`, { body: { until: day(9) } })).status,
      ).toBe(403);
    }
    expect((await portal.as(null, 'POST', '/countries/BEN/team', { body: { name: 'X' } })).status).toBe(401);
    expect((await begin('FRA', {}, 'nfp.ben')).status).toBe(404);
  });

  it('is not written by a focal point whose term ended yesterday', async () => {
    const team = await made(begin('TGO'));
    const seat = await made(addSeat(team));
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'focal-point' AND scope = 'TGO'`,
    );
    expect(await name(seat, { member: { name: 'Late' } })).toMatchObject({
      status: 403,
      body: { code: 'no-permission' },
    });
    await portal.owner(`UPDATE role_assignment SET until = NULL WHERE role = 'focal-point' AND scope = 'TGO'`);
  });

  it('hidden reads as a country without a team, and as soon as its country says so', async () => {
    const team = await made(begin('GHA', { visibility: 'region' }));
    const seat = await made(addSeat(team));
    const held = await made(name(seat, { member: { name: 'Kofi Mensah' } }));
    const holder = textOf(held.body['holdings']?.[0]?.['holder']?.['id']);
    const plain = async (account: string | null, iso3: string) =>
      (await read(account, iso3)).text.replaceAll(iso3, 'XXX');
    for (const account of [null, 'observer', 'admin', 'nfp.phl', 'secretariat.sea']) {
      expect(await plain(account, 'GHA')).toBe(await plain(account, 'BFA'));
      for (const path of ['seats', 'team-members', 'teams']) {
        expect((await portal.as(account, 'GET', `/${path}?iso3=GHA`)).body).toMatchObject({ total: 0 });
      }
      expect((await portal.as(account, 'GET', `/seats/${idOf(seat)}`)).status).toBe(404);
      expect((await portal.as(account, 'GET', `/team-members/${holder}`)).status).toBe(404);
    }
    for (const account of ['nfp.gha', 'member.gha', 'nfp.ken', 'secretariat.eca', 'coordinator']) {
      expect((await read(account, 'GHA')).text).toContain('Kofi Mensah');
    }
    const narrowed = await portal.as('nfp.gha', 'PATCH', `/teams/${idOf(team)}`, {
      body: { visibility: 'restricted' },
      headers: seen(team),
    });
    expect(narrowed.status).toBe(200);
    expect((await read('secretariat.eca', 'GHA')).text).not.toContain('Kofi');
    expect((await read('member.gha', 'GHA')).text).toContain('Kofi');
    const reads = await portal.owner(`SELECT 1 FROM audit_entry WHERE act = 'read' AND table_name = 'team'`);
    expect(reads).toHaveLength(1);
  });

  it('keeps a seat that is shown to the country only in the count, and its people from everybody else', async () => {
    const team = await made(begin('UZB'));
    const seat = await made(addSeat(team, { sector: 'intelligence', institution: 'Service', shownTo: 'country' }));
    await made(name(seat, { member: { name: 'Unnamed Person', email: 'unnamed@example.net' }, role: 'chair' }));
    for (const account of ['observer', 'nfp.kaz', 'secretariat.ca', 'coordinator']) {
      const { body, text } = await read(account, 'UZB');
      expect(text).not.toContain('Unnamed');
      expect(body).toMatchObject({
        figures: { seats: 1, principals: 1, vacant: 0 },
        chair: { institution: 'Service', holder: null },
        seats: { 0: { shownTo: 'country', principal: { holder: null, role: 'chair' } } },
      });
      for (const path of ['team-members?iso3=UZB', 'seats?iso3=UZB']) {
        expect((await portal.as(account, 'GET', `/${path}`)).text).not.toContain('nnamed');
      }
    }
    expect((await read('member.uzb', 'UZB')).text).toContain('Unnamed Person');
    const shown = { body: { shownTo: 'team' }, headers: seen(seat) };
    expect((await portal.as('nfp.uzb', 'PATCH', `/seats/${idOf(seat)}`, shown)).status).toBe(200);
    expect((await read('observer', 'UZB')).text).toContain('Unnamed Person');
    // Addresses are for the region.
    const contacts = async (account: string) =>
      textOf(itemsOf((await portal.as(account, 'GET', '/team-members?iso3=UZB')).body)[0]?.['contact']);
    for (const account of ['nfp.uzb', 'member.uzb', 'nfp.kaz', 'secretariat.ca', 'coordinator']) {
      expect(await contacts(account)).toContain('unnamed@example.net');
    }
    for (const account of ['observer', 'nfp.phl', 'admin']) expect(await contacts(account)).toBe('null');
  });
});

describe('a term in a seat', () => {
  it('is one principal’s and one alternate’s on a day, and ends after it began', async () => {
    const team = await made(begin('CIV'));
    const seat = await made(addSeat(team));
    const first = await made(name(seat, { member: { name: 'One' } }));
    const holder = textOf(first.body['holdings']?.[0]?.['holder']?.['id']);
    expect(await name(seat, { member: { name: 'Two' }, since: day(-10) })).toMatchObject({
      status: 409,
      body: { code: 'seat-taken', pointer: '/since' },
    });
    expect((await portal.as('nfp.civ', 'GET', '/team-members?iso3=CIV')).text).not.toContain('Two');
    expect(await name(seat, { memberId: holder, place: 'alternate' })).toMatchObject({
      body: { code: 'holds-already' },
    });
    await made(name(seat, { member: { name: 'Two' }, place: 'alternate' }));
    const bad = async (body: object) => errorsOf(await name(seat, { place: 'alternate', since: day(-900), ...body }));
    expect(await bad({ member: { name: 'X' }, until: day(-950) })).toEqual([
      '/since before-the-seat',
      '/until until-before-since',
    ]);
    expect(await bad({ member: { name: 'X' }, since: day(-390), until: day(-391) })).toEqual([
      '/until until-before-since',
    ]);
    expect(await bad({ since: day(-390), until: day(-380) })).toEqual(['/memberId required']);
    expect(await bad({ since: day(-390), until: day(-380), memberId: idOf(seat) })).toEqual([
      '/memberId unknown-member',
    ]);
    expect(
      await bad({ member: { name: 'X' }, letterDocumentId: idOf(seat), since: day(-390), until: day(-380) }),
    ).toEqual(['/letterDocumentId unknown-document']);
    expect(errorsOf(await addSeat(team, { sector: 'weather' }))).toEqual(['/sector unknown-sector']);
    const ended = await made(end(first, 0, day(-20)));
    expect(ended.body['holdings']).toMatchObject({ 1: { isEnded: true, until: day(-20) } });
    expect(await end(first, 0, day(-30))).toMatchObject({ status: 409, body: { code: 'term-ended' } });
    await made(name(seat, { member: { name: 'Three' }, since: day(-19) }));
    const close = { body: { until: day(-5) }, headers: seen(seat) };
    expect(await portal.as('nfp.civ', 'PATCH', `/seats/${idOf(seat)}`, close)).toMatchObject({
      body: { code: 'seat-held' },
    });
  });

  it('goes to the first of two who name somebody at once; the second is told', async () => {
    const seat = await made(addSeat(await made(begin('MLI'))));
    const both = await portal.meet('LOCK TABLE seat_holding IN SHARE MODE', [
      () => name(seat, { member: { name: 'First' } }),
      () => name(seat, { member: { name: 'Second' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'seat-taken' });
    expect((await portal.as('nfp.mli', 'GET', `/seats/${idOf(seat)}`)).body['holdings']).toHaveLength(1);
  });

  it('goes on with the whole team, but not where it was ended or somebody follows', async () => {
    const team = await made(begin('NER', { until: day(30) }));
    const seats = [];
    for (const sector of ['health', 'defence', 'energy']) {
      const seat = await made(addSeat(team, { sector, institution: sector }));
      seats.push(await made(name(seat, { member: { name: `Of ${sector}` }, until: day(30) })));
    }
    const [, ended, followed] = seats;
    if (!ended || !followed) throw new Error('three seats');
    await made(end(ended, 0, day(20)));
    await made(name(followed, { member: { name: 'Follows' }, since: day(31) }));
    const renew = (until: string) => portal.as('nfp.ner', 'POST', `/teams/${idOf(team)}/renewals`, { body: { until } });
    expect(errorsOf(await renew(day(-1)))).toEqual(['/until past-day']);
    await made(renew(day(700)));
    const { body } = await read('observer', 'NER');
    expect(body).toMatchObject({ until: day(700), renewals: { 0: { until: day(30) }, 1: { until: day(700) } } });
    const untils = Object.values(body['seats'] ?? {}).map((each) => [
      textOf(each['sector']),
      textOf(each['principal']?.['until']),
    ]);
    expect(untils).toEqual([
      ['health', day(700)],
      ['defence', day(20)],
      ['energy', day(30)],
    ]);
  });
});

describe('two who edit', () => {
  it('a team, a seat or a member: the second sees the first one’s version, and nothing is overwritten', async () => {
    const team = await made(begin('CMR'));
    const seat = await made(addSeat(team));
    const member = await made(addMember('CMR', { name: 'Jean Mbarga', telephone: '+237 1' }));
    for (const [path, said, mine, theirs] of [
      ['teams', team, { name: 'Mine' }, { name: 'Theirs' }],
      ['seats', seat, { institution: 'Mine' }, { institution: 'Theirs' }],
      ['team-members', member, { institution: 'Mine' }, { institution: 'Theirs' }],
    ] as const) {
      const patch = (body: object, headers = seen(said)) =>
        portal.as('nfp.cmr', 'PATCH', `/${path}/${idOf(said)}`, { body, headers });
      expect((await patch(theirs)).status).toBe(200);
      expect(await patch(mine)).toMatchObject({ status: 412, body: { current: { version: 2, ...theirs } } });
      expect((await portal.as('nfp.cmr', 'PATCH', `/${path}/${idOf(said)}`, { body: mine })).status).toBe(428);
    }
    const kept = await portal.as('nfp.cmr', 'GET', `/team-members/${idOf(member)}`);
    expect(kept.body).toMatchObject({ institution: 'Theirs', contact: { telephone: '+237 1' } });
  });

  it('the list of people: the second who adds the same person is told, and there is one record', async () => {
    const add = () => addMember('GAB', { name: 'Awa  Nze', institution: 'Health' });
    const both = await portal.meet('LOCK TABLE team_member IN SHARE MODE', [add, add]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'member-exists' });
    expect(await addMember('GAB', { name: 'awa nze', institution: 'HEALTH' })).toMatchObject({ status: 409 });
    expect((await portal.as('nfp.gab', 'GET', '/team-members?iso3=GAB')).body).toMatchObject({ total: 1 });
  });
});

it('is in everything on the country', async () => {
  const seat = await made(addSeat(await made(begin('ZMB'))));
  await made(name(seat, { member: { name: 'Hery Rakoto', email: 'hery@example.net' } }));
  const asked = await portal.as('nfp.zmb', 'POST', '/countries/ZMB/export');
  await portal.work();
  const { bytes } = await portal.as('nfp.zmb', 'GET', `/exports/${idOf(asked)}/content`);
  const files = await filesOf(bytes);
  for (const [file, word] of [
    ['team.json', 'National committee'],
    ['team-seats.csv', 'Ministry of Health'],
    ['team-terms.csv', 'Hery Rakoto'],
    ['team-members.json', 'hery@example.net'],
    ['audit.csv', 'seat_holding'],
  ] as const) {
    expect([file, files.get(file)?.toString().includes(word)]).toEqual([file, true]);
  }
});

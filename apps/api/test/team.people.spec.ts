import { system } from '@portal/domain';
import { valuesGrewOld } from '../src/audit/retention.service.js';
import { Database } from '../src/platform/database/database.js';
import { type Application, startApplication, textOf } from './application.harness.js';
import { itemsOf } from './reporting.harness.js';
import { errorsOf } from './rounds.harness.js';
import { seen, teamsOn } from './team.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { addMember, addSeat, begin, day, made, name, read } = teamsOn(() => portal);
const idOf = (said: { readonly body: Readonly<Record<string, unknown>> }) => textOf(said.body['id']);

const draftsOf = async (account: string, iso3: string) =>
  itemsOf((await portal.as(account, 'GET', `/countries/${iso3}/updates?state=draft`)).body);
const record = (account: string, teamId: string, body: object = {}) =>
  portal.as(account, 'POST', `/teams/${teamId}/instruments`, {
    body: { kind: 'founding', title: 'Order 2026-14', on: day(-40), ...body },
  });

describe('the instrument of a team', () => {
  it('prepares the country’s status with its evidence, for the focal point to send', async () => {
    const team = await made(begin('SLE'));
    const url = 'https://example.org/order-2026-14';
    const instrument = await made(record('nfp.sle', idOf(team), { url }));
    const [draft] = await draftsOf('nfp.sle', 'SLE');
    expect(draft).toMatchObject({
      id: instrument.body['draftId'],
      state: 'draft',
      lines: {
        0: {
          indicator: 'national-team',
          level: 'established',
          effectiveOn: day(-40),
          evidence: { 0: { kind: 'link', title: 'Order 2026-14', url } },
        },
      },
    });
    const waiting = itemsOf((await portal.as('nfp.sle', 'GET', '/work')).body);
    expect(waiting.filter((item) => textOf(item['id']) === `send-draft:${textOf(draft?.['id'])}`)).toHaveLength(1);
    // Nobody but the country sees it before it is sent.
    expect((await read('observer', 'SLE')).body['founding']).toMatchObject({ title: 'Order 2026-14', draftId: null });

    // Another day: the same draft follows, and keeps what its writer added.
    const added = await portal.as('nfp.sle', 'PATCH', `/updates/${textOf(draft?.['id'])}`, {
      body: { lines: [{ indicator: 'risk-assessment', level: 'planned', effectiveOn: day(-10) }] },
      headers: { 'if-match': '*' },
    });
    expect(added.status).toBe(200);
    const moved = await portal.as('nfp.sle', 'PATCH', `/team-instruments/${idOf(instrument)}`, {
      body: { on: day(-35) },
      headers: seen(instrument),
    });
    expect(moved).toMatchObject({ status: 200, body: { on: day(-35), draftId: textOf(draft?.['id']) } });
    const [followed, ...others] = await draftsOf('nfp.sle', 'SLE');
    expect(others).toEqual([]);
    expect(textOf(followed?.['lines'])).toContain('risk-assessment');
    expect(textOf(followed?.['lines'])).toContain(day(-35));

    // Sent and validated by people; then it says so already, and nothing more is prepared.
    const sent = await made(portal.as('nfp.sle', 'POST', `/updates/${textOf(draft?.['id'])}/send`));
    for (const line of Object.values(sent.body['lines'] ?? {})) {
      await made(
        portal.as('secretariat.aaf', 'POST', `/claims/${textOf(line['id'])}/decision`, {
          body: { decision: 'validated' },
        }),
      );
    }
    await made(
      portal.as('nfp.sle', 'PATCH', `/team-instruments/${idOf(instrument)}`, {
        body: { note: 'Printed.' },
        headers: seen(moved),
      }),
    );
    expect(await draftsOf('nfp.sle', 'SLE')).toEqual([]);
  });

  it('is there from its day on; an amendment prepares nothing; bad ones are told by field', async () => {
    const team = await made(begin('TUN'));
    expect(errorsOf(await record('nfp.tun', idOf(team), { on: day(3) }))).toEqual(['/on future-day']);
    expect(errorsOf(await record('nfp.tun', idOf(team), { documentId: idOf(team) }))).toEqual([
      '/documentId unknown-document',
    ]);
    expect((await record('secretariat.nas', idOf(team))).status).toBe(403);
    const before = (await draftsOf('nfp.tun', 'TUN')).length;
    await made(record('nfp.tun', idOf(team), { kind: 'amendment', on: day(-5) }));
    expect(await draftsOf('nfp.tun', 'TUN')).toHaveLength(before);
    expect((await read('nfp.tun', 'TUN', `asAt=${day(-6)}`)).body).toMatchObject({ amendments: {}, founding: null });
  });
});

describe('the people of a team', () => {
  it('who get an account are the same person, whichever came first', async () => {
    const early = await made(addMember('ALB', { name: 'Arben Hoxha', email: 'arben@example.net' }));
    expect(early.body).toMatchObject({ hasAccount: false });
    await portal.owner(`WITH p AS (INSERT INTO person (name, email, language) VALUES ('A. Hoxha', 'Arben@example.net', 'en') RETURNING id)
      INSERT INTO role_assignment (person_id, role, scope_kind, scope, since) SELECT id, 'team-member', 'country', 'ALB', app.today() FROM p`);
    const own = await portal.as('nfp.alb', 'GET', '/team-members?iso3=ALB');
    expect(own.body).toMatchObject({ total: 1, items: { 0: { name: 'Arben Hoxha', hasAccount: true } } });
    const late = await made(addMember('ALB', { name: 'Focal point', email: 'nfp.alb@example.org' }));
    expect(late.body).toMatchObject({ hasAccount: true });
  });

  it('who may be two records of one are proposed, put together by hand, or told apart', async () => {
    const team = await made(begin('KAZ'));
    const seat = await made(addSeat(team));
    const one = await made(addMember('KAZ', { name: 'Дилшод Рахимов', domains: ['C'], email: 'd@example.net' }));
    const held = await made(name(seat, { member: { name: 'Dilshod Rahimov', institution: 'Health', domains: ['B'] } }));
    const other = textOf(held.body['holdings']?.[0]?.['holder']?.['id']);
    const third = await made(addMember('KAZ', { name: 'Aigul S.', email: 'D@example.net' }));
    const proposed = async (account = 'nfp.kaz') =>
      Object.values((await read(account, 'KAZ')).body['duplicates'] ?? {}).map((each) => textOf(each['why']));
    expect(await proposed()).toEqual(['name', 'email']);
    expect(await proposed('secretariat.ca')).toEqual([]);
    const put = (id: string, which: string, second: string, account = 'nfp.kaz') =>
      portal.as(account, 'POST', `/team-members/${id}/${which}`, { body: { other: second } });
    await made(put(idOf(one), 'apart', idOf(third)));
    expect(await proposed()).toEqual(['name']);
    expect((await put(idOf(one), 'merge', other, 'nfp.uzb')).status).toBeGreaterThanOrEqual(403);
    expect(errorsOf(await put(idOf(one), 'merge', idOf(one)))).toEqual(['/other unknown-member']);
    const merged = await made(put(idOf(one), 'merge', other));
    expect(merged.body).toMatchObject({
      name: 'Дилшод Рахимов',
      spellings: { 0: 'Dilshod Rahimov' },
      institution: 'Health',
      domains: { 0: 'C', 1: 'B' },
    });
    expect((await read('observer', 'KAZ')).text).toContain('Дилшод');
    expect((await read('nfp.kaz', 'KAZ')).body['seats']).toMatchObject({
      0: { principal: { holder: { id: idOf(one) } } },
    });
    expect((await portal.as('nfp.kaz', 'GET', `/team-members/${other}`)).body).toMatchObject({ mergedInto: idOf(one) });
    expect(await put(idOf(one), 'merge', other)).toMatchObject({ status: 409, body: { code: 'merged' } });
    expect(await proposed()).toEqual([]);
  });

  it('stand in the handover as what is still open: seats that are vacant, and seats that somebody leaves', async () => {
    const team = await made(begin('KEN'));
    const vacant = await made(addSeat(team, { sector: 'transport', institution: 'Transport' }));
    const left = await made(addSeat(team));
    await made(name(left, { member: { name: 'Leaves' }, until: day(12) }));
    expect((await portal.as('nfp.ken', 'GET', '/countries/KEN/handover')).body['team']).toEqual([
      {
        seatId: idOf(left),
        sector: 'health',
        institution: 'Ministry of Health',
        vacantSince: null,
        leavingOn: day(12),
      },
      { seatId: idOf(vacant), sector: 'transport', institution: 'Transport', vacantSince: day(-400), leavingOn: null },
    ]);
  });

  it('are found by whoever sees them, by another spelling too, and so is the team by its own name', async () => {
    const team = await made(begin('MNG', { name: 'Council of the steppe' }));
    const seat = await made(addSeat(team, { sector: 'intelligence', shownTo: 'country' }));
    await made(name(seat, { member: { name: 'Oyun Hidden' } }));
    const shown = await made(addSeat(team));
    await made(name(shown, { member: { name: 'Tsetseg Shown', spellings: ['Цэцэг'] } }));
    const found = async (account: string | null, q: string) =>
      itemsOf((await portal.as(account, 'GET', `/search?q=${encodeURIComponent(q)}`)).body).map((each) => [
        textOf(each['kind']),
        textOf(each['url']),
      ]);
    const address = '/countries/MNG/team';
    expect(await found('observer', 'council steppe')).toEqual([['team', address]]);
    expect(await found('observer', 'Цэцэг')).toEqual([['member', address]]);
    expect(await found('observer', 'Oyun')).toEqual([]);
    expect(await found(null, 'Цэцэг')).toEqual([]);
    expect(await found('nfp.mng', 'Oyun')).toEqual([['member', address]]);
  });
});

describe('what is held about a member', () => {
  const held = (account: string | null, id: string) => portal.as(account, 'GET', `/team-members/${id}/held`);
  const erase = (account: string | null, id: string) => portal.as(account, 'POST', `/team-members/${id}/erase`);
  /** All that the portal still says of somebody, in its tables and in its trail. */
  const traces = async (words: string) => {
    const [row] = await portal.owner<{ traces: number }>(
      `SELECT (SELECT count(*) FROM audit_value WHERE concat(before, after) LIKE '%' || $1 || '%')::int
         + (SELECT count(*) FROM team_member m WHERE to_jsonb(m)::text LIKE '%' || $1 || '%')::int
         + (SELECT count(*) FROM member_contact c WHERE to_jsonb(c)::text LIKE '%' || $1 || '%')::int AS traces`,
      [words],
    );
    return row?.traces;
  };

  it('is theirs to have by the focal point, and goes with them; role and days stay', async () => {
    const team = await made(begin('ZMB'));
    const seat = await made(addSeat(team));
    const person = {
      name: 'Forget Me',
      institution: 'Unique Institute',
      languages: ['fr'],
      email: 'forget@zmb.example',
    };
    const member = await made(addMember('ZMB', person));
    const twin = await made(addMember('ZMB', { name: 'F. Me', institution: 'Unique Institute' }));
    await made(name(seat, { memberId: idOf(member), role: 'chair' }));
    await made(portal.as('nfp.zmb', 'POST', `/team-members/${idOf(member)}/merge`, { body: { other: idOf(twin) } }));
    const told = await held('nfp.zmb', idOf(member));
    expect(told.body).toMatchObject({
      name: 'Forget Me',
      parts: {
        0: { part: 'member', items: { 0: { email: 'forget@zmb.example', spellings: { 0: 'F. Me' } } } },
        1: { part: 'terms', items: { 0: { role: 'chair', seat: 'principal' } } },
      },
    });
    for (const account of ['nfp.tgo', 'member.mar', 'secretariat.sea', 'coordinator', 'admin', 'observer']) {
      expect([account, (await held(account, idOf(member))).status]).toEqual([account, 403]);
      expect([account, (await erase(account, idOf(member))).status]).toEqual([account, 403]);
    }
    expect((await held(null, idOf(member))).status).toBe(401);

    expect(await erase('nfp.zmb', idOf(member))).toMatchObject({ status: 409, body: { code: 'in-office' } });
    const present = await made(portal.as('nfp.zmb', 'GET', `/seats/${idOf(seat)}`));
    await made(
      portal.as('nfp.zmb', 'POST', `/seat-holdings/${textOf(present.body['holdings']?.[0]?.['id'])}/end`, {
        body: { until: day(-10) },
      }),
    );
    expect(await traces('Unique Institute')).toBeGreaterThan(1);
    expect(await erase('nfp.zmb', idOf(member))).toMatchObject({ status: 200, body: { isErased: true, name: '' } });
    for (const words of ['Forget Me', 'F. Me', 'Unique Institute', 'forget@zmb.example']) {
      expect([words, await traces(words)]).toEqual([words, 0]);
    }
    const [entries] = await portal.owner<{ entries: number; intact: boolean }>(
      `SELECT count(*)::int AS entries, (SELECT first_broken IS NULL FROM app.audit_verify()) AS intact
       FROM audit_entry WHERE table_name = 'team_member' AND record_id = $1`,
      [idOf(member)],
    );
    expect(entries?.entries).toBeGreaterThan(2);
    expect(entries?.intact).toBe(true);
    const then = await read('nfp.zmb', 'ZMB', `asAt=${day(-20)}`);
    expect(then.body).toMatchObject({
      chair: { holder: { name: '', isErased: true } },
      seats: { 0: { principal: { role: 'chair', since: day(-300), until: day(-10) } } },
    });
    expect(await erase('nfp.zmb', idOf(member))).toMatchObject({ status: 409, body: { code: 'erased' } });
    const rest = await held('nfp.zmb', idOf(member));
    expect(rest.body).toMatchObject({ name: '', parts: { 1: { part: 'terms', items: { 0: { role: 'chair' } } } } });
    expect(rest.text).not.toContain('Unique Institute');
    // The name is free again, for somebody else too.
    expect((await addMember('ZMB', person)).status).toBe(201);
  });

  it('is one’s own to have with an account, and nobody else’s', async () => {
    const own = await portal.as('nfp.zmb', 'GET', '/me/held');
    const parts = Object.values(own.body['parts'] ?? {}).map((each) => textOf(each['part']));
    expect(parts).toEqual(expect.arrayContaining(['account', 'assignments', 'sessions']));
    expect(own.text).toContain('nfp.zmb@example.org');
    expect(own.text).not.toContain('nfp.tgo@example.org');
    expect(own.text).not.toContain('password');
    expect((await portal.as(null, 'GET', '/me/held')).status).toBe(401);
  });

  it('loses its contact details by rule, two years after the last term, and a log tells how many', async () => {
    const team = await made(begin('UGA'));
    const seat = await made(addSeat(team, { since: day(-2000) }));
    const term = (who: string, since: number, until: number | null) =>
      made(
        name(seat, {
          member: { name: who, email: `${who.toLowerCase()}@uga.example` },
          since: day(since),
          ...(until === null ? {} : { until: day(until) }),
        }),
      );
    await term('Longgone', -1900, -800);
    await term('Lately', -799, -100);
    await term('Still', -99, null);
    await portal.owner(`UPDATE team_member SET written_at = now() - interval '5 years' WHERE iso3 = 'UGA'`);
    await portal.app.get(Database).write(system, async (tx) => {
      await tx.jobs.send(valuesGrewOld, {});
      return true;
    });
    await portal.work();
    const left = await portal.owner<{ email: string }>(
      `SELECT email FROM member_contact WHERE iso3 = 'UGA' ORDER BY email`,
    );
    expect(left.map(({ email }) => email)).toEqual(['lately@uga.example', 'still@uga.example']);
    const runs = itemsOf((await portal.as('admin', 'GET', '/retention-rules/runs')).body);
    expect(runs.find((run) => textOf(run['table']) === 'member_contact')).toMatchObject({ keepMonths: 24, erased: 1 });
  });
});

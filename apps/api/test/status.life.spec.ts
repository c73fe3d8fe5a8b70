import { type Application, startApplication, textOf } from './application.harness.js';
import { aLine as line, idOf, itemsOf, reportingOn } from './reporting.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { act, decide, draft, entryOf, now, report, retract, send } = reportingOn(() => portal);

describe('a claim', () => {
  it('may go down, and may be of an indicator that nobody asked for', async () => {
    await report('TUN', [{ ...line, level: 'completed', effectiveOn: '2026-01-10' }], 'secretariat.nas');
    await report('TUN', [{ ...line, level: 'none', effectiveOn: '2026-02-10' }], 'secretariat.nas');
    expect(await entryOf('TUN', 'risk-assessment')).toMatchObject({ level: 'none', empty: null, since: '2026-02-10' });
    await report('TUN', [{ ...line, indicator: 'needs-assessment', level: 'planned' }], 'secretariat.nas');
    expect(await entryOf('TUN', 'needs-assessment')).toMatchObject({ level: 'planned' });
  });

  it('waits beside another on the same indicator', async () => {
    const [one, other] = [await send('ZMB', [line]), await send('ZMB', [{ ...line, level: 'under-way' }])];
    const queue = await portal.as('secretariat.eca', 'GET', '/validation?limit=200');
    const waiting = itemsOf(queue.body).map(({ id }) => textOf(id));
    expect(waiting).toEqual(expect.arrayContaining([idOf(one), idOf(other)]));
  });

  it('of a returned line is final: another replaces it, and closes its work when it is sent', async () => {
    const sent = await send('PHL', [line]);
    const id = idOf(sent);
    await decide('secretariat.sea', id, { decision: 'returned', reason: 'Which day?' });
    for (const body of [{ decision: 'validated' }, { decision: 'returned', reason: 'Again.' }]) {
      expect(await decide('secretariat.sea', id, body)).toMatchObject({ status: 409, body: { code: 'decided' } });
    }
    const edit = await portal.as('nfp.phl', 'PATCH', `/updates/${textOf(sent.body['id'])}`, {
      body: { lines: [line] },
      headers: { 'if-match': '*' },
    });
    expect(edit).toMatchObject({ status: 409, body: { code: 'decided' } });
    const other = await draft('PHL', [{ ...line, indicator: 'action-plan', level: 'drafted', replaces: id }]);
    expect(other).toMatchObject({ status: 422, body: { errors: { 0: { code: 'unknown-claim' } } } });
    const again = await draft('PHL', [{ ...line, replaces: id }]);
    expect(idOf(again)).not.toBe(id);
    await act('nfp.phl', again, 'send');
    const work = await portal.as('nfp.phl', 'GET', '/work');
    expect(itemsOf(work.body).filter(({ claimId }) => textOf(claimId) === id)).toEqual([]);
  });

  it('that was decided, or only sent, is kept for ever, also from the owner of the tables', async () => {
    const [decided] = await portal.owner<{ id: string }>(`SELECT id FROM claim WHERE state = 'validated' LIMIT 1`);
    for (const [sql, why] of [
      [`UPDATE claim SET level = 'none', note = 'x' WHERE id = $1`, 'never edited'],
      [`UPDATE claim SET decided_at = now() WHERE id = $1`, 'never edited'],
      ['DELETE FROM claim WHERE id = $1', 'withdrawn, never deleted'],
    ] as const) {
      await expect(portal.owner(sql, [decided?.id])).rejects.toThrow(why);
    }
    await expect(portal.owner(`DELETE FROM claim WHERE state = 'submitted'`)).rejects.toThrow('never deleted');
    await expect(portal.owner(`DELETE FROM status_update WHERE state = 'sent'`)).rejects.toThrow('never deleted');
  });
});

describe('a confirmation', () => {
  it('is decided like any other, has the level and day of what shows, and moves the day of its word alone', async () => {
    const first = await report('KEN', [{ ...line, effectiveOn: '2026-01-10' }], 'secretariat.eca');
    await portal.owner(`ALTER TABLE claim DISABLE TRIGGER claim_is_frozen`);
    await portal.owner(`UPDATE claim SET attested_on = '2026-01-15' WHERE id = $1`, [idOf(first)]);
    await portal.owner(`UPDATE status_span SET attested_on = '2026-01-15' WHERE claim_id = $1`, [idOf(first)]);
    await portal.owner(`ALTER TABLE claim ENABLE TRIGGER claim_is_frozen`);
    const confirmed = await portal.as('nfp.ken', 'POST', '/countries/KEN/confirmations', {
      body: { indicator: 'risk-assessment', confirms: idOf(first) },
    });
    expect(await entryOf('KEN', 'risk-assessment')).toMatchObject({ claimId: idOf(first), attestedOn: '2026-01-15' });
    expect((await decide('nfp.ken', idOf(confirmed))).status).toBe(403);
    expect((await decide('secretariat.eca', idOf(confirmed))).status).toBe(200);
    expect(await entryOf('KEN', 'risk-assessment')).toMatchObject({
      claimId: idOf(confirmed),
      level: 'completed',
      effectiveOn: '2026-01-10',
      since: '2026-01-10',
      attestedOn: (await now()).slice(0, 10),
      freshness: 'fresh',
    });
  });

  it('is not sent of what no longer shows', async () => {
    const first = await report('GHA', [{ ...line, effectiveOn: '2026-01-10' }], 'secretariat.eca');
    const confirming = await draft('GHA', [{ indicator: 'risk-assessment', confirms: idOf(first) }]);
    expect(confirming.status).toBe(201);
    await report('GHA', [{ ...line, level: 'under-way', effectiveOn: '2026-02-10' }], 'secretariat.eca');
    expect(await act('nfp.gha', confirming, 'send')).toMatchObject({
      status: 409,
      body: { code: 'not-showing', pointer: '/lines/0/confirms' },
    });
  });
});

describe('an update', () => {
  it('that is withdrawn keeps what was decided, and is then decided', async () => {
    const sent = await send('MRT', [line, { ...line, indicator: 'needs-assessment' }]);
    await decide('secretariat.aaf', idOf(sent));
    const withdrawn = await act('nfp.mrt', sent, 'withdraw');
    expect(withdrawn.body).toMatchObject({
      state: 'decided',
      lines: { 0: { state: 'validated' }, 1: { state: 'withdrawn' } },
    });
    expect(await act('nfp.mrt', sent, 'withdraw')).toMatchObject({ status: 409, body: { code: 'decided' } });
  });

  it('of a team member is sent, and once sent withdrawn, by the focal point alone; a country has any number', async () => {
    const proposed = await draft('UZB', [line], 'member.uzb');
    await draft('UZB', [line], 'member.uzb');
    expect(await act('member.uzb', proposed, 'send')).toMatchObject({
      status: 403,
      body: { code: 'focal-point-sends' },
    });
    expect((await act('nfp.uzb', proposed, 'send')).body).toMatchObject({ state: 'sent' });
    expect((await act('member.uzb', proposed, 'withdraw')).status).toBe(403);
    const drafts = await portal.as('member.uzb', 'GET', '/countries/UZB/updates?state=draft');
    expect(Number(drafts.body['total'])).toBe(1);
  });

  it('that a secretariat drafts is seen by the country and by that secretariat, not by the other of two regions', async () => {
    const written = await draft('MAR', [line], 'secretariat.aaf');
    const read = async (account: string) =>
      (await portal.as(account, 'GET', `/updates/${textOf(written.body['id'])}`)).status;
    for (const account of ['secretariat.aaf', 'nfp.mar', 'member.mar'])
      expect([account, await read(account)]).toEqual([account, 200]);
    for (const account of ['secretariat.nas', 'coordinator', 'admin'])
      expect([account, await read(account)]).toEqual([account, 404]);
    const own = await draft('MAR', [line]);
    expect((await portal.as('secretariat.aaf', 'GET', `/updates/${textOf(own.body['id'])}`)).status).toBe(404);
    await act('nfp.mar', written, 'send');
    expect(await read('secretariat.nas')).toBe(200);
  });
});

describe('a retraction', () => {
  it('begun by the validator lets the claim before show again, and leaves what was known before as it was', async () => {
    const first = await report('GAB', [{ ...line, level: 'planned', effectiveOn: '2026-01-10' }], 'secretariat.aaf');
    const second = await report('GAB', [{ ...line, effectiveOn: '2026-02-10' }], 'secretariat.aaf');
    const before = await now();
    expect((await retract('secretariat.aaf', idOf(second))).status).toBe(422);
    const asked = await retract('secretariat.aaf', idOf(second), { reason: 'The decree is of another country.' });
    expect(asked.body).toMatchObject({ state: 'validated', rule: 'shows', retraction: { agreedBy: null } });
    expect((await portal.as('nfp.gab', 'GET', '/work')).text).toContain('retract');
    expect((await portal.as('nfp.gab', 'GET', '/notifications')).text).toContain('retraction-asked');
    const agreed = await retract('nfp.gab', idOf(second));
    expect(agreed.body).toMatchObject({
      state: 'validated',
      rule: 'retracted',
      retraction: { askedBy: { role: 'secretariat' }, agreedBy: { role: 'focal-point' } },
    });
    expect(await entryOf('GAB', 'risk-assessment')).toMatchObject({ claimId: idOf(first), level: 'planned' });
    expect(await entryOf('GAB', 'risk-assessment', `knownAt=${before}`)).toMatchObject({ claimId: idOf(second) });
    expect(await retract('nfp.gab', idOf(second))).toMatchObject({ status: 409, body: { code: 'retracted' } });
  });

  it('is told to the coordinators, and agreed by one, where no secretariat is in office', async () => {
    const sent = await report('MNG', [line], 'secretariat.ca');
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'secretariat' AND scope = 'CA'`,
    );
    await retract('nfp.mng', idOf(sent), { reason: 'Entered by mistake.' });
    expect((await portal.as('coordinator', 'GET', '/work')).text).toContain(idOf(sent));
    expect((await portal.as('coordinator', 'GET', '/notifications')).text).toContain('retraction-asked');
    expect((await retract('coordinator', idOf(sent))).body).toMatchObject({ rule: 'retracted' });
  });
});

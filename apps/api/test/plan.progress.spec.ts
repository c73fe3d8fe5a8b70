import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, change, day, done, filled, read, report } = plansOn(() => portal);

const wait = (actionId: string, dependsOnId: string) =>
  ask('nfp.mar', 'POST', '/action-dependencies', { actionId, dependsOnId });
const memberId = async () => {
  const [row] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'member.mar@example.org'`);
  return row?.id ?? '';
};
const link = { kind: 'link', title: 'Delivery note', url: 'https://example.org/note' };

describe('progress', () => {
  it('is that of the latest report, weighted by priority, and the same for any past day', async () => {
    const plan = await filled(['a', 'b'], { startsOn: day(-200), endsOn: day(200) });
    await done(change(actionIn(plan), { priority: 'high' }, 1), 200);
    await done(report(actionIn(plan), { day: day(-20), state: 'in-progress', progress: 80 }), 201);
    await done(report(actionIn(plan), { day: day(-60), state: 'in-progress', progress: 40 }), 201);
    const whole = await read(idIn(plan));
    expect(whole.body).toMatchObject({ progress: 48, lastReportOn: day(-20), isBehind: false });
    expect(actionsIn(whole)[0]).toMatchObject({ progress: 80, reports: 2, state: 'in-progress' });
    const past = await read(idIn(plan), 'nfp.mar', `asAt=${day(-40)}`);
    expect(past.body).toMatchObject({ progress: 24, asAt: day(-40) });
    const points = (said: Said) =>
      Object.values(said.body['overview']?.['curve'] ?? {})
        .filter((point) => textOf(point['day']) <= day(-40))
        .map((point) => `${textOf(point['day'])} ${textOf(point['progress'])}`);
    const [now] = await portal.owner<{ now: string }>('SELECT clock_timestamp() AS now');
    await done(report(actionIn(plan), { day: day(-50), state: 'in-progress', progress: 60 }), 201);
    const known = await read(idIn(plan), 'nfp.mar', `asAt=${day(-40)}&knownAt=${now?.now ?? ''}`);
    expect(points(known)).toEqual(points(past));
    expect((await read(idIn(plan), 'nfp.mar', `asAt=${day(-40)}`)).body).toMatchObject({ progress: 36 });
    expect(wrongIn(await read(idIn(plan), 'nfp.mar', `asAt=${day(9)}`))).toEqual(['/asAt future-day']);
  });

  it('is told by the headline as by the whole', async () => {
    const plan = await filled(['a', 'b', 'c'], { startsOn: day(-100), endsOn: day(33) });
    await done(report(actionIn(plan), { day: day(-3), state: 'in-progress', progress: 33 }), 201);
    await done(report(actionIn(plan, 1), { state: 'cancelled', reason: 'No longer needed.' }), 201);
    const whole = await read(idIn(plan));
    const objectives = whole.body['overview']?.['objectives']?.[0];
    expect(objectives).toMatchObject({ progress: 16.5, plannedProgress: 75.4 });
    expect(whole.body).toMatchObject({ progress: 16.5, plannedProgress: 75.4, isBehind: true });
    expect(whole.body['overview']).toMatchObject({ behindBy: 58.9 });
  });

  it('refuses 101 %, what contradicts its state, and days to come', async () => {
    const plan = await filled(['a']);
    const id = actionIn(plan);
    expect(wrongIn(await report(id, { state: 'in-progress', progress: 101 }))).toEqual(['/progress too-big']);
    expect(wrongIn(await report(id, { state: 'in-progress', progress: -1 }))).toEqual(['/progress too-small']);
    expect(wrongIn(await report(id, { state: 'done', progress: 60, note: 'x' }))).toEqual([
      '/progress state-and-progress',
    ]);
    expect(wrongIn(await report(id, { state: 'in-progress', day: day(3) }))).toEqual(['/day future-day']);
    expect(wrongIn(await report(id, { state: 'blocked' }))).toEqual(['/reason required']);
    expect(wrongIn(await report(id, { state: 'verified', progress: 100 }))).toEqual(['/state not-allowed']);
    const unknown = { kind: 'document', documentId: '00000000-0000-7000-8000-00000000dead' };
    expect(wrongIn(await report(id, { state: 'in-progress', evidence: [unknown] }))).toEqual([
      '/evidence/0/documentId unknown-document',
    ]);
    expect(
      (await report(id, { state: 'blocked', reason: 'No budget.', blockedBy: 'Ministry of finance' })).body,
    ).toMatchObject({
      action: { state: 'blocked', latest: { reason: 'No budget.', blockedBy: 'Ministry of finance' } },
    });
  });

  it('is done with a note, with evidence where it matters most, and verified by somebody else', async () => {
    const plan = await filled(['a', 'b'], { priority: 'high' });
    const [a, b] = [actionIn(plan), actionIn(plan, 1)];
    await done(wait(b, a), 201);
    await adopt(idIn(plan));
    expect(wrongIn(await report(a, { state: 'done' }))).toEqual(['/note required', '/evidence required']);
    const early = await report(b, { state: 'done', note: 'All kits in use.', evidence: [link] });
    expect([refusedBy(early), textOf(early.body['involved']?.[0])]).toEqual([
      '409 waits-for-others',
      textOf(actionsIn(plan)[0]?.['reference']),
    ]);
    const despite = { state: 'done', note: 'All kits in use.', evidence: [link], despite: 'Lent by a neighbour.' };
    expect((await report(b, despite)).body['report']).toMatchObject({ despite: 'Lent by a neighbour.', progress: 100 });
    const verify = (account: string, body: object = { verdict: 'adequate' }) =>
      ask(account, 'POST', `/actions/${b}/verification`, body);
    expect(refusedBy(await verify('nfp.mar'))).toBe('403 own-report');
    const goesOn = await verify('member.mar', { verdict: 'not-adequate', note: 'Two are missing.', progress: 90 });
    expect(goesOn.body).toMatchObject({ action: { state: 'in-progress', progress: 90 } });
    expect(refusedBy(await verify('member.mar'))).toBe('409 not-done');
    await done(report(b, despite), 201);
    expect((await verify('member.mar')).body).toMatchObject({
      action: { state: 'verified' },
      report: { by: { role: 'team-member' } },
    });
    const reports = await ask('nfp.mar', 'GET', `/progress-reports?action=${b}`);
    expect(Object.values(reports.body['items'] ?? {}).map((each) => textOf(each['state']))).toEqual([
      'verified',
      'done',
      'in-progress',
      'done',
    ]);
    await expect(portal.owner(`UPDATE progress_report SET note = 'x' WHERE action_id = $1`, [b])).rejects.toThrow();
    await expect(portal.owner(`DELETE FROM progress_report WHERE action_id = $1`, [b])).rejects.toThrow();
  });

  it('is not reported on what was cancelled, until that is taken back', async () => {
    const plan = await filled(['a']);
    const id = actionIn(plan);
    await done(report(id, { state: 'in-progress', progress: 20 }), 201);
    await done(report(id, { state: 'cancelled', reason: 'Done elsewhere.' }), 201);
    expect(refusedBy(await report(id, { state: 'in-progress', progress: 30 }))).toBe('409 action-cancelled');
    expect((await read(idIn(plan))).body).toMatchObject({ progress: null });
    const back = await ask('nfp.mar', 'POST', `/actions/${id}/reinstatement`, { reason: 'It was not.' });
    expect(back.body).toMatchObject({
      action: { state: 'in-progress', progress: 20 },
      report: { reason: 'It was not.' },
    });
    expect(refusedBy(await ask('nfp.mar', 'POST', `/actions/${id}/reinstatement`, { reason: 'x' }))).toBe(
      '409 action-not-cancelled',
    );
  });

  it('is cancelled by one of two at once', async () => {
    const plan = await filled(['a']);
    const id = actionIn(plan);
    const cancel = () => report(id, { state: 'cancelled', reason: 'Done elsewhere.' });
    const both = await Promise.all([cancel(), cancel()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is reported by a team member on what is assigned to them alone', async () => {
    const plan = await filled(['a', 'b']);
    const [a, b] = [actionIn(plan), actionIn(plan, 1)];
    expect(refusedBy(await report(a, { state: 'in-progress', progress: 20 }, 'member.mar'))).toBe('403 not-assigned');
    expect(refusedBy(await change(a, { lead: 'Customs' }, 1, 'member.mar'))).toBe('403 not-assigned');
    const assign = (personIds: string[]) => ask('nfp.mar', 'POST', `/actions/${a}/assignees`, { personIds });
    const [outside] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'nfp.tun@example.org'`);
    expect(wrongIn(await assign([outside?.id ?? '']))).toEqual(['/personIds/0 unknown-person']);
    const assigned = await assign([await memberId()]);
    expect(assigned.body).toMatchObject({
      assignees: { 0: { id: await memberId(), name: expect.any(String) as string } },
    });
    await done(report(a, { state: 'in-progress', progress: 20 }, 'member.mar'), 201);
    await done(change(a, { lead: 'Customs' }, 1, 'member.mar'), 200);
    expect(refusedBy(await change(a, { priority: 'high' }, 2, 'member.mar'))).toBe('403 not-your-plan');
    expect(refusedBy(await report(a, { state: 'cancelled', reason: 'x' }, 'member.mar'))).toBe('403 not-your-plan');
    expect(refusedBy(await report(b, { state: 'in-progress', progress: 20 }, 'member.mar'))).toBe('403 not-assigned');
    await adopt(idIn(plan));
    expect((await assign([])).body).toMatchObject({ assignees: {} });
    expect(refusedBy(await report(a, { state: 'in-progress', progress: 25 }, 'member.mar'))).toBe('403 not-assigned');
  });

  it('is found by its index, however many reports there are', async () => {
    await portal.owner('SET enable_seqscan = off');
    const lines = await portal.owner<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT progress FROM progress_report WHERE line_id = '00000000-0000-7000-8000-00000000dead' AND day <= '2026-01-01'
       ORDER BY day DESC, reported_at DESC, id DESC LIMIT 1`,
    );
    await portal.owner('RESET enable_seqscan');
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toContain('progress_report_latest');
    expect(plan).not.toContain('Sort');
  });

  it('has one effect where it is sent twice', async () => {
    const plan = await filled(['a']);
    const send = () =>
      portal.as('nfp.mar', 'POST', '/progress-reports', {
        body: { actionId: actionIn(plan), state: 'in-progress', progress: 20 },
        headers: { 'idempotency-key': `twice-${idIn(plan)}` },
      });
    const [one, other] = [await send(), await send()];
    expect(other.text).toBe(one.text);
    expect(actionsIn(await read(idIn(plan)))[0]).toMatchObject({ reports: 1 });
  });
});

describe('costs', () => {
  it('are one sum only by a rate that somebody entered', async () => {
    const plan = await filled(['a', 'b'], { cost: { amount: 100, currency: 'EUR' } });
    await done(change(actionIn(plan), { cost: { amount: 1100, currency: 'MAD' } }, 1), 200);
    const inEuro = async () => (await read(idIn(plan), 'nfp.mar', 'currency=EUR')).body['overview']?.['converted'];
    expect(await inEuro()).toMatchObject({ total: 100, missing: { 0: 'MAD' } });
    const rate = { planId: idIn(plan), from: 'EUR', to: 'MAD', rate: 11, day: day(-10), source: 'Bank Al-Maghrib' };
    const enter = (body: object) => ask('nfp.mar', 'POST', '/exchange-rates', { ...rate, ...body });
    expect(wrongIn(await enter({ to: 'EUR' }))).toEqual(['/to same-currency']);
    expect(wrongIn(await enter({ day: day(4) }))).toEqual(['/day future-day']);
    expect(wrongIn(await enter({ rate: 0 }))).toEqual(['/rate too-small']);
    const entered = await done(enter({}), 201);
    expect(await inEuro()).toMatchObject({ total: 200, rates: { 0: idIn(entered) }, missing: {} });
    expect((await read(idIn(plan), 'nfp.mar', 'currency=XXX')).status).toBe(422);
  });
});

import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, change, day, done, fill, filled, read, report } = plansOn(() => portal);

const objectiveIn = (plan: Said) => textOf(plan.body['objectives']?.[0]?.['id']);
const add = (plan: Said, body: object, account = 'nfp.mar') =>
  ask(account, 'POST', '/actions', { objectiveId: objectiveIn(plan), title: 'Another', ...body });
const wait = (actionId: string, dependsOnId: string) =>
  ask('nfp.mar', 'POST', '/action-dependencies', { actionId, dependsOnId });
const memberId = async () => {
  const [row] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'member.mar@example.org'`);
  return row?.id ?? '';
};
const link = { kind: 'link', title: 'Delivery note', url: 'https://example.org/note' };

describe('an action', () => {
  it('outside its plan’s period is kept and flagged', async () => {
    const plan = await filled(['a']);
    const added = await add(plan, { startsOn: day(590), endsOn: day(700) });
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ isOutsidePeriod: true, number: '1.2', endsOn: day(700) });
    expect((await read(idIn(plan))).body['overview']).toMatchObject({ outsidePeriod: 1 });
  });

  it('has no end before its start, no negative cost and no unknown currency', async () => {
    const plan = await filled(['a']);
    expect(wrongIn(await add(plan, { startsOn: day(10), endsOn: day(9) }))).toEqual(['/endsOn until-before-since']);
    expect(wrongIn(await add(plan, { cost: { amount: -1, currency: 'EUR' } }))).toEqual(['/cost/amount too-small']);
    expect(wrongIn(await add(plan, { cost: { amount: 1, currency: 'EUX' } }))).toEqual([
      '/cost/currency unknown-currency',
    ]);
    expect(wrongIn(await add(plan, { cost: { amount: 1.005, currency: 'EUR' } }))).toEqual(['/cost/amount format']);
    expect(wrongIn(await change(actionIn(plan), { endsOn: day(-500) }, 1))).toEqual(['/endsOn until-before-since']);
    expect((await add(plan, { cost: { amount: 1.25, currency: 'MRU' } })).body).toMatchObject({
      cost: { amount: 1.25, currency: 'MRU' },
    });
  });

  it('is changed by one of two: the other is told what it says now', async () => {
    const plan = await filled(['a']);
    const [one, other] = await Promise.all([
      change(actionIn(plan), { lead: 'Customs' }, 1),
      change(actionIn(plan), { lead: 'Interior' }, 1),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 412]);
    const [kept, told] = one.status === 200 ? [one, other] : [other, one];
    expect(told.body['current']).toMatchObject({ lead: textOf(kept.body['lead']), version: 2 });
    expect((await change(actionIn(plan), { lead: 'x' }, null)).status).toBe(428);
  });

  it('is changed with all it says, and stands where it is put', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const said = {
      description: 'Twelve crossings.',
      domains: ['C', 'N'],
      phase: 'detection',
      priority: 'high',
      supporting: ['Interior', 'Health'],
      funding: { state: 'partly', source: 'EU', funded: 20 },
      cost: { amount: 50, currency: 'EUR' },
      indicator: 'Crossings',
      target: '12',
      answersTo: ['1540'],
      supportRequested: 'Training of trainers',
    };
    const changed = await change(actionIn(plan, 2), { ...said, after: null }, 1);
    expect(changed.body).toMatchObject({
      ...said,
      domains: { 1: 'N' },
      supporting: { 1: 'Health' },
      answersTo: { 0: '1540' },
      number: '1.1',
    });
    const after = await change(actionIn(plan, 2), { after: actionIn(plan, 0) }, 2);
    expect(after.body).toMatchObject({ number: '1.2' });
    expect(wrongIn(await change(actionIn(plan, 2), { after: actionIn(plan, 2) }, 3))).toEqual([
      '/after unknown-action',
    ]);
    expect((await change(actionIn(plan, 2), { cost: null, phase: null }, 3)).body).toMatchObject({
      cost: null,
      phase: null,
    });
  });

  it('is changed with many others at once, all or none, and all of it is taken back by what is answered', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const ids = [0, 1, 2].map((place) => actionIn(plan, place));
    const many = (changes: object[]) => ask('nfp.mar', 'PATCH', '/actions', { changes });
    const refused = await many([
      { id: ids[0], version: 1, patch: { lead: 'Customs' } },
      { id: ids[1], version: 1, patch: { endsOn: day(-900) } },
    ]);
    expect(wrongIn(refused)).toEqual(['/changes/1/patch/endsOn until-before-since']);
    expect(actionsIn(await read(idIn(plan)))[0]).toMatchObject({ lead: '', version: 1 });
    const changed = await many([
      { id: ids[0], version: 1, patch: { lead: 'Customs', after: ids[2] } },
      { id: ids[1], version: 1, patch: { priority: 'high', dependsOn: [ids[2]] } },
    ]);
    expect(changed.status).toBe(200);
    expect(actionsIn(await read(idIn(plan))).map((each) => textOf(each['title']))).toEqual([
      'Action b',
      'Action c',
      'Action a',
    ]);
    const stale = await many([{ id: ids[0], version: 1, patch: { lead: 'x' } }]);
    expect(stale.status).toBe(412);
    expect(stale.body['current']).toMatchObject({ items: { 0: { lead: 'Customs' } } });
    const undone = await ask('nfp.mar', 'PATCH', '/actions', changed.body['undo'] as object);
    expect(undone.status).toBe(200);
    const back = actionsIn(await read(idIn(plan)));
    expect(back.map((each) => [textOf(each['title']), textOf(each['lead']), textOf(each['priority'])])).toEqual([
      ['Action a', '', 'medium'],
      ['Action b', '', 'medium'],
      ['Action c', '', 'medium'],
    ]);
    expect(Object.keys(back[1]?.['dependsOn'] ?? {})).toEqual([]);
    const other = await filled(['x']);
    expect(
      refusedBy(
        await many([
          { id: ids[0], version: 3, patch: {} },
          { id: actionIn(other), version: 1, patch: {} },
        ]),
      ),
    ).toBe('409 other-plan');
  });
});

describe('dependencies', () => {
  it('never close a circle: the refusal names it', async () => {
    const plan = await filled(['a', 'b', 'c']);
    const [a = '', b = '', c = ''] = [0, 1, 2].map((place) => actionIn(plan, place));
    await done(wait(b, a), 201);
    await done(wait(c, b), 201);
    const refused = await wait(a, c);
    expect(refusedBy(refused)).toBe('409 dependency-circle');
    const references = actionsIn(plan).map((each) => textOf(each['reference']));
    expect(Object.values(refused.body['involved'] ?? {}).map(textOf)).toEqual([
      references[0],
      references[2],
      references[1],
    ]);
    expect(refusedBy(await wait(b, a))).toBe('409 dependency-exists');
    expect(refusedBy(await wait(a, a))).toBe('409 dependency-circle');
    expect(refusedBy(await change(a, { dependsOn: [c] }, 1))).toBe('409 dependency-circle');
    const pasted = await fill(idIn(plan), {
      objectives: [
        {
          id: objectiveIn(plan),
          actions: [
            { key: 'x', title: 'x', dependsOn: ['y'] },
            { key: 'y', title: 'y', dependsOn: ['x'] },
          ],
        },
      ],
    });
    expect(refusedBy(pasted)).toBe('409 dependency-circle');
    expect(actionsIn(await read(idIn(plan)))).toHaveLength(3);
  });

  it('never close one together, when two are added at once', async () => {
    const plan = await filled(['a', 'b']);
    const both = await Promise.all([wait(actionIn(plan), actionIn(plan, 1)), wait(actionIn(plan, 1), actionIn(plan))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await expect(
      portal.owner(
        `INSERT INTO action_dependency (plan_id, action_id, depends_on_id)
         SELECT plan_id, depends_on_id, action_id FROM action_dependency WHERE plan_id = $1`,
        [idIn(plan)],
      ),
    ).rejects.toMatchObject({ constraint: 'dependency-circle' });
  });

  it('stay within one version of one plan', async () => {
    const [plan, other] = [await filled(['a']), await filled(['b'])];
    expect(refusedBy(await wait(actionIn(plan), actionIn(other)))).toBe('409 other-plan');
    expect(wrongIn(await change(actionIn(plan), { dependsOn: [actionIn(other)] }, 1))).toEqual([
      '/dependsOn/0 unknown-action',
    ]);
    await expect(
      portal.owner('INSERT INTO action_dependency (plan_id, action_id, depends_on_id) VALUES ($1, $2, $3)', [
        idIn(plan),
        actionIn(plan),
        actionIn(other),
      ]),
    ).rejects.toMatchObject({ code: '23503' });
  });
});

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

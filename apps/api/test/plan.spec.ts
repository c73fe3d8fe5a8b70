import { type Application, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begin, begun, change, day, done, fill, filled, read, report, step } = plansOn(() => portal);

describe('a plan', () => {
  it('begins with nothing, is filled, and is told in one answer', async () => {
    const plan = await begun();
    expect(plan.body).toMatchObject({
      sight: 'whole',
      number: 1,
      life: 'in-preparation',
      visibility: 'restricted',
      progress: null,
      isFrozen: false,
      steps: {
        0: { life: 'in-preparation', by: { role: 'focal-point', person: { name: expect.any(String) as string } } },
      },
      rights: { edit: { may: true }, steps: { draft: { may: true }, adopt: { may: false, why: 'step-not-possible' } } },
    });
    const whole = await fill(idIn(plan), {
      objectives: [
        {
          title: 'Detection',
          theme: 'detection-trafficking',
          actions: [
            { key: 'kits', title: 'Kits bought', priority: 'high', cost: { amount: 180_000, currency: 'EUR' } },
            { key: 'training', title: 'Officers trained', dependsOn: ['kits'], domains: ['C', 'R'] },
          ],
        },
        {
          title: 'Awareness',
          theme: 'awareness',
          actions: [{ title: 'Brochure', cost: { amount: 9, currency: 'MAD' } }],
        },
      ],
    });
    expect(whole.status).toBe(201);
    expect(actionsIn(whole).map((each) => [textOf(each['number']), textOf(each['title'])])).toEqual([
      ['1.1', 'Kits bought'],
      ['1.2', 'Officers trained'],
      ['2.1', 'Brochure'],
    ]);
    expect(textOf(actionsIn(whole)[0]?.['reference'])).toMatch(/^MAR-\d{4}-\d{3,}$/);
    expect(actionsIn(whole)[1]).toMatchObject({
      dependsOn: { 0: actionIn(whole) },
      state: 'not-started',
      isDelayed: true,
    });
    expect(whole.body['overview']).toMatchObject({
      actions: 3,
      byState: { 'not-started': 3, done: 0 },
      costs: { 0: { currency: 'EUR', total: 180000, gap: 180000 }, 1: { currency: 'MAD', total: 9 } },
      withoutCost: 1,
      criticalPath: { 0: actionIn(whole), 1: actionIn(whole, 1) },
    });
    const again = await read(idIn(plan));
    expect(again.body).toMatchObject({ ...whole.body, rights: again.body['rights'] });
  });

  it('is begun from another one, its days moved, without its reports, and with references of its own', async () => {
    const first = await filled(['a', 'b'], { startsOn: day(0), endsOn: day(30) });
    await done(report(actionIn(first), { state: 'in-progress', progress: 40 }), 201);
    const next = await begun({
      begin: { with: 'plan', planId: idIn(first) },
      startsOn: day(-300),
      endsOn: day(700),
    });
    expect(actionsIn(next)[0]).toMatchObject({ startsOn: day(100), endsOn: day(130), progress: 0, reports: 0 });
    expect(textOf(actionsIn(next)[0]?.['reference'])).not.toBe(textOf(actionsIn(first)[0]?.['reference']));
  });

  it('is run by its own people alone, with the right pieces in place', async () => {
    expect(refusedBy(await begin({ iso3: 'TUN' }))).toBe('403 not-your-plan');
    expect(refusedBy(await begin({}, 'member.mar'))).toBe('403 no-permission');
    expect(wrongIn(await begin({ kind: 'regional', iso3: undefined }))).toEqual(['/region required']);
    expect(wrongIn(await begin({ startsOn: day(10), endsOn: day(9) }))).toEqual(['/endsOn until-before-since']);
    const strategic = await begun();
    expect((await begin({ tier: 'operational', carriesOut: idIn(strategic) })).body).toMatchObject({
      carriesOut: { id: idIn(strategic), title: 'Plan 2026-2030' },
    });
    expect(wrongIn(await begin({ carriesOut: idIn(strategic) }))).toEqual(['/carriesOut not-allowed']);
    const regional = { kind: 'regional', iso3: undefined, region: 'NAS' };
    expect((await begin(regional, 'secretariat.nas')).status).toBe(201);
    expect(refusedBy(await begin(regional, 'coordinator'))).toBe('403 not-your-plan');
    expect((await begin({ kind: 'interregional', iso3: undefined }, 'coordinator')).status).toBe(201);
  });

  it('is changed by whoever saw the latest, and by nobody over somebody else', async () => {
    const plan = await begun();
    const first = await change(idIn(plan), { title: 'A better title' }, 1, 'nfp.mar', 'action-plans');
    expect(first.body).toMatchObject({ title: 'A better title', version: 2 });
    const second = await change(idIn(plan), { title: 'Another' }, 1, 'nfp.mar', 'action-plans');
    expect([second.status, second.body['current']]).toMatchObject([412, { title: 'A better title', version: 2 }]);
    expect((await change(idIn(plan), { title: 'Another' }, null, 'nfp.mar', 'action-plans')).status).toBe(428);
  });
});

describe('the life of a plan', () => {
  it('is not adopted without its instrument, nor for a day to come, nor out of its order', async () => {
    const plan = await filled(['a']);
    expect(refusedBy(await step(idIn(plan), { step: 'adopt', adoptedOn: day(0), instrument: 'x' }))).toBe(
      '409 step-not-possible',
    );
    const said = await adopt(idIn(plan), { instrument: undefined });
    expect(wrongIn(said)).toEqual(['/instrument required']);
    const ahead = { step: 'adopt', adoptedOn: day(5), instrument: 'x' };
    expect(wrongIn(await step(idIn(plan), ahead))).toEqual(['/adoptedOn future-day']);
    const unknown = { ...ahead, adoptedOn: day(0), documentId: '00000000-0000-7000-8000-00000000dead' };
    expect(wrongIn(await step(idIn(plan), unknown))).toEqual(['/documentId unknown-document']);
    expect((await step(idIn(plan), { step: 'return', note: 'The ministry asks for costs.' })).body).toMatchObject({
      life: 'draft',
      steps: { 3: { note: 'The ministry asks for costs.' } },
    });
  });

  it('freezes what was adopted, also for whoever goes past the service', async () => {
    const plan = await filled(['a']);
    const adopted = await adopt(idIn(plan));
    expect(adopted.body).toMatchObject({
      life: 'adopted',
      isFrozen: true,
      adoption: { instrument: 'Decree 2026-031' },
    });
    const objective = textOf(plan.body['objectives']?.[0]?.['id']);
    expect(refusedBy(await change(actionIn(plan), { title: 'Other' }, 1))).toBe('409 frozen');
    expect(refusedBy(await change(idIn(plan), { title: 'Other' }, 4, 'nfp.mar', 'action-plans'))).toBe('409 frozen');
    expect(refusedBy(await ask('nfp.mar', 'POST', '/actions', { objectiveId: objective, title: 'x' }))).toBe(
      '409 frozen',
    );
    expect(refusedBy(await fill(idIn(plan), { objectives: [{ id: objective, actions: [] }] }))).toBe('409 frozen');
    expect(refusedBy(await ask('nfp.mar', 'DELETE', `/action-plans/${idIn(plan)}`))).toBe('409 frozen');
    for (const sql of [
      `UPDATE action SET title = 'x' WHERE plan_id = $1`,
      `DELETE FROM action WHERE plan_id = $1`,
      `UPDATE objective SET title = 'x' WHERE plan_id = $1`,
      `UPDATE action_plan SET title = 'x' WHERE id = $1`,
      `DELETE FROM action_plan WHERE id = $1`,
    ]) {
      await expect(portal.owner(sql, [idIn(plan)])).rejects.toMatchObject({ constraint: 'frozen' });
    }
    await expect(portal.owner(`UPDATE action_plan SET life = 'draft' WHERE id = $1`, [idIn(plan)])).rejects.toThrow();
  });

  it('never freezes what somebody is changing, nor lets them change what is frozen meanwhile', async () => {
    const plan = await filled(['a', 'b', 'c']);
    await done(step(idIn(plan), { step: 'draft' }), 200);
    await done(step(idIn(plan), { step: 'review' }), 200);
    const ids = [0, 1, 2].map((place) => actionIn(plan, place));
    const adoption = { step: 'adopt', adoptedOn: day(0), instrument: 'Decree' };
    const [adopted, ...changes] = await Promise.all([
      step(idIn(plan), adoption),
      ...ids.map((id) => change(id, { title: 'Changed' }, 1)),
    ]);
    expect(adopted?.status).toBe(200);
    expect(changes.every((said) => said.status === 200 || refusedBy(said) === '409 frozen')).toBe(true);
    const kept = actionsIn(await read(idIn(plan))).map((each) => textOf(each['title']) === 'Changed');
    expect(kept).toEqual(changes.map(({ status }) => status === 200));
  });

  it('is adopted by one of two at once, and has one next version', async () => {
    const plan = await filled(['a']);
    await adopt(idIn(plan));
    const open = () => ask('nfp.mar', 'POST', `/action-plans/${idIn(plan)}/next-version`, {});
    const both = await Promise.all([open(), open()]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('prepares the status claim for the focal point to send, and sends nothing', async () => {
    const plan = await filled(['a'], {}, { iso3: 'TUN' }, 'nfp.tun');
    const adopted = await adopt(idIn(plan), { instrument: 'Decree 7' }, 'nfp.tun');
    const update = await ask('nfp.tun', 'GET', `/updates/${textOf(adopted.body['preparedUpdateId'])}`);
    expect(update.body).toMatchObject({
      state: 'draft',
      lines: {
        0: { indicator: 'action-plan', level: 'adopted', effectiveOn: day(-1), note: 'Decree 7', state: 'draft' },
      },
    });
    const work = await ask('nfp.tun', 'GET', '/work');
    expect(work.text).toContain(`send-draft:${idIn(update)}`);
    expect((await ask('secretariat.nas', 'GET', '/validation')).text).not.toContain('Decree 7');
  });

  it('opens one next version, keeps lines and references, and supersedes the one before', async () => {
    const plan = await filled(['a', 'b', 'c']);
    await done(
      ask('nfp.mar', 'POST', '/action-dependencies', { actionId: actionIn(plan, 1), dependsOnId: actionIn(plan) }),
      201,
    );
    await adopt(idIn(plan));
    const next = await done(ask('nfp.mar', 'POST', `/action-plans/${idIn(plan)}/next-version`, {}), 201);
    expect(next.body).toMatchObject({ number: 2, life: 'in-preparation', seriesId: textOf(plan.body['seriesId']) });
    expect(actionsIn(next).map((each) => textOf(each['reference']))).toEqual(
      actionsIn(plan).map((each) => textOf(each['reference'])),
    );
    expect(actionsIn(next)[1]).toMatchObject({ dependsOn: { 0: actionIn(next) } });
    expect(refusedBy(await ask('nfp.mar', 'POST', `/action-plans/${idIn(plan)}/next-version`, {}))).toBe(
      '409 version-open',
    );
    await done(change(actionIn(next), { endsOn: day(400), title: 'Later' }, 1), 200);
    await done(ask('nfp.mar', 'DELETE', `/actions/${actionIn(next, 2)}`), 204);
    const compared = await ask('nfp.mar', 'GET', `/plan-versions/compare?from=${idIn(plan)}&to=${idIn(next)}`);
    expect(compared.body).toMatchObject({
      plan: {},
      actions: {
        added: {},
        removed: { 0: { title: 'Action c' } },
        changed: {
          0: {
            changes: {
              0: { field: 'endsOn', before: day(600), after: day(400) },
              1: { field: 'title', before: 'Action a', after: 'Later' },
            },
          },
        },
      },
      unchanged: 2,
    });
    const self = await ask('nfp.mar', 'GET', `/plan-versions/compare?from=${idIn(plan)}&to=${idIn(plan)}`);
    expect(self.body).toMatchObject({ plan: {}, actions: { added: {}, removed: {}, changed: {} } });
    expect(Object.keys(self.body['actions']?.['changed'] ?? {})).toEqual([]);
    // Work goes on in the version in force, and the next one shows it.
    await done(report(actionIn(next, 1), { state: 'in-progress', progress: 30 }), 201);
    expect(actionsIn(await read(idIn(plan)))[1]).toMatchObject({ progress: 30 });
    const shown = actionsIn(await read(idIn(next)));
    expect(shown[1]).toMatchObject({ progress: 30 });
    expect(shown[0]).toMatchObject({ baseline: { endsOn: day(600) } });
    await adopt(idIn(next));
    expect((await read(idIn(plan))).body).toMatchObject({
      life: 'superseded',
      versions: { 0: { number: 1, life: 'superseded' }, 1: { number: 2, life: 'adopted' } },
    });
    expect(refusedBy(await report(actionIn(plan, 2), { state: 'in-progress', progress: 30 }))).toBe('409 plan-over');
  });

  it('is closed with a reason, and removed only while nobody has adopted it or reported on it', async () => {
    const plan = await filled(['a']);
    await done(report(actionIn(plan), { state: 'in-progress', progress: 10 }), 201);
    expect(refusedBy(await ask('nfp.mar', 'DELETE', `/action-plans/${idIn(plan)}`))).toBe('409 has-reports');
    expect(refusedBy(await ask('nfp.mar', 'DELETE', `/actions/${actionIn(plan)}`))).toBe('409 has-reports');
    await adopt(idIn(plan));
    expect((await step(idIn(plan), { step: 'close', note: 'Its period is over.' })).body).toMatchObject({
      life: 'closed',
    });
    const other = await filled(['a']);
    await done(ask('nfp.mar', 'DELETE', `/action-plans/${idIn(other)}`), 204);
    expect((await read(idIn(other))).status).toBe(404);
  });
});

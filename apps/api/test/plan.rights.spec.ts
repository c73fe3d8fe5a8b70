import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn, refusedBy, wrongIn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, change, day, done, filled, grant, read, report, step } = plansOn(() => portal);

const absent = '00000000-0000-7000-8000-00000000dead';
const outsiders = [null, 'observer', 'admin', 'coordinator', 'secretariat.nas', 'nfp.tun', 'nfp.phl'] as const;
const listed = async (account: string | null, query = 'iso3=MAR&limit=200') =>
  Object.values((await ask(account, 'GET', `/action-plans?${query}`)).body['items'] ?? {});
const withdraw = (id: string, account = 'nfp.mar') => ask(account, 'POST', `/plan-grants/${id}/withdrawal`);

describe('a plan that its country has shown to nobody', () => {
  it.each(outsiders)('is to %s as one that does not exist, in every answer', async (who) => {
    const plan = await filled(['a', 'b'], { title: 'Unspeakable' });
    await done(report(actionIn(plan), { state: 'in-progress', progress: 40 }), 201);
    const paths = (id: string, action: string) => [
      `/action-plans/${id}`,
      `/action-plans/${id}/readers`,
      `/actions/${action}`,
      `/progress-reports?action=${action}`,
      `/progress-reports?plan=${id}`,
      `/exchange-rates?plan=${id}`,
      `/plan-grants?plan=${id}`,
      `/plan-versions/compare?from=${id}&to=${id}`,
    ];
    const hidden = paths(idIn(plan), actionIn(plan));
    for (const [place, path] of paths(absent, absent).entries()) {
      const [one, other] = [await ask(who, 'GET', hidden[place] ?? ''), await ask(who, 'GET', path)];
      expect([path, one.status, one.text]).toEqual([path, other.status, other.text]);
      expect(path.startsWith('/progress-reports') ? [200] : [401, 404]).toContain(one.status);
    }
    expect((await listed(who)).map((each) => textOf(each['id']))).not.toContain(idIn(plan));
    expect((await ask(who, 'GET', '/search?q=Unspeakable')).body).toMatchObject({ total: 0 });
  });

  it('takes nothing from anybody else', async () => {
    const plan = await filled(['a']);
    const id = actionIn(plan);
    for (const who of ['secretariat.nas', 'coordinator', 'nfp.tun'] as const) {
      expect((await report(id, { state: 'in-progress', progress: 1 }, who)).status).toBe(404);
      expect((await change(id, { lead: 'x' }, 1, who)).status).toBe(404);
      expect((await step(idIn(plan), { step: 'draft' }, who)).status).toBe(404);
      expect((await grant(idIn(plan), { kind: 'public' }, 'whole', {}, who)).status).toBe(404);
    }
    for (const who of ['observer', 'admin'] as const) {
      expect(refusedBy(await report(id, { state: 'in-progress', progress: 1 }, who))).toBe('403 no-permission');
    }
    expect((await report(id, { state: 'in-progress', progress: 1 })).status).toBe(201);
  });
});

describe('sharing a plan', () => {
  it('shows the headline alone, or the whole, to whom it says, until it says', async () => {
    const plan = await filled(['a'], { title: 'Kits' });
    const headline = await done(grant(idIn(plan), { kind: 'region', region: 'NAS' }, 'headline'), 201);
    const seen = await read(idIn(plan), 'nfp.tun');
    expect(seen.body).toMatchObject({ sight: 'headline', life: 'in-preparation', progress: 0, visibility: 'region' });
    expect(Object.keys(seen.body)).toEqual(
      expect.not.arrayContaining(['actions', 'objectives', 'overview', 'adoption', 'grants']),
    );
    expect(seen.text).not.toContain('Kits');
    expect((await read(idIn(plan), 'secretariat.nas')).body).toMatchObject({ sight: 'headline' });
    expect((await ask('nfp.tun', 'GET', `/actions/${actionIn(plan)}`)).status).toBe(404);
    expect((await read(idIn(plan), 'nfp.phl')).status).toBe(404);
    expect((await read(idIn(plan), 'admin')).status).toBe(404);

    await done(change(idIn(headline), { sight: 'whole' }, 1, 'nfp.mar', 'plan-grants'), 200);
    const whole = await read(idIn(plan), 'nfp.tun');
    expect(whole.body).toMatchObject({
      sight: 'whole',
      grants: null,
      rights: { edit: { may: false, why: 'not-your-plan' } },
    });
    expect(actionsIn(whole)[0]).toMatchObject({
      title: 'Kits',
      rights: { report: { may: false, why: 'not-your-plan' } },
    });
    expect(refusedBy(await report(actionIn(plan), { state: 'in-progress' }, 'nfp.tun'))).toBe('403 not-your-plan');
    expect(refusedBy(await ask('nfp.tun', 'GET', `/plan-grants?plan=${idIn(plan)}`))).toBe('403 not-your-plan');
    expect((await ask('nfp.tun', 'GET', '/search?q=Kits')).text).toContain(actionIn(plan));

    expect((await withdraw(idIn(headline))).body).toMatchObject({ isInForce: false });
    expect((await read(idIn(plan), 'nfp.tun')).status).toBe(404);
    expect(refusedBy(await withdraw(idIn(headline)))).toBe('409 grant-ended');
  });

  it('is by person, by country, for the network and for everybody', async () => {
    const plan = await filled(['a']);
    const person = async (account: string) => {
      const [row] = await portal.owner<{ id: string }>('SELECT id FROM person WHERE email = $1', [
        `${account}@example.org`,
      ]);
      return row?.id ?? '';
    };
    await done(grant(idIn(plan), { kind: 'country', iso3: 'PHL' }), 201);
    expect((await read(idIn(plan), 'nfp.phl')).body).toMatchObject({ sight: 'whole', visibility: 'restricted' });
    expect((await read(idIn(plan), 'nfp.tun')).status).toBe(404);
    await done(grant(idIn(plan), { kind: 'person', personId: await person('nfp.tun') }), 201);
    expect((await read(idIn(plan), 'nfp.tun')).body).toMatchObject({ sight: 'whole' });
    // Somebody whom the focal point may not know of.
    const unknown = await grant(idIn(plan), { kind: 'person', personId: await person('nfp.uzb') });
    expect(wrongIn(unknown)).toEqual(['/to/personId unknown-person']);
    expect(wrongIn(await grant(idIn(plan), { kind: 'country', iso3: 'XXX' }))).toEqual(['/to/iso3 unknown-country']);
    expect(wrongIn(await grant(idIn(plan), { kind: 'network' }, 'whole', { until: day(-1) }))).toEqual([
      '/until past-day',
    ]);
    await done(grant(idIn(plan), { kind: 'network' }, 'headline'), 201);
    expect(refusedBy(await grant(idIn(plan), { kind: 'network' }))).toBe('409 granted-already');
    expect((await read(idIn(plan), 'observer')).body).toMatchObject({ sight: 'headline', visibility: 'network' });
    expect((await read(idIn(plan), null)).status).toBe(404);
    await done(grant(idIn(plan), { kind: 'public' }), 201);
    expect((await read(idIn(plan), null)).body).toMatchObject({ sight: 'whole', visibility: 'public' });
    expect((await listed(null)).map((each) => textOf(each['id']))).toContain(idIn(plan));
    // Whose work it is stays with the country.
    expect(actionsIn(await read(idIn(plan), null))[0]).toMatchObject({ assignees: {} });
  });

  it('ends with its day', async () => {
    const plan = await filled(['a']);
    const given = await done(grant(idIn(plan), { kind: 'country', iso3: 'PHL' }, 'whole', { until: day(0) }), 201);
    expect((await read(idIn(plan), 'nfp.phl')).status).toBe(200);
    await portal.owner('UPDATE plan_grant SET until = app.today() - 1 WHERE id = $1', [idIn(given)]);
    expect((await read(idIn(plan), 'nfp.phl')).status).toBe(404);
    expect((await done(grant(idIn(plan), { kind: 'country', iso3: 'PHL' }), 201)).body).toMatchObject({
      isInForce: true,
    });
  });

  it('is of one version: the next one is its owner’s until it is adopted, with or without who saw the last', async () => {
    const plan = await filled(['a']);
    await done(grant(idIn(plan), { kind: 'country', iso3: 'PHL' }), 201);
    await adopt(idIn(plan));
    const next = await done(ask('nfp.mar', 'POST', `/action-plans/${idIn(plan)}/next-version`, {}), 201);
    expect((await read(idIn(next), 'nfp.phl')).status).toBe(404);
    expect((await read(idIn(plan), 'nfp.phl')).body['versions']).toMatchObject({ 0: { number: 1 } });
    expect((await read(idIn(plan), 'nfp.phl')).text).not.toContain(idIn(next));
    await adopt(idIn(next));
    expect((await read(idIn(next), 'nfp.phl')).body).toMatchObject({ sight: 'whole' });
    const third = await done(ask('nfp.mar', 'POST', `/action-plans/${idIn(next)}/next-version`, {}), 201);
    await adopt(idIn(third), { keepsSharing: false });
    expect((await read(idIn(third), 'nfp.phl')).status).toBe(404);
  });

  it('is told with who can see it and who looked; a look that cannot be entered shows nothing', async () => {
    const plan = await filled(['a']);
    await done(grant(idIn(plan), { kind: 'country', iso3: 'PHL' }), 201);
    await read(idIn(plan), 'nfp.phl');
    const readers = await ask('nfp.mar', 'GET', `/action-plans/${idIn(plan)}/readers`);
    expect(readers.body).toMatchObject({
      own: { 0: { role: 'focal-point' }, 1: { role: 'team-member' } },
      grants: { 0: { to: { iso3: 'PHL' } } },
    });
    const [phl] = await portal.owner<{ id: string }>(`SELECT id FROM person WHERE email = 'nfp.phl@example.org'`);
    expect(textOf(readers.body['looks']?.[0]?.['person']?.['id'])).toBe(phl?.id);
    expect(
      Object.keys((await ask('member.mar', 'GET', `/action-plans/${idIn(plan)}/readers`)).body['looks'] ?? {}),
    ).toEqual([]);
    const trail = await portal.owner<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_entry WHERE table_name = 'action_plan' AND act = 'read' AND record_id = $1`,
      [idIn(plan)],
    );
    expect(trail[0]?.n).toBeGreaterThan(0);
  });
});

describe('the sample plan', () => {
  it('is marked so, told to its region, and left out where no sample data is asked for', async () => {
    const [headline] = (await listed('secretariat.aaf', 'iso3=MRT&life=adopted&sample=include')) as readonly Json[];
    expect(headline).toMatchObject({ sight: 'whole', sample: true, number: 2, visibility: 'region', isBehind: true });
    expect(await listed('secretariat.aaf', 'iso3=MRT')).toEqual([]);
    expect(await listed('nfp.phl', 'iso3=MRT&sample=include')).toEqual([]);
    const whole = await read(textOf(headline?.['id']), 'nfp.mrt');
    expect(whole.body).toMatchObject({
      progress: headline?.['progress'],
      plannedProgress: headline?.['plannedProgress'],
    });
    expect(actionsIn(whole).length).toBeGreaterThan(25);
    expect(whole.body['overview']).toMatchObject({ byState: { blocked: 1, cancelled: 1, verified: 2 } });
    const compared = await ask(
      'nfp.mrt',
      'GET',
      `/plan-versions/compare?from=${textOf(whole.body['versions']?.[0]?.['id'])}&to=${idIn(whole)}`,
    );
    expect(compared.body['actions']).toMatchObject({ added: { 1: {} }, removed: {} });
  });
});

describe('offices', () => {
  it('that ended yesterday give nothing any more', async () => {
    const plan = await filled(['a']);
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1
      WHERE role = 'team-member' AND scope = 'MAR' AND person_id = (SELECT id FROM person WHERE email = 'member.mar@example.org')`);
    expect((await read(idIn(plan), 'member.mar')).status).toBe(404);
    expect((await report(actionIn(plan), { state: 'in-progress' }, 'member.mar')).status).toBe(403);
    await portal.owner(`UPDATE role_assignment SET until = app.today() - 1
      WHERE role = 'focal-point' AND scope = 'MAR' AND person_id = (SELECT id FROM person WHERE email = 'nfp.mar@example.org')`);
    expect((await read(idIn(plan))).status).toBe(404);
    expect((await report(actionIn(plan), { state: 'in-progress', progress: 3 })).status).toBe(403);
    expect((await change(actionIn(plan), { lead: 'x' }, 1)).status).toBe(403);
    await portal.owner(
      `UPDATE role_assignment SET until = NULL WHERE role IN ('focal-point', 'team-member') AND scope = 'MAR'`,
    );
    expect((await read(idIn(plan))).status).toBe(200);
  });

  it('of a region run its plan; coordinators only where nobody else does', async () => {
    const plan = await filled(['a'], {}, { kind: 'regional', iso3: undefined, region: 'SEA' }, 'secretariat.sea');
    expect(textOf(actionsIn(plan)[0]?.['reference'])).toMatch(/^SEA-/);
    expect((await read(idIn(plan), 'secretariat.sea')).body).toMatchObject({
      sight: 'whole',
      rights: { edit: { may: true } },
    });
    expect((await read(idIn(plan), 'coordinator')).body).toMatchObject({
      rights: { edit: { may: false, why: 'not-your-plan' } },
    });
    expect((await read(idIn(plan), 'nfp.phl')).status).toBe(404);
    expect((await read(idIn(plan), 'admin')).status).toBe(404);
    await done(report(actionIn(plan), { state: 'in-progress', progress: 5 }, 'secretariat.sea'), 201);
    await adopt(idIn(plan), {}, 'secretariat.sea');
    await portal.owner(
      `UPDATE role_assignment SET until = app.today() - 1 WHERE role = 'secretariat' AND scope = 'SEA'`,
    );
    expect((await read(idIn(plan), 'secretariat.sea')).status).toBe(404);
    expect((await ask('coordinator', 'POST', `/action-plans/${idIn(plan)}/next-version`, {})).status).toBe(201);
    await portal.owner(`UPDATE role_assignment SET until = NULL WHERE role = 'secretariat' AND scope = 'SEA'`);
  });
});

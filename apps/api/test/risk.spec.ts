import { type Application, startApplication, textOf } from './application.harness.js';
import { plansOn, refusedBy, wrongIn } from './plan.harness.js';
import { idOf, judged, listIn, methodOf, monotone, rated, risksOn } from './risk.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { ask, done, method, person, begin, begun, read, add, added, scenario, change, name, step, approve } = risksOn(
  () => portal,
);
const plans = plansOn(() => portal);

/** Everybody else: the neighbour, the secretariat, the coordinator, the administrator, an observer, nobody. */
const others = ['nfp.tun', 'secretariat.aaf', 'secretariat.nas', 'coordinator', 'admin', 'observer'] as const;
const secret = 'Le dépôt se trouve derrière la gare.';

describe('methods', () => {
  it('come with a matrix of five by five and a second one of another size, both published', async () => {
    const { body } = await done(ask('member.mar', 'GET', '/risk-methods'), 200);
    const items = Object.values(body['items'] ?? {});
    expect(items.map((each) => Object.values(each['grid'] ?? {}).length)).toEqual([5, 4]);
    expect(items.every((each) => textOf(each['publishedAt']) !== 'null')).toBe(true);
    expect(textOf(items[0]?.['name'])).not.toBe('');
  });

  it('are published only when their checks find nothing, and frozen from then on', async () => {
    const faulty = [
      ['low', 'low', 'high'],
      ['high', 'low', 'high'],
      ['high', 'high', null],
    ];
    const made = await done(ask('coordinator', 'POST', '/risk-methods', methodOf(faulty)), 201);
    expect(Object.values(made.body['faults'] ?? {}).map((each) => textOf(each['code']))).toEqual([
      'not-monotone',
      'cell-missing',
    ]);
    const refused = await ask('coordinator', 'POST', `/risk-methods/${idOf(made)}/publication`);
    expect(refusedBy(refused)).toBe('409 method-faulty');
    expect((await ask('nfp.mar', 'GET', `/risk-methods/${idOf(made)}`)).status).toBe(404);
    expect(wrongIn(await begin({ methodId: idOf(made) }))).toEqual(['/methodId unknown-method']);
    await done(change(idOf(made), methodOf(monotone), 1, 'coordinator', 'risk-methods'), 200);
    await done(ask('coordinator', 'POST', `/risk-methods/${idOf(made)}/publication`), 200);
    expect(refusedBy(await change(idOf(made), methodOf(monotone), 3, 'coordinator', 'risk-methods'))).toBe(
      '409 method-published',
    );
    const next = await ask('coordinator', 'POST', '/risk-methods', methodOf(monotone, { series: idOf(made) }));
    expect([next.status, next.body['number']]).toEqual([201, 2]);
    const again = await ask('coordinator', 'POST', '/risk-methods', methodOf(monotone, { series: idOf(made) }));
    expect(refusedBy(again)).toBe('409 version-open');
  });

  it('are defined by coordinators alone', async () => {
    for (const account of ['nfp.mar', 'secretariat.nas', 'admin']) {
      expect(refusedBy(await ask(account, 'POST', '/risk-methods', methodOf(monotone)))).toBe('403 no-permission');
    }
  });
});

describe('an assessment', () => {
  it('is begun by its country’s focal point alone', async () => {
    expect((await begin()).status).toBe(201);
    expect(refusedBy(await begin({}, 'member.mar'))).toBe('403 not-your-assessment');
    expect(refusedBy(await begin({}, 'nfp.tun'))).toBe('403 not-your-country');
    for (const account of ['coordinator', 'secretariat.nas', 'admin']) {
      expect(refusedBy(await begin({}, account))).toBe('403 no-permission');
    }
  });

  it('is seen by its own people, and to everybody else it is as if there were none, byte for byte', async () => {
    const id = await begun();
    const one = await added(id, { title: secret });
    expect((await read(id, 'member.mar')).status).toBe(200);
    expect((await scenario(one, 'member.mar')).status).toBe(200);
    for (const account of others) {
      for (const path of ['risk-assessments', 'scenarios']) {
        const hidden = await ask(account, 'GET', `/${path}/${path === 'scenarios' ? one : id}`);
        const none = await ask(account, 'GET', `/${path}/${absent}`);
        expect([hidden.status, hidden.text]).toEqual([404, none.text]);
      }
      const list = await ask(account, 'GET', '/risk-assessments?iso3=MAR');
      expect(listIn(list)).toEqual([]);
      expect(refusedBy(await ask(account, 'GET', `/scenario-comments?scenario=${one}`))).toBe('404 null');
    }
    expect((await read(id, null)).status).toBe(401);
  });

  it('keeps every reading in the trail, for its own people to see', async () => {
    const id = await begun();
    const one = await added(id);
    await done(read(id, 'member.mar'), 200);
    await done(scenario(one, 'member.mar'), 200);
    const { body } = await done(ask('nfp.mar', 'GET', `/risk-assessments/${id}/readers`), 200);
    expect(Object.values(body['looks'] ?? {})).toHaveLength(2);
    await done(ask('member.mar', 'GET', `/scenarios/${one}/history`), 200);
    await done(ask('member.mar', 'GET', `/scenario-comments?scenario=${one}`), 200);
    const later = await done(ask('nfp.mar', 'GET', `/risk-assessments/${id}/readers`), 200);
    expect(Object.values(later.body['looks'] ?? {})).toHaveLength(4);
    expect(Object.values(body['own'] ?? {}).map((each) => textOf(each['role']))).toEqual([
      'focal-point',
      'team-member',
    ]);
  });

  it('is worked on by whoever has a part in it', async () => {
    const id = await begun();
    const one = await added(id);
    expect(refusedBy(await change(one, { narrative: 'x' }, null, 'member.mar'))).toBe('403 not-your-assessment');
    await done(name(id, { 'member.mar': 'scorer' }), 200);
    expect((await change(one, { narrative: 'x' }, null, 'member.mar')).status).toBe(200);
    expect(refusedBy(await name(id, {}, 'member.mar'))).toBe('403 not-your-assessment');
    await done(name(id, { 'member.mar': 'lead' }), 200);
    // Whoever leads may give up leading, and is out of it then.
    await done(name(id, { 'member.mar': 'reader' }, 'member.mar'), 200);
    expect(refusedBy(await name(id, {}, 'member.mar'))).toBe('403 not-your-assessment');
    expect(wrongIn(await name(id, { 'nfp.tun': 'scorer' }))).toEqual(['/people/0/personId unknown-person']);
  });

  it('tells the second of two editors, with what stands now', async () => {
    const id = await begun();
    await done(change(id, { scope: 'Une' }, 1, 'nfp.mar', 'risk-assessments'), 200);
    const second = await change(id, { scope: 'Deux' }, 1, 'nfp.mar', 'risk-assessments');
    expect([second.status, textOf(second.body['current']?.['scope'])]).toEqual([412, 'Une']);
  });

  it('goes through review to its approval, which freezes it and prepares the status claim', async () => {
    const id = await begun({}, 'nfp.mar');
    expect(refusedBy(await step(id, 'approve'))).toBe('409 act-not-possible');
    await done(step(id, 'review', 'Pour relecture.'), 200);
    expect(refusedBy(await step(id, 'approve'))).toBe('409 no-scenarios');
    const one = await added(id);
    const unrated = await step(id, 'approve');
    expect([refusedBy(unrated), unrated.body['involved']]).toEqual(['409 scenarios-unrated', ['1']]);
    await done(change(one, rated()), 200);
    const { body } = await done(step(id, 'approve'), 200);
    expect([body['life'], body['step']]).toEqual(['approved', 'context']);
    expect(textOf(Object.values(body['taken'] ?? {})[1]?.['note'])).toBe('Pour relecture.');
    const update = await ask('nfp.mar', 'GET', `/updates/${textOf(body['preparedUpdateId'])}`);
    const [line] = Object.values(update.body['lines'] ?? {});
    expect([update.body['state'], line?.['indicator'], line?.['level']]).toEqual([
      'draft',
      'risk-assessment',
      'completed',
    ]);
    const frozen = [
      await change(id, { scope: 'x' }, null, 'nfp.mar', 'risk-assessments'),
      await change(one, { narrative: 'x' }),
      await add(id),
      await ask('nfp.mar', 'DELETE', `/scenarios/${one}`),
      await ask('nfp.mar', 'PUT', `/scenarios/${one}/treatments`, { lines: [] }),
      await name(id, {}),
      await step(id, 'return'),
    ];
    expect(frozen.map(refusedBy)).toEqual([...Array<string>(6).fill('409 risk-frozen'), '409 act-not-possible']);
  });

  it('is approved once, and as it stands when it is', async () => {
    const id = await begun();
    const one = await added(id);
    await done(change(one, rated()), 200);
    await done(step(id, 'review'), 200);
    const hold = `SELECT FROM risk_assessment WHERE id = '${id}' FOR UPDATE`;
    const both = await portal.meet(hold, [() => step(id, 'approve'), () => step(id, 'approve')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = await change(one, { confidence: null });
    expect([refusedBy(late), (await scenario(one)).body['confidence']]).toEqual(['409 risk-frozen', 'medium']);
  });

  it('is frozen by the database too, whoever forgets to ask', async () => {
    const id = await begun();
    const one = await added(id);
    await done(change(one, rated()), 200);
    await done(approve(id), 200);
    for (const sql of [
      `UPDATE scenario SET confidence = 'low' WHERE id = '${one}'`,
      `DELETE FROM scenario WHERE id = '${one}'`,
      `UPDATE risk_assessment SET reference_year = 2020 WHERE id = '${id}'`,
    ]) {
      await expect(portal.owner(sql)).rejects.toMatchObject({ code: '23514', constraint: 'risk-frozen' });
    }
  });
});

describe('the next version', () => {
  it('holds all that the approved one says, takes its place, and is compared with it', async () => {
    const id = await begun();
    const [one, two] = [await added(id, { title: 'Un' }), await added(id, { title: 'Deux' })];
    for (const each of [one, two]) await done(change(each, { ...rated(), narrative: secret }), 200);
    await done(ask('nfp.mar', 'PUT', `/scenarios/${one}/cascades`, { setsOff: [two] }), 200);
    await done(approve(id), 200);
    const opened = await done(
      ask('nfp.mar', 'POST', `/risk-assessments/${id}/next-version`, { referenceYear: 2027 }),
      201,
    );
    const again = await ask('nfp.mar', 'POST', `/risk-assessments/${id}/next-version`, { referenceYear: 2027 });
    expect(refusedBy(again)).toBe('409 version-open');
    const copies = listIn(await done(read(idOf(opened)), 200), 'scenarioList');
    expect(copies.map((each) => textOf(each['title']))).toEqual(['Un', 'Deux']);
    const copy = await done(scenario(textOf(copies[0]?.['id'])), 200);
    expect(textOf(copy.body['narrative'])).toBe(secret);
    expect(Object.values(copy.body['setsOff'] ?? {}).map((each) => textOf(each['id']))).toEqual([copies[1]?.['id']]);
    await done(change(textOf(copies[1]?.['id']), rated(judged(2, 2))), 200);
    const compared = await done(ask('nfp.mar', 'GET', `/risk-assessments/compare?from=${id}&to=${idOf(opened)}`), 200);
    expect(listIn(compared).map((each) => textOf(each['change']))).toEqual(['stayed', 'moved']);
    await done(approve(idOf(opened)), 200);
    expect((await read(id)).body['life']).toBe('superseded');
  });

  it('moves to another method cell by cell, and keeps the old ratings with the old version', async () => {
    const id = await begun();
    const one = await added(id);
    await done(change(one, rated(judged(5, 5))), 200);
    await done(approve(id), 200);
    const next = (remapping: object) =>
      ask('nfp.mar', 'POST', `/risk-assessments/${id}/next-version`, { referenceYear: 2027, remapping });
    const methodId = await method('four-by-four');
    const likelihood = {
      'very-unlikely': 'very-unlikely',
      unlikely: 'unlikely',
      possible: 'likely',
      likely: 'likely',
      'very-likely': 'very-likely',
    };
    const impact = { negligible: 'minor', minor: 'minor', moderate: 'moderate', major: 'major', severe: 'severe' };
    expect(wrongIn(await next({ methodId, likelihood, impact: { ...impact, severe: 'minor' } }))).toEqual([
      '/remapping/impact/severe steps-cross',
    ]);
    const opened = await done(next({ methodId, likelihood, impact }), 201);
    const [copy] = listIn(await done(read(idOf(opened)), 200), 'scenarioList');
    expect(copy?.['ratings']?.['current']).toMatchObject({
      likelihood: 'very-likely',
      impact: 'severe',
      level: 'very-high',
    });
    expect((await scenario(one)).body['ratings']?.['target']).toMatchObject(judged(1, 2));
    const compared = await done(ask('nfp.mar', 'GET', `/risk-assessments/compare?from=${id}&to=${idOf(opened)}`), 200);
    expect([compared.body['isSameMethod'], textOf(listIn(compared)[0]?.['change'])]).toEqual([false, 'stayed']);
  });
});

describe('somebody from outside who was let in', () => {
  const grant = async (account: string, purpose: string, risk: string, scenarios: readonly string[], days: number) => {
    const [me, them] = [await person('nfp.mar'), await person(account)];
    await portal.owner(
      `INSERT INTO risk_grant (assessment_id, iso3, person_id, purpose, scenario_ids, until, granted_by)
       VALUES ($1, 'MAR', $2, $3, $4, app.today() + $5::int, $6)`,
      [risk, them, purpose, scenarios, days, me],
    );
  };

  it('to review single scenarios sees them and nothing else, whatever ids they guess', async () => {
    const id = await begun();
    const [one, two] = [await added(id, { title: 'À revoir' }), await added(id, { title: secret })];
    await done(ask('nfp.mar', 'PUT', `/scenarios/${one}/cascades`, { setsOff: [two] }), 200);
    await grant('nfp.phl', 'review', id, [one], 5);
    const seen = await done(scenario(one, 'nfp.phl'), 200);
    expect([seen.body['title'], seen.body['setsOff'], seen.text.includes(secret)]).toEqual(['À revoir', [], false]);
    const rights = Object.entries(seen.body['rights'] ?? {}).filter(([, right]) => right['may']);
    expect(rights.map(([name]) => name)).toEqual(['review']);
    const none = await scenario(absent, 'nfp.phl');
    for (const path of [`/scenarios/${two}`, `/risk-assessments/${id}`]) {
      const hidden = await ask('nfp.phl', 'GET', path);
      expect([hidden.status, hidden.text]).toEqual([404, none.text]);
    }
    expect(listIn(await ask('nfp.phl', 'GET', `/scenarios/${one}/history`))).toEqual([]);
    expect(listIn(await ask('nfp.phl', 'GET', '/risk-assessments'))).toEqual([]);
    expect((await change(one, { narrative: 'x' }, null, 'nfp.phl')).status).toBe(403);
  });

  it('to read sees the version but what was narrowed and what its people said, until the day is over', async () => {
    const id = await begun();
    const [one, narrowed] = [await added(id), await added(id)];
    await done(change(narrowed, { isNarrowed: true }), 200);
    await done(
      ask('nfp.mar', 'POST', '/scenario-comments', {
        ...{ scenarioId: one, field: 'title', paragraph: 0, quote: '', words: 'Entre nous.' },
      }),
      201,
    );
    await grant('nfp.phl', 'read', id, [], 0);
    const { body } = await done(read(id, 'nfp.phl'), 200);
    expect(Object.values(body['scenarioList'] ?? {}).map((each) => textOf(each['id']))).toEqual([one]);
    expect(Object.values(body['rights'] ?? {}).some((right) => right['may'])).toBe(false);
    expect(listIn(await ask('nfp.phl', 'GET', `/scenario-comments?scenario=${one}`))).toEqual([]);
    expect(refusedBy(await ask('nfp.phl', 'GET', `/risk-assessments/${id}/readers`))).toBe('403 not-your-assessment');
    await portal.owner(`UPDATE risk_grant SET until = app.today() - 1 WHERE assessment_id = $1`, [id]);
    expect((await read(id, 'nfp.phl')).status).toBe(404);
  });
});

describe('an action of a plan', () => {
  it('tells the risks that it serves, and asks for a new rating once it is done', async () => {
    const plan = await plans.filled(['a']);
    const [action] = Object.values(plan.body['actions'] ?? {});
    const [line, actionId] = [textOf(action?.['lineId']), textOf(action?.['id'])];
    const id = await begun();
    const one = await added(id, { title: 'Traité' });
    await done(change(one, rated()), 200);
    expect(Object.values((await scenario(one)).body['flags'] ?? {})).toEqual(['untreated']);
    const unknown = await ask('nfp.mar', 'PUT', `/scenarios/${one}/treatments`, { lines: [absent] });
    expect(wrongIn(unknown)).toEqual(['/lines/0 unknown-action']);
    const treated = await done(ask('nfp.mar', 'PUT', `/scenarios/${one}/treatments`, { lines: [line] }), 200);
    expect([treated.body['isGap'], treated.body['flags']]).toEqual([false, []]);
    const [by] = Object.values(treated.body['treatedBy'] ?? {});
    expect([by?.['actionId'], by?.['state']]).toEqual([actionId, 'not-started']);
    const served = (account: string) => ask(account, 'GET', `/scenarios?line=${line}`);
    expect(listIn(await served('member.mar')).map((each) => textOf(each['title']))).toEqual(['Traité']);
    for (const account of others) expect(listIn(await served(account))).toEqual([]);
    await done(plans.report(actionId, { day: plans.day(0), state: 'done', progress: 100, note: 'Fait.' }), 201);
    expect((await scenario(one)).body['flags']).toEqual(['rate-again']);
    await done(change(one, { ratings: { current: judged(2, 2) } }), 200);
    expect((await scenario(one)).body['flags']).toEqual([]);
  });
});

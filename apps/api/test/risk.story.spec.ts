import { type Application, type Said, startApplication, textOf } from './application.harness.js';
import { plansOn, refusedBy } from './plan.harness.js';
import { idOf, judged, listIn } from './risk.harness.js';
import { scoringOn } from './scoring.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const team = ['nfp.mar', 'member.mar', 'nfp.uga', 'nfp.ken', 'nfp.ben'] as const;
const others = ['nfp.tun', 'secretariat.aaf', 'secretariat.nas', 'coordinator', 'admin', 'observer'] as const;
const secret = 'Ce que le comité a dit du barrage';
let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
  await gathered();
  await portal.owner(`INSERT INTO role_assignment (person_id, role, scope_kind, scope, since)
    SELECT id, 'team-member', 'country', 'MAR', app.today() FROM person WHERE email = 'nfp.ben@example.org'`);
});
afterAll(() => portal.close());

const { ask, done, added, scenario, change, read, step, gathered, begunWith } = scoringOn(() => portal);
const { opened, score, close, agree, rounds, explain } = scoringOn(() => portal);
const plans = plansOn(() => portal);
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** All five score it, the last one far from the others. */
const scoredByAll = async (id: string) => {
  for (const account of team.slice(0, 4)) await done(score(account, id, judged(4, 4)), 200);
  return idOf(await done(score('nfp.ben', id, judged(1, 4), { rationale: secret }), 200));
};
const flagsIn = (said: Said) => listIn(said, 'scenarioList').map((each) => Object.values(each['flags'] ?? {}));

describe('a national team of five', () => {
  it('assesses six scenarios in two rounds, is reviewed from outside, treats two, bears one, and nobody else sees it', async () => {
    const risk = await begunWith(...team);
    const scenarios: string[] = [];
    for (let number = 1; number <= 6; number += 1) scenarios.push(await added(risk, { title: `Scénario ${number}` }));
    const [one = '', two = '', three = '', four = ''] = scenarios;
    for (const id of scenarios) {
      await done(change(id, { narrative: secret, confidence: 'medium', ratings: { inherent: judged(5, 5) } }), 200);
    }

    // The first round on each: the odd one out says why, and the group scores one of them again before it agrees.
    for (const id of scenarios) {
      const round = await opened(id);
      const far = await scoredByAll(round);
      await done(close(round), 200);
      await done(explain(far, 'nfp.ben', 'Le barrage est neuf.'), 200);
      if (id !== one) await done(agree(round), 200);
    }
    const again = await opened(one);
    for (const account of team) await done(score(account, again, judged(4, 4)), 200);
    const closed = await done(close(again), 200);
    expect(listIn(closed, 'scores').some((each) => each['isOutlier'])).toBe(false);
    await done(agree(again), 200);
    expect((await scenario(one)).body['spread']).toEqual({
      likelihood: ['likely', 'likely'],
      impact: ['major', 'major'],
    });

    // Somebody from outside reviews one.
    const grant = { assessmentId: risk, email: 'nfp.phl@example.org', purpose: 'review', scenarioIds: [two] };
    await done(ask('nfp.mar', 'POST', '/grants', { ...grant, until: day(30) }), 201);
    const judgements = [{ on: 'likelihood', verdict: 'disagree', step: 'possible', comment: 'Trop haut.' }];
    const review = { scenarioId: two, hasConflict: false, judgements, version: 0 };
    await done(ask('nfp.phl', 'POST', '/reviews', review), 200);
    expect(listIn(await done(ask('nfp.ken', 'GET', `/reviews?scenario=${two}`), 200))).toHaveLength(1);

    // Two are treated by actions of the plan, one is borne until a day.
    const plan = await plans.filled(['a', 'b']);
    const lines = Object.values(plan.body['actions'] ?? {}).map((each) => textOf(each['lineId']));
    for (const [place, id] of [two, three].entries()) {
      await done(ask('nfp.mar', 'PUT', `/scenarios/${id}/treatments`, { lines: [lines[place]] }), 200);
    }
    const borne = await done(
      ask('nfp.mar', 'POST', '/acceptances', { scenarioId: four, reason: secret, until: day(20) }),
      201,
    );
    expect([(await read(risk)).body['gaps'], flagsIn(await read(risk))]).toEqual([
      3,
      [['untreated'], [], [], [], ['untreated'], ['untreated']],
    ]);

    // It is approved as it stands, with its gaps on top.
    await done(step(risk, 'review'), 200);
    await done(step(risk, 'approve'), 200);

    // The day came.
    await portal.owner('UPDATE risk_acceptance SET until = app.today() - 1 WHERE id = $1', [idOf(borne)]);
    const after = await done(read(risk), 200);
    expect([after.body['gaps'], flagsIn(after)[3]]).toEqual([4, ['untreated', 'acceptance-ended']]);

    // The neighbour, the secretariats, the coordinator and the administrator each tried to see it and did not.
    const paths = [
      (id: string) => `/risk-assessments/${id === absent ? id : risk}`,
      (id: string) => `/scenarios/${id}`,
      ...['history'].map((part) => (id: string) => `/scenarios/${id}/${part}`),
      ...['scoring-rounds', 'reviews', 'acceptances', 'scenario-comments'].map(
        (resource) => (id: string) => `/${resource}?scenario=${id}`,
      ),
      (id: string) => `/grants?assessment=${id === absent ? id : risk}`,
    ];
    for (const account of others) {
      for (const path of paths) {
        const [hidden, none] = [await ask(account, 'GET', path(two)), await ask(account, 'GET', path(absent))];
        expect([account, path(two), hidden.status, hidden.text]).toEqual([account, path(two), 404, none.text]);
      }
      for (const path of [
        '/risk-assessments?iso3=MAR',
        '/work',
        '/notifications',
        '/search?q=barrage',
        `/scenarios?line=${lines[0]}`,
      ]) {
        const said = await ask(account, 'GET', path);
        expect([account, path, said.text.includes(secret), said.text.includes(two)]).toEqual([
          account,
          path,
          false,
          false,
        ]);
      }
    }
    // The expert sees the one, of whom all see that they looked.
    expect((await scenario(two, 'nfp.phl')).status).toBe(200);
    expect((await scenario(one, 'nfp.phl')).text).toBe((await scenario(absent, 'nfp.phl')).text);
    const looks = listIn(await done(ask('nfp.mar', 'GET', `/risk-assessments/${risk}/readers`), 200), 'looks');
    expect(looks.length).toBeGreaterThan(3);
    expect(refusedBy(await ask('nfp.mar', 'POST', '/reviews', review))).toBe('403 not-a-reviewer');
    expect(listIn(await rounds(one)).map((each) => each['number'])).toEqual([2, 1]);
  });
});

import { type Application, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { idOf, judged, listIn, rated, risksOn } from './risk.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const log: string[] = [];
const secret = 'Le dépôt derrière la gare';
let portal: Application;
let risk: string;
beforeAll(async () => {
  portal = await startApplication({}, { write: (line: string) => void log.push(line) });
  risk = await begun();
  await done(name(risk, { 'member.mar': 'scorer' }), 200);
});
afterAll(() => portal.close());

const { ask, done, begun, added, scenario, change, name, approve, read } = risksOn(() => portal);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const grant = (scenarioIds: readonly string[], wanted: object = {}, account = 'nfp.mar') =>
  ask(account, 'POST', '/grants', {
    ...{ assessmentId: risk, email: 'nfp.phl@example.org', purpose: 'review', scenarioIds, until: day(9), ...wanted },
  });
const granted = async (scenarioIds: readonly string[], wanted: object = {}) =>
  idOf(await done(grant(scenarioIds, wanted), 201));
const withdraw = (id: string, account = 'nfp.mar') => ask(account, 'POST', `/grants/${id}/withdrawal`);
const grants = (account: string | null, assessment?: string) =>
  ask(account, 'GET', assessment === undefined ? '/grants/mine' : `/grants?assessment=${assessment}`);
const reviews = (scenarioId: string, account: string | null = 'nfp.mar') =>
  ask(account, 'GET', `/reviews?scenario=${scenarioId}`);
const review = (scenarioId: string, wanted: object = {}, account: string | null = 'nfp.phl') =>
  ask(account, 'POST', '/reviews', { scenarioId, hasConflict: false, judgements: [], version: 0, ...wanted });
const disagrees = { on: 'likelihood', verdict: 'disagree', step: 'likely', comment: secret };

describe('access by name', () => {
  it('is given by whoever runs the assessment, to somebody from outside with an account, to a day', async () => {
    const one = await added(risk);
    const said = await done(grant([one]), 201);
    expect(said.body).toMatchObject({
      ...{ assessmentId: risk, iso3: 'MAR', purpose: 'review', scenarioIds: [one], until: day(9), withdrawnAt: null },
      ...{ isInForce: true, by: { role: 'focal-point' } },
    });
    // Somebody of another region is known by name to whoever let them in, and the other way round.
    expect(textOf(said.body['person']?.['name'])).not.toBe('null');
    const own = listIn(await done(grants('nfp.phl'), 200));
    expect(textOf(own.at(-1)?.['by']?.['person']?.['name'])).not.toBe('null');
    const told = await portal.owner<{ url: string; kind: string }>(
      'SELECT url, kind FROM notification WHERE record_id = $1',
      [one],
    );
    expect(told).toEqual([{ url: `/risks/${risk}/scenarios/${one}`, kind: 'risk-review-asked' }]);
  });

  it('is not given to oneself, to nobody, to one’s own people, nor beyond its end', async () => {
    const one = await added(risk);
    const to = (address: string) => grant([one], { email: `${address}@example.org` });
    expect(refusedBy(await to('nfp.mar'))).toBe('403 own-grant');
    expect(wrongIn(await to('nobody.at.all'))).toEqual(['/email unknown-person']);
    expect(wrongIn(await to('member.mar'))).toEqual(['/email own-person']);
    // An account whose offices have all ended answers as none at all, byte for byte.
    await portal.owner(`INSERT INTO person (name, email, language) VALUES ('Left', 'left@example.org', 'fr')`);
    expect((await to('left')).text).toBe((await to('nobody.at.all')).text);
    expect(wrongIn(await grant([one], { until: day(-1) }))).toEqual(['/until past-day']);
    expect(wrongIn(await grant([one], { until: day(500) }))).toEqual(['/until over-a-year']);
    expect(wrongIn(await grant([one], { until: undefined }))).toEqual(['/until required']);
  });

  it('is to scenarios of this very assessment, or to all of it', async () => {
    const [one, elsewhere] = [await added(risk), await added(await begun())];
    expect(wrongIn(await grant([]))).toEqual(['/scenarioIds required']);
    expect(wrongIn(await grant([one, elsewhere, absent, one]))).toEqual([
      '/scenarioIds/1 unknown-scenario',
      '/scenarioIds/2 unknown-scenario',
      '/scenarioIds/3 twice',
    ]);
    expect(wrongIn(await grant([one], { purpose: 'read' }))).toEqual(['/scenarioIds not-allowed']);
    const id = await granted([one], { email: 'observer@example.org' });
    expect(refusedBy(await grant([one], { email: 'OBSERVER@example.org' }))).toBe('409 granted-already');
    await done(withdraw(id), 200);
    expect((await grant([one], { email: 'observer@example.org' })).status).toBe(201);
  });

  it('is given by nobody else, and to others it is as if there were none', async () => {
    const own = await begun();
    const one = await added(own);
    const wanted = { assessmentId: own };
    expect(refusedBy(await grant([one], wanted, 'member.mar'))).toBe('403 not-your-assessment');
    const id = await granted([one], wanted);
    for (const account of ['nfp.tun', 'secretariat.nas', 'coordinator', 'admin', 'observer']) {
      const [hidden, none] = [await grants(account, own), await grants(account, absent)];
      expect([account, hidden.status, hidden.text]).toEqual([account, 404, none.text]);
      expect((await grants(account)).text.includes(id)).toBe(false);
      expect([403, 404]).toContain((await withdraw(id, account)).status);
      expect([403, 404]).toContain((await grant([one], wanted, account)).status);
    }
    expect((await grants(null)).status).toBe(401);
    expect(listIn(await done(grants('member.mar', own), 200)).map((each) => textOf(each['id']))).toEqual([id]);
    expect(refusedBy(await withdraw(id, 'nfp.phl'))).toBe('403 not-your-assessment');
    await done(withdraw(id), 200);
    expect(refusedBy(await withdraw(id))).toBe('409 grant-ended');
  });
});

describe('an expert from outside', () => {
  it('sees the one scenario and nothing else, and any other id answers as one that is not there', async () => {
    const own = await begun();
    const [one, two] = [await added(own, { title: 'À revoir' }), await added(own, { title: secret })];
    await done(name(own, { 'nfp.mar': 'lead', 'member.mar': 'scorer' }), 200);
    await done(ask('nfp.mar', 'POST', '/scoring-rounds', { scenarioId: one, closesAt: `${day(3)}T00:00:00Z` }), 201);
    const comment = { scenarioId: one, field: 'title', paragraph: 0, quote: '', words: secret };
    await done(ask('nfp.mar', 'POST', '/scenario-comments', comment), 201);
    await done(ask('nfp.mar', 'POST', '/acceptances', { scenarioId: one, reason: secret, until: day(5) }), 201);
    await granted([one], { assessmentId: own });
    const seen = await done(scenario(one, 'nfp.phl'), 200);
    expect([seen.body['title'], seen.text.includes(secret)]).toEqual(['À revoir', false]);
    const method = await ask('nfp.phl', 'GET', `/risk-methods/${textOf(seen.body['methodId'])}`);
    expect(method.status).toBe(200);
    for (const path of ['scoring-rounds', 'scenario-comments', 'acceptances']) {
      expect(listIn(await done(ask('nfp.phl', 'GET', `/${path}?scenario=${one}`), 200))).toEqual([]);
    }
    for (const path of ['scenarios/', 'reviews?scenario=', 'scoring-rounds?scenario=', 'acceptances?scenario=']) {
      const [hidden, none] = [
        await ask('nfp.phl', 'GET', `/${path}${two}`),
        await ask('nfp.phl', 'GET', `/${path}${absent}`),
      ];
      expect([path, hidden.status, hidden.text]).toEqual([path, 404, none.text]);
    }
    const [hidden, none] = [await review(two), await review(absent)];
    expect([hidden.status, hidden.text]).toEqual([404, none.text]);
    expect((await read(own, 'nfp.phl')).text).toBe((await read(absent, 'nfp.phl')).text);
    expect((await grants('nfp.phl', own)).status).toBe(404);
  });

  it('sees nothing any more once it is withdrawn, or its last day is over', async () => {
    const [one, two] = [await added(risk), await added(risk)];
    const id = await granted([one]);
    const other = await granted([two]);
    expect((await scenario(one, 'nfp.phl')).status).toBe(200);
    await done(withdraw(id), 200);
    await portal.owner('UPDATE risk_grant SET until = app.today() - 1 WHERE id = $1', [other]);
    const none = await scenario(absent, 'nfp.phl');
    for (const each of [one, two]) {
      const gone = await scenario(each, 'nfp.phl');
      expect([gone.status, gone.text]).toEqual([404, none.text]);
      expect((await review(each)).text).toBe((await review(absent)).text);
    }
    expect((await grants('nfp.phl')).text.includes(other)).toBe(false);
    expect(refusedBy(await withdraw(other))).toBe('409 grant-ended');
  });

  it('declares a conflict of interest, agrees or disagrees judgement by judgement, and may say it anew', async () => {
    const one = await added(risk);
    await granted([one]);
    expect(wrongIn(await review(one, { hasConflict: true }))).toEqual(['/conflict required']);
    const isWaiting = async () => (await ask('nfp.phl', 'GET', '/work')).text.includes(`review-scenario:${one}:MAR`);
    expect(await isWaiting()).toBe(true);
    const said = { hasConflict: true, conflict: 'Conseil rémunéré.', judgements: [disagrees], comment: 'Voir 2019.' };
    const made = await done(review(one, said), 200);
    expect(await isWaiting()).toBe(false);
    expect(made.body).toMatchObject({ ...said, scenarioId: one, version: 1 });
    expect(refusedBy(await review(one, said))).toBe('409 reviewed-already');
    const again = await done(review(one, { ...said, comment: 'Voir 2020.', version: 1 }), 200);
    expect([idOf(again), again.body['version'], again.body['comment']]).toEqual([idOf(made), 2, 'Voir 2020.']);
    const stale = await review(one, { version: 1 });
    expect([stale.status, stale.body['current']?.['comment']]).toEqual([412, 'Voir 2020.']);
    const list = await done(reviews(one, 'member.mar'), 200);
    const [seen] = listIn(list);
    expect([seen?.['conflict'], textOf(seen?.['person']?.['name']) === 'null']).toEqual(['Conseil rémunéré.', false]);
    expect(list.body['mayReview']).toEqual({ may: false, why: 'not-a-reviewer' });
    expect((await reviews(one, 'nfp.phl')).body['mayReview']).toEqual({ may: true, why: null });
    const [row] = await portal.owner<{ words: string }>('SELECT x::text AS words FROM review x WHERE id = $1', [
      idOf(made),
    ]);
    expect([row?.words.includes(secret), log.join('').includes(secret)]).toEqual([false, false]);
  });

  it('judges by the method’s steps, each judgement once', async () => {
    const one = await added(risk);
    await granted([one]);
    const judgements = [
      { ...disagrees, step: 'never' },
      { on: 'treatment', verdict: 'agree', step: 'likely' },
      { ...disagrees, step: 'likely' },
    ];
    expect(wrongIn(await review(one, { judgements }))).toEqual([
      '/judgements/0/step unknown-step',
      '/judgements/1/step not-allowed',
      '/judgements/2/on twice',
    ]);
    expect(wrongIn(await review(one, { version: 3 }))).toEqual(['/version not-allowed']);
  });

  it('does not read what another expert said, and nobody of the country reviews', async () => {
    const one = await added(risk);
    for (const email of ['nfp.phl@example.org', 'coordinator@example.org']) await granted([one], { email });
    await done(review(one, { comment: secret }), 200);
    const other = await done(reviews(one, 'coordinator'), 200);
    expect([listIn(other), other.text.includes(secret)]).toEqual([[], false]);
    // Of whatever office: a coordinator who is asked reviews this one, and sees nothing else of the country.
    await done(review(one, { comment: 'D’accord.' }, 'coordinator'), 200);
    expect((await read(risk, 'coordinator')).status).toBe(404);
    expect(listIn(await reviews(one)).length).toBe(2);
    for (const account of ['nfp.mar', 'member.mar']) {
      expect(refusedBy(await review(one, {}, account))).toBe('403 not-a-reviewer');
    }
    expect((await review(one, {}, null)).status).toBe(401);
  });

  it('may say nothing more once the assessment is approved', async () => {
    const own = await begun();
    const one = await added(own);
    await done(change(one, { ...rated(), ratings: { current: judged(1, 1) } }), 200);
    await granted([one], { assessmentId: own });
    await done(approve(own), 200);
    expect(refusedBy(await review(one))).toBe('409 risk-frozen');
    expect((await reviews(one, 'nfp.phl')).body['mayReview']).toEqual({ may: false, why: 'risk-frozen' });
  });
});

import { type Application, startApplication, textOf } from './application.harness.js';
import { refusedBy, wrongIn } from './plan.harness.js';
import { idOf, judged, listIn, rated, risksOn } from './risk.harness.js';

const absent = '00000000-0000-7000-8000-00000000dead';
const log: string[] = [];
let portal: Application;
let risk: string;
beforeAll(async () => {
  portal = await startApplication({}, { write: (line: string) => void log.push(line) });
  risk = await begun();
  await done(name(risk, { 'member.mar': 'scorer' }), 200);
});
afterAll(() => portal.close());

const { ask, done, begun, added, add, read, scenario, change, name, approve } = risksOn(() => portal);
const secret = 'Soixante futs derriere la gare de Zagora';

describe('a scenario', () => {
  it('begins from a template, in the assessment’s language', async () => {
    const { body } = await done(ask('member.mar', 'GET', '/scenario-templates'), 200);
    const template = Object.values(body['items'] ?? {}).find((each) => textOf(each['domain']) === 'C');
    const made = await add(risk, {
      template: template?.['id'],
      domain: 'C',
      origin: template?.['origin'],
      title: 'D’après un modèle',
    });
    expect([made.status, made.body['setting'], made.body['agentClass']]).toEqual([
      201,
      template?.['setting'],
      template?.['agentClass'],
    ]);
    expect(textOf(made.body['narrative']).length).toBeGreaterThan(20);
    expect(wrongIn(await add(risk, { template: 'no-such' }))).toEqual(['/template unknown-template']);
  });

  it('holds every field, and keeps who changed which of them', async () => {
    const id = await added(risk);
    const words = {
      narrative: 'Un wagon déraille.\n\nLe gaz se répand.',
      background: 'Aucun.',
      vulnerabilities: 'Peu de détecteurs.',
      likelihoodRationale: 'Rare.',
      impactRationale: 'Grave.',
      controls: [{ what: 'Escorte', effect: 'works-in-part' }],
      caseStudies: [{ title: 'Graniteville 2005', address: 'https://example.org/case' }],
      setting: 'transport',
      agentClass: 'toxic-industrial-chemicals',
      ...rated(),
    };
    const changed = await done(change(id, words, 1, 'member.mar'), 200);
    expect(changed.body).toMatchObject({ ...words, ratings: { current: { ...judged(4, 4), level: 'high' } } });
    await done(change(id, { narrative: 'Autre.' }, 2), 200);
    const history = listIn(await done(ask('nfp.mar', 'GET', `/scenarios/${id}/history`), 200));
    expect(history).toHaveLength(3);
    expect(history[2]?.['changes']).toEqual([{ field: 'narrative', before: words.narrative, after: 'Autre.' }]);
    expect(textOf(history[1]?.['by']?.['role'])).toBe('team-member');
  });

  it('tells the second of two editors, with both versions, and loses nothing', async () => {
    const id = await added(risk);
    await done(change(id, { narrative: 'Une' }, 1), 200);
    const second = await change(id, { narrative: 'Deux' }, 1, 'member.mar');
    expect([second.status, textOf(second.body['current']?.['narrative'])]).toEqual([412, 'Une']);
    const without = await portal.as('nfp.mar', 'PATCH', `/scenarios/${id}`, { body: { narrative: 'x' } });
    expect(without.status).toBe(428);
  });

  it('takes no target above the current rating, nor that above the inherent one, without a reason', async () => {
    const id = await added(risk);
    const ratings = { inherent: judged(4, 4), current: judged(2, 2), target: judged(5, 5) };
    expect(wrongIn(await change(id, { ratings }))).toEqual(['/exceptions/target required']);
    expect(wrongIn(await change(id, { ratings: { ...ratings, current: judged(5, 5) } }))).toEqual([
      '/exceptions/current required',
    ]);
    const explained = await change(id, { ratings, exceptions: { target: 'Le trafic augmente.' } });
    expect([explained.status, explained.body['flags']]).toEqual([200, []]);
    // The reason may not be taken away while it is needed.
    expect(wrongIn(await change(id, { exceptions: { target: '' } }))).toEqual(['/exceptions/target required']);
  });

  it('is rated by its method’s steps alone, with an agent of its domain', async () => {
    const id = await added(risk);
    const strange = { ...judged(1, 1), likelihood: 'never' };
    expect(wrongIn(await change(id, { ratings: { current: strange } }))).toEqual([
      '/ratings/current/likelihood unknown-step',
    ]);
    expect(wrongIn(await change(id, { agentClass: 'toxins' }))).toEqual(['/agentClass not-allowed']);
  });

  it.each([
    ['a megabyte', 'x'.repeat(1_000_000), 'too-long'],
    ['a sign that turns the direction', 'gaz \u202Etxt.exe', 'bidi-control'],
    ['an isolate', 'gaz \u2066txt\u2069', 'bidi-control'],
    ['a picture in Markdown', 'Voir ![plan](https://example.org/a.png)', 'embedded-image'],
    ['a picture as an address', 'data:image/png;base64,AAAA', 'embedded-image'],
    ['a picture in HTML', '<IMG src=x>', 'embedded-image'],
    ['a null byte', 'a\0b', 'malformed-text'],
  ])('takes no narrative with %s', async (_what, narrative, code) => {
    const id = await added(risk);
    expect(wrongIn(await change(id, { narrative }))).toEqual([`/narrative ${code}`]);
  });

  it('takes Arabic with the marks of its keyboards', async () => {
    const id = await added(risk);
    expect((await change(id, { narrative: '\u200Fتسرب الكلور\u200F (Cl₂)' })).status).toBe(200);
  });

  it('is refused where it is too large to be read at all', async () => {
    const id = await added(risk);
    const huge = await change(id, { narrative: 'x'.repeat(1_100_000) });
    expect(huge.status).toBe(413);
  });

  it('sets off others in no circle, also when two people close it at once', async () => {
    const [one, two, three] = [await added(risk), await added(risk), await added(risk)];
    const cascade = (id: string, setsOff: readonly string[]) =>
      ask('nfp.mar', 'PUT', `/scenarios/${id}/cascades`, { setsOff });
    await done(cascade(one, [two]), 200);
    await done(cascade(two, [three]), 200);
    const circle = await cascade(three, [one]);
    expect([refusedBy(circle), Object.values(circle.body['involved'] ?? {}).length]).toEqual(['409 cascade-circle', 3]);
    expect(refusedBy(await cascade(one, [one]))).toBe('409 cascade-circle');
    expect(wrongIn(await cascade(one, [absent]))).toEqual(['/setsOff/0 unknown-scenario']);
    const elsewhere = await added(await begun());
    expect(wrongIn(await cascade(one, [elsewhere]))).toEqual(['/setsOff/0 unknown-scenario']);
    await done(cascade(two, []), 200);
    const both = await Promise.all([cascade(two, [three]), cascade(three, [one])]);
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
  });

  it('is removed while nobody has scored it', async () => {
    const [one, two] = [await added(risk), await added(risk)];
    await portal.owner(`WITH r AS (INSERT INTO scoring_round (scenario_id, assessment_id, iso3, number, kind, closes_at)
        SELECT id, assessment_id, iso3, 1, 'current', now() + interval '1 day' FROM scenario WHERE id = '${two}' RETURNING *)
      INSERT INTO scorer (round_id, scenario_id, assessment_id, iso3, person_id, scored_at)
        SELECT r.id, r.scenario_id, r.assessment_id, r.iso3, p.id, now() FROM r, person p
        WHERE p.email = 'member.mar@example.org'`);
    expect((await ask('nfp.mar', 'DELETE', `/scenarios/${one}`)).status).toBe(204);
    expect((await scenario(one)).status).toBe(404);
    expect(refusedBy(await ask('nfp.mar', 'DELETE', `/scenarios/${two}`))).toBe('409 scenario-scored');
  });

  it('is narrowed to who is named, so that the rest of the team finds nothing', async () => {
    const own = await begun();
    const id = await added(own);
    const choice = { field: 'narrative', kind: 'stock-place', choice: 'narrowed' };
    const narrowed = await done(ask('nfp.mar', 'POST', `/scenarios/${id}/sensitivities`, choice), 200);
    expect([narrowed.body['isNarrowed'], Object.values(narrowed.body['sensitivities'] ?? {}).length]).toEqual([
      true,
      1,
    ]);
    const hidden = await scenario(id, 'member.mar');
    const none = await scenario(absent, 'member.mar');
    expect([hidden.status, hidden.text]).toEqual([404, none.text]);
    expect(listIn(await read(own, 'member.mar'), 'scenarioList')).toEqual([]);
    await done(name(own, { 'member.mar': 'scorer' }), 200);
    expect((await scenario(id, 'member.mar')).status).toBe(200);
    expect(refusedBy(await change(id, { isNarrowed: false }, null, 'member.mar'))).toBe('403 not-your-assessment');
    expect((await change(id, { isNarrowed: false })).status).toBe(200);
  });

  it('is talked about by its own people, paragraph by paragraph', async () => {
    const own = await begun();
    const id = await added(own);
    const words = { scenarioId: id, field: 'narrative', paragraph: 1, quote: 'Le gaz', words: 'Quel gaz ?' };
    const made = await done(ask('member.mar', 'POST', '/scenario-comments', words), 201);
    expect(made.body).toMatchObject({ words: 'Quel gaz ?', quote: 'Le gaz', paragraph: 1 });
    await done(ask('nfp.mar', 'POST', `/scenario-comments/${idOf(made)}/settlement`), 200);
    const list = listIn(await done(ask('member.mar', 'GET', `/scenario-comments?scenario=${id}`), 200));
    expect(list.map((each) => textOf(each['settledAt']) !== 'null')).toEqual([true]);
    await done(change(id, rated()), 200);
    await done(approve(own), 200);
    expect(refusedBy(await ask('member.mar', 'POST', '/scenario-comments', words))).toBe('409 risk-frozen');
  });
});

describe('what people wrote', () => {
  it('stands nowhere in the database, its trail, its index or the log but sealed', async () => {
    const own = await begun({ scope: secret });
    const id = await added(own, { title: secret });
    await done(change(id, { narrative: secret, controls: [{ what: secret, effect: 'works' }], ...rated() }), 200);
    // An answer that is kept for a retry is sealed as well, and given again.
    const headers = { 'idempotency-key': 'a-retry-on-a-bad-line' };
    const body = { assessmentId: own, title: secret, domain: 'C', origin: 'natural' };
    const twice = [0, 1].map(() => () => portal.as('nfp.mar', 'POST', '/scenarios', { body, headers }));
    const [first, again] = [await twice[0]?.(), await twice[1]?.()];
    expect([first?.status, again?.text]).toEqual([201, first?.text]);
    const comment = { scenarioId: id, field: 'title', paragraph: 0, quote: secret, words: secret };
    await done(ask('nfp.mar', 'POST', '/scenario-comments', comment), 201);
    // Refused input is not repeated either.
    await change(id, { narrative: `${secret} \u202E` });
    await change(id, { narrative: secret }, 1);
    const tables = await portal.owner<{ schema: string; name: string }>(
      `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    const hex = Buffer.from(secret).toString('hex');
    for (const { schema, name: table } of tables) {
      const [row] = await portal.owner<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${schema}."${table}" t WHERE t::text LIKE $1 OR t::text LIKE $2`,
        [`%${secret}%`, `%${hex}%`],
      );
      if (row?.count) found.push(`${schema}.${table}`);
    }
    expect(found).toEqual([]);
    expect(log.join('').includes(secret)).toBe(false);
    expect(log.length).toBeGreaterThan(10);
    const search = await ask('nfp.mar', 'GET', `/search?q=${encodeURIComponent('Zagora')}`);
    expect(search.text.includes(secret)).toBe(false);
  });
});

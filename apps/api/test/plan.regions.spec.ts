import { openActions } from '../src/plan/plan-regions.queries.js';
import { type Application, type Json, startApplication, textOf } from './application.harness.js';
import { actionIn, actionsIn, idIn, plansOn } from './plan.harness.js';

let portal: Application;
beforeAll(async () => {
  portal = await startApplication();
});
afterAll(() => portal.close());

const { adopt, ask, begun, day, done, fill, grant, report } = plansOn(() => portal);

/** Every story begins without plans. */
beforeEach(async () => {
  await portal.owner('TRUNCATE action_plan, progress_report CASCADE');
});

const region = 'NAS';
const items = (body: Json | Readonly<Record<string, Json>>): readonly Json[] =>
  Object.values((body as Readonly<Record<string, Json>>)['items'] ?? {});
const plansSeen = async (account: string | null, query = '') =>
  (await done(ask(account, 'GET', `/regions/${region}/plans?${query}`), 200)).body;
const of = async (account: string | null, iso3: string) =>
  items(await plansSeen(account)).find((each) => textOf(each['iso3']) === iso3) ?? {};
const needs = async (account: string | null) =>
  (await done(ask(account, 'GET', `/regions/${region}/common-needs`), 200)).body;
const kits = { title: 'Buy radiation detection kits for border crossings', domains: ['R'] };
const nearly = { title: 'Radiation detection kits at border crossings', domains: ['R', 'N'] };
/** A plan in force of a country with these actions of one theme. */
const inForce = async (account: string, iso3: string, actions: readonly object[], theme = 'detection-trafficking') => {
  const plan = await begun({ iso3, title: `Plan of ${iso3}` }, account);
  const filled = await done(fill(idIn(plan), { objectives: [{ title: 'Detection', theme, actions }] }, account), 201);
  await done(adopt(idIn(plan), {}, account), 200);
  return filled;
};
const share = (plan: Parameters<typeof idIn>[0], account: string, sight = 'whole') =>
  done(grant(idIn(plan), { kind: 'region', region }, sight, {}, account), 201);

describe("a region's plans", () => {
  it('tell of a restricted plan just what they tell of none', async () => {
    const before = new Map<string | null, string>();
    const readers = [null, 'observer', 'admin', 'coordinator', `secretariat.${region.toLowerCase()}`, 'nfp.tun'];
    const answers = async (who: string | null) =>
      (await Promise.all(['plans', 'common-needs'].map((each) => ask(who, 'GET', `/regions/${region}/${each}`)))).map(
        ({ status, text, headers }) => [status, text, headers['etag']],
      );
    for (const who of readers) before.set(who, JSON.stringify(await answers(who)));
    await inForce('nfp.mar', 'MAR', [{ ...kits, endsOn: day(1) }]);
    for (const who of readers) expect([who, JSON.stringify(await answers(who))]).toEqual([who, before.get(who)]);
    expect(await of('nfp.mar', 'MAR')).toMatchObject({ empty: null, plans: [{ title: 'Plan of MAR', overdue: 0 }] });
    expect(await of('nfp.mar', 'TUN')).toMatchObject({ empty: 'not-shared', lacks: ['not-shared'] });
    expect(await of('nfp.tun', 'TUN')).toMatchObject({ empty: 'none', lacks: ['none'] });
  });

  it('tell a headline where that is shown, and of whole ones what is due and what nobody covers', async () => {
    const headline = await inForce('nfp.tun', 'TUN', [{ ...kits, endsOn: day(0) }]);
    await share(headline, 'nfp.tun', 'headline');
    const whole = await inForce('nfp.mar', 'MAR', [
      { ...kits, endsOn: day(0) },
      { title: 'Late', endsOn: day(-5) },
      { title: 'Far', endsOn: day(500) },
      { title: 'Gone', endsOn: day(-5), domains: ['C'] },
    ]);
    await share(whole, 'nfp.mar');
    await done(report(actionIn(whole, 3), { state: 'cancelled', reason: 'No.' }), 201);
    const body = await plansSeen('nfp.tun');
    const quarter = body['quarter'] ?? {};
    expect(textOf(quarter['from']) <= day(0) && day(0) <= textOf(quarter['until'])).toBe(true);
    const mar = await of('secretariat.nas', 'MAR');
    const lateIsInQuarter = textOf(quarter['from']) <= day(-5) ? 1 : 0;
    expect(mar).toMatchObject({
      empty: null,
      plans: [{ sight: 'whole', dueThisQuarter: 1 + lateIsInQuarter, overdue: 1, isBehind: true, isQuiet: false }],
      lacks: ['behind', 'overdue'],
    });
    expect(await of('secretariat.nas', 'TUN')).toMatchObject({
      plans: [{ sight: 'headline', dueThisQuarter: null, overdue: null, isBehind: true }],
    });
    // The headline's theme and domains are nobody's to count.
    const { uncovered } = await plansSeen('secretariat.nas');
    expect(uncovered).toMatchObject({ plans: 1, domains: ['C', 'B', 'N'] });
    expect(JSON.stringify(uncovered)).not.toContain('detection-trafficking');
    expect(JSON.stringify(uncovered)).toContain('awareness');
    // What lacks something comes first.
    expect(
      items(await plansSeen('secretariat.nas'))
        .map((each) => textOf(each['iso3']))
        .slice(0, 2),
    ).toEqual(['MAR', 'TUN']);
  });

  it('of a region that does not exist are absent', async () => {
    for (const each of ['plans', 'common-needs']) {
      expect((await ask('coordinator', 'GET', `/regions/ZZZ/${each}`)).status).toBe(404);
    }
  });
});

describe('common needs', () => {
  it('are similar open actions of different countries, with the reason of each match', async () => {
    const mar = await inForce('nfp.mar', 'MAR', [kits, { title: 'Adopt a decree on laboratories' }]);
    const tun = await inForce('nfp.tun', 'TUN', [nearly, { title: 'Train judges in court' }]);
    await share(mar, 'nfp.mar');
    await share(tun, 'nfp.tun');
    const body = await needs('secretariat.nas');
    expect(body).toMatchObject({ plans: 2 });
    expect(items(body)).toHaveLength(1);
    const [need] = items(body);
    expect(need).toMatchObject({ theme: 'detection-trafficking', countries: ['MAR', 'TUN'] });
    const [match] = Object.values(need?.['matches'] ?? {});
    expect(match?.['domains']).toEqual(['R']);
    for (const word of ['border', 'crossings', 'detection', 'kits', 'radiation'])
      expect(match?.['words']).toContain(word);
    expect(Number(match?.['similarity'])).toBeGreaterThan(0.45);
    // That they were read is in the trail of each plan, and so it is told its owner.
    const looks = (await ask('nfp.mar', 'GET', `/action-plans/${idIn(mar)}/readers`)).body['looks'];
    expect(Object.values(looks ?? {}).length).toBeGreaterThan(0);
    // What is done is no need any more.
    await done(report(actionIn(tun), { state: 'done', note: 'Bought.' }, 'nfp.tun'), 201);
    expect(items(await needs('secretariat.nas'))).toEqual([]);
  });

  it('never hold nor count what a country has not shown', async () => {
    const mar = await inForce('nfp.mar', 'MAR', [kits]);
    const hidden = await inForce('nfp.tun', 'TUN', [nearly]);
    await share(mar, 'nfp.mar');
    for (const who of [null, 'coordinator', 'secretariat.nas', 'nfp.mar']) {
      const { text } = await ask(who, 'GET', `/regions/${region}/common-needs`);
      expect(text).not.toContain(actionIn(hidden));
      expect(text).toContain('"items":[]');
    }
    await share(hidden, 'nfp.tun', 'headline');
    expect(items(await needs('secretariat.nas'))).toEqual([]);
    expect((await needs('secretariat.nas'))['plans']).toBe(1);
    const own = await needs('nfp.tun');
    expect(items(own)).toHaveLength(1);
  });

  it('are found in each language by its own words, in Chinese too, and not across themes or domains', async () => {
    const pairs: readonly (readonly [string, string, string])[] = [
      ['fr', 'Former les douaniers à la détection des sources', 'Formation des douaniers pour détecter des sources'],
      ['ru', 'Закупка приборов радиационного контроля', 'Закупить приборы для радиационного контроля'],
      ['ar', 'تدريب موظفي الجمارك على كشف المواد المشعة', 'تدريب موظفي الجمارك في كشف المواد المشعة'],
      ['zh', '为边境口岸采购辐射探测设备', '采购边境口岸辐射探测设备'],
    ];
    for (const [language, one, other] of pairs) {
      await portal.owner('TRUNCATE action_plan, progress_report CASCADE');
      for (const [account, iso3, title] of [
        ['nfp.mar', 'MAR', one],
        ['nfp.tun', 'TUN', other],
      ] as const) {
        const plan = await begun({ iso3, language }, account);
        const contents = { objectives: [{ title: 'x', theme: 'awareness', actions: [{ title }] }] };
        await done(fill(idIn(plan), contents, account), 201);
        await share(plan, account);
      }
      expect([language, items(await needs('coordinator')).length]).toEqual([language, 1]);
    }
    await portal.owner('TRUNCATE action_plan, progress_report CASCADE');
    for (const [account, iso3, action, theme] of [
      ['nfp.mar', 'MAR', kits, 'detection-trafficking'],
      ['nfp.tun', 'TUN', nearly, 'awareness'],
      ['nfp.dza', 'DZA', { ...nearly, domains: ['B'] }, 'detection-trafficking'],
    ] as const) {
      await share(await inForce(account, iso3, [action], theme), account);
    }
    expect(items(await needs('secretariat.nas'))).toEqual([]);
  });

  it('are found across languages by theme, domain and phase, and never with what is hidden', async () => {
    const each = { domains: ['R'], phase: 'detection' };
    const shownIn = async (account: string, iso3: string, language: string, title: string) => {
      const plan = await begun({ iso3, language }, account);
      const actions = [{ ...each, title }];
      const contents = { objectives: [{ title: 'x', theme: 'detection-trafficking', actions }] };
      await done(fill(idIn(plan), contents, account), 201);
      return plan;
    };
    const english = await shownIn('nfp.tun', 'TUN', 'en', 'Buy detection kits');
    const french = await shownIn('nfp.mar', 'MAR', 'fr', 'Acheter des détecteurs');
    await share(english, 'nfp.tun');
    expect(items(await needs('secretariat.nas'))).toEqual([]);
    await share(french, 'nfp.mar', 'headline');
    expect(items(await needs('secretariat.nas'))).toEqual([]);
    // Its own people find it beside what they are shown.
    expect(items(await needs('nfp.mar'))).toHaveLength(1);
    const arabic = await shownIn('nfp.dza', 'DZA', 'ar', 'شراء أجهزة كشف');
    await share(arabic, 'nfp.dza');
    const [need] = items(await needs('secretariat.nas'));
    expect(need).toMatchObject({ countries: ['DZA', 'TUN'] });
    expect(Object.values(need?.['matches'] ?? {})).toMatchObject([{ words: [], domains: ['R'], similarity: null }]);
  });

  it('are read through the key of actions that begins with their plan', async () => {
    const mar = await inForce('nfp.mar', 'MAR', [kits]);
    await portal.owner(
      `INSERT INTO action_plan (series_id, kind, iso3, tier, title, language, starts_on, ends_on)
       SELECT uuidv7(), 'national', 'TUN', 'strategic', 'Many', 'en', '2026-01-01', '2030-01-01' FROM generate_series(1, 200)`,
    );
    await portal.owner(
      `INSERT INTO objective (plan_id, line_id, number, title, theme) SELECT id, uuidv7(), 1, 'x', 'awareness' FROM action_plan WHERE title = 'Many'`,
    );
    await portal.owner(
      `INSERT INTO action (plan_id, objective_id, line_id, reference, position, title, starts_on, ends_on)
       SELECT o.plan_id, o.id, uuidv7(), 'R' || n, n, 'x', '2026-01-01', '2027-01-01' FROM objective o, generate_series(1, 50) n WHERE o.title = 'x'`,
    );
    await portal.owner('ANALYZE action');
    const plan = await portal.owner<{ 'QUERY PLAN': string }>(
      `EXPLAIN ${openActions.replace('$1', `ARRAY['${idIn(mar)}']::uuid[]`)}`,
    );
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/action_plan_id_\w+key/);
    expect(lines).toContain('progress_report_latest');
    expect(lines).not.toMatch(/Seq Scan on (action|progress_report) /);
    expect(actionsIn(mar)).toHaveLength(1);
  });
});

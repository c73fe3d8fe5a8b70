import type {
  ListedScenario,
  RiskAssessment,
  RiskMethods,
  Scenario,
  ScoringRounds,
  WholeRiskAssessment,
} from '@portal/contracts';
import type { APIRequestContext, Page } from '@playwright/test';
import { actionOf, planBegun } from './plan.story';
import { asOwner, expect, expectAccessible, expectNoSidewaysScroll, read, seated, test, write } from './portal';
import { wordsOf } from './words';

const fr = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'fr')(key, values);
const ar = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'ar')(key, values);
const en = (room: string, key: string, values?: Record<string, string>) => wordsOf(room, 'en')(key, values);
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const dialog = (page: Page) => page.getByRole('dialog');
const inDialog = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true });

/** A further member of the team, with the password of the first. */
async function joins(account: string): Promise<void> {
  await asOwner(
    `WITH first AS (SELECT id, language FROM person WHERE email = 'member.mrt@example.org'),
       who AS (INSERT INTO person (name, email, language, sample)
         SELECT $1, $1 || '@example.org', language, true FROM first RETURNING id),
       secret AS (INSERT INTO credential (person_id, password_hash)
         SELECT who.id, c.password_hash FROM who, first JOIN credential c ON c.person_id = first.id)
     INSERT INTO role_assignment (person_id, role, scope_kind, scope, since, sample)
       SELECT id, 'team-member', 'country', 'MRT', app.today() - 10, true FROM who`,
    [account],
  );
}

async function put(request: APIRequestContext, path: string, data: unknown, version?: number): Promise<void> {
  const url = `/api/v1/${path}`;
  const answer =
    version === undefined
      ? await request.put(url, { data })
      : await request.patch(url, { data, headers: { 'If-Match': `"${version}-"` } });
  expect(answer.ok(), `${path} ${await answer.text()}`).toBe(true);
}

/** Scores on the page: how likely and how grave, by the places of the steps. */
async function scoreOnPage(page: Page, say: typeof fr, likelihood: number, impact: number): Promise<void> {
  await button(page, say('scenario', 'scoring.score')).click();
  await dialog(page)
    .getByLabel(say('risk', 'judgement.likelihood'), { exact: true })
    .selectOption({ index: likelihood });
  for (const dimension of ['people', 'economy', 'environment', 'state-and-society']) {
    const field = dialog(page).getByLabel(say('risk', `judgement.${dimension}`), { exact: true });
    await field.selectOption({ index: dimension === 'people' ? impact : 1 });
  }
  await dialog(page).getByLabel(say('scenario', 'rate.confidence')).selectOption('medium');
  await inDialog(page, say('scenario', 'scoring.score')).click();
  await expect(page.getByText(say('scenario', 'scoring.kept'))).toBeVisible();
}

/** All that the portal keeps on the device of whoever has this page open, as one text. */
function keptOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('nothing can be read of the device'));
      });
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const kept = database.transaction(store).objectStore(store);
        texts.push(JSON.stringify(await done(kept.getAllKeys())), JSON.stringify(await done(kept.getAll())));
      }
      database.close();
    }
    return texts.join('\n');
  });
}

test('a team of five assesses its risks, and nobody else learns that there are any', async ({ browser }) => {
  test.setTimeout(110_000);
  for (const account of ['team.two', 'team.three', 'team.four']) await joins(account);
  const lead = await seated(browser, { account: 'nfp.mrt', language: 'fr', width: 1280 });
  const member = await seated(browser, { account: 'member.mrt', language: 'ar', width: 360 });
  const others = await Promise.all(
    ['team.two', 'team.three', 'team.four'].map((each) =>
      seated(browser, { account: each, language: 'fr', width: 1280 }),
    ),
  );

  // It is begun, and five are named.
  await lead.goto('/countries/MRT/risks');
  await button(lead, fr('risk-page', 'begin')).click();
  await dialog(lead).getByLabel(fr('risk-page', 'field.scope')).fill('Le territoire national, les quatre domaines.');
  await inDialog(lead, fr('risk-page', 'begin.send')).click();
  await lead.waitForURL(/\/risks\/[0-9a-f-]{36}$/);
  const id = lead.url().split('/').at(-1) ?? '';
  await button(lead, fr('risk-page', 'people.change')).click();
  await expect(dialog(lead).getByRole('combobox')).toHaveCount(5);
  for (const choice of await dialog(lead).getByRole('combobox').all()) await choice.selectOption('scorer');
  await inDialog(lead, fr('risk-page', 'people.change')).click();
  await expect(dialog(lead)).toHaveCount(0);

  // Six scenarios: one from the library on the page, the others past it.
  await button(lead, fr('risk-page', 'new')).click();
  await dialog(lead).getByLabel(fr('risk-page', 'field.template')).selectOption({ index: 2 });
  await expect(dialog(lead).getByLabel(fr('risk', 'field.title'))).not.toHaveValue('');
  await dialog(lead).getByLabel(fr('risk', 'field.title')).fill('Chlore libéré d’un camion');
  await inDialog(lead, fr('risk-page', 'new.send')).click();
  await lead.waitForURL(/\/scenarios\//);
  const address = new URL(lead.url()).pathname;
  const scenarioId = address.split('/').at(-1) ?? '';
  // While it is not rated, the page does not say that every high risk is treated.
  await lead.goto(`/risks/${id}`);
  const unrated = lead.getByRole('heading', { name: fr('risk-page', 'matrix.unrated', { numbers: '1' }) });
  await expect(unrated).toBeVisible();
  const { items: methods } = await read<RiskMethods>(lead.request, 'risk-methods');
  const { method } = await read<WholeRiskAssessment>(lead.request, `risk-assessments/${id}`);
  expect(methods.map((each) => each.id)).toContain(method.id);
  const judged = (likelihood: number, impact: number) => {
    const step = method.impact[impact - 1]?.id;
    const low = method.impact[0]?.id;
    return {
      likelihood: method.likelihood[likelihood - 1]?.id,
      impacts: { people: step, economy: low, environment: low, 'state-and-society': low },
    };
  };
  const more: Scenario[] = [];
  for (const title of [
    'Pesticide détourné',
    'Source orpheline',
    'Épidémie importée',
    'Fuite d’ammoniac',
    'Lettre à la poudre',
  ]) {
    const scenario = await write<Scenario>(lead.request, 'scenarios', {
      assessmentId: id,
      title,
      domain: 'C',
      origin: 'accidental',
    });
    const ratings = { inherent: judged(5, 5), current: judged(4, 4), target: judged(2, 2) };
    await put(lead.request, `scenarios/${scenario.id}`, { ratings, confidence: 'high' }, scenario.version);
    more.push(scenario);
  }

  // What is written saves itself; the guard warns of a place, and its author keeps it.
  await lead.goto(address);
  await lead.getByLabel(fr('risk', 'field.vulnerabilities')).fill('Le dépôt est à 18.0858, -15.9785.');
  await expect(lead.getByText(/18\.0858/).last()).toBeVisible();
  await expect(lead.getByText(fr('scenario', 'kept'))).toBeVisible();
  await button(lead, fr('risk', 'choice.kept.act')).click();
  await expect(lead.getByText(/Laissé tel quel par Point focal/)).toBeVisible();
  await expectAccessible(lead);
  await lead.reload();
  await expect(lead.getByLabel(fr('risk', 'field.vulnerabilities'))).toHaveValue(/18\.0858/);

  // Two rounds: nobody sees anybody's numbers until a round closes.
  for (const round of [1, 2]) {
    await lead.goto(address);
    await button(lead, fr('scenario', round === 1 ? 'scoring.open' : 'scoring.again')).click();
    await inDialog(lead, fr('scenario', 'scoring.open')).click();
    await expect(lead.getByText(fr('scenario', 'scoring.opened'))).toBeVisible();
    const { items: rounds } = await read<ScoringRounds>(lead.request, `scoring-rounds?scenario=${scenarioId}`);
    const roundId = rounds[0]?.id;
    await scoreOnPage(lead, fr, 4, 4);
    await member.goto(address);
    await scoreOnPage(member, ar, 4, 4);
    await expectNoSidewaysScroll(member);
    for (const [place, page] of others.entries()) {
      const far = round === 1 && place === 0;
      const body = {
        roundId,
        judgement: far ? judged(1, 1) : judged(4, 3),
        rationale: 'Vu sur place.',
        confidence: 'medium',
        version: 0,
      };
      await put(page.request, 'scores', body);
    }
    const blind = await read<ScoringRounds>(member.request, `scoring-rounds?scenario=${scenarioId}`);
    expect([blind.items[0]?.scores, blind.items[0]?.scorers.filter(({ hasScored }) => hasScored).length]).toEqual([
      null,
      5,
    ]);
    await lead.reload();
    await button(lead, fr('scenario', 'scoring.close')).click();
    await inDialog(lead, fr('scenario', 'scoring.close')).click();
    await expect(lead.getByText(fr('scenario', 'scoring.done'))).toBeVisible();
    if (round === 2) continue;
    const [far] = others;
    if (!far) throw new Error('nobody is far from the others');
    await far.goto(address);
    await button(far, fr('scenario', 'scoring.explain')).click();
    await dialog(far).getByRole('textbox').fill('La route est fermée aux camions.');
    await inDialog(far, fr('scenario', 'scoring.explain')).click();
    await expect(far.getByText('La route est fermée aux camions.')).toBeVisible();
    await expectAccessible(far);
  }
  await button(lead, fr('scenario', 'scoring.agree')).click();
  await dialog(lead).getByLabel(fr('scenario', 'scoring.reason')).fill('Deux accidents en trois ans.');
  await dialog(lead).getByLabel(fr('scenario', 'rate.confidence')).selectOption('high');
  await inDialog(lead, fr('scenario', 'scoring.agree')).click();
  await expect(lead.getByText(/Deux accidents en trois ans\./).first()).toBeVisible();
  const agreed = await read<Scenario>(lead.request, `scenarios/${scenarioId}`);
  expect(agreed.ratings.current).toMatchObject({ likelihood: judged(4, 4).likelihood });

  // Two are treated by actions of the plan; one on the page.
  const plan = await planBegun(lead.request, 'MRT', 'Plan des risques');
  await lead.reload();
  await button(lead, fr('scenario', 'treatments.link')).click();
  await dialog(lead)
    .getByRole('checkbox', { name: /Border kits bought/ })
    .first()
    .check();
  await inDialog(lead, fr('scenario', 'treatments.link')).click();
  await lead.getByRole('link', { name: /Border kits bought/ }).click();
  await expect(lead.getByRole('link', { name: /Chlore libéré d’un camion/ })).toBeVisible();
  await put(lead.request, `scenarios/${more[0]?.id}/treatments`, {
    lines: [actionOf(plan, 'Joint border exercise').lineId],
  });

  // One is accepted until a day, which then comes.
  await lead.goto(`/risks/${id}/scenarios/${more[1]?.id}`);
  await button(lead, fr('scenario', 'acceptance.accept')).click();
  await dialog(lead).getByLabel(fr('scenario', 'acceptance.reason')).fill('Recherche en cours.');
  await dialog(lead).getByLabel(fr('scenario', 'acceptance.until')).fill(day(3));
  await inDialog(lead, fr('scenario', 'acceptance.accept')).click();
  await expect(lead.getByText('Recherche en cours.')).toBeVisible();
  const gapsNow = async () =>
    (await read<WholeRiskAssessment>(lead.request, `risk-assessments/${id}`)).scenarioList
      .filter(({ isGap }: ListedScenario) => isGap)
      .map(({ title }) => title);
  expect(await gapsNow()).toEqual(['Épidémie importée', 'Fuite d’ammoniac', 'Lettre à la poudre']);
  await asOwner(`UPDATE risk_acceptance SET until = app.today() - 1 WHERE scenario_id = $1`, [more[1]?.id ?? '']);
  expect(await gapsNow()).toContain('Source orpheline');

  // An expert from outside reviews one, and sees nothing else.
  await lead.goto(address);
  await button(lead, fr('scenario', 'reviews.invite')).click();
  await dialog(lead).getByLabel(fr('scenario', 'reviews.email')).fill('member.phl@example.org');
  await inDialog(lead, fr('scenario', 'reviews.invite')).click();
  await expect(lead.getByText(fr('scenario', 'reviews.invited'))).toBeVisible();
  const expert = await seated(browser, { account: 'member.phl', language: 'en', width: 1280 });
  await expert.goto(address);
  await expect(expert.getByText(en('scenario', 'scoring'))).toHaveCount(0);
  await button(expert, en('scenario', 'reviews.write')).click();
  await dialog(expert).getByLabel(en('risk', 'judgement.likelihood'), { exact: true }).selectOption('agree');
  await dialog(expert).getByLabel(en('risk', 'judgement.environment'), { exact: true }).selectOption('disagree');
  await dialog(expert)
    .getByLabel(en('scenario', 'reviews.step', { on: en('risk', 'judgement.environment') }))
    .selectOption({ index: 4 });
  await inDialog(expert, en('scenario', 'reviews.write')).click();
  await expect(expert.getByText(en('scenario', 'reviews.done'))).toBeVisible();
  await expectAccessible(expert);
  for (const hidden of [`/risks/${id}`, `/risks/${id}/scenarios/${more[0]?.id}`]) {
    await expert.goto(hidden);
    await expect(expert.getByRole('heading', { level: 1 })).toHaveText(en('shell', 'not-found-title'));
  }

  // The square, by keys and as a table, in French and in Arabic on a telephone.
  await lead.goto(`/risks/${id}`);
  await expect(lead.getByRole('heading', { name: /4 risques élevés/ })).toBeVisible();
  const chosen = lead.locator('portal-risk-matrix [role=gridcell][tabindex="0"]');
  await chosen.focus();
  await lead.keyboard.press('Enter');
  await lead.keyboard.press('ArrowLeft');
  await expect(lead.locator('portal-risk-matrix [role=gridcell]:focus')).toHaveAttribute('aria-label', /./);
  await expectAccessible(lead);
  await button(lead, fr('risk-page', 'matrix.table')).click();
  await expect(lead.getByRole('row').filter({ hasText: 'Pesticide détourné' })).toBeVisible();
  await expectAccessible(lead);
  await member.goto(`/risks/${id}`);
  await expect(member.getByRole('heading', { level: 1 })).toContainText(
    ar('risk-page', 'title-one', { year: '' }).trim(),
  );
  await expectNoSidewaysScroll(member);
  await expectAccessible(member);

  // Nothing of it stays on a device, also while its reader is signed in: answers are kept some time after they were drawn.
  await lead.goto(address);
  await expect(lead.getByLabel(fr('risk', 'field.vulnerabilities'))).toHaveValue(/18\.0858/);
  await expect.poll(() => keptOn(lead)).toContain('/api/v1/risk-methods/');
  const device = await keptOn(lead);
  for (const secret of ['18.0858', 'Chlore libéré', 'Recherche en cours.', 'risk-assessments', 'scoring-rounds']) {
    expect(device).not.toContain(secret);
  }

  // The neighbour, the secretariat, the coordinator and the administrator: as if there were nothing.
  for (const account of ['nfp.sen', 'secretariat.aaf', 'coordinator', 'admin']) {
    const stranger = await seated(browser, { account, language: 'en', width: 1280 });
    for (const hidden of [`/risks/${id}`, address, '/countries/MRT/risks']) {
      await stranger.goto(hidden);
      await expect(stranger.getByRole('heading', { level: 1 }), `${account} ${hidden}`).toHaveText(
        en('shell', 'not-found-title'),
      );
    }
    const answers = await Promise.all(
      [`risk-assessments/${id}`, `scenarios/${scenarioId}`, `risk-assessments/${crypto.randomUUID()}`].map(
        async (path) => {
          const answer = await stranger.request.get(`/api/v1/${path}`);
          return `${answer.status()} ${(await answer.text()).replaceAll(/[0-9a-f-]{36}/g, '')}`;
        },
      ),
    );
    expect(new Set(answers).size, account).toBe(1);
    await stranger.context().close();
  }
  expect((await read<RiskAssessment>(lead.request, `risk-assessments/${id}`)).gaps).toBe(4);
});

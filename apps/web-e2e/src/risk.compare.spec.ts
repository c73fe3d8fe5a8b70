import type { APIRequestContext } from '@playwright/test';
import type { RiskAssessment, RiskMethods, Scenario } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test, write } from './portal';

/** A judgement by places from 1 on the square of five by five. */
function judged(likelihood: number, impact: number) {
  const step = ['negligible', 'minor', 'moderate', 'major', 'severe'][impact - 1] ?? '';
  return {
    likelihood: ['very-unlikely', 'unlikely', 'possible', 'likely', 'very-likely'][likelihood - 1] ?? '',
    impacts: { people: step, economy: step, environment: step, 'state-and-society': step },
  };
}

/** What the page of a scenario does, past the page. */
async function rate(request: APIRequestContext, id: string, current: ReturnType<typeof judged>): Promise<void> {
  const answer = await request.patch(`/api/v1/scenarios/${id}`, {
    headers: { 'If-Match': '*' },
    data: { ratings: { inherent: judged(5, 5), current, target: judged(1, 2) }, confidence: 'medium' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function added(request: APIRequestContext, assessmentId: string, title: string): Promise<string> {
  const input = { assessmentId, title, domain: 'C', origin: 'accidental' };
  return (await write<Scenario>(request, 'scenarios', input)).id;
}

async function approve(request: APIRequestContext, id: string): Promise<void> {
  for (const act of ['review', 'approve']) await write(request, `risk-assessments/${id}/steps`, { act });
}

/** An approved assessment of three scenarios, and a next version in which one moved, one is new and one has gone. */
async function twoVersions(request: APIRequestContext, iso3: string): Promise<{ first: string; second: string }> {
  const { items } = await read<RiskMethods>(request, 'risk-methods');
  const methodId = items.find(({ likelihood }) => likelihood.length === 5)?.id ?? '';
  const input = { iso3, referenceYear: 2025, methodId, language: 'en', scope: 'The whole territory.' };
  const { id: first } = await write<RiskAssessment>(request, 'risk-assessments', input);
  for (const [title, current] of [
    ['Lorry of chlorine overturns', judged(4, 4)],
    ['Pesticide sold as another', judged(3, 3)],
    ['Store of fuels burns', judged(2, 2)],
  ] as const) {
    await rate(request, await added(request, first, title), current);
  }
  await approve(request, first);
  const next = await write<RiskAssessment>(request, `risk-assessments/${first}/next-version`, { referenceYear: 2026 });
  const { scenarioList } = await read<{ scenarioList: readonly { id: string; title: string }[] }>(
    request,
    `risk-assessments/${next.id}`,
  );
  const idOf = (title: string) => scenarioList.find((each) => each.title === title)?.id ?? '';
  await rate(request, idOf('Lorry of chlorine overturns'), judged(2, 3));
  const gone = await request.delete(`/api/v1/scenarios/${idOf('Store of fuels burns')}`);
  expect(gone.status()).toBe(204);
  await rate(request, await added(request, next.id, 'Gas leaks at a works'), judged(3, 4));
  return { first, second: next.id };
}

test('a focal point sees how the scenarios moved since the version before, and nobody else sees anything', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, 'nfp.phl');
  const { first, second } = await twoVersions(page.request, 'PHL');
  await page.goto(`/risks/${second}/compare/${first}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Two versions beside each other' })).toBeVisible();
  await expect(page.getByText('1 scenario moved', { exact: true })).toBeVisible();
  await expect(page.getByRole('img', { name: /^The square with 1 arrow\./ })).toBeVisible();
  const list = page.getByRole('region', { name: 'Scenarios' }).getByRole('list');
  await expect(list.getByRole('button')).toHaveCount(4);
  const moved = list.getByRole('listitem').filter({ hasText: 'Lorry of chlorine overturns' });
  await expect(moved).toContainText('Moved');
  await expect(moved).toContainText('level fell');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // What the address asks for stands after a reload.
  const changes = page.getByRole('group', { name: 'Show by change' });
  await changes.getByRole('button', { name: /^No longer there/ }).click();
  await expect(page).toHaveURL(/change=removed/);
  await page.getByLabel('Rating').selectOption('Target');
  await expect(page).toHaveURL(/rating=target/);
  await page.reload();
  await expect(list.getByRole('button')).toHaveCount(1);
  await expect(list.getByRole('button', { name: /Store of fuels burns/ })).toBeVisible();
  await changes.getByRole('button', { name: /^All/ }).click();
  // Every target stayed, so that no arrow is drawn.
  await expect(page.getByRole('img', { name: /^The square with the scenarios as numbers/ })).toBeVisible();

  // In whichever order the address names them, the earlier one is the one before.
  await page.goto(`/risks/${first}/compare/${second}`);
  await expect(page.getByLabel('Later version')).toHaveValue(second);

  for (const account of ['secretariat.sea', 'nfp.khm', 'coordinator', 'admin']) {
    const other = await browser.newContext();
    await signIn(other, account);
    const theirs = await other.newPage();
    for (const address of [`/risks/${second}/compare/${first}`, `/risks/${first}/remapping`]) {
      await theirs.goto(address);
      await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
      await expect(theirs.getByText('Lorry of chlorine')).toHaveCount(0);
    }
    await other.close();
  }
});

test('a focal point moves an assessment to another method, and sees before what each cell becomes', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.uzb');
  const { second } = await twoVersions(page.request, 'UZB');

  // A draft has no next version.
  await page.goto(`/risks/${second}/remapping`);
  await expect(page.getByText(/^Only an approved assessment has a next version/)).toBeVisible();
  await approve(page.request, second);
  await page.reload();

  await page.getByLabel('New method').selectOption({ label: 'Matrix of four by four, version 1' });
  await expect(page.getByRole('heading', { name: 'Cell by cell' })).toBeVisible();
  await expect(page.getByText('1 scenario rates higher, 2 scenarios keep their rating')).toBeVisible();
  await expect(page.getByText('1 scenario must be treated or accepted from then on.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // A step may not end below one that it stood above.
  const likely = page.getByLabel('Very unlikely becomes');
  const before = await likely.inputValue();
  await likely.selectOption({ index: 3 });
  await expect(page.getByText('This step would end below one that it stood above.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the next version with this method' })).toBeDisabled();
  await expectAccessible(page);
  await likely.selectOption(before);

  await page.getByRole('spinbutton', { name: 'Reference year' }).fill('1999');
  await page.getByRole('button', { name: 'Open the next version with this method' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Reference year' })).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('spinbutton', { name: 'Reference year' }).fill('2027');
  await page.getByRole('button', { name: 'Open the next version with this method' }).click();
  await expect(page).toHaveURL(/\/risks\/[0-9a-f-]+$/);
  const third = page.url().split('/').at(-1) ?? '';
  expect(third).not.toBe(second);

  // Remapped alone is not moved; what came to another level is. The old ratings stay with the version before.
  await page.goto(`/risks/${third}/compare/${second}`);
  await expect(page.getByText('1 scenario moved', { exact: true })).toBeVisible();
  const moved = page.getByRole('listitem').filter({ hasText: 'Pesticide sold as another' });
  await expect(moved.getByText('Moderate', { exact: true })).toBeVisible();
  await expect(moved.getByText('High', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('img', { name: /^The square/ })).toHaveCount(2);
  await expectAccessible(page);
});

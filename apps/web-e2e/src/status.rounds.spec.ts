import type { Round, RoundAnswers, Work } from '@portal/contracts';
import { expect, expectAccessible, read, signIn, test, write } from './portal';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a coordinator opens a round, a focal point answers, and it is counted', async ({ page, context, browser }) => {
  await signIn(context, 'coordinator');
  await page.goto('/rounds');
  await page.getByRole('link', { name: 'Open a round' }).click();
  const open = page.getByRole('button', { name: 'Open a round' });

  // What is missing is told beside its field, and what was typed stays.
  await expect(page.getByText(/^6\d countries$/)).toBeVisible();
  await page.getByLabel('Closes', { exact: true }).fill(inDays(-1));
  await open.click();
  await expect(page.getByLabel('Title')).toBeFocused();
  await expect(page.getByText('Give the round a title.')).toBeVisible();
  await expect(page.getByText('Choose at least one indicator.')).toBeVisible();
  await expect(page.getByText('The round would close before it opens.', { exact: false })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Title').fill('Status for the round table');
  await page.getByLabel('Closes', { exact: true }).fill(inDays(60));
  await page.getByLabel('Needs assessment').check();
  await page.getByLabel('Countries').selectOption({ label: 'Central Asia' });
  await open.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Status for the round table' })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

  // The focal point sees it in work, and on the page where it is answered.
  const country = await browser.newContext();
  await signIn(country, 'nfp.uzb');
  const work = await country.newPage();
  await work.goto('/work');
  await work.getByRole('link', { name: /Uzbekistan.*Status for the round table/ }).click();
  await expect(work).toHaveURL(/\/countries\/UZB\/update/);
  await expect(work.getByText(/^Status for the round table: still asked by .*Needs assessment/)).toBeVisible();
  const line = { indicator: 'needs-assessment', level: 'planned', effectiveOn: '2026-01-15' };
  const draft = await write<{ id: string }>(work.request, 'countries/UZB/updates', { lines: [line] });
  await write(work.request, `updates/${draft.id}/send`, undefined);
  await work.reload();
  await expect(work.getByText('Status for the round table: everything asked has been sent.')).toBeVisible();
  const left = await read<Work>(work.request, 'work');
  expect(left.items.filter((item) => item.id.startsWith(`answer-round:${id}`))).toEqual([]);
  await country.close();

  // The coordinator sees it counted, and finds who still owes.
  await page.reload();
  const row = page.getByRole('row', { name: /^Uzbekistan/ });
  await expect(row).toContainText('1 of 1');
  await expect(row).toContainText('Complete, on time');
  await page.getByLabel('Show').selectOption({ label: 'Still owing' });
  await expect(row).toHaveCount(0);
  await expect(page).toHaveURL(/standing=owing/);
  const { round } = await read<RoundAnswers>(page.request, `reporting-rounds/${id}/answers?sample=include`);
  expect(round.figures).toMatchObject({ complete: 1, onTime: 1 });

  // Two edit it: the second sees both versions, and loses nothing.
  await page.getByRole('button', { name: 'Change the round' }).click();
  await page.getByLabel('Due').fill(inDays(50));
  const headers = { 'If-Match': `"${round.version}-"` };
  const other = await page.request.patch(`/api/v1/reporting-rounds/${id}`, { data: { title: 'Theirs' }, headers });
  expect(((await other.json()) as Round).title).toBe('Theirs');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(
    page.getByRole('alert').filter({ hasText: 'Somebody changed this while you wrote. Theirs: Theirs' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('a secretariat reads in its region how far the open round is', async ({ page, context }) => {
  await signIn(context, 'secretariat.aaf');
  await page.goto('/regions/AAF');
  await expect(page.getByText(/countries, \d+ complete, \d+ on time; due/)).toBeVisible();
  const row = page.locator('portal-country-board').getByRole('row', { name: /^Mauritania/ });
  await expect(row).toContainText('2 of 2');
  await row.getByRole('link', { name: /^What waits for you: Mauritania, 2/ }).click();
  await expect(page).toHaveURL(/\/work$/);
});

test('a closed round names the late exception', async ({ page, context }) => {
  await signIn(context, 'coordinator');
  await page.goto('/rounds');
  await page.getByRole('link', { name: 'Sample: status of the year before' }).click();
  await page.getByLabel('Show').selectOption({ label: 'Still owing' });
  const grant = page.getByRole('button', { name: /^Grant an exception/ }).first();
  const name = ((await grant.getAttribute('aria-label')) ?? '').replace(/^.*: /, '');
  await grant.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Grant an exception' }).click();
  await expect(dialog.getByText('Write the reason.')).toBeVisible();
  await expect(dialog.getByLabel('Reason')).toBeFocused();
  await expectAccessible(page);
  await dialog.getByLabel('Reason').fill('The focal point changed.');
  await dialog.getByRole('button', { name: 'Grant an exception' }).click();
  await expect(page.getByText(`Granted. Late answers of ${name} count.`)).toBeVisible();
  await page.getByLabel('Show').selectOption({ label: 'With a late exception' });
  await expect(page.getByText(/The focal point changed\. \(Coordinator \(sample\)/)).toBeVisible();
});

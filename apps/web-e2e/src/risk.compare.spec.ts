import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './portal';
import { approve, twoVersions } from './risk.story';

test('a focal point sees how the scenarios moved since the version before, and nobody else sees anything', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, 'nfp.vnm');
  const { first, second } = await twoVersions(page.request, 'VNM');
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
  await signIn(context, 'nfp.tjk');
  const { second } = await twoVersions(page.request, 'TJK');

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

import { planBegun } from './plan.story';
import { expect, expectAccessible, signIn, test } from './portal';

test('a focal point brings a plan to adoption, shares it, and opens the next version', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, 'nfp.gha');
  const plan = await planBegun(context.request, 'GHA', 'Plan to adopt');
  await page.goto('/countries/GHA');
  await page.getByRole('tab', { name: 'Plan' }).click();
  await page.getByRole('link', { name: 'Plan to adopt' }).click();

  // Another country's focal point sees nothing of it.
  const stranger = await browser.newContext();
  await signIn(stranger, 'nfp.uzb');
  const theirs = await stranger.newPage();
  await theirs.goto(`/plans/${plan.id}`);
  await expect(theirs.getByRole('heading', { name: 'There is no such page' })).toBeVisible();

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Make it a draft' }).click();
  await dialog.getByRole('button', { name: 'Make it a draft' }).click();
  await page.getByRole('button', { name: 'Send to national review' }).click();
  await dialog.getByRole('button', { name: 'Send to national review' }).click();
  await page.getByRole('button', { name: 'Record the adoption' }).click();
  await dialog.getByRole('button', { name: 'Record the adoption' }).click();
  await expect(dialog.getByText('Name the instrument, such as the decree and its number.')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByLabel('Day of adoption').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await dialog.getByLabel('Instrument').fill('decree 2026-031');
  await dialog.getByRole('button', { name: 'Record the adoption' }).click();
  await expect(page.getByText(/Adopted on .* by decree 2026-031, frozen since\./)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Send the prepared status' })).toBeVisible();

  // Shown as a headline, the other focal point reads its progress and none of its actions.
  await page.getByRole('button', { name: 'Who can see it' }).click();
  await expect(dialog.getByText('Nobody else.')).toBeVisible();
  await dialog.getByLabel('With').selectOption({ label: 'Anyone signed in' });
  await dialog.getByRole('button', { name: 'Share' }).click();
  await expect(dialog.getByText(/^Status and overall progress, since/)).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await theirs.reload();
  await expect(theirs.getByText('You are shown the status and overall progress of this plan.')).toBeVisible();
  await expect(theirs.getByText('Border kits bought')).toHaveCount(0);
  await expectAccessible(theirs);

  // Who looked is told where it is told who may.
  await page.getByRole('button', { name: 'Who can see it' }).click();
  await dialog.getByText('Who looked').click();
  const looked = dialog.getByRole('group').filter({ hasText: 'Who looked' }).getByRole('listitem');
  await expect(looked.first()).toContainText('Focal point');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await stranger.close();

  // What is frozen is changed in the next version.
  await page.getByRole('button', { name: 'All fields' }).click();
  await page.locator('[data-column="lead"]').first().focus();
  await page.keyboard.press('F2');
  await expect(dialog.getByRole('heading', { name: 'Open version 2' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Open version 2' }).click();
  await expect(page.getByText('Strategic plan, version 2.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Version 1 (Adopted)' })).toBeVisible();
});

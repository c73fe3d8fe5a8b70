import type { Notifications, Work } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

test('a focal point confirms in the row, and takes it back', async ({ context, page }) => {
  await signIn(context, 'nfp.kaz');
  const before = await read<Work>(page.request, 'work');
  const item = before.items.find(({ kind }) => kind === 'confirm');
  if (!item) throw new Error('something ages');
  await page.goto('/work');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const row = page.getByRole('listitem').filter({ hasText: item.title });
  await row.getByRole('button', { name: /^Nothing has changed/ }).click();
  await expect(row.getByText(/^Confirmed, on its way/)).toBeVisible();
  await row.getByRole('button', { name: 'Undo' }).click();
  await expect(row.getByText(/Withdrawn/)).toBeVisible();
  const after = await read<Work>(page.request, 'work');
  expect(after.items.map(({ id }) => id)).toContain(item.id);
});

test('j and k walk the rows, Enter opens the place where it is done', async ({ context, page }) => {
  await signIn(context, 'secretariat.mie');
  await page.goto('/work');
  await expect(page.getByRole('link', { name: /^Validate/ }).first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /^Validate/ }).first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/validation\?claim=/);
});

test('a list with nothing in it says so kindly', async ({ context, page }) => {
  await signIn(context, 'observer');
  await speak(context, 'ar');
  await page.goto('/work');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('لا شيء بانتظارك.');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('what one is told is marked until it is read', async ({ context, page, browser }) => {
  await signIn(context, 'nfp.geo');
  const validator = await browser.newContext();
  await signIn(validator, 'secretariat.seee');
  const { items } = await read<{ items: { id: string; iso3: string }[] }>(validator.request, 'validation');
  const claim = items.find(({ iso3 }) => iso3 === 'GEO');
  if (!claim) throw new Error('a line of Georgia waits');
  await write(validator.request, `claims/${claim.id}/decision`, { decision: 'validated' });
  await validator.close();
  await page.goto('/work');
  // Other stories may tell the same person something meanwhile.
  const mark = page.getByRole('button', { name: /^Mark as read: Georgia.*validated/ });
  await expect(page.getByText(/^\d+ unread/)).toBeVisible();
  await mark.first().click();
  await expect(mark).toHaveCount(0);
  const told = async () =>
    (await read<Notifications>(page.request, 'notifications?limit=200')).items.filter(
      ({ kind, readAt }) => kind === 'claim-validated' && readAt === null,
    ).length;
  await expect.poll(told).toBe(0);
});

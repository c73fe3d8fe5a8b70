import { expect, signIn, test } from './portal';

test('an administrator finds who changed what, and verifies the chain', async ({ context, page }) => {
  await signIn(context, 'admin');
  await page.goto('/admin?lang=en');
  await page.getByRole('link', { name: 'Audit trail' }).click();
  await page.getByRole('button', { name: 'Verify the chain' }).click();
  await expect(page.getByText(/entries, each follows from the one before it/)).toBeVisible();
  await page.getByRole('searchbox').fill('role_assignment');
  await page.getByRole('searchbox').press('Enter');
  await expect(page).toHaveURL(/search=role_assignment/);
  await expect(page.getByRole('cell', { name: /^role_assignment/ }).first()).toBeVisible();
  const months = page.getByRole('spinbutton', { name: /notification/ });
  await months.fill('18');
  await page.getByRole('button', { name: 'Save: notification' }).click();
  await expect(page.getByText('Saved: kept for 18 months.')).toBeVisible();
  await months.fill('0');
  await page.getByRole('button', { name: 'Save: notification' }).click();
  await expect(months).toHaveValue('0');
});

import type { Page } from '@playwright/test';
import { expect, signIn, test } from './portal';

test.describe('signing in', () => {
  test('leads back to the page that asked for it, in the language of the person', async ({ page }) => {
    await page.goto('/sign-in?return=%2Fcountries%2FMRT');
    await page.locator('input[type="email"]').fill('nfp.mrt@example.org');
    await page.locator('input[type="password"]').fill(process.env['PORTAL_SAMPLE_PASSWORD'] ?? '');
    await page.locator('button[type="submit"]').click();
    await expect(page).toHaveURL(/\/countries\/MRT/);
    await expect(page.getByRole('link', { name: 'Mettre à jour l’état' })).toBeVisible();
  });

  test('brings the language along that was chosen in the bar of another device', async ({ browser, page }) => {
    const enter = async (device: Page) => {
      await device.goto('/sign-in');
      await device.locator('input[type="email"]').fill('nfp.bdi@example.org');
      await device.locator('input[type="password"]').fill(process.env['PORTAL_SAMPLE_PASSWORD'] ?? '');
      await device.locator('button[type="submit"]').click();
      await expect(device).toHaveURL(/\/$/);
    };
    await enter(page);
    await page.locator('[aria-controls="languages"]').click();
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/me') && answer.ok());
    await page.getByRole('button', { name: 'Español' }).click();
    await kept;
    const other = await browser.newContext({ locale: 'en-GB' });
    const next = await other.newPage();
    await enter(next);
    await expect(next.locator('html')).toHaveAttribute('lang', 'es');
    await other.close();
  });

  test('tells a wrong password beside the fields and keeps what was typed', async ({ page }) => {
    await page.goto('/sign-in?lang=en');
    await page.getByLabel('E-mail address').fill('nobody@example.org');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert')).toHaveText('The e-mail address or the password is not right.');
    await expect(page.getByLabel('E-mail address')).toHaveValue('nobody@example.org');
  });

  test('shows the administrator no claim that waits', async ({ page, context }) => {
    await signIn(context, 'admin');
    await page.goto('/work?lang=en');
    await expect(page.getByRole('link', { name: 'Validation' })).toHaveCount(0);
    const work = await context.request.get('/api/v1/work');
    expect(await work.json()).toMatchObject({ items: [], sent: [] });
  });

  test('ends here', async ({ page, context }) => {
    await signIn(context, 'observer');
    await page.goto('/account?lang=en');
    await page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  });
});

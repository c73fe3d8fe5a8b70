import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, signIn, test } from './portal';

test('a visitor takes the map away: as GeoJSON, as a picture, on paper', async ({ page }) => {
  await page.goto('/?lang=en&asAt=2019-12-31&sample=exclude');
  await expect(page.locator('.stage .country').first()).toBeVisible();
  const menu = page.locator('summary', { has: page.locator('portal-icon[name="download"]') });
  await page.getByLabel('Download', { exact: true }).click();
  await expectAccessible(page);

  const [map] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'GeoJSON' }).click()]);
  const { features } = JSON.parse(await readFile(await map.path(), 'utf8')) as { features: readonly unknown[] };
  expect(features).toHaveLength(61);

  if (!(await page.getByRole('button', { name: 'PNG' }).isVisible())) await menu.click();
  const [picture] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'PNG' }).click(),
  ]);
  expect(picture.suggestedFilename()).toBe('coverage-action-plan-2019-12-31.png');
  const png = await readFile(await picture.path());
  // Width and height of the image, after its signature (PNG, 11.2.2); a blank sheet packs to a few thousand bytes.
  expect([png.readUInt32BE(16), png.readUInt32BE(20), png.length > 100_000]).toEqual([2376, 1680, true]);

  // What the browser would print: the plate, then the table, and nothing of the page.
  await page.evaluate(() => {
    globalThis.print = () => undefined;
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('.paper')).toBeAttached();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.paper-plate')).toBeVisible();
  await expect(page.locator('.paper tbody tr')).toHaveCount(61);
  await expect(page.locator('portal-shell, portal-root').first()).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.paper')).not.toBeAttached();
});

test('a focal point exports all records, goes away, comes back and fetches them', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  await page.goto('/countries/MRT?lang=en');
  await page.getByRole('button', { name: 'Export all records' }).click();
  await expect(
    page.getByText('You can leave this page.').or(page.getByRole('link', { name: 'Download', exact: true })),
  ).toBeVisible();
  await page.goto('/work');
  await page.goto('/countries/MRT');
  const link = page.getByRole('link', { name: 'Download', exact: true });
  await expect(link).toBeVisible({ timeout: 20_000 });
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toMatch(/^MRT-\d{4}-\d\d-\d\d\.zip$/);
  expect((await readFile(await file.path())).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
});

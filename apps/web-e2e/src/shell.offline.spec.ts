import { expect, expectAccessible, signIn, speak, test } from './portal';

test.use({ serviceWorkers: 'allow' });

/** What the device kept by now, by its name. */
const keptWords = (url: string) => caches.match(url).then((found) => found !== undefined);
const keptAnswers = async (part: string) => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'portal-answers')) return false;
  return new Promise<boolean>((resolve) => {
    const opening = indexedDB.open('portal-answers');
    opening.onsuccess = () => {
      const asking = opening.result.transaction('answers').objectStore('answers').getAllKeys();
      asking.onsuccess = () => {
        opening.result.close();
        resolve(asking.result.some((key) => typeof key === 'string' && key.includes(part)));
      };
    };
  });
};

test('what was last read opens without a line, with its age, and goes with whoever signs out', async ({
  context,
  page,
}) => {
  await signIn(context, 'nfp.mrt');
  await speak(context, 'fr');
  await page.goto('/');
  await expect(page.locator('portal-legend .number').first()).toBeVisible();
  await expect.poll(() => page.evaluate(keptAnswers, '/coverage')).toBe(true);
  await page.goto('/countries/MRT');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mauritanie');
  await expect.poll(() => page.evaluate(keptAnswers, '/countries/MRT')).toBe(true);
  await page.goto('/work');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect.poll(() => page.evaluate(keptAnswers, '/work')).toBe(true);
  await expect.poll(() => page.evaluate(keptWords, '/texts/work-page/fr.json')).toBe(true);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText(/Ce que vous voyez a été lu le/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  await expectAccessible(page);
  await page.goto('/countries/MRT');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mauritanie');
  await page.goto('/');
  await expect(page.locator('portal-legend .number').first()).toBeVisible();
  await expect(page.getByText(/Ce que vous voyez a été lu le/)).toBeVisible();

  await context.setOffline(false);
  await page.goto('/work');
  await page.getByRole('button', { name: 'Point focal national' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/$/);
  await context.setOffline(true);
  await page.goto('/work');
  await expect(page.getByRole('listitem')).toHaveCount(0);
  expect(await page.evaluate(keptAnswers, '/work')).toBe(false);
});

test('one’s own work and country open without a line although they were never opened', async ({ context, page }) => {
  await signIn(context, 'nfp.mrt');
  await speak(context, 'fr');
  await page.goto('/');
  await expect.poll(() => page.evaluate(keptAnswers, '/countries/MRT/updates')).toBe(true);
  await expect.poll(() => page.evaluate(keptAnswers, '/documents')).toBe(true);
  await expect.poll(() => page.evaluate(keptAnswers, '/countries/MRT/claims')).toBe(true);
  await expect.poll(() => page.evaluate(keptAnswers, '/notifications')).toBe(true);
  for (const room of ['network', 'work-page', 'update', 'documents'])
    await expect.poll(() => page.evaluate(keptWords, `/texts/${room}/fr.json`)).toBe(true);

  await context.setOffline(true);
  await page.goto('/work');
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await expect(page.getByText(/Ce que vous voyez a été lu le/)).toBeVisible();
  await page.goto('/countries/MRT');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mauritanie');
  await page.getByRole('tab', { name: 'Historique' }).click();
  await expect(page.locator('portal-country-history').getByRole('listitem').first()).toBeVisible();
  await page.goto('/countries/MRT/update');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mauritanie');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

import { expect, signIn, test } from './portal';

test.describe('the pages of countries and regions', () => {
  test('find a country without its accents and lead to its page', async ({ page }) => {
    await page.goto('/countries?lang=en');
    await page.getByRole('searchbox').fill('cote d');
    await expect(page.getByRole('status').filter({ hasText: '1 country' })).toBeVisible();
    await page.getByRole('link', { name: /Côte d/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Côte d/ })).toBeVisible();
  });

  test('answer for a country that is no partner as for one that does not exist', async ({ page }) => {
    await page.goto('/countries/FRA?lang=en');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await page.goto('/countries/ZZZ?lang=en');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
  });

  test('name the focal point only to the people of its regions', async ({ page, context }) => {
    await page.goto('/countries/GAB?lang=en');
    await expect(page.getByText('Focal point: named to the people of its regions.')).toBeVisible();
    await signIn(context, 'secretariat.aaf');
    await page.goto('/countries/GAB?lang=en');
    await expect(page.getByText(/Focal point: Point focal, Gabon/)).toBeVisible();
  });

  test('let the focal point narrow sharing, which hides at once and everywhere', async ({ page, context, browser }) => {
    await signIn(context, 'nfp.mwi');
    await page.goto('/countries/MWI?lang=en');
    await page.getByLabel('Who sees: National action plan').selectOption('restricted');
    await expect(page.getByText('Saved. National action plan: Restricted.')).toBeVisible();
    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto('/?lang=en&indicator=action-plan&asAt=2019-12-31&sample=exclude&country=MWI');
    await expect(visitor.getByRole('region', { name: 'Malawi' }).getByText('Not shared with you')).toBeVisible();
    await visitor.context().close();
    await page.getByLabel('Who sees: National action plan').selectOption('public');
    await expect(page.getByText('Saved. National action plan: Public.')).toBeVisible();
  });

  test('show a region as a matrix that sorts by any column', async ({ page }) => {
    await page.goto('/regions/NAS?lang=fr');
    await expect(page.getByRole('row')).toHaveCount(9);
    await page.getByRole('link', { name: 'Plan d’action national' }).click();
    await expect(page.getByRole('columnheader', { name: 'Plan d’action national' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(page.getByRole('row', { name: /Maroc/ })).toBeVisible();
  });
});

import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test } from './portal';

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

  test('lead to the update by one key, which the account page turns off', async ({ page, context }) => {
    await signIn(context, 'nfp.ner');
    await page.goto('/countries/NER?lang=en');
    await expect(page.getByRole('link', { name: 'Update status' })).toBeVisible();
    await page.keyboard.press('u');
    await expect(page).toHaveURL(/\/countries\/NER\/update/);
    await page.goto('/account?lang=en');
    await page.getByLabel('Use single keys').uncheck();
    await expectAccessible(page);
    await page.goto('/countries/NER?lang=en');
    await expect(page.getByRole('link', { name: 'Update status' })).toBeVisible();
    await page.keyboard.press('u');
    await page.getByRole('tab', { name: 'History' }).click();
    await expect(page).toHaveURL(/\/countries\/NER\?.*tab=history/);
  });

  test('show a region as a matrix that sorts by any column', async ({ page }) => {
    await page.goto('/regions/NAS?lang=fr');
    const matrix = page.locator('portal-country-board');
    await expect(matrix.getByRole('row')).toHaveCount(9);
    await page.getByRole('link', { name: 'Plan d’action national' }).click();
    await expect(page.getByRole('columnheader', { name: 'Plan d’action national' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    await expect(matrix.getByRole('row', { name: /Maroc/ })).toBeVisible();
  });

  test('explain a cell of the matrix by keyboard alone, and come back to it', async ({ page }) => {
    await page.goto('/regions/ECA?lang=en&indicator=risk-assessment');
    const cells = page.locator('tbody button');
    await expect(page.locator('tbody button[tabindex="0"]')).toHaveCount(1);
    await cells.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const cell = page.locator('tbody tr').nth(1).getByRole('button').nth(1);
    await expect(cell).toBeFocused();
    await page.keyboard.press('Enter');
    const country = await page.locator('tbody tr').nth(1).getByRole('rowheader').innerText();
    await expect(page.locator('portal-why-panel h2')).toHaveText(country);
    await expect(page.locator('portal-why-panel h2')).toBeFocused();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(cell).toBeFocused();
    await expect(page.locator('portal-why-panel')).toHaveCount(0);
  });

  test('keep what a region is narrowed to in the address', async ({ page }) => {
    await page.goto('/regions/ECA?lang=en');
    await page.getByLabel('Indicator').selectOption({ label: 'Risk assessment' });
    await page.getByLabel('Find a country').fill('nowhere');
    await expect(page.getByText('No country matches.')).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect(page.getByRole('row')).not.toHaveCount(0);
    await expect(page).toHaveURL(/indicator=risk-assessment/);
    const file = page.getByRole('link', { name: 'Download CSV' });
    await expect(file).toHaveAttribute('href', /\/regions\/ECA\/matrix\.csv\?lang=en/);
    await page.getByLabel('Find a country').fill('kenya');
    await expect(file).toHaveAttribute('href', /&iso3=KEN$/);
  });

  for (const width of [360, 320]) {
    test(`are lists of one indicator at a time on a phone ${width} wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 740 });
      await page.goto('/regions/ECA?lang=fr');
      await expect(page.locator('portal-country-board').getByRole('table')).toHaveCount(0);
      await page.getByLabel('Indicateur').selectOption({ label: 'Évaluation des risques' });
      await expect(page).toHaveURL(/indicator=risk-assessment/);
      const list = page.getByRole('list', { name: 'Évaluation des risques' });
      await expect(list.getByRole('listitem').first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      const why = list.getByRole('button').first();
      await why.click();
      await expect(page.locator('portal-why-panel h2')).toBeFocused();
      await page.getByRole('button', { name: 'Fermer' }).click();
      await expect(why).toBeFocused();
      await list.getByRole('link').first().click();
      await page.getByLabel('Parties de cette page').selectOption({ label: 'Historique' });
      await expect(page).toHaveURL(/tab=history/);
      await expectNoSidewaysScroll(page);
    });
  }
});

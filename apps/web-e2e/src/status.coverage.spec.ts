import { expect, expectAccessible, test } from './portal';

/** A visitor: what was true at the end of 2019, and why. */
test.describe('a visitor of the coverage map', () => {
  test('goes to 31 December 2019 and asks why Benin has its colour', async ({ page }) => {
    await page.goto('/?sample=exclude&indicator=risk-assessment&lang=en');
    const slider = page.getByRole('slider');
    await slider.focus();
    await slider.press('Home');
    await expect(page).toHaveURL(/asAt=2019-12-31/);
    await expect(page.getByText('61 partner countries.')).toBeVisible();
    await expect(page.getByText('Risk assessment completed: 3.')).toBeVisible();
    await page.getByRole('button', { name: 'Benin: Completed' }).click();
    const panel = page.getByRole('region', { name: 'Benin' });
    await expect(panel.getByText('Documented by UNICRI report 2019, §78')).toBeVisible();
    await expect(panel.locator('blockquote')).toHaveAttribute('lang', 'zh');
    await expect(panel.getByText('What is not certain')).toBeVisible();
    await expectAccessible(page);
  });

  test('sees the published 42 beside the three teams that the report names', async ({ page }) => {
    await page.goto('/?sample=exclude&indicator=national-team&asAt=2019-12-31&lang=en');
    await expect(
      page.getByText('Published: 42 (UNICRI report 2019, §80). Found in the records here: 3.'),
    ).toBeVisible();
  });

  test('shows another person the same map by its address', async ({ page }) => {
    await page.goto('/?indicator=action-plan&asAt=2021-06-30&region=CA&country=UZB&lang=fr');
    await expect(page.getByRole('heading', { name: '30 juin 2021' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Ouzbékistan' })).toBeVisible();
    await expect(page.getByText('5 pays partenaires').or(page.getByText('7 pays partenaires')).first()).toBeVisible();
  });

  test('walks the countries by keyboard alone, opens one and comes back to it', async ({ page }) => {
    await page.goto('/?sample=exclude&lang=en&asAt=2019-12-31');
    const stops = page.locator('.stage [role="button"][tabindex="0"]');
    await expect(stops).toHaveCount(1);
    await stops.focus();
    const first = await stops.getAttribute('aria-label');
    await page.keyboard.press('ArrowRight');
    const second = await page.locator('.stage [role="button"][tabindex="0"]').getAttribute('aria-label');
    expect(second).not.toBe(first);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/country=[A-Z]{3}/);
    await expect(page.locator('portal-why-panel h2')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/country=/);
    await expect(page.locator('.stage [role="button"]:focus')).toHaveAttribute('aria-label', second ?? '');
  });

  test('picks a level out in the legend, and reads the same facts in the table', async ({ page }) => {
    await page.goto('/?sample=exclude&lang=en&asAt=2019-12-31&indicator=action-plan');
    await page.getByRole('button', { name: /^Adopted/ }).click();
    await expect(page.locator('.country.dimmed').first()).toBeAttached();
    await page.keyboard.press('t');
    await expect(page.getByRole('row', { name: /Viet Nam Adopted/ })).toBeVisible();
    await expect(page.getByRole('row')).toHaveCount(62);
  });

  test('reads the map in Arabic from right to left, while the map itself is not mirrored', async ({ page }) => {
    await page.goto('/?lang=ar&asAt=2019-12-31&sample=exclude');
    const plate = await page.locator('.plate').boundingBox();
    expect(plate?.x ?? 0).toBeGreaterThan(800);
    const places = await page.evaluate(() =>
      ['المغرب', 'فييت نام'].map(
        (name) => document.querySelector(`.stage [aria-label^="${name}"]`)?.getBoundingClientRect().left ?? NaN,
      ),
    );
    expect(places[0]).toBeLessThan(places[1] ?? 0);
  });

  test('is told when the statuses cannot be loaded, and tries again', async ({ page }) => {
    let isDown = true;
    await page.route('**/api/v1/coverage/timeline**', (route) =>
      isDown
        ? route.fulfill({
            status: 503,
            headers: { 'retry-after': '5' },
            contentType: 'application/problem+json',
            body: '{}',
          })
        : route.continue(),
    );
    await page.goto('/?lang=en');
    await expect(page.getByText('The statuses could not be loaded, so the map shows none.')).toBeVisible();
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/partner countries\./)).toBeVisible();
  });
});

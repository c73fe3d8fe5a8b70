import { expect, expectAccessible, expectNoSidewaysScroll, test } from './portal';

/** A visitor: what was true at the end of 2019, and why. */
test.describe('a visitor of the coverage map', () => {
  test('goes to 31 December 2019 and asks why Benin has its colour', async ({ page }) => {
    await page.goto('/?sample=exclude&indicator=risk-assessment&lang=en');
    const slider = page.getByRole('slider');
    await slider.focus();
    await slider.press('Home');
    await expect(page).toHaveURL(/asAt=2019-12-31/);
    await expect(page.locator('.say')).toContainText('61 partner countries. Risk assessment completed: 3.');
    await page.getByRole('button', { name: 'Benin: Completed' }).click();
    const panel = page.getByRole('region', { name: 'Benin' });
    await expect(panel.getByText('Documented by UNICRI report 2019, §78')).toBeVisible();
    await expect(panel.getByText('Confirmed on 31 December 2019')).toBeVisible();
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
    await expect(page.locator('.say').getByText(/^[57] pays partenaires/)).toBeVisible();
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

  test('opens it with eight requests, and asks for one more to see another indicator', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/?lang=en&sample=exclude');
    await expect(page.locator('path.country:not(.absent)').first()).toBeAttached();
    expect(asked.slice(0, 8), asked.join(' ')).toEqual(
      expect.arrayContaining(['/api/v1/coverage/sheet', '/geometry/first.json']),
    );
    await page.getByRole('button', { name: 'National team' }).click();
    await expect(page.locator('.say')).toContainText('National team established: 3.');
    // Once the map is drawn the panel of a country is fetched: scripts, no data.
    const isScript = (path: string) => path.startsWith('/chunk-');
    expect(asked.slice(8).filter((path) => !isScript(path))).toEqual(['/api/v1/coverage/timeline']);
  });

  test('is told when the statuses cannot be loaded, and tries again', async ({ page }) => {
    let isDown = true;
    await page.route('**/api/v1/coverage/**', (route) =>
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
    await expect(page.locator('.say')).toContainText('partner countries.');
  });

  test('sees in the navigation that this is the map, whatever the address asks', async ({ page }) => {
    await page.goto('/?indicator=risk-assessment&asAt=2019-12-31&lang=en');
    const here = page.getByRole('navigation', { name: 'Main' }).locator('[aria-current="page"]');
    await expect(here).toHaveText(['Map']);
    await page.getByRole('link', { name: 'Countries', exact: true }).click();
    await expect(here).toHaveText(['Countries']);
  });

  for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
    test(`has everything in view in ${language} at 1280 by 800, the disclaimer too`, async ({ page }) => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(`/?lang=${language}&indicator=action-plan`);
      await expect(page.locator('portal-legend .number').first()).toBeVisible();
      await expect(page.locator('footer p').first()).toBeInViewport({ ratio: 1 });
      const hidden = await page.evaluate(() => {
        const tooSmall = (element: Element) =>
          element.scrollHeight - element.clientHeight > 1 || element.scrollWidth - element.clientWidth > 1;
        const frame = document.documentElement;
        // Another story adds an indicator: more than the four that are asked for scroll.
        const names =
          document.querySelectorAll('.tabs button').length > 4 ? ['.plate', '.bar'] : ['.plate', '.tabs', '.bar'];
        return names
          .flatMap((name) => ([...document.querySelectorAll(name)].some(tooSmall) ? [name] : []))
          .concat(frame.scrollHeight > frame.clientHeight ? ['page'] : []);
      });
      expect(hidden).toEqual([]);
      await expectNoSidewaysScroll(page);
    });
  }

  test('reads the day in the language of the page, types another and is told which days there are', async ({
    page,
  }) => {
    await page.goto('/?lang=fr&asAt=2019-12-31');
    await expect(page.locator('portal-day-pick .shown')).toHaveText('31 décembre 2019');
    const day = page.getByLabel('Date de la carte');
    await day.fill('2021-06-30');
    await expect(page).toHaveURL(/asAt=2021-06-30/);
    await day.fill('1999-01-01');
    await day.blur();
    await expect(page.getByRole('alert')).toContainText('La carte va du 1 janvier 2010');
    await expect(day).toHaveAttribute('aria-invalid', 'true');
    await expect(page).toHaveURL(/asAt=2021-06-30/);
    await day.press('Escape');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(day).toHaveValue('2021-06-30');
  });

  test('is told that an address asks for a day that the map does not have', async ({ page }) => {
    await page.goto('/?lang=en&asAt=2199-01-01');
    await expect(page.getByText('The map goes from 1 January 2010 to')).toBeVisible();
  });

  test('reads names on hover and focus, those of the secretariats too', async ({ page }) => {
    await page.goto('/?lang=en&asAt=2019-12-31&sample=exclude&indicator=risk-assessment');
    const tip = page.locator('.stage .tip');
    await page.getByRole('button', { name: 'Mauritania: Completed' }).hover();
    await expect(tip).toHaveText('Mauritania: Completed');
    const stop = page.locator('.stage [tabindex="0"]');
    await stop.focus();
    await page.keyboard.press('ArrowLeft');
    const secretariat = page.getByRole('img', { name: /^Secretariat: / });
    await expect(secretariat).toHaveCount(8);
    await expect(page.locator('.stage .secretariat:focus')).toHaveAttribute('aria-label', /^Secretariat: /);
    await expect(tip).toHaveText(/^Secretariat: \w+/);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
  });

  test('sees the age of a level in its pattern', async ({ page }) => {
    await page.goto('/?lang=en&sample=include&indicator=action-plan');
    await page.locator('.layers summary').click();
    await page.getByLabel('Patterns').check();
    const stale = page.locator('.stage .marks pattern[href$="-stale"]');
    await expect(stale.first()).toBeAttached();
    const id = await stale.first().getAttribute('id');
    const iso3 = id?.replace('tiles-', '') ?? '';
    const fill = page.locator(`.stage .country[data-place="${iso3}"]`);
    await expect(fill).toHaveAttribute('style', new RegExp(`#tiles-${iso3}`));
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Patterns')).toBeHidden();
  });

  test('reads names that nothing lies over', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto('/?lang=en&indicator=action-plan&sample=include');
    await expect(page.locator('.stage .name').nth(8)).toBeAttached();
    const collisions = await page.evaluate(() => {
      const all = [...document.querySelectorAll('.stage .name, .stage .diamond, .stage .disc-shape')];
      const boxes = all.map((each) => ({ each, box: each.getBoundingClientRect() }));
      return boxes
        .filter(({ each }) => each.classList.contains('name'))
        .flatMap(({ each: name, box: one }) =>
          boxes
            .filter(({ each }) => each !== name)
            .filter(({ box: other }) => one.left < other.right && other.left < one.right)
            // A line of text is taller than its letters.
            .filter(({ box: other }) => one.top + 2 < other.bottom - 2 && other.top + 2 < one.bottom - 2)
            .map(({ each }) => `${name.textContent} and ${each.textContent || (each.getAttribute('class') ?? '')}`),
        );
    });
    expect(collisions).toEqual([]);
  });

  test('hears the sentence once, when the slider rests', async ({ page }) => {
    await page.goto('/?lang=en&asAt=2019-12-31&sample=exclude&indicator=risk-assessment');
    const live = page.locator('[aria-live], [role="status"]');
    await expect(live).toHaveCount(1);
    await expect(live).toContainText(
      '31 December 2019: 61 partner countries. Risk assessment completed: 3. No answer:',
    );
    await page.keyboard.press(']');
    await expect(live).toContainText('31 March 2020: ');
    await page.keyboard.press('[');
    await expect(live).toContainText('31 December 2019: ');
  });

  test('finds the same on a phone: map, slider and sentence first, everything else in reach', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/?lang=ar&asAt=2019-12-31');
    await expect(page.locator('.say b')).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScroll(page);
    await page.locator('.layers summary').click();
    await page.locator('.layers .sheet select').selectOption('CA');
    await expect(page).toHaveURL(/region=CA/);
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });
});

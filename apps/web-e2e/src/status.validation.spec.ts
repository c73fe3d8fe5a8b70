import type { Page } from '@playwright/test';
import type { Claim, Claims, CountryDetail, Indicators, Validation } from '@portal/contracts';
import { asOwner, expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

test('a secretariat decides by keyboard alone, undoes, returns with a question', async ({ context, page }) => {
  await signIn(context, 'secretariat.ca');
  await speak(context, 'ru');
  const queue = await read<Validation>(page.request, 'validation');
  expect(queue.items.length).toBeGreaterThanOrEqual(2);
  const [first, second] = queue.items;
  if (!first || !second) throw new Error('two lines wait');
  let decisions = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/decision')) decisions += 1;
  });

  await page.goto('/validation');
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  const title = page.locator('portal-claim-decision h2');
  const firstTitle = await title.innerText();

  // A Russian keyboard: the key of J writes another letter.
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true })),
  );
  await expect(title).toBeFocused();
  await expect(title).not.toHaveText(firstTitle);
  await page.keyboard.press('k');
  await expect(title).toHaveText(firstTitle);

  // Undone within ten seconds, nothing was ever sent.
  await page.keyboard.press('v');
  await expect(page.getByText(`Подтверждено: ${firstTitle}.`)).toBeVisible();
  await expect(title).not.toHaveText(firstTitle);
  await page.keyboard.press('u');
  await expect(title).toHaveText(firstTitle);
  expect(decisions).toBe(0);

  // Returned with a reason; the next opens by itself with the focus on its title.
  await page.keyboard.press('r');
  const question = page.getByLabel('Что вы хотите узнать?');
  await expect(question).toBeFocused();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.keyboard.type('vr С какого дня это действует?');
  await page.keyboard.press('Tab');
  while (!(await page.evaluate(() => document.activeElement?.matches('[type=submit]'))))
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(title).toBeFocused();
  await expect(title).not.toHaveText(firstTitle);
  expect(decisions).toBe(0);

  // The next decision sends the one before; leaving the page sends this one.
  await page.keyboard.press('v');
  await expect.poll(() => decisions).toBe(1);
  await page.goto('/work');
  const decided = async (id: string) => {
    const { items } = await read<Claims>(
      page.request,
      `countries/${id === first.id ? first.iso3 : second.iso3}/claims?sample=include&limit=200`,
    );
    return items.find((claim) => claim.id === id);
  };
  await expect.poll(async () => (await decided(first.id))?.state).toBe('returned');
  await expect.poll(async () => (await decided(second.id))?.state).toBe('validated');
  expect((await decided(first.id))?.reason).toContain('С какого дня');
});

test('a decision taken without a line is kept and goes when it is back', async ({ context, page }) => {
  await signIn(context, 'secretariat.gcc');
  const [claim] = (await read<Validation>(page.request, 'validation')).items;
  if (!claim) throw new Error('a line waits');
  await page.goto('/validation');
  await expect(page.getByRole('button', { name: 'Validate' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Validate' }).click();
  await expect(page.getByText(/^Not saved: no connection/)).toBeVisible({ timeout: 15_000 });
  await context.setOffline(false);
  await expect(page.getByText(/^The focal point has been told/)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByRole('heading', { name: 'Nothing waits.' })).toBeVisible();
});

test('a line that somebody decided meanwhile comes back with what happened', async ({ context, page }) => {
  await signIn(context, 'secretariat.nas');
  const [claim] = (await read<Validation>(page.request, 'validation')).items;
  if (!claim) throw new Error('a line waits');
  await page.goto('/validation');
  await page.getByRole('button', { name: 'Validate' }).click();
  await write(page.request, `claims/${claim.id}/decision`, { decision: 'validated' });
  await expect(page.getByRole('alert').getByText(/Somebody decided this line meanwhile/)).toBeVisible({
    timeout: 15_000,
  });
});

test('a coordinator decides where the secretariat has been silent for two weeks', async ({ context, page }) => {
  await signIn(context, 'coordinator');
  await page.goto('/validation');
  await expect(page.getByRole('heading', { level: 2, name: /^Philippines/ })).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByText(/^Validated: Philippines/)).toBeVisible();
  await expect(page.getByText(/^The focal point has been told/)).toBeVisible({ timeout: 15_000 });
});

test('a coordinator decides at once where no secretariat is in office, and the focal point sees it on the map', async ({
  browser,
  context,
  page,
}) => {
  // Two people and two offices, one after the other.
  test.slow();
  await asOwner(
    `UPDATE role_assignment SET until = (now() AT TIME ZONE 'UTC')::date - 1
     WHERE role = 'secretariat' AND scope = $1 AND until IS NULL`,
    ['ECA'],
  );
  await signIn(context, 'coordinator2');
  const claim = (await read<Validation>(page.request, 'validation')).items.find(({ iso3 }) => iso3 === 'GHA');
  if (!claim) throw new Error('a line of Ghana waits');
  await page.goto('/validation');
  await page.getByRole('navigation', { name: 'Waiting' }).getByRole('link', { name: /Ghana/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Ghana/ })).toBeFocused();
  await page.keyboard.press('v');
  await expect(page.getByText(/^Validated: Ghana/)).toBeVisible();
  await expect(page.getByText(/^The focal point has been told/)).toBeVisible({ timeout: 15_000 });

  const country = await browser.newContext();
  await signIn(country, 'nfp.gha');
  const map = await country.newPage();
  await map.goto(`/?lang=en&country=GHA&indicator=${claim.indicator}&sample=include`);
  const panel = map.getByRole('region', { name: 'Ghana' });
  await expect(panel.getByText(/by Coordinator/)).toBeVisible();
  const shows = await read<CountryDetail>(map.request, 'countries/GHA?sample=include');
  expect(shows.status.find(({ indicator }) => indicator === claim.indicator)?.level).toBe(claim.level);
  await country.close();
});

test('what was validated in error is retracted by both sides, and the map can still say what was known before', async ({
  browser,
  context,
  page,
}) => {
  // Two people and two offices, one after the other.
  test.slow();
  const office = await browser.newContext();
  await signIn(context, 'nfp.khm');
  await signIn(office, 'secretariat.sea');
  const before = new Date().toISOString();
  const held = await read<CountryDetail>(page.request, 'countries/KHM?sample=include');
  const shown = held.status.find(({ claimId }) => claimId !== null);
  const { items } = await read<Indicators>(page.request, 'indicators');
  const level = items.find(({ id }) => id === shown?.indicator)?.levels.find(({ id }) => id === shown?.level);
  if (!shown || !level) throw new Error('a level shows');
  const retracted = (reader: Page) =>
    reader.getByRole('listitem').filter({ has: reader.getByText('Shows on the map today') });
  const narrow = async (reader: Page) => {
    await reader.goto('/countries/KHM?lang=en&tab=history&sample=include');
    await reader.getByRole('combobox', { name: 'Indicator' }).selectOption(shown.indicator);
  };

  await narrow(page);
  await retracted(page).getByRole('button', { name: 'Retract with reason' }).click();
  await page.getByRole('dialog').getByLabel('Reason').fill('The decree was about another country.');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Retract with reason' }).click();
  await expect(page.getByText('Saved. The other side has been told.')).toBeVisible();
  await expect(page.getByText(/Retraction asked by National focal point/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Agree to the retraction' })).toHaveCount(0);

  const secretariat = await office.newPage();
  await narrow(secretariat);
  await secretariat.getByRole('button', { name: 'Agree to the retraction' }).click();
  await secretariat.getByRole('dialog').getByRole('button', { name: 'Agree to the retraction' }).click();
  await expect(secretariat.getByText('Retracted', { exact: true })).toBeVisible();
  await office.close();

  const claimOf = async (known: string) => {
    const { status } = await read<CountryDetail>(page.request, `countries/KHM?sample=include${known}`);
    return status.find(({ indicator }) => indicator === shown.indicator)?.claimId;
  };
  expect(await claimOf('')).not.toBe(shown.claimId);
  const then = new URLSearchParams({ country: 'KHM', indicator: shown.indicator, sample: 'include', knownAt: before });
  await page.goto(`/?lang=en&${then.toString()}`);
  await expect(page.getByText(/^As known at/)).toBeVisible();
  await expect(page.locator('portal-why-panel').getByText(level.name, { exact: true })).toBeVisible();
  expect(await claimOf(`&knownAt=${before}`)).toBe(shown.claimId);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('one line at a time, with the list a tap away', async ({ context, page }) => {
    await signIn(context, 'secretariat.aaf');
    await page.goto('/validation');
    await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByText(/^2 of \d+$/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: /^All \d+$/ }).click();
    await expect(page.getByRole('navigation', { name: 'Waiting' }).getByRole('link').first()).toBeVisible();
  });
});

test('the administrator finds no queue, and no claim that waits', async ({ context, page }) => {
  await signIn(context, 'admin');
  await page.goto('/validation');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page');
  const refused = await page.request.get('/api/v1/validation');
  expect(refused.status()).toBe(403);
  const claims = await read<{ items: Claim[] }>(page.request, 'countries/TGO/claims?sample=include&state=submitted');
  expect(claims.items).toEqual([]);
});

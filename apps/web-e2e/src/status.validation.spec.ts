import type { Claim, Claims, Validation } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

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

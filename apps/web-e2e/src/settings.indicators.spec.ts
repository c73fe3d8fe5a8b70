import type { Locator, Page } from '@playwright/test';
import type { Coverage, StatusUpdate } from '@portal/contracts';
import { expect, expectAccessible, read, signIn, test, write } from './portal';

const languages = ['English', 'Français', 'Español', 'Русский', 'العربية', '中文'] as const;

/** Writes a text into its six fields. */
async function inSixLanguages(within: Page | Locator, legend: RegExp, word: string): Promise<void> {
  const fields = within.getByRole('group', { name: legend });
  for (const language of languages) {
    await fields.getByRole('textbox', { name: language, exact: true }).fill(`${word} (${language})`);
  }
}

test('a coordinator adds an indicator in six languages, a focal point reports on it, and it is on the map', async ({
  context,
  page,
  browser,
}) => {
  await signIn(context, 'coordinator');
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Indicators and levels' }).click();
  await page.getByRole('link', { name: 'New indicator' }).click();

  await page.getByRole('textbox', { name: 'Id' }).first().fill('legal-framework');
  await inSixLanguages(page.locator('form > portal-six-texts').first(), /^Name/, 'Legal framework');
  await page.getByLabel('Asked since').fill('2026-01-01');
  for (const [place, id] of ['draft-law', 'law', 'law-in-use'].entries()) {
    const level = page.getByRole('region', { name: `Level ${place + 1}` });
    await level.getByRole('textbox', { name: 'Id' }).fill(id);
    await inSixLanguages(level, /^Name/, id);
    await inSixLanguages(level, /^What it means/, `What ${id} means`);
  }
  // One language is missing: what was typed stays, and the error stands at that very field.
  const last = page.getByRole('region', { name: 'Level 3' }).getByRole('group', { name: /^Name/ });
  const russian = last.getByRole('textbox', { name: 'Русский' });
  await russian.fill('');
  await page.getByRole('button', { name: 'Add the indicator' }).click();
  await expect(russian).toHaveAttribute('aria-invalid', 'true');
  await expect(russian).toBeFocused();
  await expectAccessible(page);
  await russian.fill('Закон действует');
  await page.getByRole('button', { name: 'Add the indicator' }).click();
  await expect(page.getByText('The indicator was added.')).toBeVisible();
  await page.getByText('History', { exact: true }).click();
  await expect(page.getByText('Added').first()).toBeVisible();

  const focalPoint = await browser.newContext();
  await signIn(focalPoint, 'nfp.ken');
  const desk = await focalPoint.newPage();
  await desk.goto('/countries/KEN/update');
  const card = desk.getByRole('region', { name: 'Legal framework (English)', exact: true });
  await card.getByRole('button', { name: /^Report a level/ }).click();
  await card.getByRole('radio').nth(1).check();
  await card.getByLabel('In effect from').fill('2026-10-01');
  await desk.getByRole('button', { name: 'Send for validation' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Sent to the');
  const { items } = await read<{ readonly items: readonly StatusUpdate[] }>(
    focalPoint.request,
    'countries/KEN/updates?state=sent',
  );
  const claim = items.flatMap(({ lines }) => lines).find(({ indicator }) => indicator === 'legal-framework');
  await focalPoint.close();

  const secretariat = await browser.newContext();
  await signIn(secretariat, 'secretariat.eca');
  await write(secretariat.request, `claims/${claim?.id ?? ''}/decision`, { decision: 'validated' });
  await secretariat.close();

  const coverage = await read<Coverage>(page.request, 'coverage?indicator=legal-framework');
  expect(coverage.figures.byLevel).toEqual({ 'draft-law': 0, law: 1, 'law-in-use': 0 });
  await page.goto('/?indicator=legal-framework&view=table');
  await expect(page.getByRole('row', { name: /Kenya/ })).toContainText('law (English)');
});

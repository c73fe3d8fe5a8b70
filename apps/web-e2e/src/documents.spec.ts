import type { Document, StatusUpdate } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const pdf = (word: string) =>
  Buffer.from(`%PDF-1.4\n% ${word}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n`);
const aFile = (name: string, word: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(word) });

test('a decree in two languages is one set; replaced under a decision, its validator looks again', async ({
  browser,
  context,
  page,
}) => {
  await signIn(context, 'nfp.civ');
  await page.goto('/countries/CIV?tab=documents');
  await page.getByRole('button', { name: 'Add a document' }).click();
  await page.getByRole('button', { name: 'Add the document' }).click();
  await expect(page.getByText('Choose the file.')).toBeVisible();
  await page
    .locator('portal-file-pick input[multiple], portal-file-pick input[type=file]')
    .last()
    .setInputFiles(aFile('Décret.pdf', 'fr'));
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('decree');
  await page.getByRole('combobox', { name: 'Language', exact: true }).last().selectOption('fr');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add the document' }).click();
  await expect(page.getByText('Received and checked by content: Décret.')).toBeVisible();

  await page.getByRole('button', { name: 'Add another language' }).click();
  await page.locator('portal-file-pick input[type=file]').last().setInputFiles(aFile('مرسوم.pdf', 'ar'));
  await page.getByRole('combobox', { name: 'Language', exact: true }).last().selectOption('ar');
  await page.getByRole('button', { name: 'Add the document' }).click();
  await expect(page.getByText('Received and checked by content: مرسوم.')).toBeVisible();
  await expect(page.locator('portal-document-board li').filter({ hasText: 'Décret' })).toContainText('مرسوم');

  const { items } = await read<{ items: { documents: Document[] }[] }>(page.request, 'documents?iso3=CIV&language=fr');
  const decree = items.flatMap(({ documents }) => documents).find(({ title }) => title === 'Décret');
  const line = {
    indicator: 'needs-assessment',
    level: 'completed',
    effectiveOn: '2026-03-01',
    evidence: [{ kind: 'document', documentId: decree?.id }],
  };
  const update = await write<StatusUpdate>(page.request, 'countries/CIV/updates', { lines: [line] });
  await write(page.request, `updates/${update.id}/send`, undefined);

  const office = await browser.newContext();
  await signIn(office, 'secretariat.aaf');
  const validation = await office.newPage();
  await validation.goto(`/validation?claim=${update.lines[0]?.id ?? ''}`);
  // Where a browser shows no PDF in a closed frame, it says so and the file is there to download.
  await expect(validation.getByText('Your browser does not show this file here')).toBeVisible();
  await expect(validation.getByRole('link', { name: 'Download Décret' })).toBeVisible();
  await write(office.request, `claims/${update.lines[0]?.id ?? ''}/decision`, { decision: 'validated' });

  await page.getByRole('button', { name: 'More on Décret' }).click();
  await page.getByRole('button', { name: 'Replace Décret' }).click();
  await page.locator('portal-file-pick input[type=file]').last().setInputFiles(aFile('Décret corrigé.pdf', 'fr 2'));
  await page.getByRole('button', { name: 'Replace the document' }).click();
  await expect(page.getByText('Received and checked by content: Décret.')).toBeVisible();

  await validation.goto('/work');
  await validation.getByRole('link', { name: /^Look again: Côte d.Ivoire/ }).click();
  await expect(validation.getByText(/^The document was replaced on .*, after the decision\.$/)).toBeVisible();
  await validation.getByRole('button', { name: 'I looked again: it still holds' }).click();
  await expect(validation.getByText('Noted. The decision stands.')).toBeVisible();
  await office.close();

  // Whoever may not read them is told that they are held, and no title.
  const visit = await browser.newContext();
  await speak(visit, 'fr');
  const visitor = await visit.newPage();
  await visitor.goto('/countries/CIV');
  await visitor.getByRole('tab', { name: 'Documents' }).click();
  await expect(visitor.getByText('2 documents sont conservés que vous ne pouvez pas lire.')).toBeVisible();
  await expect(visitor.getByText('Décret')).toHaveCount(0);
  await expectNoSidewaysScroll(visitor);
  await visit.close();
});

test('a search finds a country in whatever way it is written, while one types', async ({ page }) => {
  await page.goto('/search');
  const field = page.getByRole('searchbox');
  await field.pressSequentially('cote divo');
  await expect(page.getByRole('link', { name: /^Côte d.Ivoire$/ })).toBeVisible();
  await expect(page).toHaveURL(/q=cote(%20|\+)divo/);
  await field.fill('المغرب');
  await expect(page.getByRole('link', { name: 'Morocco' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Morocco');
  await page.goBack();
  await expect(field).toHaveValue('المغرب');
});

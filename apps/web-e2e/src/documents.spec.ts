import type { Document, StatusUpdate } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const pdf = (word: string) =>
  Buffer.from(`%PDF-1.4\n% ${word}\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n`);
/** Two pages: the first is half black, the second empty. Its cross references are left to whoever reads it. */
const twoPages = Buffer.from(`%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << >> >>
endobj
4 0 obj
<< /Length 18 >>
stream
0 0 200 100 re f
endstream
endobj
5 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << >> >>
endobj
trailer
<< /Root 1 0 R >>
%%EOF
`);
const aFile = (name: string, word: string) => ({ name, mimeType: 'application/pdf', buffer: pdf(word) });

/** How much of what is drawn is black. */
function darkShare(canvas: HTMLElement | SVGElement): number {
  if (!(canvas instanceof HTMLCanvasElement)) return -1;
  const { data = [] } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
  const dark = data.filter((value, place) => place % 4 === 0 && value < 100 && (data[place + 3] ?? 0) > 200);
  return dark.length / (data.length / 4);
}

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
    .setInputFiles({ name: 'Décret.pdf', mimeType: 'application/pdf', buffer: twoPages });
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
  const paper = validation.locator('portal-pdf-pages canvas');
  await expect(paper).toHaveAccessibleName('Page 1 of 2 of Décret');
  await expect.poll(() => paper.evaluate(darkShare)).toBeCloseTo(0.5, 1);
  await validation.getByRole('button', { name: 'Next page' }).click();
  await expect(paper).toHaveAccessibleName('Page 2 of 2 of Décret');
  await expect.poll(() => paper.evaluate(darkShare)).toBe(0);
  await expectAccessible(validation);
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

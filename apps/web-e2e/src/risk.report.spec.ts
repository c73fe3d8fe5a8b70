import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test } from './portal';
import { assessed } from './risk.story';

/** What stands on each page of a PDF. */
async function pagesOf(bytes: Buffer): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages;
}

test('the reports of an assessment are printed with its marking and the reader’s name on each page', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.mrt');
  const id = await assessed(context.request, 3);
  const { person } = await read<{ readonly person: { readonly name: string } }>(context.request, 'session');
  await page.goto(`/risks/${id}/report?lang=en`);
  await expect(page.locator('h1')).toHaveText('Risk assessment 2026');
  await expect(page.getByText('Nobody treats it').first()).toBeVisible();
  expect(await page.locator('main').innerText()).not.toMatch(/risk-files\.|\{\{|Jamais imprimé/);
  await page.emulateMedia({ media: 'print' });
  const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(pages.length).toBeGreaterThan(3);
  for (const [place, text] of pages.entries()) {
    expect(text).toContain('RESTRICTED');
    expect(text).toContain(person.name);
    expect(text).toContain(`Page ${place + 1} of ${pages.length}`);
  }
  await page.emulateMedia({ media: 'screen' });
  await page.goto(`/risks/${id}/report?kind=summary&lang=en`);
  await expect(page.getByText('What is to be decided')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  const [summary = '', ...more] = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(more).toEqual([]);
  expect(summary).toContain(person.name);
  expect(summary).toContain('Nobody treats scenarios 1, 2, 3');
});

test('the page for deciders is one page however much there is', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  const id = await assessed(context.request, 8);
  for (const language of ['en', 'fr', 'es', 'ru', 'ar', 'zh']) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`/risks/${id}/report?kind=summary&lang=${language}`);
    await expect(page.locator('.paper table tbody tr')).toHaveCount(5);
    await page.emulateMedia({ media: 'print' });
    const pages = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect([language, pages.length]).toEqual([language, 1]);
  }
});

for (const { language, width, isDark } of [
  { language: 'en', width: 1280, isDark: false },
  { language: 'ar', width: 360, isDark: true },
] as const) {
  test.describe(`the reports in ${language}, ${width} wide`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme: isDark ? 'dark' : 'light' });

    test('are reached from the assessment, and read by everybody', async ({ page, context }) => {
      await signIn(context, 'nfp.mrt');
      const id = await assessed(context.request, 1);
      await page.goto(`/risks/${id}?lang=${language}`);
      await page.locator('portal-risk-reports summary').click();
      const links = page.locator('portal-risk-reports .sheet a');
      await expect(links).toHaveCount(4);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      const [file] = await Promise.all([page.waitForEvent('download'), links.first().click()]);
      expect(file.suggestedFilename()).toBe('risk-assessment-MRT-2026-v1-top-risks.docx');
      expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
      await page.goto(`/risks/${id}/report?lang=${language}`);
      await expect(page.locator('.paper h1')).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
}

test('a report is nobody else’s: the page is as one that does not exist', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  const id = await assessed(context.request, 1);
  await signIn(context, 'nfp.ben');
  await page.goto(`/risks/${id}/report?lang=en`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no|not/i);
  await expect(page.locator('.paper')).toHaveCount(0);
});

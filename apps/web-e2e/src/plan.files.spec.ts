import type { WholePlan } from '@portal/contracts';
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, write } from './portal';

/** A plan of one objective and so many actions, which the country's focal point begins. */
const planOf = (actions: number) => ({
  kind: 'national',
  iso3: 'MRT',
  tier: 'strategic',
  title: 'Plan d’action national 2026-2030',
  language: 'fr',
  startsOn: '2026-01-01',
  endsOn: '2030-12-31',
  begin: {
    with: 'contents',
    contents: {
      objectives: [
        {
          title: 'Détecter aux frontières',
          theme: 'detection-trafficking',
          actions: Array.from({ length: actions }, (_, place) => ({
            title: `Équiper le poste ${place + 1}`,
            lead: 'Douanes',
            cost: { amount: 1000.5, currency: 'MRU' },
          })),
        },
      ],
    },
  },
});

for (const { language, width, isDark } of [
  { language: 'en', width: 1280, isDark: false },
  { language: 'ar', width: 360, isDark: true },
] as const) {
  test.describe(`a plan for paper in ${language}, ${width} wide`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme: isDark ? 'dark' : 'light' });

    test('can be read by everybody, and prints as pages of A4 alone', async ({ page, context }) => {
      await signIn(context, 'nfp.mrt');
      const plan = await write<WholePlan>(context.request, 'action-plans', planOf(20));
      await page.goto(`/plans/${plan.id}/print?lang=${language}`);
      await expect(page.locator('h1')).toHaveText(plan.title);
      await expect(page).toHaveTitle(/ · /);
      await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await expect(page.getByText('Équiper le poste 20').first()).toBeAttached();
      expect(await page.locator('main').innerText()).not.toMatch(/plan-files\.|\{\{/);

      await page.evaluate(() => {
        globalThis.print = () => document.body.setAttribute('data-printed', 'yes');
      });
      await expect(page.locator('body')).not.toHaveAttribute('data-printed');
      await page.locator('.acts .print').click();
      await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');

      await page.locator('portal-plan-exports summary').click();
      await expect(page.locator('portal-plan-exports .sheet a')).toHaveCount(6);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.keyboard.press('Escape');
      await expect(page.locator('portal-plan-exports .sheet')).toBeHidden();

      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('header.top')).toBeHidden();
      await expect(page.locator('.acts')).toBeHidden();
      const paper = await page.pdf({ preferCSSPageSize: true });
      // A4 in points.
      expect(paper.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
    });
  });
}

test('a plan is nobody else’s to print, and is told as one that does not exist', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  const plan = await write<WholePlan>(context.request, 'action-plans', planOf(1));
  await signIn(context, 'nfp.ben');
  await page.goto(`/plans/${plan.id}/print?lang=en`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/no|not/i);
  await expect(page.locator('.paper')).toHaveCount(0);
});

test('the files of a plan are fetched as a document and as a spreadsheet, in the language that one picks', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.mrt');
  const plan = await write<WholePlan>(context.request, 'action-plans', planOf(3));
  await page.goto(`/plans/${plan.id}/print?lang=en`);
  await page.locator('portal-plan-exports summary').click();
  await page.getByLabel('Language of the file').selectOption('ar');
  for (const [words, format] of [
    ['Document for signature (DOCX)', 'docx'],
    ['Spreadsheet that can be imported again (XLSX)', 'xlsx'],
  ] as const) {
    const link = page.getByRole('link', { name: words });
    await expect(link).toHaveAttribute('href', /lang=ar/);
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(file.suggestedFilename()).toBe(`action-plan-MRT-2026-v1.${format}`);
    expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');
  }
});

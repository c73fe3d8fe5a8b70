import type { APIRequestContext } from '@playwright/test';
import type { WholePlan } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, write } from './portal';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A plan with one open action, shown to its region by whoever is signed in. */
async function shown(request: APIRequestContext, iso3: string, title: string, action: string): Promise<void> {
  const contents = {
    objectives: [
      {
        title: 'Detection and trafficking',
        theme: 'detection-trafficking',
        actions: [{ title: action, domains: ['R'], startsOn: day(-300), endsOn: day(0) }],
      },
    ],
  };
  const plan = await write<WholePlan>(request, 'action-plans', {
    kind: 'national',
    iso3,
    tier: 'strategic',
    title,
    language: 'en',
    startsOn: day(-400),
    endsOn: day(600),
    begin: { with: 'contents', contents },
  });
  await write(request, 'plan-grants', { planId: plan.id, to: { kind: 'region', region: 'AAF' }, sight: 'whole' });
}

test("a secretariat sees its countries' plans, what lacks something first, and what several of them need", async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.ben');
  await shown(context.request, 'BEN', 'Plan of Benin', 'Radiation detection kits for border crossings');
  await signIn(context, 'nfp.tgo');
  await shown(context.request, 'TGO', 'Plan of Togo', 'Buy radiation detection kits at border crossings');
  await context.clearCookies();
  await signIn(context, 'secretariat.aaf');
  await page.goto('/regions/AAF');
  const table = page.getByRole('region', { name: 'Countries by team and plan' }).getByRole('table');
  const benin = table.getByRole('row', { name: /Plan of Benin/ });
  await expect(benin).toContainText('0% of 100% planned');
  await expect(benin).toContainText('behind plan');
  await expect(benin.getByRole('cell', { name: '1', exact: true })).toBeVisible();
  await expect(table.getByRole('row', { name: /Not shared with you/ }).first()).toBeVisible();
  // Those that lack something stand above those that show nothing.
  const rows = await table.getByRole('row').allInnerTexts();
  expect(rows.findIndex((row) => row.includes('Plan of Benin'))).toBeLessThan(
    rows.findIndex((row) => row.includes('Not shared with you') && !row.includes('Plan of')),
  );
  await expect(page.getByText(/Themes that no action covers/)).toBeVisible();

  const needs = page.getByRole('region', { name: 'Common needs' });
  await expect(needs.getByRole('heading', { name: 'Detection and trafficking' })).toBeVisible();
  await expect(needs.getByText(/Same words: border, crossings, detection, kits, radiation/)).toBeVisible();
  await expectAccessible(page);
  await needs.getByRole('link', { name: 'Buy radiation detection kits at border crossings' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plan of Togo');

  // To whoever is of neither, nothing of it is there.
  await context.clearCookies();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/regions/AAF');
  await expect(page.getByRole('row', { name: /Not shared with you/ }).first()).toBeVisible();
  await expect(page.getByText('Plan of Benin')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Common needs' })).toBeHidden();
  await expectNoSidewaysScroll(page);
});

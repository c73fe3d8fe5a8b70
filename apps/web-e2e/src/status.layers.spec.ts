import type { Team, WholePlan } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, write } from './portal';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** What records say, drawn on the map as indicators are. */
test.describe('layers of records on the map', () => {
  test('a visitor sees how far the plans are that are shared with everybody, what is behind, and nothing of the rest', async ({
    page,
    context,
  }) => {
    await signIn(context, 'nfp.gab');
    const actions = [{ title: 'Kits at borders', domains: ['R'], startsOn: day(-300), endsOn: day(-5) }];
    const objectives = [{ title: 'Detection', theme: 'detection-trafficking', actions }];
    const plan = await write<WholePlan>(context.request, 'action-plans', {
      kind: 'national',
      iso3: 'GAB',
      tier: 'strategic',
      title: 'Plan du Gabon',
      language: 'fr',
      startsOn: day(-400),
      endsOn: day(600),
      begin: { with: 'contents', contents: { objectives } },
    });
    for (const step of ['draft', 'review']) await write(context.request, `action-plans/${plan.id}/steps`, { step });
    const adoption = { step: 'adopt', adoptedOn: day(-2), instrument: 'Decree 2026-031' };
    await write(context.request, `action-plans/${plan.id}/steps`, adoption);
    const actionId = plan.actions[0]?.id;
    await write(context.request, 'progress-reports', { actionId, state: 'in-progress', progress: 40, day: day(0) });
    await context.clearCookies();

    // While it is restricted it is a country like those that have none.
    await page.goto('/?lang=en&sample=exclude&layer=plan-progress');
    await expect(page.locator('.say')).toContainText('Progress shown: 0.');
    await expect(page.getByRole('button', { name: 'Gabon: Not shared with you' })).toBeVisible();
    await signIn(context, 'nfp.gab');
    await write(context.request, 'plan-grants', { planId: plan.id, to: { kind: 'public' }, sight: 'headline' });
    await context.clearCookies();

    await page.goto('/?lang=en&sample=exclude');
    await page.getByText('Layers', { exact: true }).click();
    await page.getByRole('radio', { name: 'Plan progress' }).check();
    await expect(page).toHaveURL(/layer=plan-progress/);
    await expect(page.locator('.say')).toContainText('Progress shown: 1. Behind plan: 1.');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Gabon: Up to 50%, Behind plan' }).press('Enter');
    const panel = page.getByRole('region', { name: 'Gabon' });
    await expect(panel.getByRole('heading', { name: 'Plan du Gabon' })).toBeVisible();
    await expect(panel.getByText('Progress 40%, planned by this day 100%')).toBeVisible();
    await expect(panel.getByText('You are shown the headline of the plan alone.')).toBeVisible();
    await expect(panel.getByRole('link', { name: 'Open the plan' })).toHaveAttribute('href', `/plans/${plan.id}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/country=/);

    // The legend counts and picks out; the table says the same.
    await page.getByRole('button', { name: /^Up to 50% 1$/ }).click();
    await expect(page.locator('.country.dimmed').first()).toBeAttached();
    await page.keyboard.press('t');
    const row = page.getByRole('row', { name: /Gabon Up to 50% Behind plan/ });
    await expect(row).toContainText('Plan du Gabon');
    await expectAccessible(page);

    // On the day before the report nothing was done, and before its adoption it was no plan in force.
    await page.goto(`/?lang=en&sample=exclude&layer=plan-progress&view=table&asAt=${day(-1)}`);
    await expect(page.getByRole('row', { name: /Gabon Nothing done yet: 0%/ })).toBeVisible();
    await page.goto(`/?lang=en&sample=exclude&layer=plan-progress&view=table&asAt=${day(-3)}`);
    await expect(page.getByRole('row', { name: /Gabon Nothing to measure/ })).toBeVisible();
  });

  test('an observer sees which teams cover a sector, and how many of all; in Arabic on a phone too', async ({
    page,
    context,
  }) => {
    await signIn(context, 'nfp.cmr');
    const team = await write<Team>(context.request, 'countries/CMR/team', { name: 'National committee' });
    const seat = await write<{ id: string }>(context.request, `teams/${team.id}/seats`, {
      sector: 'health',
      institution: 'Ministry of Health',
      since: day(-400),
    });
    await write(context.request, `seats/${seat.id}/holdings`, {
      place: 'principal',
      since: day(-300),
      member: { name: 'A. Mbarga' },
    });
    await context.clearCookies();
    await signIn(context, 'observer');
    await page.goto('/?lang=en&sample=exclude&layer=team-sectors&country=CMR');
    const panel = page.getByRole('region', { name: 'Cameroon' });
    await expect(panel.getByText('Sectors with somebody in office: 1 of 19')).toBeVisible();
    await expect(panel.locator('strong')).toHaveText('1 to 4 sectors covered');
    await page.getByRole('combobox', { name: 'Sector', exact: true }).selectOption({ label: 'Health' });
    await expect(page).toHaveURL(/sector=health/);
    await expect(page.locator('.say')).toContainText(/Health: somebody in office: [1-9]/);
    await expect(panel.locator('strong')).toHaveText('Somebody in office');
    await expectAccessible(page);
    await page.goto(`/?lang=en&sample=exclude&layer=team-sectors&sector=health&view=table&asAt=${day(-350)}`);
    await expect(page.getByRole('row', { name: /Cameroon Seat vacant/ })).toBeVisible();
    await page.goto('/?lang=en&sample=exclude&layer=team-sectors&sector=energy&view=table');
    await expect(page.getByRole('row', { name: /Cameroon No seat/ })).toBeVisible();

    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/?lang=ar&sample=exclude&layer=team-sectors');
    await expect(page.locator('.say')).toContainText('الفرق المعروضة');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('combobox', { name: 'المؤشر' }).selectOption('plan-progress');
    await expect(page.locator('.say')).toContainText('التقدم المعروض');
    await expectAccessible(page);
    await page.getByRole('combobox', { name: 'المؤشر' }).selectOption('national-team');
    await expect(page).not.toHaveURL(/layer=/);
  });

  test('a visitor sees who hosted round tables in 2019, and opens one from the map', async ({ page }) => {
    await page.goto('/?lang=en&sample=exclude&layer=round-tables&asAt=2019-12-31');
    await expect(page.locator('.say')).toContainText('Hosted within twelve months: 8.');
    await page.getByRole('button', { name: 'Morocco: Hosted within twelve months' }).press('Enter');
    const panel = page.getByRole('region', { name: 'Morocco' });
    await expect(panel.getByText('2019', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await panel.getByRole('link', { name: 'AAF-2019-RT1' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('/?lang=ar&sample=exclude&layer=round-tables&asAt=2019-12-31');
    await expect(page.locator('.say')).toContainText('8');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });
});

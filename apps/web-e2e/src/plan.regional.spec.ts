import type { APIRequestContext } from '@playwright/test';
import type { Team, WholePlan } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, speak, test, write } from './portal';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A plan with one open action in a language, shown to its region by whoever is signed in. */
async function shown(request: APIRequestContext, iso3: string, language: string, action: string): Promise<void> {
  const actions = [{ title: action, domains: ['B'], phase: 'preparedness' }];
  const plan = await write<WholePlan>(request, 'action-plans', {
    kind: 'national',
    iso3,
    tier: 'strategic',
    title: `Plan of ${iso3}`,
    language,
    startsOn: day(-400),
    endsOn: day(600),
    begin: {
      with: 'contents',
      contents: { objectives: [{ title: 'Laboratories', theme: 'health-bio', actions }] },
    },
  });
  await write(request, 'plan-grants', { planId: plan.id, to: { kind: 'region', region: 'SEEE' }, sight: 'whole' });
}

test('a secretariat begins a regional plan from needs that its countries share, and runs it', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.alb');
  await shown(context.request, 'ALB', 'en', 'Equip a reference laboratory for dangerous pathogens');
  const team = await write<Team>(context.request, 'countries/ALB/team', { name: 'National committee' });
  await write(context.request, `teams/${team.id}/seats`, {
    sector: 'health',
    institution: 'Ministry of Health',
    since: day(-40),
  });
  await signIn(context, 'nfp.srb');
  await shown(context.request, 'SRB', 'en', 'Equip the reference laboratory for dangerous pathogens');
  await context.clearCookies();
  await signIn(context, 'secretariat.seee');
  await page.goto('/regions/SEEE');
  const albania = page.getByRole('row', { name: /Albania/ }).filter({ hasText: 'Plan of ALB' });
  await expect(albania).toContainText('0 of 1 in office');
  await expect(albania).toContainText('vacant: 1');
  await expect(albania).toContainText('Sectors covered: 0 of 19');
  await expect(page.getByText(/Sectors that nobody covers/)).toBeVisible();
  await expect(page.getByText('No regional plan yet. Begin the first one.')).toBeVisible();

  await page.getByRole('checkbox', { name: /For a regional plan: Equip/ }).check();
  await page.getByRole('button', { name: 'Begin a regional plan with the chosen needs (1)' }).click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await expect(title).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Start from' })).toHaveValue('needs');
  await expectAccessible(page);
  await title.fill('Plan of the region');
  await page.getByRole('button', { name: 'Begin a plan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Plan of the region');
  await expect(page.getByText(/reference laboratory for dangerous pathogens/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Make it a draft' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make it a draft' }).click();
  await page.getByRole('button', { name: 'Send to the countries’ review' }).click();
  await expect(page.getByRole('dialog')).toContainText('The region’s countries review it');
  await page.getByRole('dialog').getByRole('button', { name: 'Send to the countries’ review' }).click();
  await expect(page.getByText('In review by the region’s countries.')).toBeVisible();
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /South East and Eastern Europe/ })
    .click();
  await expect(page.getByRole('link', { name: 'Plan of the region' })).toBeVisible();

  // Its countries see nothing of it until it is shared.
  await context.clearCookies();
  await signIn(context, 'nfp.alb');
  await page.goto('/regions/SEEE');
  await expect(page.getByText('No regional plan is shown to you.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: /For a regional plan/ })).toBeHidden();
});

test('the same page in Arabic on a phone, from typical actions', async ({ page, context }) => {
  await signIn(context, 'secretariat.eca');
  await speak(context, 'ar');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/regions/ECA');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: 'بدء خطة إقليمية' }).click();
  await page.locator('#begin-title').fill('خطة الإقليم');
  await page.getByRole('combobox', { name: 'الانطلاق من' }).selectOption('template');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'بدء خطة', exact: true }).click();
  await expect(page).toHaveURL(/\/plans\/[0-9a-f-]+\/import$/);
});

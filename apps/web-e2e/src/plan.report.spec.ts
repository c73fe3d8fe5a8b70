import type { ProgressReports } from '@portal/contracts';
import { actionOf, planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test } from './portal';

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('a focal point reports progress, and what they wrote goes once after a lost line', async ({ page, context }) => {
    await signIn(context, 'nfp.mrt');
    const plan = await planBegun(context.request, 'MRT', 'Plan to report on');
    const kits = actionOf(plan, 'Kits in use at crossings');
    await page.goto(`/plans/${plan.id}`);
    await page.getByRole('button', { name: /Kits in use at crossings/ }).click();
    await expect(page).toHaveURL(new RegExp(`action=${kits.reference}`));
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);

    await page.getByLabel('Progress', { exact: true }).fill('75');
    await page.getByLabel('Progress', { exact: true }).press('Tab');
    await page.getByLabel('What was done').fill('Two more crossings equipped.');
    await expect(page.getByText(/Draft saved on this device at/)).toBeVisible();

    // The line is lost: what was written waits, also for the next visit, and is reported once.
    await page.route('**/api/v1/progress-reports', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    );
    await page.getByRole('button', { name: 'Report 75%' }).click();
    await expect(page.getByText(/The report is kept on this device/)).toBeVisible();
    await page.unroute('**/api/v1/progress-reports');
    await page.reload();
    const reports = page.getByRole('region', { name: 'Reports so far' });
    await expect(reports.getByText('Two more crossings equipped.')).toBeVisible();
    const { items } = await read<ProgressReports>(page.request, `progress-reports?action=${kits.id}`);
    expect(items.map(({ progress, note }) => [progress, note])).toEqual([[75, 'Two more crossings equipped.']]);
  });
});

test('done asks for its note, evidence and why another can wait', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  const plan = await planBegun(context.request, 'MRT', 'Plan with something done');
  const kits = actionOf(plan, 'Kits in use at crossings');
  await page.goto(`/plans/${plan.id}?action=${kits.reference}`);
  await page.getByRole('radio', { name: 'Done' }).check();
  await page.getByRole('button', { name: 'Report done' }).click();
  await expect(page.getByText('Write what was done.')).toBeVisible();
  await expect(page.getByText('Write why it is done although one it waits for is not.')).toBeVisible();
  await expect(page.getByLabel('What was done')).toBeFocused();
  await page.getByLabel('What was done').fill('All crossings use their kits.');
  await page.getByLabel(/^Why it is done although/).fill('The last kits were borrowed.');
  await page.getByRole('button', { name: 'Report done' }).click();
  await expect(page.getByText('All crossings use their kits.')).toBeVisible();
  await expect(page.locator(`#cell-${kits.id}-state`)).toContainText('Done');

  // High priority asks for evidence; the board asks the same.
  await page.goto(`/plans/${plan.id}?view=board`);
  await page.locator(`#card-${actionOf(plan, 'Border kits bought').id}`).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What was done').fill('Bought.');
  await dialog.getByRole('button', { name: 'Report done' }).click();
  await expect(dialog.getByText('Add evidence: this action has high priority.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a link' }).click();
  await dialog.getByLabel('Address').fill('https://example.org/delivery');
  await dialog.getByLabel('What it is').fill('Delivery note');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Report done' }).click();
  await expect(dialog.getByRole('link', { name: 'Delivery note' })).toBeVisible();
});

import { actionOf, planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test } from './portal';
import type { Commitments } from '@portal/contracts';

test('a focal point links an action to a commitment and a priority, and the meeting sees that it is carried out', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.sen');
  await page.goto('/countries/SEN/plans');
  const plan = await planBegun(page.request, 'SEN', 'Plan that serves');
  const { reference } = actionOf(plan, 'Joint border exercise');
  await page.goto(`/plans/${plan.id}?action=${reference}`);
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('group', { name: 'Commitments of round tables' }).getByRole('checkbox').first().check();
  await dialog.getByRole('group', { name: 'Regional priorities' }).getByRole('checkbox').first().check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.').first()).toBeVisible();
  const served = page.locator('portal-action-serves').getByRole('link');
  await expect(served).toHaveCount(2);
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoSidewaysScroll(page);
  const commitments = await read<Commitments>(page.request, 'commitments?iso3=SEN&sample=include');
  expect(commitments.items.some(({ isCarried }) => isCarried)).toBe(true);
  await served.first().click();
  await expect(page.getByText('An action of its plan carries it out.').first()).toBeVisible();
});

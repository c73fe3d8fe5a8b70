import type { Action, WholePlan } from '@portal/contracts';
import { actionOf, planBegun } from './plan.story';
import { expect, expectAccessible, read, signIn, test } from './portal';

test('a focal point walks the table by keys, writes in it, and takes it back', async ({ page, context }) => {
  await signIn(context, 'nfp.mar');
  const plan = await planBegun(context.request, 'MAR', 'Plan to edit');
  const exercise = actionOf(plan, 'Joint border exercise');
  await page.goto(`/plans/${plan.id}?view=table`);
  await expectAccessible(page);
  const title = page.locator(`#cell-${exercise.id}-title`);
  const panel = page.locator('portal-action-panel');
  await title.click();
  await expect(panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await title.focus();
  await page.keyboard.press('ArrowRight');
  await expect(title).not.toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(title).toBeFocused();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Action' }).fill('Joint exercise at the border');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 action changed.').first()).toBeVisible();
  const changed = await read<Action>(page.request, `actions/${exercise.id}`);
  expect(changed.title).toBe('Joint exercise at the border');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator(`#cell-${exercise.id}-title`)).toContainText('Joint border exercise');

  // Two edit the same cell: both are shown, and one's own can be kept.
  const before = await read<Action>(page.request, `actions/${exercise.id}`);
  const other = await page.request.patch(`/api/v1/actions/${exercise.id}`, {
    data: { lead: 'Interior' },
    headers: { 'If-Match': `"${before.version}-"` },
  });
  expect(other.ok()).toBe(true);
  await page.locator(`#cell-${exercise.id}-lead`).focus();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Lead' }).fill('Energy');
  await page.keyboard.press('Enter');
  const clash = page.getByRole('alert').filter({ hasText: 'Somebody changed this while you wrote.' });
  await expect(clash).toContainText('Interior');
  await expect(clash).toContainText('Energy');
  await clash.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.locator(`#cell-${exercise.id}-lead`)).toContainText('Energy');
  await expect.poll(async () => (await read<Action>(page.request, `actions/${exercise.id}`)).lead).toBe('Energy');
});

test('a block from a spreadsheet is shown before it is saved, and many change as one', async ({ page, context }) => {
  await signIn(context, 'nfp.mar');
  const plan = await planBegun(context.request, 'MAR', 'Plan to paste into');
  const first = actionOf(plan, 'Border kits bought');
  await page.goto(`/plans/${plan.id}?view=table`);
  await page.locator(`#cell-${first.id}-priority`).focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Low\tCustoms and Police\nurgent\tHealth\nHigh\t\n');
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  const review = page.getByRole('dialog', { name: 'Paste from a spreadsheet' });
  await expect(review.getByText('4 cells would change. Nothing is saved yet.')).toBeVisible();
  await expect(review.getByText(/urgent.*This is none of the choices\./)).toBeVisible();
  await expectAccessible(page);
  await review.getByRole('button', { name: 'Save 4 changes' }).click();
  await expect(page.locator(`#cell-${first.id}-lead`)).toContainText('Customs and Police');

  await page.getByRole('checkbox', { name: 'Choose all shown' }).check();
  await page.getByLabel('What to change').selectOption({ label: 'Lead institution' });
  await page.getByLabel('New value').fill('Civil protection');
  await page.getByRole('button', { name: 'Change 3 actions' }).click();
  await expect(page.locator(`#cell-${first.id}-lead`)).toContainText('Civil protection');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator(`#cell-${first.id}-lead`)).toContainText('Customs and Police');
  const { actions } = await read<WholePlan>(page.request, `action-plans/${plan.id}`);
  expect(actions.map(({ lead }) => lead)).toEqual(['Customs and Police', 'Health', 'Defence']);
});

test('a circle of dependencies is refused with its names, and days outside the plan are told', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.mar');
  const plan = await planBegun(context.request, 'MAR', 'Plan with a circle');
  await page.goto(`/plans/${plan.id}?action=${actionOf(plan, 'Border kits bought').reference}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const form = page.getByRole('dialog', { name: 'Change the action' });
  await form.getByLabel('Add an action that it waits for').selectOption({ label: '1.2 Kits in use at crossings' });
  await expect(form.getByText('That would close a circle: 1.1 → 1.2.')).toBeVisible();
  await form.getByLabel('Last day').fill('2040-12-31');
  await expect(form.getByText(/These days lie outside the period of the plan/)).toBeVisible();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await expect(page.getByText('Outside the period of the plan.')).toBeVisible();
});

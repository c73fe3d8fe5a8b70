import type { Action, WholePlan } from '@portal/contracts';
import { actionOf, planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test, write } from './portal';

test('a focal point moves an action by keys with whoever waits for it, takes it back, and drags another', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.gha');
  const plan = await planBegun(context.request, 'GHA', 'Plan to move');
  const [kits, use, exercise] = ['Border kits bought', 'Kits in use at crossings', 'Joint border exercise'].map(
    (title) => actionOf(plan, title),
  );
  const daysOf = async (action: Action | undefined) => {
    const { startsOn, endsOn } = await read<Action>(page.request, `actions/${action?.id ?? ''}`);
    return { startsOn, endsOn };
  };
  const later = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }, days: number) => ({
    startsOn: new Date(Date.parse(startsOn) + days * 86_400_000).toISOString().slice(0, 10),
    endsOn: new Date(Date.parse(endsOn) + days * 86_400_000).toISOString().slice(0, 10),
  });
  const before = { kits: await daysOf(kits), use: await daysOf(use), exercise: await daysOf(exercise) };

  await page.goto(`/plans/${plan.id}`);
  const bar = page.getByRole('button', { name: /^1\.1 Border kits bought/ });
  await bar.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(/^1\.1: .*\. 1 action moves with it$/)).toBeVisible();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('1 action waits for it and moves with it:')).toBeVisible();
  await expectAccessible(page);
  // Nothing is saved before the answer; leaving it leaves it.
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(bar).toBeFocused();
  expect(await daysOf(kits)).toEqual(before.kits);

  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Move all 2' }).click();
  await expect(page.getByText('2 actions changed.').first()).toBeVisible();
  expect(await daysOf(kits)).toEqual(later(before.kits, 7));
  expect(await daysOf(use)).toEqual(later(before.use, 7));
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back.').first()).toBeAttached();
  expect(await daysOf(kits)).toEqual(before.kits);
  expect(await daysOf(use)).toEqual(before.use);

  // Nobody waits for the exercise: it is saved as it is let go.
  const other = page.getByRole('button', { name: /^1\.3 Joint border exercise/ });
  const box = await other.locator('.whole').boundingBox();
  const [x, y] = [(box?.x ?? 0) + 10, (box?.y ?? 0) + 5];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText('1 action changed.').first()).toBeVisible();
  expect((await daysOf(exercise)).startsOn > before.exercise.startsOn).toBe(true);

  await page.getByRole('button', { name: 'Critical path' }).click();
  await expect(page.getByText(/^Longest chain: /)).toContainText('1.1');
  await expect(page).toHaveURL(/critical=yes/);
  await expectAccessible(page);
});

test('two versions of a plan are compared field by field', async ({ page, context }) => {
  await signIn(context, 'nfp.gha');
  const plan = await planBegun(context.request, 'GHA', 'Plan to compare');
  const steps = `action-plans/${plan.id}/steps`;
  await write(context.request, steps, { step: 'draft' });
  await write(context.request, steps, { step: 'review' });
  const adoptedOn = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await write(context.request, steps, { step: 'adopt', adoptedOn, instrument: 'decree 2026-031' });
  const next = await write<WholePlan>(context.request, `action-plans/${plan.id}/next-version`, {});

  await page.goto(`/plans/${next.id}`);
  await page.getByRole('link', { name: 'Compare versions' }).click();
  await expect(page.getByText('The two versions say the same.')).toBeVisible();

  const kits = actionOf(next, 'Border kits bought');
  const headers = { 'If-Match': `"${kits.version}-"` };
  const cost = { amount: 180_000, currency: 'EUR' };
  const patched = await context.request.patch(`/api/v1/actions/${kits.id}`, {
    data: { priority: 'low', cost },
    headers,
  });
  expect(patched.ok()).toBe(true);
  await write(context.request, 'actions', { objectiveId: next.objectives[0]?.id, title: 'Mobile laboratory' });
  await page.reload();
  await expect(page.getByText('1 added, 1 changed, 3 unchanged')).toBeVisible();
  const changed = page.getByRole('listitem').filter({ hasText: 'Border kits bought' });
  await expect(changed).toContainText('180,000 EUR');
  await expect(changed).toContainText('High');
  await expect(page.getByRole('listitem').filter({ hasText: 'Mobile laboratory' })).toContainText(
    'not in this version',
  );
  await expectAccessible(page);

  await page.getByLabel('Show').selectOption({ label: 'Removed (0)' });
  await expect(page.getByText('No change of this kind.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all changes' }).click();
  await expect(changed).toBeVisible();

  // The other way round, on a phone, from right to left.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/plans/${next.id}/compare?from=${next.id}&to=${plan.id}&lang=ar`);
  await expect(page.getByText('180,000 EUR')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

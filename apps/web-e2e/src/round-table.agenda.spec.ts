import type { Agenda, RoundTable } from '@portal/contracts';
import { expect, read, signIn, test, write } from './portal';

const meeting = {
  region: 'AAF',
  year: 2031,
  language: 'fr',
  city: 'Rabat',
  host: 'MAR',
  zone: 'Africa/Casablanca',
  starts: '2031-05-06T09:00',
  ends: '2031-05-07T17:00',
};

test('a secretariat writes an agenda, orders it by the keyboard, takes that back, and publishes it', async ({
  context,
  page,
}) => {
  await signIn(context, 'secretariat.aaf');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', meeting);
  const item = { roundTable: id, day: 1, minutes: 30, kind: 'statement' };
  await write(page.request, 'agenda-items', { ...item, title: 'First words' });
  await write(page.request, 'agenda-items', { ...item, title: 'Second words', minutes: 45 });
  const titles = async () =>
    (await read<Agenda>(page.request, `agenda-items?roundTable=${id}`)).items.map(({ title }) => title);

  await page.goto(`/round-tables/${id}/agenda`);
  await page.getByRole('button', { name: 'Move: First words', exact: true }).focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('status').filter({ hasText: 'place 2 of 2' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(titles).toEqual(['Second words', 'First words']);
  await expect(page.getByRole('button', { name: 'Move: First words', exact: true })).toBeFocused();
  await expect(page.locator('li', { hasText: 'First words' })).toContainText('09:45');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(titles).toEqual(['First words', 'Second words']);

  await page.getByLabel('Minutes: First words').fill('60');
  await page.getByLabel('Minutes: First words').blur();
  await expect(page.locator('li', { hasText: 'Second words' })).toContainText('10:00');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/^\s*Published/).first()).toBeVisible();
  expect((await read<Agenda>(page.request, `agenda-items?roundTable=${id}`)).publishedAt).not.toBeNull();
});

test('taps in the room are kept without a line and sent once there is one', async ({ page, context }) => {
  await signIn(context, 'secretariat.aaf');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', { ...meeting, city: 'Fez', number: 88 });
  const item = { roundTable: id, day: 1, minutes: 30, kind: 'opening', title: 'First words' };
  await write(page.request, 'agenda-items', item);
  await page.goto(`/round-tables/${id}/run-sheet`);
  await expect(page.getByRole('button', { name: 'Started First words' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Started First words' }).click();
  await expect(page.getByText('1 tap waits on this device')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('1 tap waits on this device')).toBeHidden();
  const { items } = await read<Agenda>(page.request, `agenda-items?roundTable=${id}`);
  expect(items[0]?.startedAt).not.toBeNull();
});

import type { Priority, RoundTable } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, write } from './portal';

const nextYear = new Date().getUTCFullYear() + 3;

test('a focal point gives a position in its own language; the secretariat reads it and records who was not heard', async ({
  page,
  context,
}) => {
  await signIn(context, 'secretariat.aaf');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', {
    region: 'AAF',
    year: nextYear,
    language: 'fr',
    city: 'Rabat',
    host: 'MAR',
    zone: 'Africa/Casablanca',
    starts: `${nextYear}-03-10T09:00`,
    ends: `${nextYear}-03-12T16:00`,
  });
  for (const step of ['confirm', 'invite']) await write(page.request, `round-tables/${id}/steps`, { step });
  await write<Priority>(page.request, 'priorities', { roundTable: id, country: null, title: 'Safe transport' });
  await write<Priority>(page.request, 'priorities', { roundTable: id, country: null, title: 'Training' });
  await page.goto(`/round-tables/${id}/priorities`);
  await page.getByRole('button', { name: 'Open the voting' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Open the voting' }).click();
  await expect(page.getByText('The voting is open.')).toBeVisible();
  await context.clearCookies();

  await signIn(context, 'nfp.mar');
  await page.goto(`/round-tables/${id}/positions`);
  await page.getByRole('button', { name: 'Write the position' }).click();
  await dialog.getByLabel('Language').selectOption('ar');
  await dialog.getByLabel('What the country needs').fill('سجل إقليمي للمصادر المشعة');
  await expectAccessible(page);
  await page.reload();
  await page.getByRole('button', { name: 'Write the position' }).click();
  await expect(dialog.getByLabel('What the country needs')).toHaveValue('سجل إقليمي للمصادر المشعة');
  await dialog.getByRole('button', { name: 'Give the position' }).click();
  await expect(page.locator('q[lang="ar"]')).toHaveText('سجل إقليمي للمصادر المشعة');
  await expect(page.getByRole('heading', { name: /^1 of \d+ countries are heard/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Positions 1 of/ })).toBeVisible();

  await page.getByRole('link', { name: 'Priorities' }).click();
  await page.getByRole('button', { name: 'Cast the ballot' }).click();
  await dialog.getByLabel('First, 5 points').selectOption({ label: 'Training' });
  await dialog.getByLabel('Second, 4 points').selectOption({ label: 'Safe transport' });
  await dialog.getByRole('button', { name: 'Cast the ballot' }).click();
  const first = page.getByRole('row').filter({ hasText: 'Training' });
  await expect(first.getByRole('cell').first()).toHaveText('1');
  await page.getByRole('button', { name: 'Check the count' }).click();
  await expect(dialog.getByText('the same result', { exact: false })).toBeVisible();
  await expectAccessible(page);
  await context.clearCookies();

  await signIn(context, 'secretariat.aaf');
  await page.goto(`/round-tables/${id}/positions`);
  await page.getByRole('button', { name: /^Read all: Morocco/ }).click();
  await expect(dialog.getByText('سجل إقليمي للمصادر المشعة')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Record why not: Liberia' }).click();
  await dialog.getByLabel('Reason, for those who take part').fill('Nobody could be reached.');
  await dialog.getByRole('button', { name: 'Record it' }).click();
  await expect(page.getByText('Nobody could be reached.')).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/round-tables/${id}/priorities`);
  await expect(page.getByText('The table is wider than the screen', { exact: false })).toBeVisible();
  await expectNoSidewaysScroll(page);
});

import type { RoundTable } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, signIn, test, write } from './portal';

const year = new Date().getUTCFullYear() + 4;

test('a secretariat asks for dates, a focal point answers on the phone, and the best date is confirmed', async ({
  page,
  context,
}) => {
  await signIn(context, 'secretariat.mie');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', {
    region: 'MIE',
    year,
    language: 'ar',
    city: 'Amman',
    host: 'JOR',
    zone: 'Asia/Amman',
  });
  await page.goto(`/round-tables/${id}/dates`);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Find free days' }).click();
  await dialog.getByLabel('Not before').fill(`${year}-09-01`);
  await dialog.getByLabel('Not after').fill(`${year}-09-03`);
  await dialog.getByLabel('Days that the meeting lasts').fill('4');
  await dialog.getByRole('button', { name: 'Find free days' }).click();
  await expect(page.getByText('No date is free for all in these weeks. Widen the search.')).toBeVisible();
  await page.getByRole('button', { name: 'Ask for dates' }).click();
  await dialog.getByLabel('First day, date 1').fill(`${year}-09-02`);
  await dialog.getByLabel('First day, date 2').fill(`${year}-09-16`);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Ask for dates' }).click();
  await expect(page.getByText('The countries are asked.')).toBeVisible();
  await context.clearCookies();

  await page.setViewportSize({ width: 360, height: 800 });
  await signIn(context, 'nfp.jor');
  await page.goto('/work');
  await page
    .getByRole('link', { name: /Answer the date poll for Jordan/ })
    .first()
    .click();
  const dates = page.getByRole('group').filter({ hasText: 'If need be' });
  await dates.nth(0).getByRole('button', { name: 'No', exact: true }).click();
  await expect(dates.nth(0).getByRole('button', { name: 'No', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await dates.nth(1).getByRole('button', { name: 'Yes' }).click();
  await expect(page.getByText('Your answer is kept.')).toBeVisible();
  await expect(dates.nth(1).getByRole('button', { name: 'Yes' })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await context.clearCookies();

  await page.setViewportSize({ width: 1280, height: 800 });
  await signIn(context, 'secretariat.mie');
  await page.goto(`/round-tables?year=${year}`);
  await expect(page.getByRole('link', { name: /Amman, date B/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /Amman, date B/ }).click();
  await expect(page.getByText('B comes first:')).toBeVisible();
  await page.getByRole('button', { name: 'Confirm B' }).click();
  await dialog.getByRole('button', { name: 'Confirm B' }).click();
  await expect(page.getByText('The date is confirmed.')).toBeVisible();
  await expect(page.getByText('B is confirmed.')).toBeVisible();
});

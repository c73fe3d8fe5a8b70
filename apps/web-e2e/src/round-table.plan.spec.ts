import type { RoundTable, RoundTables } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const nextYear = new Date().getUTCFullYear() + 2;
/** Planned past the page, in a year that no other story looks at. */
const planned = (city: string, month: string) => ({
  region: 'GCC',
  year: nextYear,
  language: 'en',
  city,
  host: 'OMN',
  zone: 'Asia/Muscat',
  starts: `${nextYear}-${month}-10T09:00`,
  ends: `${nextYear}-${month}-12T16:00`,
});

test('a secretariat plans a round table, is told what is missing, and confirms it', async ({ page, context }) => {
  await signIn(context, 'secretariat.gcc');
  await page.goto(`/round-tables?year=${nextYear}`);
  await expect(page.getByText(/^16 round tables due/)).toBeVisible();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Template for new ones' }).click();
  await dialog.getByLabel('Format').selectOption('In person and online');
  await dialog.getByLabel('Time zone').selectOption('Asia/Dubai');
  await dialog.getByLabel('Days that it lasts').fill('2');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The template is kept.')).toBeVisible();
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await expect(dialog.getByLabel('Format')).toHaveValue('hybrid');
  await dialog.getByLabel('City', { exact: true }).fill('Sharjah');
  await dialog.getByLabel('Host country').selectOption('ARE');
  await expect(dialog.getByText(/over 2 days: .*template/)).toBeVisible();
  await dialog.getByLabel('First day').fill(`${nextYear}-05-20`);
  await expect(dialog.getByLabel('Begins, by the clock of the place')).toHaveValue(`${nextYear}-05-20T09:00`);
  await expect(dialog.getByLabel('Ends, by the clock of the place')).toHaveValue(`${nextYear}-05-21T16:30`);
  await dialog.getByLabel('Ends, by the clock of the place').fill(`${nextYear}-05-20T08:00`);
  await dialog.getByRole('button', { name: 'Plan it' }).click();
  await expect(dialog.getByRole('alert').or(dialog.locator('.wrong')).filter({ hasText: /./ }).first()).toBeVisible();
  await expect(dialog.getByLabel('City', { exact: true })).toHaveValue('Sharjah');
  await expectAccessible(page);
  await expect(dialog.getByLabel('Time zone')).toHaveValue('Asia/Dubai');
  await dialog.getByLabel('Ends, by the clock of the place').fill(`${nextYear}-05-22T16:00`);
  await dialog.getByRole('button', { name: 'Plan it' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sharjah');
  await expect(page.getByText(`20 May ${nextYear} to 22 May ${nextYear}`).first()).toBeVisible();
  await page.getByRole('button', { name: 'Confirm the days' }).click();
  await expect(dialog.getByText('Bahrain', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: 'Confirm the days' }).click();
  await expect(page.getByText('Done. Those concerned are told.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send the invitations' })).toBeVisible();
  await expectAccessible(page);
});

test('a bar moves by keys, and is asked about before anybody is told', async ({ page, context }) => {
  await signIn(context, 'secretariat.gcc');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', planned('Muscat', '09'));
  await page.goto(`/round-tables?year=${nextYear}`);
  const bar = page.locator('portal-year-board').getByRole('link', { name: /^Muscat/ });
  await bar.focus();
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Begins, by the clock of the place')).toHaveValue(`${nextYear}-09-18T09:00`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect(await read<RoundTable>(page.request, `round-tables/${id}`)).toMatchObject({
    starts: `${nextYear}-09-18T09:00`,
    ends: `${nextYear}-09-20T16:00`,
  });
});

test('somebody else’s change is told, and one’s own is kept', async ({ page, context }) => {
  await signIn(context, 'secretariat.gcc');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', planned('Nizwa', '11'));
  await page.goto(`/round-tables/${id}`);
  await page.getByRole('button', { name: 'Change', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Venue').fill('Ours');
  const other = await page.request.patch(`/api/v1/round-tables/${id}`, {
    data: { venue: 'Theirs' },
    headers: { 'If-Match': '"1-"' },
  });
  expect(other.ok()).toBe(true);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Theirs', { exact: false })).toBeVisible();
  await expect(dialog.getByLabel('Venue')).toHaveValue('Ours');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('anybody reads the sixteen of 2019, on a phone, in Arabic', async ({ page, context }) => {
  await speak(context, 'ar');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/round-tables?year=2019');
  await expect(page.getByRole('link', { name: /المغرب/ })).toBeVisible();
  const { total } = await read<RoundTables>(page.request, 'round-tables?year=2019');
  expect(total).toBe(16);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole('link', { name: /المغرب/ }).click();
  await expect(
    page
      .getByText('§', { exact: false })
      .or(page.getByText('الفقرة 82', { exact: false }))
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
});

test('views and filters stand in the address', async ({ page, context }) => {
  await signIn(context, 'coordinator');
  await page.goto('/round-tables?year=2019&view=list&host=BEL');
  await expect(page.getByRole('link', { name: /La Hulpe/ })).toHaveCount(8);
  await page.getByLabel('All regions').selectOption('CA');
  await expect(page).toHaveURL(/region=CA/);
  await expect(page.getByRole('link', { name: /La Hulpe/ })).toHaveCount(1);
  await page.getByRole('link', { name: 'Calendar' }).click();
  await expect(page).toHaveURL(/view=calendar/);
  await expectAccessible(page);
});

test('a meeting joined from afar shows everybody’s own hours of its first day', async ({ page, context }) => {
  await signIn(context, 'secretariat.gcc');
  await page.goto('/round-tables');
  const { id } = await write<RoundTable>(page.request, 'round-tables', {
    ...planned('Abu Dhabi', '11'),
    format: 'hybrid',
    zone: 'Asia/Dubai',
    starts: `${nextYear}-11-16T07:30`,
    ends: `${nextYear}-11-18T16:30`,
    observers: ['PHL', 'MAR'],
  });
  await page.goto(`/round-tables/${id}`);
  const hours = page.getByRole('region', { name: 'Local hours' });
  await expect(hours.getByRole('listitem').filter({ hasText: 'Philippines' })).toContainText('11:30–20:30');
  await expect(hours.getByRole('listitem').filter({ hasText: 'Saudi Arabia' })).toContainText('06:30–15:30');
  const first = hours.getByRole('listitem').first();
  await expect(first).toContainText(/Morocco|Saudi Arabia|Kuwait|Qatar|Bahrain|Iraq/);
  await expect(first.getByText('at night')).toBeVisible();
  await expectAccessible(page);
});

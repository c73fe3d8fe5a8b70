import type { Seat, TeamMembers, TeamPicture } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

test('a focal point narrows the seats, walks them by keys and takes them along as a file', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.gha');
  await page.goto('/countries/GHA/team');
  const known = await read<TeamPicture>(page.request, 'countries/GHA/team');
  if (!known.team) await write(page.request, 'countries/GHA/team', { name: 'Committee' });
  const { team } = await read<TeamPicture>(page.request, 'countries/GHA/team');
  for (const [sector, institution, domains] of [
    ['health', 'Clinic of the filter', ['C']],
    ['defence', 'Army of the filter', ['N']],
  ] as const) {
    const said = { sector, institution, domains, since: '2023-01-01' };
    const seat = await write<Seat>(page.request, `teams/${team?.id ?? ''}/seats`, said);
    const member = { name: `Of ${institution}` };
    await write(page.request, `seats/${seat.id}/holdings`, { member, place: 'principal', since: '2023-02-01' });
  }
  await page.reload();
  await page.getByLabel('CBRN domain').selectOption('Nuclear');
  await expect(page).toHaveURL(/domain=N/);
  const seats = page.getByRole('table', { name: 'Seats' });
  await expect(seats.getByText('Army of the filter', { exact: true })).toBeVisible();
  await expect(seats.getByText('Clinic of the filter', { exact: true })).toHaveCount(0);
  await expectAccessible(page);
  const csv = await page.request.get((await page.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? '');
  expect(await csv.text()).toContain('Army of the filter');
  expect(await csv.text()).not.toContain('Clinic of the filter');
  await page.getByRole('button', { name: 'Show all seats' }).click();
  await expect(page).not.toHaveURL(/domain=/);

  // Arrows go from cell to cell; Enter opens the seat.
  const row = seats.getByRole('row').filter({ hasText: 'Army of the filter' });
  await row.getByRole('button', { name: /who held it/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(row.getByRole('cell').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('portal-seat-history').getByText('Of Army of the filter')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(row.getByRole('rowheader')).toBeFocused();

  await page.getByRole('button', { name: 'Change seats and terms' }).click();
  await page.getByRole('button', { name: /^Correct the person.*Army of the filter/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^Name in other scripts/).fill('عضو الجيش\nЧлен армии');
  await dialog.getByLabel('français').check();
  await dialog.getByLabel('Nuclear').check();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const { items } = await read<TeamMembers>(page.request, 'team-members?iso3=GHA&limit=200');
  expect(items.find(({ name }) => name === 'Of Army of the filter')).toMatchObject({
    spellings: ['عضو الجيش', 'Член армии'],
    languages: ['fr'],
    domains: ['N'],
  });
});

test('the seats are narrowed in Arabic on a phone', async ({ page, context }) => {
  await speak(context, 'ar');
  await signIn(context, 'nfp.mrt');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/countries/MRT/team?domain=B');
  await expect(page.getByRole('button', { name: 'عرض كل المقاعد' })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

import type { StatusUpdate, TeamPicture } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const decree = {
  name: 'arrete.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Arrêté 2026-14 portant création du comité'),
};

for (const { width, iso3 } of [
  { width: 1280, iso3: 'TGO' },
  { width: 360, iso3: 'GAB' },
]) {
  test.describe(`a focal point, in French and ${width} wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('builds the team, records its instrument and reads it as it was', async ({ page, context }) => {
      await speak(context, 'fr');
      await signIn(context, `nfp.${iso3.toLowerCase()}`);
      await page.goto(`/countries/${iso3}/team`);
      await expect(page.getByText('Aucun siège encore. Commencez par les ministères')).toBeVisible();
      await page.getByRole('button', { name: 'Constituer l’équipe' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Constituer' }).click();
      await expect(dialog.getByText('Ce champ est nécessaire.')).toBeVisible();
      await expect(dialog.getByLabel('Nom')).toBeFocused();
      await dialog.getByLabel('Nom').fill('Comité national CBRN');
      await expectAccessible(page);
      await dialog.getByRole('button', { name: 'Constituer' }).click();
      await expect(page.getByText('L’équipe est constituée.', { exact: false })).toBeVisible();

      // A seat, and somebody for it; what is wrong is told beside its field and nothing is lost.
      await page.getByRole('button', { name: 'Ajouter un siège', exact: true }).click();
      await dialog.getByLabel('Secteur').selectOption('Santé');
      await dialog.getByLabel('Institution').fill('Ministère de la santé');
      await dialog.getByLabel('Biologique').check();
      await dialog.getByLabel('Premier jour').fill('2023-02-01');
      await dialog.getByRole('button', { name: 'Ajouter' }).click();
      await expect(page.getByText('Le siège est ajouté.')).toBeVisible();
      await expect(page.getByText('Santé\u00a0: le siège est vacant').first()).toBeVisible();
      await page
        .getByRole('button', { name: /^Nommer quelqu’un/ })
        .first()
        .click();
      await dialog.getByLabel('Nom', { exact: true }).fill('A. Exemple');
      await dialog.getByLabel('Adresse électronique').fill('a.exemple@example.net');
      await dialog.getByLabel('Premier jour').fill('2023-03-01');
      await dialog.getByLabel('Dernier jour').fill('2023-01-01');
      await dialog.getByRole('button', { name: 'Nommer' }).click();
      await expect(dialog.getByText('Le dernier jour précède le premier', { exact: false })).toBeVisible();
      await expect(dialog.getByLabel('Nom', { exact: true })).toHaveValue('A. Exemple');
      await dialog.getByLabel('Dernier jour').fill(inDays(12));
      await dialog.getByRole('button', { name: 'Nommer' }).click();
      await expect(page.getByText('La place est pourvue.')).toBeVisible();
      await expect(page.getByText(/A\. Exemple part le/).first()).toBeVisible();

      await page.getByRole('button', { name: 'Afficher les coordonnées' }).click();
      await expect(page.getByRole('link', { name: 'a.exemple@example.net' })).toBeVisible();
      await page.getByRole('button', { name: /^Santé.*qui l’a occupé/ }).click();
      await expect(page.locator('portal-seat-history').getByText('A. Exemple')).toBeVisible();
      await expectAccessible(page);
      await page.goto(`/countries/${iso3}/handover`);
      await expect(page.getByText('Ministère de la santé')).toBeVisible();
      await page.goBack();

      // The decree with its document: a draft is prepared, and not sent.
      await page.getByRole('button', { name: 'Enregistrer un instrument' }).click();
      await dialog.getByLabel('Titre et numéro').fill('Arrêté 2026-14');
      await dialog.getByLabel('Sa date').fill('2023-01-15');
      await dialog.locator('input[type=file]:not([capture])').setInputFiles(decree);
      await dialog.getByRole('button', { name: 'Enregistrer' }).click();
      await expect(page.getByRole('link', { name: 'Arrêté 2026-14' })).toBeVisible();
      await page.getByRole('link', { name: 'Une mise à jour est prête à envoyer' }).click();
      await expect(page).toHaveURL(new RegExp(`/countries/${iso3}/update\\?.*draft=`));
      const id = new URL(page.url()).searchParams.get('draft') ?? '';
      const draft = await read<StatusUpdate>(page.request, `updates/${id}`);
      expect(draft).toMatchObject({
        state: 'draft',
        lines: [{ indicator: 'national-team', level: 'established', effectiveOn: '2023-01-15' }],
      });
      expect(draft.lines[0]?.evidence[0]).toMatchObject({ kind: 'document' });
      await page.goto('/work');
      await expect(page.locator(`a[href*="draft=${id}"]`).first()).toBeVisible();

      // Renewed as a whole; nobody leaves any more.
      await page.goto(`/countries/${iso3}/team`);
      await page.getByRole('button', { name: 'Renouveler tous les mandats' }).click();
      await dialog.getByLabel('Dernier jour').fill(inDays(800));
      await dialog.getByRole('button', { name: 'Renouveler' }).click();
      await expect(page.getByText('L’équipe est renouvelée.')).toBeVisible();
      await expect(page.getByText(/A\. Exemple part le/)).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      // As it was: another day by the slider stands in the address, says so, and offers no act.
      await page.getByRole('slider').focus();
      await page.keyboard.press('Home');
      await expect(page).toHaveURL(/asAt=2023-03-31/);
      await expect(page.getByText('Jour passé')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Ajouter un siège', exact: true })).toHaveCount(0);
      await expect(page.getByRole('button', { name: /^Modifier/ })).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });
  });
}

test('two who change a seat at once see both versions, and lose nothing', async ({ page, context }) => {
  await signIn(context, 'nfp.lbr');
  const team = await write<{ id: string }>(page.request, 'countries/LBR/team', { name: 'Council' });
  const seat = { sector: 'health', institution: 'Ministry', since: '2024-01-01' };
  const { id } = await write<{ id: string }>(page.request, `teams/${team.id}/seats`, seat);
  await page.goto('/countries/LBR/team?lang=en');
  await page.getByRole('button', { name: 'Change seats and terms' }).click();
  await page.getByRole('button', { name: /^Change the seat/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Institution').fill('Mine');
  const theirs = await page.request.patch(`/api/v1/seats/${id}`, {
    data: { institution: 'Theirs' },
    headers: { 'If-Match': '"1-"' },
  });
  expect(theirs.status()).toBe(200);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(
    dialog.getByText('Somebody changed this while you wrote. Theirs: Theirs.', { exact: false }),
  ).toBeVisible();
  await expect(dialog.getByLabel('Institution')).toHaveValue('Mine');

  // What is written stays on this device, also when the page is left.
  await page.reload();
  await page.getByRole('button', { name: 'Change seats and terms' }).click();
  await page.getByRole('button', { name: /^Change the seat/ }).click();
  await expect(dialog.getByLabel('Institution')).toHaveValue('Mine');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The seat is changed.')).toBeVisible();
  await expect(page.getByText('Mine').first()).toBeVisible();
});

test('possible duplicates are put together by hand alone', async ({ page, context }) => {
  await signIn(context, 'nfp.sle');
  await write(page.request, 'countries/SLE/team', { name: 'Council' });
  for (const name of ['Ahmed Salem', 'أحمد سالم']) await write(page.request, 'countries/SLE/team-members', { name });
  await page.goto('/countries/SLE/team?lang=en');
  await expect(page.getByRole('heading', { name: 'May be one person' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Put together/ }).click();
  await expect(page.getByText(/^Put together: Ahmed Salem/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'May be one person' })).toHaveCount(0);
});

test('an observer reads the team in Arabic: a seat shown to its country only stays in its place', async ({
  page,
  context,
}) => {
  await speak(context, 'ar');
  await signIn(context, 'observer');
  const { seats, figures } = await read<TeamPicture>(page.request, 'countries/MRT/team?sample=include');
  expect(seats).toHaveLength(figures.seats);
  await page.goto('/countries/MRT/team');
  const row = page.getByRole('row', { name: /الاستخبارات/ });
  await expect(row.getByText('يظهر للبلد فقط').first()).toBeVisible();
  await expect(page.getByText('N. Ould Taleb')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'إضافة مقعد' })).toHaveCount(0);
  await expectAccessible(page);
  // From tab to tab by arrows, in the direction of reading.
  await page.getByRole('tab', { name: 'الفريق' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/\/countries\/MRT(\?|$)/);
  await expect(page.getByRole('tab', { name: 'نظرة عامة' })).toBeFocused();
});

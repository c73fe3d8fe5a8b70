import type { TeamMeetings, TeamPicture } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const minutes = { name: 'pv.txt', mimeType: 'text/plain', buffer: Buffer.from('Procès-verbal') };

test.describe('a focal point, in French', () => {
  test('calls a meeting, says who was there and what was decided, and forgets who has left', async ({
    page,
    context,
  }) => {
    await speak(context, 'fr');
    await signIn(context, 'nfp.sen');
    await page.goto('/countries/SEN/team');
    await write(page.request, 'countries/SEN/team', { name: 'Comité national CBRN' });
    const { team } = await read<TeamPicture>(page.request, 'countries/SEN/team');
    for (const [institution, name, until] of [
      ['Ministère de la santé', 'Awa Exemple', null],
      ['Ministère de l’énergie', 'Partie Exemple', inDays(-20)],
    ] as const) {
      const seat = await write<{ id: string }>(page.request, `teams/${team?.id ?? ''}/seats`, {
        sector: 'health',
        institution,
        since: '2023-01-01',
      });
      await write(page.request, `seats/${seat.id}/holdings`, {
        member: { name, email: `${name.slice(0, 3).toLowerCase()}@example.net` },
        place: 'principal',
        since: '2023-02-01',
        ...(until === null ? {} : { until }),
      });
    }
    await page.reload();

    await page.getByRole('button', { name: 'Convoquer une réunion' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Lieu', { exact: true }).fill('Salle 4');
    await dialog.getByLabel('Début').fill(`${inDays(9)}T14:00`);
    await dialog.getByLabel('Fin', { exact: true }).fill(`${inDays(9)}T13:00`);
    await dialog.getByLabel('Fuseau horaire du lieu').selectOption('Africa/Dakar');
    await dialog.getByLabel('Ordre du jour').fill('Sièges vacants\nDécret');
    await dialog.getByRole('button', { name: 'Envoyer les invitations' }).click();
    await expect(dialog.getByText('La fin n’est pas après le début.')).toBeVisible();
    await expect(dialog.getByLabel('Lieu', { exact: true })).toHaveValue('Salle 4');
    await dialog.getByLabel('Fin', { exact: true }).fill(`${inDays(9)}T16:00`);
    await dialog.getByRole('button', { name: 'Envoyer les invitations' }).click();
    await expect(page.getByText('La réunion est convoquée', { exact: false })).toBeVisible();

    const { items } = await read<TeamMeetings>(page.request, 'team-meetings?iso3=SEN');
    expect(items).toMatchObject([{ invited: 1, place: 'Salle 4', zone: 'Africa/Dakar' }]);
    await page.goto(`/countries/SEN/team/meetings/${items[0]?.id ?? ''}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Réunion du');
    await page.getByLabel('Awa Exemple\u00a0: présence').selectOption('présent');
    await expect(page.getByText('Awa Exemple\u00a0: présent', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter une décision' }).click();
    await dialog.getByLabel('Texte').fill('Transmettre le décret');
    await dialog.getByLabel('Échéance').fill(inDays(30));
    await dialog.getByRole('button', { name: 'Enregistrer la décision' }).click();
    await expect(page.getByText('La décision est enregistrée.')).toBeVisible();
    await page.getByRole('button', { name: /^Marquer comme faite/ }).click();
    await expect(page.getByText('Marquée comme faite.')).toBeVisible();
    await page.getByRole('button', { name: 'Ajouter le procès-verbal' }).click();
    await dialog.locator('input[type=file]:not([capture])').setInputFiles(minutes);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('link', { name: 'pv' })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Annuler la réunion' }).click();
    await dialog.getByRole('button', { name: 'Annuler la réunion' }).click();
    await expect(page.getByText('Annulée', { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Modifier la réunion' })).toHaveCount(0);

    // Everybody is written to at once, and told to how many.
    await page.goto('/countries/SEN/team');
    await page.getByRole('button', { name: 'Écrire à tous' }).click();
    await dialog.getByLabel('Objet').fill('Table ronde');
    await dialog.getByLabel('Texte').fill('Chers collègues');
    await dialog.getByRole('button', { name: 'Envoyer' }).click();
    await expect(page.getByText('Le courriel part vers 1 personne.')).toBeVisible();

    // Somebody in office is not forgotten; whoever left is.
    const people = page.getByRole('region', { name: 'Personnes de l’équipe' });
    await people.getByText('2 personnes').click();
    await people.getByRole('link', { name: 'Awa Exemple' }).click();
    await page.getByRole('button', { name: 'Effacer cette personne' }).click();
    await dialog.getByRole('button', { name: 'Effacer cette personne' }).click();
    await expect(page.getByText('Cette personne est en fonction.', { exact: false })).toBeVisible();
    await page.goBack();
    await people.getByText('2 personnes').click();
    await people.getByRole('link', { name: 'Partie Exemple' }).click();
    await expect(page.getByText('par@example.net')).toBeVisible();
    await page.getByRole('button', { name: 'Effacer cette personne' }).click();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Effacer cette personne' }).click();
    await expect(page.getByText('C’est effacé.', { exact: false })).toBeVisible();
    await page.goto(`/countries/SEN/team?asAt=${inDays(-30)}`);
    await expect(page.getByText('Ancien membre')).toBeVisible();
  });
});

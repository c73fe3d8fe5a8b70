import type { ProgressReports } from '@portal/contracts';
import { actionOf, planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test } from './portal';

test.describe('on a phone, in French', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('one says from a mail how an action stands: signed in on the page, kept over a lost line, sent once', async ({
    page,
    context,
  }) => {
    await signIn(context, 'nfp.mrt');
    const plan = await planBegun(context.request, 'MRT', 'Plan des rappels');
    const kits = actionOf(plan, 'Kits in use at crossings');
    await context.clearCookies();
    await speak(context, 'fr');
    await page.goto(`/actions/${kits.id}/report?say=on-track`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Où en est cette action ?');
    await expectAccessible(page);
    await page.getByLabel('Adresse électronique').fill('nfp.mrt@example.org');
    await page.getByLabel('Mot de passe').fill(process.env['PORTAL_SAMPLE_PASSWORD'] ?? '');
    await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();

    // The same page, at the answer that the mail named.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kits in use at crossings');
    await expect(page).toHaveURL(/say=on-track/);
    await expect(page.getByText('Plan des rappels')).toBeVisible();
    await expect(page.getByText(/En retard\s: échéance le/)).toBeVisible();
    await expect(page.getByLabel('En bonne voie')).toBeChecked();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('spinbutton').fill('60');
    await page.getByRole('spinbutton').press('Tab');
    await page.getByLabel('Note (facultative)').fill('Deux postes de plus.');
    await expect(page.getByText(/enregistré/i).first()).toBeVisible();

    // What was written outlives the page, and goes once after the line was lost.
    await page.reload();
    await expect(page.getByLabel('Note (facultative)')).toHaveValue('Deux postes de plus.');
    await page.route('**/api/v1/progress-reports', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    );
    await page.getByRole('button', { name: 'Déclarer en bonne voie' }).click();
    await expect(page.locator('.waits')).toBeVisible();
    await page.unroute('**/api/v1/progress-reports');
    await page.getByRole('button', { name: 'Déclarer en bonne voie' }).click();
    await expect(page.getByText('C’est déclaré. Merci.')).toBeVisible();
    const { items } = await read<ProgressReports>(page.request, `progress-reports?action=${kits.id}`);
    expect(items.map(({ progress, note }) => [progress, note])).toEqual([[60, 'Deux postes de plus.']]);
  });

  test('done and blocked ask for the least that they need', async ({ page, context }) => {
    await signIn(context, 'nfp.mrt');
    const plan = await planBegun(context.request, 'MRT', 'Plan des réponses');
    const kits = actionOf(plan, 'Kits in use at crossings');
    await speak(context, 'fr');
    await page.goto(`/actions/${kits.id}/report?say=blocked`);
    await page.getByRole('button', { name: 'Déclarer bloquée' }).click();
    await expect(page.locator('#answer-reason')).toBeFocused();
    await page.locator('#answer-reason').fill('Les kits sont en douane.');
    await page.locator('#answer-blockedBy').fill('Douanes');
    await page.getByRole('button', { name: 'Déclarer bloquée' }).click();
    await expect(page.getByText('C’est déclaré. Merci.')).toBeVisible();

    // It waits for another: the server asks why, and then takes it.
    await page.goto(`/actions/${kits.id}/report?say=done`);
    await page.locator('#answer-note').fill('Tous les postes.');
    await page.getByRole('button', { name: 'Déclarer terminée' }).click();
    await expect(page.locator('#answer-despite')).toBeVisible();
    await page.locator('#answer-despite').fill('Empruntés au voisin.');
    await page.getByRole('button', { name: 'Déclarer terminée' }).click();
    await expect(page.getByText('C’est déclaré. Merci.')).toBeVisible();
    const { items } = await read<ProgressReports>(page.request, `progress-reports?action=${kits.id}`);
    expect(items.map(({ state, blockedBy, despite }) => [state, blockedBy, despite])).toEqual([
      ['done', null, 'Empruntés au voisin.'],
      ['blocked', 'Douanes', null],
    ]);
  });
});

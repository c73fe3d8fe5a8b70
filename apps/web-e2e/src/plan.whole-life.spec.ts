import type { WholePlan } from '@portal/contracts';
import type { Browser, Page } from '@playwright/test';
import { ministrySheet, planYears } from './plan.sheet';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test } from './portal';

const planTitle = 'Plan d’action national CBRN';
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const decree = { name: 'decret.txt', mimeType: 'text/plain', buffer: Buffer.from('Décret portant création du comité') };

/** From tab to tab: a phone has them as a list. */
async function goToTab(page: Page, width: number, name: string): Promise<void> {
  if (width < 720) await page.locator('portal-country-tabs select').selectOption({ label: name });
  else await page.getByRole('tab', { name }).click();
}

async function buildTeam(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Constituer l’équipe' }).click();
  await dialog.getByLabel('Nom').fill('Comité national CBRN');
  await dialog.getByRole('button', { name: 'Constituer' }).click();
  await page.getByRole('button', { name: 'Ajouter un siège', exact: true }).click();
  await dialog.getByLabel('Secteur').selectOption('Santé');
  await dialog.getByLabel('Institution').fill('Ministère de la Santé');
  await dialog.getByRole('button', { name: 'Ajouter' }).click();
  await expect(page.getByText('Le siège est ajouté.')).toBeVisible();
  // The focus is where it was before the dialog, not at the top of the page.
  await expect(page.getByRole('button', { name: 'Ajouter un siège', exact: true })).toBeFocused();
  await page
    .getByRole('button', { name: /^Nommer quelqu’un/ })
    .first()
    .click();
  await dialog.getByLabel('Nom', { exact: true }).fill('A. Exemple');
  await dialog.getByRole('button', { name: 'Nommer' }).click();
  await expect(page.getByText('La place est pourvue.')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer un instrument' }).click();
  await dialog.getByLabel('Titre et numéro').fill('Décret 2023-14');
  await dialog.getByLabel('Sa date').fill('2023-01-15');
  await dialog.locator('input[type=file]:not([capture])').setInputFiles(decree);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('link', { name: 'Une mise à jour est prête à envoyer' })).toBeVisible();
  await expectNoSidewaysScroll(page);
}

/** Begins the plan and brings its sixty actions in. */
async function bringPlanIn(page: Page, country: string): Promise<void> {
  const begin = page.getByRole('button', { name: 'Commencer un plan' });
  await begin.click();
  await begin.click();
  await expect(page.getByText('Écrivez un intitulé.')).toBeVisible();
  await expect(page.getByLabel('Intitulé')).toBeFocused();
  await page.getByLabel('Intitulé').fill(planTitle);
  await page.getByLabel('Premier jour').fill(planYears.startsOn);
  await page.getByLabel('Dernier jour').fill(planYears.endsOn);
  await begin.click();
  await page.getByRole('link', { name: 'Importer un tableau' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'Plan CBRN.xlsx', mimeType: 'application/octet-stream', buffer: ministrySheet(country) });
  await expect(page.getByText('Rien ne peut encore être importé.')).toBeVisible();
  await page.getByLabel(/^Dans «.Date de début.»/).selectOption({ label: 'Jour, mois, année' });
  await page.getByLabel(/^En quelle monnaie/).selectOption('XOF');
  await page.getByLabel('Thème\u00a0: Xyzzy').selectOption({ label: 'Capacités et formation' });
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Importer 60 actions' }).click();
  await page.getByRole('link', { name: 'Voir le plan' }).click();
}

async function adopt(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (const step of ['Passer en projet', 'Envoyer à l’examen national']) {
    await page.getByRole('button', { name: step }).click();
    await dialog.getByRole('button', { name: step }).click();
    // The step's own button has gone: the focus is on the title, not lost.
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  }
  const button = { name: 'Consigner l’adoption' };
  await page.getByRole('button', button).click();
  await dialog.getByRole('button', button).click();
  await expect(dialog.getByLabel('Jour de l’adoption')).toBeFocused();
  await expect(dialog.getByText('Le montrer à qui voyait la version précédente')).toBeHidden();
  await dialog.getByLabel('Jour de l’adoption').fill(yesterday);
  await dialog.getByLabel('Acte').fill('Décret 2026-512');
  await dialog.getByRole('button', button).click();
  await expect(page.getByText(/Adopté le .* par Décret 2026-512/)).toBeVisible();
}

/** Opens an action where it stands; the reader is not taken to the top of the page. */
async function open(page: Page, title: RegExp): Promise<void> {
  const row = page
    .locator('.action, [role=row]')
    .filter({ hasText: title })
    .locator('button, [role=rowheader]')
    .first();
  await row.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  await row.click();
  await expect(page.getByRole('heading', { level: 3, name: title })).toBeAttached();
  await expect(page).toHaveURL(/action=/);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThanOrEqual(Math.min(before, 1));
}

async function report(page: Page): Promise<void> {
  const reports = page.getByRole('region', { name: 'Rapports à ce jour' });
  const done = page.getByLabel(/^Ce qui a été fait/);
  await open(page, /Recenser .*\(lot 1-1\)/);
  await page.getByLabel('Avancement', { exact: true }).fill('40');
  await done.fill('Vingt textes recensés.');
  await page.getByRole('button', { name: 'Déclarer 40' }).click();
  await expect(reports.getByText('Vingt textes recensés.')).toBeVisible();

  await open(page, /Équiper .*\(lot 1-4\)/);
  await page.getByRole('radio', { name: 'Bloquée' }).check();
  await page.getByLabel('Ce qui la bloque').fill('Les crédits ne sont pas ouverts.');
  await page.getByLabel('Qui ou quoi elle attend').fill('Ministère des Finances');
  await done.fill('Le marché est prêt.');
  await page.getByRole('button', { name: /^Déclarer bloquée/ }).click();
  await expect(reports.getByText('Le marché est prêt.')).toBeVisible();

  await open(page, /Former .*\(lot 1-5\)/);
  await page.getByRole('radio', { name: 'Terminée' }).check();
  await done.fill('Tous sont formés.');
  await page.getByRole('button', { name: 'Déclarer terminée' }).click();
  await expect(reports.getByText('Tous sont formés.')).toBeVisible();
  await expectNoSidewaysScroll(page);
}

/** Whoever is of another country finds no trace of the plan, on any path. */
async function seesNothing(browser: Browser, plan: WholePlan, iso3: string): Promise<void> {
  const context = await browser.newContext({ locale: 'fr-FR' });
  await speak(context, 'fr');
  await signIn(context, 'nfp.dza');
  const action = plan.actions[0];
  const hidden = ['', '.xlsx', '.csv', '.docx', '.json', '/readers'].map((part) => `action-plans/${plan.id}${part}`);
  for (const path of [...hidden, `actions/${action?.id ?? ''}`]) {
    expect((await context.request.get(`/api/v1/${path}`)).status(), path).toBe(404);
  }
  const lists = [`action-plans?iso3=${iso3}`, 'regions/NAS/plans', 'regions/NAS/common-needs', 'notifications', 'work'];
  const reports = `progress-reports?action=${action?.id ?? ''}`;
  for (const path of [...lists, reports, `search?q=${encodeURIComponent('Recenser les textes')}`]) {
    const answer = await context.request.get(`/api/v1/${path}`);
    expect(answer.status(), path).toBe(200);
    expect(await answer.text(), path).not.toMatch(new RegExp(`${plan.id}|lot 1-|2026-512|Vingt textes`));
  }
  const page = await context.newPage();
  await page.goto(`/plans/${plan.id}`);
  await expect(page.getByRole('heading', { name: 'Cette page n’existe pas' })).toBeVisible();
  await page.goto(`/countries/${iso3}/plans`);
  await expect(page.getByText('Aucun plan d’action ne vous est montré.')).toBeVisible();
  await context.close();
}

for (const { width, iso3, fr, ru } of [
  { width: 1280, iso3: 'TUN', fr: 'Tunisie', ru: 'Тунис' },
  { width: 360, iso3: 'MLI', fr: 'Mali', ru: 'Мали' },
]) {
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('a country builds its team and its plan, and the secretariat sees what it is sent', async ({
      page,
      context,
      browser,
    }) => {
      // Three people, one after the other.
      test.slow();
      await speak(context, 'fr');
      await signIn(context, `nfp.${iso3.toLowerCase()}`);
      await page.goto(`/countries/${iso3}`);
      await goToTab(page, width, 'Équipe');
      await buildTeam(page);
      await goToTab(page, width, 'Plan');
      await bringPlanIn(page, fr);
      await adopt(page);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      await report(page);
      const plan = await read<WholePlan>(page.request, `action-plans/${id}`);
      expect(plan.actions).toHaveLength(60);
      expect(plan.life).toBe('adopted');

      // Two drafts wait, told apart by what they are about; the plan's is sent.
      await page.goto('/work');
      for (const indicator of ['Équipe nationale CBRN', planTitle.replace(' CBRN', '')]) {
        await expect(page.getByText(`Envoyer le brouillon\u00a0: ${fr}, ${indicator}`)).toBeVisible();
      }
      await page.goto(`/plans/${id}`);
      await page.getByRole('link', { name: 'Envoyer l’état préparé' }).click();
      await expect(page.getByRole('radio', { name: /^Adopté/ })).toBeChecked();
      await page.getByRole('button', { name: 'Envoyer pour validation' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Envoyé au secrétariat régional');

      // The secretariat, in Russian: what it validates is what its region's page shows.
      const office = await browser.newContext({ viewport: { width, height: 800 }, locale: 'ru-RU' });
      await speak(office, 'ru');
      await signIn(office, 'secretariat.nas');
      const theirs = await office.newPage();
      const shown = theirs
        .locator('portal-country-board')
        .locator('tr, li')
        .filter({ has: theirs.getByRole('link', { name: ru, exact: true }) });
      await theirs.goto('/regions/NAS?indicator=action-plan');
      await expect(shown).toBeVisible();
      await expect(shown).not.toContainText('Принят');
      await theirs.goto('/validation');
      if (width < 720) await theirs.getByRole('button', { name: /^Все/ }).click();
      await theirs.getByRole('navigation', { name: 'Ожидают' }).getByRole('link', { name: ru }).click();
      await expect(theirs.getByRole('heading', { level: 2, name: new RegExp(`^${ru}`) })).toBeVisible();
      await theirs.getByRole('button', { name: 'Подтвердить' }).click();
      await expect(theirs.getByText(/^Национальному координатору сообщено/)).toBeVisible();
      await theirs.goto('/regions/NAS?indicator=action-plan');
      await expect(shown).toContainText('Принят');
      await expectAccessible(theirs);
      await expectNoSidewaysScroll(theirs);
      // The plan itself stays its country's.
      await expect(theirs.getByText(planTitle)).toHaveCount(0);
      await office.close();

      await seesNothing(browser, plan, iso3);
    });
  });
}

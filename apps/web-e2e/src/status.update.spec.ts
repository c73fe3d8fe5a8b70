import type { Page } from '@playwright/test';
import type { CountryDetail, Reporting, StatusUpdate, StatusUpdates } from '@portal/contracts';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, speak, test, write } from './portal';

const phone = { width: 360, height: 740 };
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The card of one indicator. */
function line(page: Page, indicator: string) {
  return page.getByRole('region', { name: indicator, exact: true });
}

function sentOf(page: Page, iso3: string): Promise<StatusUpdates> {
  return read<StatusUpdates>(page.request, `countries/${iso3}/updates?state=sent`);
}

test.describe('a focal point on a phone', () => {
  test.use({ viewport: phone, locale: 'fr-FR' });

  test('reports a change with evidence, loses the line, closes the tab, and it is sent once', async ({
    context,
    page,
  }) => {
    await signIn(context, 'nfp.cmr');
    await speak(context, 'fr');
    const before = (await sentOf(page, 'CMR')).total;
    await page.goto('/countries/CMR/update');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mettre à jour l’état, Cameroun');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const plan = line(page, 'Plan d’action national');
    await plan.getByRole('button', { name: /^(Modifier|Indiquer un niveau)/ }).click();
    await page.getByRole('button', { name: 'Envoyer pour validation' }).click();
    await expect(page.locator('#missing')).toBeFocused();
    await page.locator('#missing').getByRole('link').first().click();
    await page.getByRole('radio').nth(1).check();
    await page.getByLabel('Date d’effet').fill('2026-09-01');
    await expect(page.getByText('1 septembre 2026', { exact: true })).toBeVisible();
    await page
      .locator('input[type=file]')
      .last()
      .setInputFiles({ name: 'arrete.png', mimeType: 'image/png', buffer: photo });
    await expect(page.getByText('Reçu, contenu vérifié')).toBeVisible();
    await expect(page.getByText(/dans le portail à/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    await context.setOffline(true);
    await expect(page.getByText('Pas de connexion')).toBeVisible();
    await page.getByLabel('Note pour la personne qui valide').fill('Deux actions ont commencé.');
    await page.getByRole('button', { name: 'Envoyer pour validation' }).click();
    await expect(page.getByText('Partira tout seul dès le retour de la connexion')).toBeVisible();
    await page.close();

    await context.setOffline(false);
    const again = await context.newPage();
    await again.goto('/countries/CMR/update');
    await expect(again.getByRole('heading', { level: 1 })).toContainText('Envoyé au secrétariat régional');
    await again.reload();
    await expect(again.getByText('En attente de décision').first()).toBeVisible();
    const sent = await sentOf(again, 'CMR');
    expect(sent.total).toBe(before + 1);
    const [claim] = sent.items[0]?.lines ?? [];
    expect(claim).toMatchObject({ indicator: 'action-plan', note: 'Deux actions ont commencé.', state: 'submitted' });
    expect(claim?.evidence).toHaveLength(1);
  });

  test('confirms with one click, takes it back, and never sends by Enter', async ({ context, page }) => {
    await signIn(context, 'nfp.sen');
    await speak(context, 'fr');
    await page.goto('/countries/SEN/update');
    const confirm = page.getByRole('button', { name: /^Rien n’a changé/ }).first();
    await confirm.click();
    await expect(page.getByText('1 confirmée')).toBeVisible();
    // The focus follows: what was done can be undone with the same key.
    await page.keyboard.press('Enter');
    await expect(page.getByText('Rien à envoyer pour l’instant')).toBeVisible();
    await page.getByRole('button', { name: 'Envoyer pour validation' }).click();
    await expect(page.locator('#nothing-yet')).toBeFocused();

    const before = (await sentOf(page, 'SEN')).total;
    await page
      .getByRole('button', { name: /^(Modifier|Indiquer un niveau)/ })
      .first()
      .click();
    await page.getByRole('radio').first().check();
    await page.getByLabel('Date d’effet').fill('2026-09-01');
    await page.getByRole('button', { name: 'Ajouter un lien' }).click();
    await page.getByLabel('Adresse du lien').fill('https://example.org/decret');
    await page.getByLabel('Titre du lien').fill('Décret');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/dans le portail à/)).toBeVisible();
    expect((await sentOf(page, 'SEN')).total).toBe(before);
  });
});

test('a returned line comes back with its question and text, and answers it', async ({ context, page }) => {
  await signIn(context, 'nfp.lbr');
  await page.goto('/countries/LBR/update');
  const plan = line(page, 'National action plan');
  await expect(plan.getByText('Returned with a question')).toBeVisible();
  await plan.getByRole('button', { name: /^Take it up again/ }).click();
  await expect(plan.getByText('You are answering this question')).toBeVisible();
  await expect(plan.getByRole('radio', { checked: true })).toHaveCount(1);
  await plan.getByLabel('Note for the validator').fill('Adopted by the cabinet; the gazette is attached.');
  await page.getByRole('button', { name: 'Send for validation' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Sent to the Rabat secretariat. You will be told when it is decided.',
  );
  const [update] = (await sentOf(page, 'LBR')).items;
  expect(update?.lines[0]?.replaces).not.toBeNull();
  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('group').getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Withdrawn');
});

test('two editors both see both versions, and lose nothing', async ({ context, page, browser }) => {
  await signIn(context, 'nfp.mar');
  await page.goto('/countries/MAR/update');
  const risk = line(page, 'Risk assessment');
  await risk.getByRole('button', { name: /^(Change|Report a level)/ }).click();
  await risk.getByRole('radio').nth(1).check();
  await risk.getByLabel('In effect from').fill('2026-10-01');
  await expect(page.getByText(/in the portal at/)).toBeVisible();

  const drafts = await read<StatusUpdates>(page.request, 'countries/MAR/updates?state=draft');
  const draft = drafts.items[0];
  if (!draft) throw new Error('the draft is in the portal');
  const other = await browser.newContext();
  await signIn(other, 'member.mar');
  const changed = await other.request.patch(`/api/v1/updates/${draft.id}`, {
    data: { lines: [{ indicator: 'risk-assessment', level: 'under-way', effectiveOn: '2026-10-05' }] },
    headers: { 'If-Match': '*' },
  });
  expect(changed.status()).toBe(200);

  await risk.getByLabel('Note for the validator').fill('Begun by the ministry.');
  await expect(risk.getByText(/^Somebody changed this while you wrote/)).toBeVisible();
  await expect(risk.getByText('Under way')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await risk.getByRole('button', { name: 'Keep mine' }).click();
  await expect(risk.getByLabel('Note for the validator')).toHaveValue('Begun by the ministry.');
  await expect
    .poll(async () => (await read<StatusUpdate>(page.request, `updates/${draft.id}`)).lines[0]?.note)
    .toBe('Begun by the ministry.');
  await other.close();
});

test('an expired session is renewed in place', async ({ context, page }) => {
  await signIn(context, 'nfp.phl');
  await page.goto('/countries/PHL/update');
  await page
    .getByRole('button', { name: /^(Change|Report a level)/ })
    .first()
    .click();
  await page.getByRole('radio').first().check();
  await context.clearCookies();
  await page.getByLabel('In effect from').fill('2026-10-01');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail address').fill('nfp.phl@example.org');
  await dialog.getByLabel('Password').fill(process.env['PORTAL_SAMPLE_PASSWORD'] ?? '');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText(/in the portal at/)).toBeVisible();
  await expect(page.getByLabel('In effect from')).toHaveValue('2026-10-01');
});

test('a team member drafts, and only the focal point sends', async ({ context, page }) => {
  await signIn(context, 'member.uzb');
  await speak(context, 'ru');
  await page.goto('/countries/UZB/update');
  await page
    .getByRole('button', { name: /^Изменений нет/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Направить на проверку' })).toBeDisabled();
  await expect(page.getByText(/^Отправляет только национальный координатор/)).toBeVisible();
  await expect(page.getByText(/на портале в/)).toBeVisible();
  const reporting = await read<Reporting>(page.request, 'countries/UZB/reporting');
  expect(reporting).toMatchObject({ maySend: false, mayDraft: true });
});

test('in Arabic, on a wide screen, nothing is lost to axe', async ({ context, page }) => {
  await signIn(context, 'nfp.jor');
  await speak(context, 'ar');
  await page.goto('/countries/JOR/update');
  await page
    .getByRole('button', { name: /^(تعديل|الإبلاغ)/ })
    .first()
    .click();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});

test('whoever reports for another country is told who writes here', async ({ context, page }) => {
  await signIn(context, 'nfp.mar');
  await page.goto('/countries/DZA/update');
  await expect(page.getByText(/^Updates of this country are written by/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send for validation' })).toHaveCount(0);
  const refused = await page.request.post('/api/v1/countries/DZA/updates', {
    data: { lines: [] },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  expect([403, 404]).toContain(refused.status());
});

test('what was sent can be told apart from what is new', async ({ context, page }) => {
  await signIn(context, 'nfp.ken');
  const country = await read<CountryDetail>(page.request, 'countries/KEN?sample=include');
  const shows = country.status.find(({ claimId }) => claimId !== null);
  if (!shows?.claimId) throw new Error('a level shows');
  await write(page.request, 'countries/KEN/confirmations', { indicator: shows.indicator, confirms: shows.claimId });
  await page.goto('/countries/KEN/update');
  await expect(page.getByRole('region', { name: 'Waiting for a decision' })).toBeVisible();
});

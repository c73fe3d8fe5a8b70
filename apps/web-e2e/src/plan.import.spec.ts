import { read as readWorkbook, utils, write as workbook } from '@e965/xlsx';
import type { WholePlan } from '@portal/contracts';
import { planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test, write } from './portal';

/** A plan as a ministry writes one, with two dates that could be two days each, and one cell that is none. */
function planFile(): Buffer {
  const rows = [
    ['Plan d’action national CBRN'],
    ['N°', 'Action', 'Structure responsable', 'Domaine', 'Début', 'Échéance', 'Coût', 'Priorité', 'Dépend de'],
    ['Axe 1 : Renforcer le cadre juridique'],
    ['1.1', 'Rédiger la loi', 'Justice', 'CBRN', '03/04/2026', '30 juin 2027', '120 000 EUR', 'Élevée', ''],
    ['1.2', 'Adopter le décret', 'Secrétariat général', 'CBRN', '01/02/2027', '31 décembre 2027', '', 'Moyenne', '1.1'],
    ['Axe 2 : Xyzzy'],
    ['2.1', 'Équiper les postes frontière', 'Douanes', 'R, N', 'bientôt', '30 juin 2028', '2,5 M EUR', 'Élevée', '1.2'],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Plan');
  const bytes: unknown = workbook(book, { type: 'buffer', bookType: 'xlsx' });
  return Buffer.from(bytes as Uint8Array);
}

const newPlan = { kind: 'national', iso3: 'MRT', tier: 'strategic', language: 'fr' };
const period = { startsOn: '2026-01-01', endsOn: '2030-12-31' };

test.use({ viewport: { width: 360, height: 800 } });

test('a focal point brings in a plan from a spreadsheet on a phone: asked, corrected, confirmed', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.mrt');
  const plan = await write<WholePlan>(page.request, 'action-plans', { ...newPlan, ...period, title: 'Plan 2026-2030' });
  await page.goto(`/plans/${plan.id}/import`);
  await expect(page.getByRole('heading', { level: 1, name: 'Bring in actions' })).toBeVisible();

  // What cannot be read is said beside the button, and nothing else happens.
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'plan.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await expect(page.getByText('This is not a file of tables.', { exact: false })).toBeVisible();

  await chooser.setInputFiles({ name: 'Plan CBRN.xlsx', mimeType: 'application/octet-stream', buffer: planFile() });
  await expect(page).toHaveURL(/\/import\/[0-9a-f-]{36}/);
  await expect(page.getByText('Nothing can be brought in yet.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  // Asked, never guessed; what was said survives a reload.
  await page.getByLabel(/In “Début”/).selectOption({ label: 'Day, month, year' });
  await page.getByLabel('Theme: Xyzzy').selectOption({ label: 'Detection and trafficking' });
  await expect(page.getByRole('button', { name: 'Bring in 2 actions' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Bring in 2 actions' })).toBeVisible();

  // Only the errors, and the cell corrected in place.
  await page.getByRole('combobox', { name: /^Show/ }).selectOption({ label: 'Only errors' });
  await expect(page.getByText('Start: Not a day. Write it as 2026-03-14.')).toBeVisible();
  const cell = page.getByLabel('Correct “Start” of row 7');
  await cell.fill('1 mars 2027');
  await cell.press('Tab');
  await expect(page.getByText('No row of this kind.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 3 actions' }).click();
  await expect(page.getByText('Brought in.')).toBeVisible();

  const whole = await read<WholePlan>(page.request, `action-plans/${plan.id}`);
  expect(whole.actions.map(({ number, title, startsOn }) => [number, title, startsOn])).toEqual([
    ['1.1', 'Rédiger la loi', '2026-04-03'],
    ['1.2', 'Adopter le décret', '2027-02-01'],
    ['2.1', 'Équiper les postes frontière', '2027-03-01'],
  ]);

  // The same file twice changes nothing, once the same is said of it.
  await page.goto(`/plans/${plan.id}/import`);
  await chooser.setInputFiles({ name: 'Plan CBRN.xlsx', mimeType: 'application/octet-stream', buffer: planFile() });
  await page.getByLabel(/In “Début”/).selectOption({ label: 'Day, month, year' });
  await expect(page.getByRole('combobox', { name: /^Show/ })).toContainText('Unchanged: 2');
});

test('a plan’s own file is brought back: empty cells empty, reports, people and rates are told before anything is saved', async ({
  page,
  context,
}) => {
  await signIn(context, 'nfp.mrt');
  const plan = await planBegun(context.request, 'MRT', 'Plan that comes back');
  const rate = { planId: plan.id, from: 'EUR', to: 'MRU', rate: 42.5, day: plan.startsOn, source: 'Central bank' };
  await write(context.request, 'exchange-rates', rate);
  const file = await (await context.request.get(`/api/v1/action-plans/${plan.id}.xlsx?lang=en`)).body();
  const book = readWorkbook(file);
  const [name = ''] = book.SheetNames;
  const rows = utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1, raw: true });
  const at = (heading: string) => rows[0]?.indexOf(heading) ?? -1;
  const edited = rows.map((row, place) => {
    const cells = [...row];
    if (place === 1) cells[at('Lead institution')] = '';
    if (place === 2) {
      cells[at('State')] = 'Blocked';
      cells[at('Reason')] = 'No budget';
      cells[at('Blocked by')] = 'Treasury';
      cells[at('Expected end')] = plan.endsOn;
    }
    if (place === 3) cells[at('Assigned to (e-mail)')] = 'nobody@example.org';
    return cells;
  });
  book.Sheets[name] = utils.aoa_to_sheet(edited);
  const rates = book.Sheets['Exchange rates'];
  if (!rates) throw new Error('no sheet of rates');
  utils.sheet_add_aoa(rates, [['USD', 'MRU', 39.75, plan.startsOn, 'Central bank']], { origin: -1 });
  const bytes: unknown = workbook(book, { type: 'buffer', bookType: 'xlsx' });

  await page.goto(`/plans/${plan.id}/import`);
  const buffer = Buffer.from(bytes as Uint8Array);
  await page.locator('input[type=file]').setInputFiles({ name: 'Plan.xlsx', mimeType: 'application/x', buffer });
  const clears = page.getByRole('checkbox', { name: 'Empty cells clear their field' });
  await expect(clears).toBeChecked();
  await expect(page.getByText('Lead institution: Customs → nothing')).toBeVisible();
  await expect(page.getByText(/Becomes a report of yours: 0%, Blocked.*No budget.*blocked by Treasury/)).toBeVisible();
  await expect(
    page.getByText(/Assigned to \(e-mail\): nobody@example\.org: nobody of this plan’s own people/),
  ).toBeVisible();
  await expect(page.getByText('1 USD = 39.75 MRU')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await clears.uncheck();
  await expect(page.getByText('Lead institution: Customs → nothing')).toHaveCount(0);
  await expect(page.getByText('A field whose cell is empty stays as it is.')).toBeVisible();
  await page.getByRole('button', { name: /Change 1 action.*enter 1 exchange rate/ }).click();
  await expect(page.getByText('Brought in.')).toBeVisible();
  const whole = await read<WholePlan>(page.request, `action-plans/${plan.id}`);
  expect(whole.exchangeRates.map(({ from, rate: each }) => [from, each])).toEqual([
    ['EUR', 42.5],
    ['USD', 39.75],
  ]);
  expect(whole.actions.map(({ state, lead, latest }) => [state, lead, latest?.blockedBy ?? null])).toEqual([
    ['not-started', 'Customs', null],
    ['blocked', 'Customs', 'Treasury'],
    ['not-started', 'Defence', null],
  ]);
});

test('a template is looked at as a file would be', async ({ page, context }) => {
  await signIn(context, 'nfp.mrt');
  const plan = await write<WholePlan>(page.request, 'action-plans', {
    ...newPlan,
    ...period,
    title: 'From a template',
  });
  await page.goto(`/plans/${plan.id}/import`);
  await page.getByRole('button', { name: 'Look at the chosen actions' }).click();
  await expect(page.getByText('Choose at least one action.')).toBeVisible();
  await page.getByText('Governance and legal framework').click();
  await page.getByLabel(/Identify needs and gaps/).check();
  await page.getByRole('button', { name: 'Look at 1 action' }).click();
  await page.getByRole('button', { name: 'Bring in 1 action' }).click();
  await expect(page.getByText('Brought in.')).toBeVisible();
  await expectAccessible(page);
});

const readers = [
  { name: 'in English on a wide screen', language: 'en', width: 1280, colorScheme: 'light' },
  { name: 'in Arabic on a phone, dark', language: 'ar', width: 360, colorScheme: 'dark' },
] as const;

for (const { name, language, width, colorScheme } of readers) {
  test.describe(`both addresses of an import ${name}`, () => {
    test.use({ viewport: { width, height: 800 }, colorScheme });

    test('can be used by everybody', async ({ page, context }) => {
      await signIn(context, 'nfp.mrt');
      const plan = await write<WholePlan>(page.request, 'action-plans', { ...newPlan, ...period, title: 'Addresses' });
      const answer = await page.request.post('/api/v1/imports', {
        multipart: { planId: plan.id, file: { name: 'Plan.xlsx', mimeType: 'application/x', buffer: planFile() } },
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      });
      const { id } = (await answer.json()) as { readonly id: string };
      for (const address of [`/plans/${plan.id}/import`, `/plans/${plan.id}/import/${id}`]) {
        await page.goto(`${address}?lang=${language}`);
        await expect(page.locator('h2').first()).not.toBeEmpty();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        await expect(page).toHaveTitle(/ · /);
        await expectNoSidewaysScroll(page);
        await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
        expect(await page.locator('body').innerText()).not.toMatch(/\bplan-import\.[a-z]+/);
      }
    });
  });
}

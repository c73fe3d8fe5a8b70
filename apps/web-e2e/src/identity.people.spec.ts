import { expect, rowsOf, signIn, test } from './portal';

const aPassword = 'three plain words';

/** The link of the last mail to an address, as its reader opens it. */
async function linkTo(address: string): Promise<string> {
  const [mail] = await rowsOf<{ text: string }>(
    'SELECT text FROM mail_content WHERE address = $1 ORDER BY mail_id DESC LIMIT 1',
    [address],
  );
  return /\/(?:invitation|reset)\?lang=\w+#[\w-]+/.exec(mail?.text ?? '')?.[0] ?? '';
}

test.describe('people', () => {
  test('come to a secretariat by an invitation, set a password, and find a forgotten one again', async ({
    page,
    context,
    browser,
  }) => {
    const email = 'new.colleague@example.net';
    await signIn(context, 'coordinator');
    await page.goto('/admin/people?lang=en');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const form = page.locator('portal-grant-form');
    await form.getByLabel('Role').selectOption({ label: 'Secretariat' });
    await form.getByLabel('Country or region').selectOption('AAF');
    await form.getByLabel('Name', { exact: true }).fill('New Colleague');
    await form.getByLabel('E-mail address').fill(email);
    await form.getByRole('button', { name: 'Invite', exact: true }).click();
    await expect(page.getByText('New Colleague is invited.')).toBeVisible();
    await expect(page.locator('portal-waiting-list')).toContainText(email);

    const theirs = await (await browser.newContext()).newPage();
    await theirs.goto(await linkTo(email));
    await expect(theirs).toHaveURL(/\/invitation\?lang=en$/);
    await theirs.getByLabel('New password').fill('short');
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await expect(theirs.getByRole('alert')).toHaveText('Take a longer password, of at least 12 characters.');
    await theirs.getByLabel('New password').fill(aPassword);
    await theirs.getByRole('button', { name: 'Accept' }).click();
    await expect(theirs).toHaveURL(/\/work/);
    await expect(theirs.getByRole('banner')).toContainText('Secretariat');

    await theirs.context().clearCookies();
    await theirs.goto('/sign-in?lang=en');
    await theirs.getByRole('link', { name: 'Forgotten password?' }).click();
    // Both pages ask for an address: what is written before the second one stands is written on the first.
    await expect(theirs.getByRole('heading', { name: 'New password' })).toBeVisible();
    await theirs.getByLabel('E-mail address').fill(email);
    await theirs.getByRole('button', { name: 'Send the link' }).click();
    await expect(theirs.getByRole('status')).toContainText('a link is on its way');
    await expect.poll(() => linkTo(email), { timeout: 15_000 }).toContain('/reset');
    await theirs.goto(await linkTo(email));
    await theirs.getByLabel('New password').fill('other plain words');
    await theirs.getByRole('button', { name: 'Set the password' }).click();
    await expect(theirs).toHaveURL(/\/work/);
    await theirs.context().close();
  });

  test('hand a country over on a day, and may call it off', async ({ page, context }) => {
    await signIn(context, 'nfp.sen');
    await page.goto('/countries/SEN?lang=en');
    await page.getByRole('link', { name: 'Hand over' }).click();
    await expect(page.getByText('Drafts not yet sent')).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('The Successor');
    await page.getByLabel('E-mail address').fill('successor.sen@example.net');
    await page.getByLabel('First day of your successor').fill('2020-01-01');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText('This day is too early. Take tomorrow or a later one.')).toBeVisible();
    await page.getByLabel('First day of your successor').fill('2199-01-01');
    await page.getByRole('button', { name: 'Hand over' }).click();
    await expect(page.getByText('The Successor follows you on 1 January 2199.')).toBeVisible();
    await page.getByRole('button', { name: 'Call it off' }).click();
    await expect(page.getByText('Called off. Your term goes on as before.')).toBeVisible();
    await expect(page.getByLabel('First day of your successor')).toBeVisible();
  });
});

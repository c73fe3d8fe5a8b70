import { asOwner, expect, expectAccessible, signIn, test } from './portal';

/** Their terms ended yesterday. */
const hasLeft = (account: string) =>
  asOwner(
    `UPDATE role_assignment SET until = app.today() - 1 WHERE person_id = (SELECT id FROM person WHERE email = $1)`,
    [`${account}@example.org`],
  );

test.describe('an account', () => {
  test('is erased by its person once no term runs, with the password', async ({ page, context }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await signIn(context, 'nfp.lao');
    await page.goto('/account/held?lang=en');
    await page.getByRole('button', { name: 'Erase my account' }).click();
    const dialog = page.getByRole('dialog');
    await expectAccessible(page);
    await dialog.getByLabel('Your password').fill('not it');
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await expect(dialog.getByRole('alert')).not.toBeEmpty();
    await dialog.getByLabel('Your password').fill(process.env['PORTAL_SAMPLE_PASSWORD'] ?? '');
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await expect(dialog.getByRole('alert')).toContainText('This person is in office.');
    await hasLeft('nfp.lao');
    await dialog.getByRole('button', { name: 'Erase my account' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'It is erased' })).toBeVisible();
    await page.goto('/account?lang=en');
    await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
  });

  test('of somebody who left is erased by an administrator, and the term stays without a name', async ({
    page,
    context,
  }) => {
    await hasLeft('nfp.mmr');
    await signIn(context, 'admin');
    await page.goto('/admin/people?lang=en&term=past&place=MMR');
    const row = page.getByRole('listitem').filter({ hasText: 'Myanmar' });
    await row.getByRole('button', { name: /^Erase the account of/ }).click();
    await expectAccessible(page);
    await row.getByRole('button', { name: 'Erase the account', exact: true }).click();
    await expect(page.getByText('The account is erased.')).toBeVisible();
    await expect(row).toContainText('Former office holder');
  });
});

import type { PublishedFigures } from '@portal/contracts';
import { expect, expectAccessible, read, signIn, test } from './portal';

test('two coordinators change one setting: the slower sees both versions, and what the other wrote elsewhere stays', async ({
  browser,
  context,
  page,
}) => {
  await signIn(context, 'coordinator');
  await page.goto('/admin/settings/figures');
  const row = page.locator('li').filter({ has: page.locator('portal-figure-editor') });
  await page.locator('details summary').first().click();
  await row.getByLabel('Words of the source').fill('as I read it');

  const other = await browser.newContext();
  await signIn(other, 'coordinator2');
  const { items } = await read<PublishedFigures>(other.request, 'published-figures?page=1');
  const figure = items[0];
  if (!figure) throw new Error('the loader brings figures');
  const change = async (data: object) => {
    const { items: now } = await read<PublishedFigures>(other.request, 'published-figures?page=1');
    const version = now.find(({ id }) => id === figure.id)?.version ?? 0;
    const answer = await other.request.patch(`/api/v1/published-figures/${figure.id}`, {
      data,
      headers: { 'If-Match': `"${version}-"` },
    });
    expect(answer.status()).toBe(200);
  };
  await change({ quote: 'as somebody else read it', paragraph: `${figure.paragraph} bis` });

  await row.getByRole('button', { name: 'Save' }).click();
  const clash = row.getByRole('alert').filter({ hasText: 'Somebody changed this while you wrote' });
  await expect(clash).toContainText('as I read it');
  await expect(clash).toContainText('as somebody else read it');
  await expectAccessible(page);
  await row.getByRole('button', { name: 'Keep mine' }).click();
  await expect(row.getByText('Saved.')).toBeVisible();
  await expect(row.getByLabel('Words of the source')).toHaveValue('as I read it');
  await expect(row.getByLabel('Paragraph')).toHaveValue(/bis$/);

  await row.getByLabel('Words of the source').fill('as I read it again');
  await change({ quote: figure.quote, paragraph: figure.paragraph });
  await row.getByRole('button', { name: 'Save' }).click();
  await row.getByRole('button', { name: 'Take theirs' }).click();
  await expect(row.getByLabel('Words of the source')).toHaveValue(figure.quote);
  await other.close();
});
